import { looking } from '../liveTest.ts';

export const recordingsKept = looking({
  id: 'recordings-kept',
  practice: 'anonymised-records',
  title: 'Work is recorded where that was agreed, and recordings come whole and masked',
  population: 'agreements in force with the duty to record',
  looked: `SELECT d.agreement AS id, d.vendor, CASE WHEN f.n > 0 THEN f.n || ' open findings of recordings missing, torn or with data in them' END AS why
    FROM duties d CROSS JOIN LATERAL (SELECT count(*) AS n FROM cordon.findings f WHERE f.agreement_id = d.agreement AND f.closed_at IS NULL
      AND f.kind IN ('recording-missing', 'recording-torn', 'recording-leaked')) f WHERE d.duty ->> 'kind' = 'recording'`,
});
