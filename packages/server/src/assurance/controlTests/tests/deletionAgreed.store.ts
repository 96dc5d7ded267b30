import { looking } from '../liveTest.ts';

export const deletionAgreed = looking({
  id: 'deletion-agreed',
  practice: 'clauses-present',
  title: 'Every agreement in force says when data is deleted after its end',
  population: 'agreements in force',
  looked: `SELECT t.agreement AS id, t.vendor,
      CASE WHEN NOT EXISTS (SELECT FROM duties d WHERE d.agreement = t.agreement AND d.duty ->> 'kind' = 'deletion') THEN 'its terms have no duty to delete data after the end' END AS why
    FROM terms t`,
});
