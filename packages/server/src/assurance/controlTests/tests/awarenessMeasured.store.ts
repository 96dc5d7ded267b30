import { looking } from '../liveTest.ts';

export const awarenessMeasured = looking({
  id: 'awareness-measured',
  practice: 'awareness',
  title: 'How aware the people of each vendor are was measured this quarter',
  population: 'vendors with an agreement in force',
  looked: `SELECT v.vendor AS id, v.vendor,
      CASE WHEN s.confidence IS NULL THEN 'not measured for a quarter'
        WHEN s.confidence < 0.5 THEN 'measured on ' || round(100 * s.confidence) || ' % of the formula' END AS why
    FROM (SELECT DISTINCT vendor FROM terms) v CROSS JOIN moment m
    LEFT JOIN LATERAL (SELECT coalesce((a.board #>> '{total,confidence}')::numeric, 0) AS confidence
      FROM cordon.awareness_snapshots a WHERE a.party_id = v.vendor AND a.made_at > m.now - interval '92 days'
      ORDER BY a.month DESC LIMIT 1) s ON true`,
});
