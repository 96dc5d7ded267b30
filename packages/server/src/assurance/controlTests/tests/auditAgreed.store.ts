import { looking } from '../liveTest.ts';

export const auditAgreed = looking({
  id: 'audit-agreed',
  practice: 'regular-audits',
  title: 'Every agreement in force says how often it is audited',
  population: 'agreements in force',
  looked: `SELECT t.agreement AS id, t.vendor,
      CASE WHEN NOT EXISTS (SELECT FROM duties d WHERE d.agreement = t.agreement AND d.duty ->> 'kind' = 'audit')
        THEN 'its terms have no duty to be audited' END AS why
    FROM terms t`,
});
