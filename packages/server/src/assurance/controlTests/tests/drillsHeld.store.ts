import { looking } from '../liveTest.ts';

export const drillsHeld = looking({
  id: 'drills-held',
  practice: 'breach-simulations',
  title: 'Every drill was made in the last five weeks and was stopped',
  population: 'drills that were ever made, and the company',
  looked: `SELECT coalesce(d.drill, 'drills') AS id, NULL::text AS vendor,
      CASE WHEN d.drill IS NULL THEN 'no drill was ever made'
        WHEN d.at < m.now - interval '35 days' THEN 'it was last made on ' || to_char(d.at, 'YYYY-MM-DD')
        WHEN d.passed IS FALSE THEN 'it was not stopped or not noticed the last time' END AS why
    FROM moment m CROSS JOIN (SELECT 1) one LEFT JOIN (SELECT DISTINCT ON (drill) drill, at, passed FROM cordon.drill_results ORDER BY drill, at DESC) d ON true`,
});
