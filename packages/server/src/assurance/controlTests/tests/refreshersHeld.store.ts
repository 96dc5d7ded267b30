import { looking } from '../liveTest.ts';

/** A course that everybody takes, late by more than a day. Whoever may not work now owes it when they come back. */
export const refreshersHeld = looking({
  id: 'refreshers-held',
  practice: 'refreshers',
  title: 'Courses are taken by the day they are due',
  population: 'courses that people owe or took in 90 days',
  looked: `SELECT a.person || ' ' || a.course AS id, p.vendor,
      CASE WHEN a.done_at IS NULL AND a.due_at < m.now - interval '1 day' AND NOT EXISTS (SELECT FROM cordon.course_completions c
        WHERE c.person = a.person AND c.course = a.course AND c.source <> 'spaced' AND c.passed_at >= a.assigned_at)
        THEN 'was due on ' || to_char(a.due_at AT TIME ZONE 'UTC', 'YYYY-MM-DD') END AS why
    FROM cordon.course_assignments a CROSS JOIN moment m JOIN people p ON p.id = a.person
    WHERE a.withdrawn_at IS NULL AND (a.done_at IS NULL OR a.done_at > m.now - interval '90 days')
      AND p.left_at IS NULL AND p.suspended_at IS NULL`,
});
