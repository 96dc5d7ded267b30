import { looking } from '../liveTest.ts';

export const nothingOwed = looking({
  id: 'nothing-owed',
  practice: 'access-logged',
  title: 'What was done is entered within ten minutes',
  population: 'acts that wait for their entry, and the newest entry',
  everyHours: 1,
  freshHours: 4,
  looked: `SELECT o.key AS id, NULL::text AS vendor, CASE WHEN o.at < m.now - interval '10 minutes' THEN 'it waits since ' || to_char(o.at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI "UTC"') END AS why
    FROM cordon.entries_owed o CROSS JOIN moment m
    UNION ALL SELECT * FROM (SELECT 'entry ' || b.idx, NULL::text, NULL::text FROM cordon.ledger_bodies b ORDER BY b.idx DESC LIMIT 1) newest`,
});
