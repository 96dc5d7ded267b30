import { looking } from '../liveTest.ts';

export const tabletopHeld = looking({
  id: 'tabletop-held',
  practice: 'breach-simulations',
  title: 'A breach was played through at the table within a year',
  population: 'the company',
  looked: `SELECT y.id, NULL::text AS vendor, CASE WHEN NOT EXISTS (SELECT FROM cordon.tabletops t WHERE t.ended_at > m.now - interval '366 days')
        THEN 'none was played to its end in a year' END AS why
    FROM cordon.parties y CROSS JOIN moment m WHERE y.kind = 'company'`,
});
