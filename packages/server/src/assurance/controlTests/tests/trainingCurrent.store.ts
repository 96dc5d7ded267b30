import { looking } from '../liveTest.ts';

/** What stood at the moment of their last access, so that passing it afterwards heals nothing. */
export const trainingCurrent = looking({
  id: 'training-current',
  practice: 'training',
  title: 'Whoever saw customer data had passed what the agreement asks, and it had not run out',
  population: 'agents with an allowed access in 90 days, and each course their agreement asks for',
  looked: `SELECT e.agent || ' ' || (c.condition ->> 'course') AS id, c.vendor,
      CASE WHEN k.passed_at IS NULL THEN 'saw customer data before passing it'
        WHEN e.last >= k.passed_at + ((c.condition ->> 'maxAgeDays')::int + coalesce((c.condition ->> 'graceDays')::int, 0)
          + least(coalesce((c.condition ->> 'spacedDays')::int, 0), k.answered)) * interval '1 day' THEN 'saw customer data after it ran out' END AS why
    FROM conditions c CROSS JOIN moment m
    JOIN (SELECT v.agent, v.agreement_id, max(v.at) AS last FROM cordon.access_events v CROSS JOIN moment m
      WHERE v.ok AND v.at > m.now - interval '90 days' AND v.kind IN ('read', 'reveal', 'lookup', 'export') GROUP BY v.agent, v.agreement_id) e
      ON e.agreement_id = c.agreement
    JOIN people p ON p.id = e.agent AND p.role = 'agent' AND p.vendor = c.vendor
    LEFT JOIN LATERAL (SELECT max(d.passed_at) AS passed_at, (SELECT count(*)::int FROM cordon.spaced_answers s WHERE s.person = e.agent
        AND s.course = c.condition ->> 'course' AND s.is_right AND s.answered_at BETWEEN max(d.passed_at) AND e.last) AS answered
      FROM cordon.course_completions d WHERE d.person = e.agent AND d.course = c.condition ->> 'course'
        AND d.source <> 'spaced' AND d.passed_at <= e.last) k ON true
    WHERE c.condition ->> 'kind' = 'training'`,
});
