import { looking } from '../liveTest.ts';

export const recordingsErased = looking({
  id: 'recordings-erased',
  practice: 'anonymised-records',
  title: 'No recording is kept past its time',
  population: 'recordings that are kept',
  looked: `SELECT x.id AS id, a.processor_id AS vendor, CASE WHEN x.kept_until < m.now - interval '1 day' THEN 'its time was over on ' || to_char(x.kept_until, 'YYYY-MM-DD') END AS why
    FROM cordon.recordings x CROSS JOIN moment m JOIN cordon.agreements a ON a.id = x.agreement_id`,
});
