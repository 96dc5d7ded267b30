import { looking } from '../liveTest.ts';

export const workWithoutConflict = looking({
  id: 'work-without-conflict',
  practice: 'least-privilege',
  title: 'Nobody works in two roles at once for one purpose',
  population: 'people who are assigned',
  looked: `SELECT p.id, p.vendor, CASE WHEN max(o.roles) > 1 THEN 'two roles for one purpose: more is seen than either gives' END AS why
    FROM people p JOIN (SELECT w.person_id, w.purpose, count(DISTINCT w.access_role) AS roles FROM cordon.assignments w CROSS JOIN moment m
      WHERE w.ended_at IS NULL AND w.from_at <= m.now AND (w.until_at IS NULL OR w.until_at > m.now) GROUP BY w.person_id, w.purpose) o ON o.person_id = p.id
    GROUP BY p.id, p.vendor`,
});
