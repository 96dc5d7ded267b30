import { looking } from '../liveTest.ts';

export const visitorsEscorted = looking({
  id: 'visitors-escorted',
  practice: 'physical-access',
  title: 'Visitors are never without their escort, and it is noted the same day that they left',
  population: 'visitors of the last 30 days, and those who are noted as inside',
  looked: `SELECT v.id, s.party_id AS vendor,
      CASE WHEN a.seen THEN 'was where work is done without their escort'
        WHEN v.out_at IS NULL AND p.left_at <= m.now THEN 'is inside, and their escort is gone'
        WHEN v.out_at IS NULL AND v.in_at < m.now - interval '16 hours' THEN 'nobody noted for 16 hours that they left' END AS why
    FROM cordon.badge_visitors v CROSS JOIN moment m JOIN cordon.sites s ON s.id = v.site_id JOIN cordon.persons p ON p.id = v.escort_id
    LEFT JOIN (SELECT b.visitor_id, true AS seen FROM cordon.badges b JOIN cordon.findings f ON split_part(f.about, '/', 3) = b.id
      WHERE f.kind = 'badge-rule-broken' AND f.closed_at IS NULL AND f.facts ->> 'rule' = 'visitor-alone' GROUP BY 1) a ON a.visitor_id = v.id
    WHERE v.out_at IS NULL OR v.in_at > m.now - interval '30 days'`,
});
