import type { Board } from '@cordon/core/people/awareness';
import type { Pool } from 'pg';

/** An agent of a vendor, as far as figures need to know. */
export interface Member {
  readonly id: string;
  /** Site id. */
  readonly site: string | null;
}

/** A board as it was shown. */
export interface Snapshot {
  /** The first day of the month, as 2026-11-01. */
  readonly month: string;
  readonly board: Board;
  readonly madeAt: Date;
  readonly entry: number;
}

export type AwarenessStore = ReturnType<typeof createAwarenessStore>;

/** Who the figures are about, and the boards of months. */
export function createAwarenessStore(pool: Pool) {
  return {
    /** Agents who are there now, those made for drills left out. */
    async members(vendor: string): Promise<readonly Member[]> {
      const { rows } = await pool.query<Member>(
        `SELECT p.id, p.site_id AS site FROM cordon.persons p
         WHERE p.party_id = $1 AND p.role = 'agent' AND p.left_at IS NULL
           AND NOT EXISTS (SELECT FROM cordon.drill_ground g WHERE g.id = p.id AND g.kind = 'person') ORDER BY p.id`,
        [vendor],
      );
      return rows;
    },

    /** Names of a vendor's sites, those that are closed included: boards of months name them. */
    async sites(vendor: string): Promise<ReadonlyMap<string, string>> {
      const { rows } = await pool.query<{ id: string; name: string }>(
        'SELECT id, name FROM cordon.sites WHERE party_id = $1',
        [vendor],
      );
      return new Map(rows.map(({ id, name }) => [id, name]));
    },

    /** Oldest first, the latest so many. */
    async snapshots(vendor: string, most: number): Promise<readonly Snapshot[]> {
      const { rows } = await pool.query<Snapshot>(
        `SELECT month::text, board, made_at AS "madeAt", entry::int AS entry FROM cordon.awareness_snapshots
         WHERE party_id = $1 ORDER BY month DESC LIMIT $2`,
        [vendor, most],
      );
      return rows.toReversed();
    },

    /** The first of a month stays. */
    async keep(vendor: string, { month, board, madeAt, entry }: Snapshot): Promise<void> {
      await pool.query(
        `INSERT INTO cordon.awareness_snapshots (party_id, month, board, made_at, entry)
         VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING`,
        [vendor, month, JSON.stringify(board), madeAt, entry],
      );
    },
  };
}
