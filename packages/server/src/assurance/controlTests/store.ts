import type { FailingItem } from '@cordon/core/assurance';
import { sql, type Kysely } from 'kysely';
import type { Pool } from 'pg';
import { withTransaction } from '../../platform/db.ts';
import { oweWithin, type OwedAct } from '../../platform/owing.ts';
import type { Part } from './outcome.ts';

/** One run of a test as it is kept. */
export interface KeptRun {
  readonly test: string;
  readonly at: Date;
  readonly ran: boolean;
  readonly parts: readonly Part[];
  readonly failing: readonly FailingItem[];
  readonly ms: number;
}

/** The same without what failed: for the history. */
export type PastRun = Pick<KeptRun, 'test' | 'at' | 'ran' | 'parts'>;

const COLUMNS = 'test, at, ran, parts, failing, ms';

export type ControlRunStore = ReturnType<typeof createControlRunStore>;

/** Runs of control tests and what came of them. */
export function createControlRunStore(db: Kysely<unknown>, pool: Pool) {
  return {
    /** Keeps a set of runs and what has to be entered of it, in one transaction. */
    keep: (set: string, runs: readonly KeptRun[], act: OwedAct): Promise<void> =>
      withTransaction(db, async (tx) => {
        const rows = JSON.stringify(runs.map((run) => ({ ...run, ...totalOf(run.parts) })));
        await sql`INSERT INTO cordon.control_runs (run_set, test, at, ran, population, failed, parts, failing, ms)
          SELECT ${set}, r.test, r.at, r.ran, r.population, r.failed, r.parts, r.failing, r.ms
          FROM jsonb_to_recordset(${rows}::jsonb) AS r (test text, at timestamptz, ran boolean, population int, failed int,
            parts jsonb, failing jsonb, ms int)`.execute(tx);
        await oweWithin(tx, [act], `${set} tested`);
      }),

    /** The newest of each test. @param before only of those made before then, or null */
    async latest(before: Date | null = null): Promise<readonly KeptRun[]> {
      const { rows } = await pool.query<KeptRun>(
        `SELECT DISTINCT ON (test) ${COLUMNS} FROM cordon.control_runs WHERE $1::timestamptz IS NULL OR at < $1
         ORDER BY test, at DESC, nth DESC`,
        [before],
      );
      return rows;
    },

    /** The newest of each test that was made, whatever came after it and was not. */
    async lastMade(): Promise<readonly KeptRun[]> {
      const { rows } = await pool.query<KeptRun>(
        `SELECT DISTINCT ON (test) ${COLUMNS} FROM cordon.control_runs WHERE ran ORDER BY test, at DESC, nth DESC`,
      );
      return rows;
    },

    /** Of each test, newest first. @param before only of those made before then, or null */
    async history(most: number, before: Date | null): Promise<readonly PastRun[]> {
      const { rows } = await pool.query<PastRun>(
        `SELECT test, at, ran, parts FROM (
           SELECT r.*, row_number() OVER (PARTITION BY test ORDER BY at DESC, r.nth DESC) AS place FROM cordon.control_runs r
           WHERE $2::timestamptz IS NULL OR at < $2) r
         WHERE place <= $1 ORDER BY at DESC, nth DESC`,
        [most, before],
      );
      return rows;
    },

    /** Of these ids, whatever is a person, a vendor or an agreement that may be known, by name. @param vendors only theirs, or null for all */
    async names(
      ids: readonly string[],
      vendors: readonly string[] | null,
    ): Promise<readonly { readonly id: string; readonly name: string }[]> {
      const { rows } = await pool.query<{ id: string; name: string }>(
        `SELECT id, name FROM cordon.persons WHERE id = ANY ($1::text[]) AND ($2::text[] IS NULL OR party_id = ANY ($2::text[]))
         UNION ALL SELECT id, title FROM cordon.agreements WHERE id = ANY ($1::text[])
           AND ($2::text[] IS NULL OR processor_id = ANY ($2::text[]))`,
        [ids, vendors],
      );
      return rows;
    },

    /** Vendors there are, by name. @param vendors only these, or null for all */
    async vendors(
      vendors: readonly string[] | null,
    ): Promise<readonly { readonly id: string; readonly name: string }[]> {
      const { rows } = await pool.query<{ id: string; name: string }>(
        `SELECT id, name FROM cordon.parties WHERE kind = 'vendor' AND ($1::text[] IS NULL OR id = ANY ($1::text[]))
           AND NOT EXISTS (SELECT FROM cordon.drill_ground g WHERE g.id = parties.id) ORDER BY name`,
        [vendors],
      );
      return rows;
    },

    /** Keeps every run of the last week, then the last of each day for 400 days, which is a year and the notice of an audit. */
    async prune(now: Date): Promise<void> {
      await pool.query(
        `DELETE FROM cordon.control_runs r WHERE r.at < $1::timestamptz - interval '400 days'
           OR (r.at < $1::timestamptz - interval '7 days' AND EXISTS (SELECT FROM cordon.control_runs later
             WHERE later.test = r.test AND later.at > r.at
               AND (later.at AT TIME ZONE 'UTC')::date = (r.at AT TIME ZONE 'UTC')::date))`,
        [now],
      );
    },
  };
}

/** Over all it was made on. */
export function totalOf(parts: readonly Part[]): { readonly population: number; readonly failed: number } {
  return {
    population: parts.reduce((sum, part) => sum + part.population, 0),
    failed: parts.reduce((sum, part) => sum + part.failed, 0),
  };
}
