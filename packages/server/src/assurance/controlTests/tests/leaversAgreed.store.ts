import { looking } from '../liveTest.ts';

export const leaversAgreed = looking({
  id: 'leavers-agreed',
  practice: 'clauses-present',
  title: 'Every agreement in force says within how many hours a leaver is cut off',
  population: 'agreements in force',
  looked: `SELECT t.agreement AS id, t.vendor,
      CASE WHEN NOT EXISTS (SELECT FROM duties d WHERE d.agreement = t.agreement AND d.duty ->> 'kind' = 'offboarding') THEN 'its terms have no duty to withdraw the access of leavers' END AS why
    FROM terms t`,
});
