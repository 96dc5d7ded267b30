import { looking } from '../liveTest.ts';

export const sourceLogsCompared = looking({
  id: 'source-logs-compared',
  practice: 'access-logged',
  title: 'A source’s own log is compared with the ledger as often as was set',
  population: 'sources whose log is compared at a distance',
  looked: `SELECT w.source_id AS id, NULL::text AS vendor,
      CASE WHEN coalesce((SELECT max(r.until_at) FROM cordon.reconciliations r WHERE r.source_id = w.source_id), w.set_at)
        < m.now - make_interval(days => w.every_days + 1) THEN 'its log was not compared for longer than ' || w.every_days || ' days' END AS why
    FROM cordon.log_watches w CROSS JOIN moment m WHERE w.every_days IS NOT NULL`,
});
