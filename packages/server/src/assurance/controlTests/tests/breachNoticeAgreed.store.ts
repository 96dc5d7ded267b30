import { looking } from '../liveTest.ts';

export const breachNoticeAgreed = looking({
  id: 'breach-notice-agreed',
  practice: 'clauses-present',
  title: 'Every agreement in force says within how many hours a breach is told',
  population: 'agreements in force',
  looked: `SELECT t.agreement AS id, t.vendor,
      CASE WHEN NOT EXISTS (SELECT FROM duties d WHERE d.agreement = t.agreement AND d.duty ->> 'kind' = 'breach-notice') THEN 'its terms have no duty to give notice of a breach' END AS why
    FROM terms t`,
});
