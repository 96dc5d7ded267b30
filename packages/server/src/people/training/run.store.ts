import { FIRST_DAYS, LEAD_DAYS, type TrainingRule } from '@cordon/core/people/training';
import type { Pool, QueryConfig } from 'pg';
import { inTransaction } from '../../identity/db.ts';
import { owe, type OwedAct } from '../../platform/owing.ts';

export interface RunStore {
  /**
   * One pass over everybody: closes what was passed, assigns what rules ask, moves due dates, withdraws what nobody asks any
   * more. All of it or nothing; a pass with nothing to do writes nothing.
   */
  run(rules: readonly TrainingRule[], run: RunAsked): Promise<RunCounts>;
}

interface RunAsked {
  /** UUID of the run. */
  readonly id: string;
  readonly at: Date;
  /** The entry of what was assigned, noted in the same transaction. */
  readonly owes: (assigned: number, hash: string) => OwedAct;
}

export interface RunCounts {
  readonly done: number;
  readonly assigned: number;
  readonly moved: number;
  readonly withdrawn: number;
}

interface Passed extends Omit<RunCounts, 'done'> {
  readonly hash: string;
}

/** Of each statement: all people at once take longer than a request may. */
const TIMEOUT_MS = 120_000;

const OPEN = 'a.standing AND a.done_at IS NULL AND a.withdrawn_at IS NULL';

/** Never passed, or running out soon. What was passed before it was asked, and told of later, is owed no more. */
const OWED = `(q.passed_at IS NULL OR q.due_at <= $2::timestamptz + q.lead * interval '1 day')`;

const DONE = `UPDATE cordon.course_assignments a SET done_at = k.passed_at FROM cordon.courses_known k
  WHERE a.done_at IS NULL AND a.withdrawn_at IS NULL AND k.person = a.person AND k.course = a.course
    AND k.passed_at >= a.assigned_at AND k.passed_at <= $1::timestamptz`;

/** `asked` says of every person and course which rule wants it soonest, as `owedBy` in core does. */
const PASS = `WITH work AS MATERIALIZED (
  SELECT DISTINCT p.id AS person, p.party_id, s.agreement_id, s.access_role, s.purpose
  FROM cordon.assignments s JOIN cordon.persons p ON p.id = s.person_id
  WHERE p.role = 'agent' AND p.left_at IS NULL AND s.ended_at IS NULL AND (s.until_at IS NULL OR s.until_at > $2::timestamptz)),
-- Kinds of work are few, so what each is asked is found once and not for each person.
rule AS MATERIALIZED (
  SELECT r.*, k.* FROM jsonb_to_recordset($1::jsonb) AS r("reason" text, "cause" text, "course" text, "maxAgeDays" int,
    "spacedDays" int, "vendor" text, "agreement" text, "role" text, "purpose" text)
  JOIN cordon.courses c ON c.id = r.course AND c.withdrawn_at IS NULL
  JOIN (SELECT DISTINCT party_id, agreement_id, access_role, purpose AS does FROM work) k
    ON coalesce(r.vendor, k.party_id) = k.party_id AND coalesce(r.agreement, k.agreement_id) = k.agreement_id
      AND coalesce(r.role, k.access_role) = k.access_role AND coalesce(r.purpose, k.does) = k.does),
asked AS MATERIALIZED (
  SELECT DISTINCT ON (w.person, r.course) w.person, r.course, r.reason, r.cause, d.due_at, k.passed_at,
    least(${String(LEAD_DAYS)}, r."maxAgeDays" / 2) AS lead
  FROM work w JOIN rule r ON r.party_id = w.party_id AND r.agreement_id = w.agreement_id AND r.access_role = w.access_role AND r.does = w.purpose
  LEFT JOIN (SELECT * FROM cordon.courses_known WHERE passed_at <= $2::timestamptz OFFSET 0) k
    ON k.person = w.person AND k.course = r.course
  CROSS JOIN LATERAL (SELECT CASE WHEN k.passed_at IS NULL THEN $2::timestamptz + interval '${String(FIRST_DAYS)} days'
    ELSE k.passed_at + (r."maxAgeDays" + least(k.answered_right, r."spacedDays")) * interval '1 day' END AS due_at) d
  ORDER BY w.person, r.course, d.due_at, r.cause COLLATE "C"),
assigned AS (
  INSERT INTO cordon.course_assignments (id, person, course, reason, cause, assigned_at, due_at, run)
  SELECT gen_random_uuid(), q.person, q.course, q.reason, q.cause, $2::timestamptz, q.due_at, $3::uuid
  FROM asked q LEFT JOIN cordon.course_assignments a ON a.person = q.person AND a.course = q.course AND ${OPEN}
  WHERE a.id IS NULL AND ${OWED}
  RETURNING person, course, reason, due_at),
-- A version that everyone takes again: the course changed because the law or the work did.
again AS (
  INSERT INTO cordon.course_assignments (id, person, course, reason, cause, assigned_at, due_at, run)
  SELECT gen_random_uuid(), q.person, q.course, 'regulation', q.course || ' ' || c.counts_from, $2::timestamptz,
    greatest(k.owed_by, $2::timestamptz), $3::uuid
  FROM asked q JOIN cordon.courses_known k ON k.person = q.person AND k.course = q.course
  JOIN cordon.courses c ON c.id = q.course AND k.version < c.counts_from
  ON CONFLICT DO NOTHING RETURNING person, course, reason, due_at),
-- Whoever never passed it keeps the day they were given.
moved AS (
  UPDATE cordon.course_assignments a SET due_at = q.due_at, reason = q.reason, cause = q.cause FROM asked q
  WHERE q.person = a.person AND q.course = a.course AND ${OPEN} AND q.passed_at IS NOT NULL AND ${OWED}
    AND a.due_at <> q.due_at
  RETURNING 1),
withdrawn AS (
  UPDATE cordon.course_assignments a SET withdrawn_at = $2::timestamptz
  WHERE ${OPEN} AND NOT EXISTS (SELECT FROM asked q WHERE q.person = a.person AND q.course = a.course AND ${OWED})
  RETURNING 1),
made AS (SELECT * FROM assigned UNION ALL SELECT * FROM again)
SELECT (SELECT count(*)::int FROM made) AS assigned, (SELECT count(*)::int FROM moved) AS moved,
  (SELECT count(*)::int FROM withdrawn) AS withdrawn,
  (SELECT encode(sha256(convert_to(coalesce(string_agg(concat_ws(' ', person, course, reason,
      extract(epoch FROM due_at)::bigint), E'\\n' ORDER BY person COLLATE "C", course COLLATE "C", reason), ''), 'UTF8')), 'hex')
    FROM made) AS hash`;

/** The pass. Each of its two statements is about all people at once: a person at a time would take an hour. */
export function createRunStore(pool: Pool): RunStore {
  return {
    run: (rules, { id, at, owes }) =>
      inTransaction(pool, async (tx) => {
        // What comes out of each step cannot be foreseen, and a loop over all people inside a loop over all people never ends.
        await tx.query(
          `SET LOCAL statement_timeout = ${String(TIMEOUT_MS)}; SET LOCAL enable_nestloop = off; SET LOCAL work_mem = '64MB'`,
        );
        const limit = { query_timeout: TIMEOUT_MS };
        const done = await tx.query({ text: DONE, values: [at], ...limit });
        const values = [JSON.stringify(rules), at, id];
        const { rows } = await tx.query<Passed>({ text: PASS, values, ...limit } as QueryConfig);
        const [{ assigned, moved, withdrawn, hash } = { assigned: 0, moved: 0, withdrawn: 0, hash: '' }] =
          rows;
        if (assigned > 0) {
          await tx.query(
            'INSERT INTO cordon.training_runs (id, at, assigned, hash) VALUES ($1, $2, $3, $4)',
            [...[id, at, assigned, hash]],
          );
          await owe(tx, [owes(assigned, hash)]);
        }
        return { done: done.rowCount ?? 0, assigned, moved, withdrawn };
      }),
  };
}
