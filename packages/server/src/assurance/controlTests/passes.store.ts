import type { Pool } from 'pg';

/** Tests that are made one after the other, and how far they are. */
export interface Pass {
  readonly id: string;
  readonly askedAt: Date;
  /** Null: the schedule. */
  readonly askedBy: { readonly id: string; readonly name: string } | null;
  readonly state: 'waiting' | 'running' | 'done' | 'broke-off';
  readonly tests: readonly string[];
  readonly made: number;
  /** Null until it is done. */
  readonly failed: number | null;
  readonly couldNotRun: number | null;
  readonly endedAt: Date | null;
}

const PASS = `SELECT w.id, w.asked_at AS "askedAt", w.state, w.tests, w.made, w.failed, w.could_not_run AS "couldNotRun",
    w.ended_at AS "endedAt", CASE WHEN p.id IS NOT NULL THEN json_build_object('id', p.id, 'name', p.name) END AS "askedBy"
  FROM cordon.control_passes w LEFT JOIN cordon.persons p ON p.id = w.asked_by`;

export type PassStore = ReturnType<typeof createPassStore>;

/** Passes over control tests. */
export function createPassStore(pool: Pool) {
  const one = async (where: string): Promise<Pass | null> => {
    const { rows } = await pool.query<Pass>(`${PASS} ${where}`);
    return rows[0] ?? null;
  };
  return {
    running: () => one(`WHERE w.state = 'running'`),
    waiting: () => one(`WHERE w.state = 'waiting'`),
    /** The last that ended. */
    last: () => one('WHERE w.ended_at IS NOT NULL ORDER BY w.ended_at DESC, w.nth DESC LIMIT 1'),

    /** Whether one runs or waits. */
    async isOpen(): Promise<boolean> {
      const { rows } = await pool.query(
        `SELECT FROM cordon.control_passes WHERE state IN ('running', 'waiting') LIMIT 1`,
      );
      return rows.length > 0;
    },

    /** Puts tests into the pass that waits, or has one wait. @returns its id */
    async ask(id: string, tests: readonly string[], by: string | null, at: Date): Promise<string> {
      const { rows } = await pool.query<{ id: string }>(
        `INSERT INTO cordon.control_passes AS w (id, tests, asked_by, asked_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT ((true)) WHERE state = 'waiting' DO UPDATE SET asked_by = coalesce(w.asked_by, excluded.asked_by),
           tests = w.tests || ARRAY(SELECT t FROM unnest(excluded.tests) t WHERE t <> ALL (w.tests))
         RETURNING id`,
        [id, tests, by, at],
      );
      return rows[0]?.id ?? id;
    },

    /** The pass that waits, which runs from now on. */
    async begin(): Promise<Pass | null> {
      const { rows } = await pool.query<{ id: string }>(
        `UPDATE cordon.control_passes SET state = 'running' WHERE state = 'waiting' RETURNING id`,
      );
      return rows.length === 0 ? null : one(`WHERE w.state = 'running'`);
    },

    async step(id: string, made: number): Promise<void> {
      await pool.query('UPDATE cordon.control_passes SET made = $2 WHERE id = $1', [id, made]);
    },

    async done(id: string, at: Date, failed: number, couldNotRun: number): Promise<void> {
      await pool.query(
        `UPDATE cordon.control_passes SET state = 'done', made = cardinality(tests), failed = $3, could_not_run = $4,
           ended_at = $2 WHERE id = $1`,
        [id, at, failed, couldNotRun],
      );
    },

    /** Ends what runs without a result: its process is gone, or it could not be kept. */
    async breakOff(at: Date): Promise<void> {
      await pool.query(
        `UPDATE cordon.control_passes SET state = 'broke-off', ended_at = $1 WHERE state = 'running'`,
        [at],
      );
    },

    /** Keeps what ended for a week: what came of the tests stands in their runs. */
    async prune(now: Date): Promise<void> {
      await pool.query(
        `DELETE FROM cordon.control_passes WHERE ended_at < $1::timestamptz - interval '7 days'`,
        [now],
      );
    },
  };
}
