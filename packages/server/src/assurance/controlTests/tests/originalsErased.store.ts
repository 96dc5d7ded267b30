import { looking } from '../liveTest.ts';

export const originalsErased = looking({
  id: 'originals-erased',
  practice: 'anonymised-records',
  title: 'What was typed before redaction is erased in time',
  population: 'sealed originals that are kept',
  looked: `SELECT 'entry ' || x.entry AS id, a.processor_id AS vendor, CASE WHEN x.kept_until < m.now - interval '1 day' THEN 'its time was over on ' || to_char(x.kept_until, 'YYYY-MM-DD') END AS why
    FROM cordon.originals x CROSS JOIN moment m JOIN cordon.agreements a ON a.id = x.agreement_id`,
});
