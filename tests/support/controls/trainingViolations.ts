import { AGREEMENT, termsWith, type Planted } from './planted.ts';

/* Violations of what is owed before and while people see customer data. */

const COURSE = `INSERT INTO cordon.courses (id, origin, created_at) VALUES ('planted', 'cordon', now())`;

export const trainingViolations: Readonly<Record<string, Planted>> = {
  // Ada worked yesterday and passed it today; Ben passed it before he worked.
  'training-current': {
    item: 'per_ada planted',
    terms: termsWith(({ conditions }) => ({
      conditions: [...conditions, { kind: 'training', course: 'planted', maxAgeDays: 30, clause: '9' }],
    })),
    sql: [
      COURSE,
      `DELETE FROM cordon.access_events`,
      `INSERT INTO cordon.access_events (entry, at, kind, agent, vendor, agreement_id, fields, rows, flags, ok)
       SELECT 900000 + n, now() - interval '1 day', 'read', person, 'pty_brightline', '${AGREEMENT}', '{}', 0, '{}', true
       FROM unnest(ARRAY['per_ada', 'per_ben']) WITH ORDINALITY AS p (person, n)`,
      `INSERT INTO cordon.course_completions (id, person, course, version, passed_at, source, imported_by, known_at)
       SELECT gen_random_uuid(), person, 'planted', 1, now() - ago, 'import', 'per_vera', now()
       FROM (VALUES ('per_ada', interval '0 days'), ('per_ada', interval '32 days'), ('per_ben', interval '29 days')) v (person, ago)`,
    ],
  },
  'refreshers-held': {
    item: 'per_ada planted',
    sql: [
      COURSE,
      `DELETE FROM cordon.course_assignments`,
      `INSERT INTO cordon.course_assignments (id, person, course, reason, assigned_at, due_at)
       SELECT gen_random_uuid(), person, 'planted', 'hand', now() - interval '20 days', now() - late
       FROM (VALUES ('per_ada', interval '2 days'), ('per_ben', interval '1 hour'), ('per_carla', interval '9 days')) v (person, late)
       WHERE EXISTS (SELECT FROM cordon.persons p WHERE p.id = person)`,
      `INSERT INTO cordon.course_completions (id, person, course, version, passed_at, source, imported_by, known_at)
       SELECT gen_random_uuid(), id, 'planted', 1, now() - interval '10 days', 'import', 'per_vera', now() FROM cordon.persons WHERE id = 'per_carla'`,
    ],
  },
};
