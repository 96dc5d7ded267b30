import { looking } from '../liveTest.ts';

export const sourcesSignedLive = looking({
  id: 'sources-signed-live',
  practice: 'privacy-by-default',
  title: 'No source went live without somebody who answers for its map',
  population: 'sources that went live',
  looked: `SELECT s.id, NULL::text AS vendor, CASE WHEN s.confirmed_by IS NULL AND NOT EXISTS (SELECT FROM cordon.source_reports r WHERE r.source_id = s.id AND r.live_at IS NOT NULL)
        THEN 'nobody confirmed its map' END AS why
    FROM cordon.sources s WHERE s.database_live_at IS NOT NULL OR s.api_live_at IS NOT NULL`,
});
