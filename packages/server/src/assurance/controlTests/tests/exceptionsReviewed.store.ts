import { looking } from '../liveTest.ts';

export const exceptionsReviewed = looking({
  id: 'exceptions-reviewed',
  practice: 'least-privilege',
  title: 'Every emergency access and every lease for continuity was reviewed in time',
  population: 'emergencies and leases that began in the last year',
  looked: `SELECT x.id, a.processor_id AS vendor, CASE WHEN x.reviewed_at IS NULL AND x.review_due_at < m.now THEN 'the time to review it is over' END AS why
    FROM (SELECT id, agreement_id, from_at, review_due_at, reviewed_at FROM cordon.emergencies
      UNION ALL SELECT id, agreement_id, from_at, review_due_at, reviewed_at FROM cordon.leases) x
    CROSS JOIN moment m JOIN cordon.agreements a ON a.id = x.agreement_id WHERE x.from_at > m.now - interval '1 year'`,
});
