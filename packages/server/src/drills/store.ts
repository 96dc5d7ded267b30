import type { DrillName, DrillResult } from '@cordon/core/drills';
import type { Pool } from 'pg';

export interface Run {
  readonly id: string;
  readonly agreement: string;
  /** Null: the schedule, or whoever has the machine. */
  readonly askedBy: { readonly id: string; readonly name: string } | null;
  readonly whole: boolean;
  readonly drills: readonly DrillName[];
  readonly startedAt: Date;
  readonly endedAt: Date | null;
  readonly failed: boolean;
  /** Entry that holds the hash of the report. */
  readonly entry: number | null;
}

export interface Kept {
  readonly run: string;
  readonly at: Date;
  readonly result: DrillResult;
}

export interface Schedule {
  /** Null: by hand only; undefined: nobody said, so monthly. */
  readonly everyDays: number | null | undefined;
}

const RUN = `SELECT r.id, r.agreement_id AS agreement, r.whole, r.drills, r.started_at AS "startedAt", r.ended_at AS "endedAt",
  r.failed, r.entry::int AS entry, CASE WHEN p.id IS NOT NULL THEN json_build_object('id', p.id, 'name', p.name) END AS "askedBy"
  FROM cordon.drill_runs r LEFT JOIN cordon.persons p ON p.id = r.asked_by`;

export type DrillStore = ReturnType<typeof createDrillStore>;

/** Runs of drills and what came of them. */
export function createDrillStore(pool: Pool) {
  return {
    async begin(run: {
      readonly id: string;
      readonly agreement: string;
      readonly by: string | null;
      readonly whole: boolean;
      readonly drills: readonly DrillName[];
      readonly at: Date;
    }): Promise<void> {
      await pool.query(
        `INSERT INTO cordon.drill_runs (id, agreement_id, asked_by, whole, drills, started_at)
         VALUES ($1, $2, $3, $4, $5, $6)`,
        [run.id, run.agreement, run.by, run.whole, run.drills, run.at],
      );
    },

    async keep(run: string, at: Date, result: DrillResult): Promise<void> {
      await pool.query(
        'INSERT INTO cordon.drill_results (run_id, drill, at, passed, result) VALUES ($1, $2, $3, $4, $5)',
        [run, result.drill, at, result.passed, JSON.stringify(result)],
      );
    },

    async end(run: string, at: Date, report: string, entry: number): Promise<void> {
      await pool.query('UPDATE cordon.drill_runs SET ended_at = $2, report = $3, entry = $4 WHERE id = $1', [
        ...[run, at, report, entry],
      ]);
    },

    /** A run that broke off, whoever finds it. */
    async fail(run: string, at: Date): Promise<void> {
      await pool.query(
        'UPDATE cordon.drill_runs SET ended_at = $2, failed = true WHERE id = $1 AND ended_at IS NULL',
        [run, at],
      );
    },

    /** Runs that nobody ended. */
    async open(): Promise<readonly string[]> {
      const { rows } = await pool.query<{ id: string }>(
        'SELECT id FROM cordon.drill_runs WHERE ended_at IS NULL',
      );
      return rows.map(({ id }) => id);
    },

    async find(run: string): Promise<Run | null> {
      const { rows } = await pool.query<Run>(`${RUN} WHERE r.id = $1`, [run]);
      return rows[0] ?? null;
    },

    /** Newest first. */
    async runs(): Promise<readonly Run[]> {
      return (await pool.query<Run>(`${RUN} ORDER BY r.started_at DESC, r.id LIMIT 50`)).rows;
    },

    /** When all drills were begun last, and not broken off. */
    async lastWhole(): Promise<Date | null> {
      const { rows } = await pool.query<{ at: Date }>(
        'SELECT started_at AS at FROM cordon.drill_runs WHERE whole AND NOT failed ORDER BY started_at DESC LIMIT 1',
      );
      return rows[0]?.at ?? null;
    },

    /** The report as it was hashed. */
    async report(run: string): Promise<string | null> {
      const { rows } = await pool.query<{ report: string | null }>(
        'SELECT report FROM cordon.drill_runs WHERE id = $1',
        [run],
      );
      return rows[0]?.report ?? null;
    },

    async resultsOf(run: string): Promise<readonly DrillResult[]> {
      const { rows } = await pool.query<{ result: DrillResult }>(
        'SELECT result FROM cordon.drill_results WHERE run_id = $1 ORDER BY at, drill',
        [run],
      );
      return rows.map(({ result }) => result);
    },

    /** The latest of each drill, newest first. */
    async history(): Promise<readonly Kept[]> {
      const { rows } = await pool.query<Kept>(
        `SELECT run_id AS run, at, result FROM (
           SELECT *, row_number() OVER (PARTITION BY drill ORDER BY at DESC) AS nth FROM cordon.drill_results) k
         WHERE nth <= 24 ORDER BY at DESC`,
      );
      return rows;
    },

    /** Since when there is a company here; null before. */
    async since(): Promise<Date | null> {
      const { rows } = await pool.query<{ at: Date }>(
        `SELECT created_at AS at FROM cordon.parties WHERE kind = 'company'`,
      );
      return rows[0]?.at ?? null;
    },

    async schedule(): Promise<Schedule> {
      const { rows } = await pool.query<{ everyDays: number | null }>(
        'SELECT every_days AS "everyDays" FROM cordon.drill_schedule',
      );
      return { everyDays: rows[0]?.everyDays };
    },

    async setSchedule(everyDays: number | null, by: string, at: Date): Promise<void> {
      await pool.query(
        `INSERT INTO cordon.drill_schedule (every_days, changed_by, changed_at) VALUES ($1, $2, $3)
         ON CONFLICT (one) DO UPDATE SET every_days = $1, changed_by = $2, changed_at = $3`,
        [everyDays, by, at],
      );
    },
  };
}
