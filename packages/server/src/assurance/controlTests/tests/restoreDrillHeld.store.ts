import { looking } from '../liveTest.ts';

export const restoreDrillHeld = looking({
  id: 'restore-drill-held',
  practice: 'secure-hosting',
  title: 'A backup was restored and verified in the last five weeks, and the last drill of it passed',
  population: 'the installation, once it is five weeks old or a drill of restoring ended',
  looked: `SELECT y.id, NULL::text AS vendor,
      CASE WHEN d.state = 'failed' THEN 'the drill of ' || to_char(d.ended_at, 'YYYY-MM-DD') || ' failed'
        WHEN d.ended_at IS NULL THEN 'no backup was ever restored'
        WHEN d.ended_at < m.now - interval '35 days' THEN 'a backup was last restored on ' || to_char(d.ended_at, 'YYYY-MM-DD') END AS why
    FROM cordon.parties y CROSS JOIN moment m
    LEFT JOIN (SELECT state, ended_at FROM cordon.restore_drills WHERE ended_at IS NOT NULL ORDER BY ended_at DESC LIMIT 1) d ON true
    WHERE y.kind = 'company' AND (d.ended_at IS NOT NULL OR y.created_at < m.now - interval '35 days')`,
});
