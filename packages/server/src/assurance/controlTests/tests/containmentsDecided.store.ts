import { looking } from '../liveTest.ts';

export const containmentsDecided = looking({
  id: 'containments-decided',
  practice: 'violations-acted-on',
  title: 'A person decides in time about whoever a machine kept out',
  population: 'people kept out by a machine in 90 days',
  looked: `SELECT c.id, CASE y.kind WHEN 'vendor' THEN y.id END AS vendor,
      CASE WHEN c.decision IS NULL AND c.decide_by < m.now THEN 'nobody decided in time' END AS why
    FROM cordon.incident_containments c CROSS JOIN moment m JOIN cordon.incidents i ON i.id = c.incident_id
    LEFT JOIN cordon.parties y ON y.id = i.vendor WHERE c.ordered_by IS NULL AND c.ordered_at > m.now - interval '90 days' AND i.drill IS NULL`,
});
