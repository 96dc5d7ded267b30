import { looking } from '../liveTest.ts';

export const columnsConfirmed = looking({
  id: 'columns-confirmed',
  practice: 'masking',
  title: 'Every column and field of a source is confirmed, or hidden and reported as such',
  population: 'sources that went live',
  looked: `SELECT s.id, NULL::text AS vendor, CASE WHEN f.n > 0 THEN f.n || ' columns or fields that nobody confirmed, or that changed' END AS why
    FROM cordon.sources s CROSS JOIN LATERAL (SELECT count(*) AS n FROM cordon.findings f WHERE f.source_id = s.id AND f.closed_at IS NULL
      AND f.kind IN ('column-unmapped', 'column-retyped', 'path-unmapped', 'path-retyped')) f
    WHERE s.database_live_at IS NOT NULL OR s.api_live_at IS NOT NULL`,
});
