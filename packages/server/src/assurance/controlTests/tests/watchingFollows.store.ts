import { looking } from '../liveTest.ts';

export const watchingFollows = looking({
  id: 'watching-follows',
  practice: 'detection',
  title: 'Every access is looked at by the detectors within minutes',
  population: 'accesses of the last hour and the newest before',
  everyHours: 1,
  freshHours: 4,
  looked: `SELECT 'entry ' || e.entry AS id, CASE y.kind WHEN 'vendor' THEN y.id END AS vendor,
      CASE WHEN e.entry > w.entry AND e.at < m.now - interval '10 minutes' THEN 'the detectors have not seen it for ten minutes' END AS why
    FROM (SELECT * FROM (SELECT * FROM cordon.access_events ORDER BY at DESC LIMIT 1000) n) e CROSS JOIN moment m CROSS JOIN cordon.watching w
    LEFT JOIN cordon.parties y ON y.id = e.vendor`,
});
