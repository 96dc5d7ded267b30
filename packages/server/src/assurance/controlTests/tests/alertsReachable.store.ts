import { looking } from '../liveTest.ts';

export const alertsReachable = looking({
  id: 'alerts-reachable',
  practice: 'detection',
  title: 'Whoever is to be called can be called',
  population: 'alert channels',
  looked: `SELECT c.id, NULL::text AS vendor, CASE WHEN EXISTS (SELECT FROM cordon.findings f WHERE f.kind = 'alerts-silent' AND f.about = c.id AND f.closed_at IS NULL)
        THEN 'alerts do not get there'
        WHEN c.person_id IS NOT NULL AND (p.suspended_at IS NOT NULL OR p.left_at IS NOT NULL) THEN 'its person is suspended or gone' END AS why
    FROM cordon.alert_channels c LEFT JOIN cordon.persons p ON p.id = c.person_id WHERE c.ended_at IS NULL`,
});
