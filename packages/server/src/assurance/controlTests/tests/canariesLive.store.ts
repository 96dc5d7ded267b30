import { looking } from '../liveTest.ts';

export const canariesLive = looking({
  id: 'canaries-live',
  practice: 'detection',
  title: 'A customer that nobody is lives in every source',
  population: 'sources that went live',
  looked: `SELECT s.id, NULL::text AS vendor, CASE WHEN NOT EXISTS (SELECT FROM cordon.canaries c WHERE c.source_id = s.id AND c.withdrawn_at IS NULL)
        THEN 'no canary lives in it' END AS why
    FROM cordon.sources s WHERE s.database_live_at IS NOT NULL`,
});
