import { looking } from '../liveTest.ts';

export const awarenessMeasured = looking({
  id: 'awareness-measured',
  practice: 'awareness',
  title: 'How aware the people of each vendor are was measured this quarter',
  population: 'vendors with an agreement in force',
  looked: `SELECT v.vendor AS id, v.vendor,
      CASE WHEN NOT EXISTS (SELECT FROM cordon.awareness_snapshots s WHERE s.party_id = v.vendor AND s.made_at > m.now - interval '92 days')
        THEN 'not measured for a quarter' END AS why
    FROM (SELECT DISTINCT vendor FROM terms) v CROSS JOIN moment m`,
});
