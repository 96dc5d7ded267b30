import type { TriedPaper } from '@cordon/core/people/courses';
import type { Pool } from 'pg';
import type { Attempt, Progress } from './course.ts';

const ATTEMPT = `SELECT id, person, course, version, language, seed, questions, started_at AS "startedAt", answers,
  submitted_at AS "submittedAt", score, passed, entry::int AS entry FROM cordon.course_attempts`;

export type AttemptStore = ReturnType<typeof createAttemptStore>;

/** Where people are in their courses, and the papers they wrote. */
export function createAttemptStore(pool: Pool) {
  return {
    async progress(person: string): Promise<readonly Progress[]> {
      const { rows } = await pool.query<Progress>(
        'SELECT course, version, section, read, at FROM cordon.course_progress WHERE person = $1',
        [person],
      );
      return rows;
    },

    async keepPlace(person: string, { course, version, section, read, at }: Progress): Promise<void> {
      await pool.query(
        `INSERT INTO cordon.course_progress AS p (person, course, version, section, read, at) VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (person, course) DO UPDATE SET version = EXCLUDED.version, section = EXCLUDED.section, at = EXCLUDED.at,
           read = CASE WHEN p.version = EXCLUDED.version
                  THEN ARRAY(SELECT DISTINCT unnest(p.read || EXCLUDED.read) ORDER BY 1) ELSE EXCLUDED.read END`,
        [person, course, version, section, read, at],
      );
    },

    async find(id: string): Promise<Attempt | null> {
      return (await pool.query<Attempt>(`${ATTEMPT} WHERE id = $1`, [id])).rows[0] ?? null;
    },

    /** The last forty papers of a person, of one course or of all, newest first. */
    async of(person: string, course: string | null): Promise<readonly Attempt[]> {
      const { rows } = await pool.query<Attempt>(
        `${ATTEMPT} WHERE person = $1 AND ($2::text IS NULL OR course = $2) ORDER BY started_at DESC LIMIT 40`,
        [person, course],
      );
      return rows;
    },

    /** @returns false when another paper of it was begun in the meantime */
    async start(attempt: Attempt): Promise<boolean> {
      const { id, person, course, version, language, seed, questions, startedAt } = attempt;
      const { rowCount } = await pool.query(
        `INSERT INTO cordon.course_attempts (id, person, course, version, language, seed, questions, started_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (person, course) WHERE submitted_at IS NULL DO NOTHING`,
        [id, person, course, version, language, seed, questions, startedAt],
      );
      return rowCount === 1;
    },

    /** @returns false when it was handed in */
    async keepAnswer(id: string, question: string, answer: readonly string[]): Promise<boolean> {
      const { rowCount } = await pool.query(
        `UPDATE cordon.course_attempts SET answers = answers || jsonb_build_object($2::text, $3::jsonb)
         WHERE id = $1 AND submitted_at IS NULL`,
        [id, question, JSON.stringify(answer)],
      );
      return rowCount === 1;
    },

    /** Marks a paper, and keeps the completion with it where it passed. @returns false when it was handed in already */
    async submit(
      id: string,
      result: {
        readonly score: number;
        readonly passed: boolean;
        readonly entry: number;
        readonly completion: string;
      },
      answers: Attempt['answers'],
      at: Date,
    ): Promise<boolean> {
      const { rowCount } = await pool.query(
        `WITH done AS (
           UPDATE cordon.course_attempts SET submitted_at = $2, score = $3, passed = $4, entry = $5, answers = $6
           WHERE id = $1 AND submitted_at IS NULL RETURNING *),
         passed AS (
           INSERT INTO cordon.course_completions (id, person, course, version, passed_at, source, entry, attempt, known_at)
           SELECT $7, person, course, version, $2, 'attempt', entry, id, $2 FROM done WHERE passed)
         SELECT FROM done`,
        [id, at, result.score, result.passed, result.entry, JSON.stringify(answers), result.completion],
      );
      return rowCount === 1;
    },
  };
}

/** A paper as the rules of waiting look at it. */
export function triedOf({ startedAt, submittedAt, passed }: Attempt): TriedPaper {
  return { startedAt: startedAt.getTime(), submittedAt: submittedAt?.getTime() ?? null, passed };
}
