import { looking } from '../liveTest.ts';

export const leaversProved = looking({
  id: 'leavers-proved',
  practice: 'revocation',
  title: 'Whoever left holds nothing that works, and that was read again',
  population: 'people who are gone',
  everyHours: 1,
  freshHours: 4,
  looked: `SELECT p.id, p.vendor,
      CASE WHEN h.alive IS NOT NULL THEN 'still works: ' || h.alive
        WHEN l.at < m.now - interval '15 minutes' AND l.looked_at IS NULL THEN 'nobody read again what they held'
        WHEN h.secret AND p.left_at < m.now - interval '7 days' THEN 'a secret they were shown is in use a week later' END AS why
    FROM people p CROSS JOIN moment m
    LEFT JOIN LATERAL (SELECT string_agg(DISTINCT h.kind, ', ') FILTER (WHERE h.kind <> 'shared-secret') AS alive,
        coalesce(bool_or(h.kind = 'shared-secret'), false) AS secret FROM cordon.holdings(p.id, m.now) h) h ON true
    LEFT JOIN LATERAL (SELECT l.at, l.looked_at FROM cordon.leavers l WHERE l.person_id = p.id ORDER BY l.at DESC LIMIT 1) l ON true
    WHERE p.left_at <= m.now`,
});
