import { looking } from '../liveTest.ts';

export const sourceLogins = looking({
  id: 'source-logins',
  practice: 'secure-hosting',
  title: 'No login of a source reaches more than Cordon needs',
  population: 'sources that went live',
  looked: `SELECT s.id, NULL::text AS vendor, CASE WHEN f.kinds IS NOT NULL THEN 'open findings: ' || f.kinds END AS why
    FROM cordon.sources s LEFT JOIN LATERAL (SELECT string_agg(DISTINCT f.kind, ', ' ORDER BY f.kind) AS kinds FROM cordon.findings f
      WHERE f.source_id = s.id AND f.closed_at IS NULL AND f.kind IN ('reach-open', 'login-writes', 'read-unaccounted')) f ON true
    WHERE s.database_live_at IS NOT NULL OR s.api_live_at IS NOT NULL`,
});
