import type { HeldItem, Holding } from '@cordon/core/people/joining';
import type { Pool } from 'pg';

/** A record of somebody who left. */
export interface Leaver {
  readonly id: string;
  readonly person: { readonly id: string; readonly name: string };
  readonly party: { readonly id: string; readonly name: string };
  readonly at: Date;
  /** Milliseconds from the act until all was shut and read again; null until it was. */
  readonly tookMs: number | null;
  readonly lookedAt: Date | null;
  /** What was found working then. */
  readonly alive: number | null;
  readonly held: number;
  /** They are back since. */
  readonly back: boolean;
}

const LEAVER = `SELECT l.id, json_build_object('id', p.id, 'name', p.name) AS person,
    json_build_object('id', y.id, 'name', y.name) AS party, l.at, l.took_ms AS "tookMs", l.looked_at AS "lookedAt", l.alive,
    (SELECT count(*)::int FROM cordon.leaver_items i WHERE i.leaver_id = l.id AND i.kind <> 'shared-secret') AS held,
    p.left_at IS NULL AS back
  FROM cordon.leavers l JOIN cordon.persons p ON p.id = l.person_id JOIN cordon.parties y ON y.id = l.party_id
  WHERE NOT EXISTS (SELECT FROM cordon.drill_ground g WHERE g.id = p.id AND g.kind = 'person')`;

export type LeaverStore = ReturnType<typeof createLeaverStore>;

/** Who left, what they held, and what of it works. */
export function createLeaverStore(pool: Pool) {
  return {
    /** Newest first. @param parties of these alone, or null for all */
    async list(parties: readonly string[] | null, most: number): Promise<readonly Leaver[]> {
      const { rows } = await pool.query<Leaver>(
        `${LEAVER} AND ($1::text[] IS NULL OR l.party_id = ANY ($1)) ORDER BY l.at DESC, l.id LIMIT $2`,
        [parties, most],
      );
      return rows;
    },

    async find(id: string): Promise<Leaver | null> {
      const { rows } = await pool.query<Leaver>(`${LEAVER} AND l.id = $1`, [id]);
      return rows[0] ?? null;
    },

    /** What they held, each with the entry that says it was shut. */
    async items(id: string): Promise<readonly HeldItem[]> {
      const { rows } = await pool.query<HeldItem>(
        `SELECT i.kind, i.id, i.after_ms AS "afterMs", b.idx::int AS entry
         FROM cordon.leaver_items i
         LEFT JOIN cordon.ledger_bodies b ON b.owed = i.leaver_id || ':' || i.kind AND i.after_ms IS NOT NULL
         WHERE i.leaver_id = $1 ORDER BY i.after_ms NULLS LAST, i.kind, i.id`,
        [id],
      );
      return rows;
    },

    /** What works of it at this moment, read from the tables anew. */
    async alive(id: string, at: Date): Promise<readonly { readonly kind: Holding; readonly id: string }[]> {
      const { rows } = await pool.query<{ kind: Holding; id: string }>(
        'SELECT kind, id FROM cordon.alive_of($1, $2) ORDER BY kind, id',
        [id, at],
      );
      return rows;
    },

    /** The entry of the first look; null until it stands. */
    async lookEntry(id: string): Promise<number | null> {
      const { rows } = await pool.query<{ entry: number }>(
        `SELECT idx::int AS entry FROM cordon.ledger_bodies WHERE owed = $1 || ':looked'`,
        [id],
      );
      return rows[0]?.entry ?? null;
    },

    /** Those that nobody looked at again: whoever shut it all was cut off meanwhile. */
    async unlooked(): Promise<readonly { readonly id: string; readonly at: Date }[]> {
      const { rows } = await pool.query<{ id: string; at: Date }>(
        'SELECT id, at FROM cordon.leavers WHERE looked_at IS NULL ORDER BY at LIMIT 100',
      );
      return rows;
    },

    /** Takes somebody back whom no directory keeps. @returns false when one does, or they are here */
    async back(person: string): Promise<boolean> {
      const { rowCount } = await pool.query(
        `UPDATE cordon.persons p SET left_at = NULL WHERE p.id = $1 AND p.left_at IS NOT NULL
           AND NOT EXISTS (SELECT FROM cordon.directory_users d WHERE d.person_id = p.id AND d.deleted_at IS NULL)`,
        [person],
      );
      return rowCount === 1;
    },
  };
}
