import { looking } from '../liveTest.ts';

export const violationsCased = looking({
  id: 'violations-cased',
  practice: 'violations-acted-on',
  title: 'What an incident confirmed about somebody becomes a case within two weeks',
  population: 'people about whom an incident was confirmed in a year',
  looked: `SELECT s.incident_id || ' ' || s.agent AS id, p.vendor,
      CASE WHEN min(s.judged_at) < max(m.now) - interval '14 days' AND NOT EXISTS (
          SELECT FROM cordon.conduct_cases c WHERE c.subject = s.agent AND (c.basis = s.incident_id OR c.opened_at >= min(s.judged_at)))
        THEN 'nobody opened a case of it' END AS why
    FROM cordon.signals s CROSS JOIN moment m JOIN people p ON p.id = s.agent AND p.vendor IS NOT NULL
    JOIN cordon.incidents i ON i.id = s.incident_id AND i.drill IS NULL
    WHERE s.verdict = 'real' AND s.severity IN ('high', 'critical') AND s.judged_at > m.now - interval '365 days'
    GROUP BY s.incident_id, s.agent, p.vendor`,
});
