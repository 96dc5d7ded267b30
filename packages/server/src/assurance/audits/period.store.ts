import { settingsActs } from '@cordon/core/assurance';
import { accessKinds } from '@cordon/core/kernel';
import type { PeriodEntry } from '@cordon/core/assurance/audits';
import type { Pool } from 'pg';

export type PeriodStore = ReturnType<typeof createPeriodStore>;

/** Whose period it is, and the two parties whose settings count. */
export interface PeriodOf {
  readonly agreement: string;
  readonly vendor: string;
  readonly company: string;
}

/** Who had a right to the data of an agreement in some time, and who used one. */
export interface PeriodPeople {
  readonly listed: readonly string[];
  readonly acted: readonly string[];
}

/** One assignment of a person, as a work paper shows it. */
interface Assigned {
  readonly role: string;
  readonly purpose: string;
  readonly from: Date;
  readonly until: Date | null;
}

/** Beginnings and refusals of accesses; the end of one is part of it. */
const BEGINNINGS = [...accessKinds, 'intent', 'refusal', 'fault'];

/** Reads the ledger and the roster for audits. */
export function createPeriodStore(pool: Pool) {
  return {
    /**
     * The first entry that was entered at a time or after it. Times of leaves rise with their index, so it is found by halves.
     * @returns the size of the ledger when there is none
     */
    async firstAt(at: Date): Promise<number> {
      const { rows } = await pool.query<{ size: number }>(
        'SELECT coalesce(max(idx) + 1, 0)::int AS size FROM cordon.ledger_leaves',
      );
      let [low, high] = [0, rows[0]?.size ?? 0];
      while (low < high) {
        const middle = Math.floor((low + high) / 2);
        const { rows: found } = await pool.query<{ at: Date }>(
          'SELECT cordon.leaf_time(leaf) AS at FROM cordon.ledger_leaves WHERE idx = $1',
          [middle],
        );
        const time = found[0]?.at;
        if (time === undefined) throw new Error(`entry ${String(middle)} of the ledger is missing`);
        if (time < at) low = middle + 1;
        else high = middle;
      }
      return low;
    },

    /** Every entry from one index up to another, the second excluded, and what it is to this audit. */
    async entries(
      from: number,
      until: number,
      { agreement, vendor, company }: PeriodOf,
    ): Promise<readonly PeriodEntry[]> {
      const { rows } = await pool.query<PeriodEntry>(
        `SELECT l.idx::int AS index, k.is, CASE k.is WHEN 'access' THEN b.body::jsonb ->> 'role' WHEN 'setting' THEN b.kind END AS what
         FROM cordon.ledger_leaves l LEFT JOIN cordon.ledger_bodies b ON b.idx = l.idx,
         LATERAL (SELECT CASE
           WHEN b.idx IS NULL THEN 'erased'
           WHEN b.kind = ANY($4::text[]) AND (b.agreement_id = $3 OR b.agreement_id IS NULL)
             AND (b.party_id IS NULL OR b.party_id = ANY($6::text[])) THEN 'setting'
           WHEN b.agreement_id IS NULL THEN 'installation'
           WHEN b.agreement_id <> $3 THEN 'other-agreement'
           WHEN b.kind = ANY($5::text[]) THEN 'access'
           WHEN b.kind = 'outcome' THEN 'part-of-access'
           ELSE 'agreement-act' END AS is) k
         WHERE l.idx >= $1 AND l.idx < $2 ORDER BY l.idx`,
        [from, until, agreement, Object.keys(settingsActs), BEGINNINGS, [vendor, company]],
      );
      return rows;
    },

    async people(
      from: Date,
      until: Date,
      entries: readonly [number, number],
      agreement: string,
    ): Promise<PeriodPeople> {
      const listed = await pool.query<{ id: string }>(
        `SELECT DISTINCT person_id AS id FROM cordon.assignments
         WHERE agreement_id = $1 AND from_at < $3 AND coalesce(ended_at, until_at, 'infinity') > $2 ORDER BY 1`,
        [agreement, from, until],
      );
      const acted = await pool.query<{ id: string }>(
        `SELECT DISTINCT person_id AS id FROM cordon.ledger_bodies
         WHERE agreement_id = $1 AND idx >= $2 AND idx < $3 AND person_id IS NOT NULL AND kind = ANY($4::text[]) ORDER BY 1`,
        [agreement, ...entries, BEGINNINGS],
      );
      return { listed: listed.rows.map(({ id }) => id), acted: acted.rows.map(({ id }) => id) };
    },

    /**
     * The smallest tree that a witness cosigned at some time or after it and that holds an entry: the first there was.
     * @returns its size, or null while there is none
     */
    async witnessedAfter(at: Date, over: number): Promise<number | null> {
      const { rows } = await pool.query<{ size: number | null }>(
        `SELECT min(c.size)::int AS size FROM cordon.ledger_cosignatures c JOIN cordon.witnesses w ON w.id = c.witness_id
         WHERE w.state IN ('in-force', 'removing') AND c.at >= $1 AND c.size > $2`,
        [at, over],
      );
      return rows[0]?.size ?? null;
    },

    /** The checkpoint of a tree of exactly this size, as the log signed it. */
    async checkpoint(size: number): Promise<{ size: number; note: string; at: Date } | null> {
      const { rows } = await pool.query<{ size: number; note: string; at: Date }>(
        'SELECT size::int AS size, note, at FROM cordon.ledger_checkpoints WHERE size = $1',
        [size],
      );
      return rows[0] ?? null;
    },

    /** What the roster says of a person under an agreement in some time. */
    async assigned(person: string, agreement: string, from: Date, until: Date): Promise<readonly Assigned[]> {
      const { rows } = await pool.query<Assigned>(
        `SELECT access_role AS role, purpose, from_at AS "from", coalesce(ended_at, until_at) AS until
         FROM cordon.assignments WHERE person_id = $1 AND agreement_id = $2 AND from_at < $4
           AND coalesce(ended_at, until_at, 'infinity') > $3 ORDER BY from_at, id`,
        [person, agreement, from, until],
      );
      return rows;
    },

    async names(people: readonly string[]): Promise<ReadonlyMap<string, string>> {
      const { rows } = await pool.query<{ id: string; name: string }>(
        'SELECT id, name FROM cordon.persons WHERE id = ANY($1::text[])',
        [people],
      );
      return new Map(rows.map(({ id, name }) => [id, name]));
    },
  };
}
