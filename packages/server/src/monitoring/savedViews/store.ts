import { randomBytes } from 'node:crypto';
import type { Pool } from 'pg';
import type { SavedFilter } from './schemas.ts';

/** As many as the database has places for. */
export const MOST_VIEWS = 50;

export interface SavedView {
  readonly id: string;
  readonly name: string;
  readonly filter: SavedFilter;
  readonly savedAt: Date;
}

/** Why a name or a view was not kept. */
type Unkept = 'name-taken' | 'views-full';

export type SavedViewStore = ReturnType<typeof createSavedViewStore>;

/** Searches that people keep. Every statement names the person: nobody reaches another's. */
export function createSavedViewStore(pool: Pool) {
  async function of(person: string): Promise<readonly SavedView[]> {
    const { rows } = await pool.query<SavedView>(
      `SELECT id, name, filter, saved_at AS "savedAt" FROM cordon.saved_views
       WHERE person_id = $1 ORDER BY lower(name)`,
      [person],
    );
    return rows;
  }

  return {
    /** By name. */
    of,

    /** @returns its id, or why it was not kept */
    async add(
      person: string,
      { name, filter, at }: { readonly name: string; readonly filter: SavedFilter; readonly at: Date },
    ): Promise<{ readonly id: string } | Unkept> {
      const id = `viw_${randomBytes(10).toString('hex')}`;
      for (;;) {
        const { rowCount } = await pool.query(
          `INSERT INTO cordon.saved_views (person_id, place, id, name, filter, saved_at)
           SELECT $1, p, $2, $3, $4, $5 FROM generate_series(1, ${String(MOST_VIEWS)}) p
           WHERE NOT EXISTS (SELECT FROM cordon.saved_views v WHERE v.person_id = $1 AND v.place = p)
           ORDER BY p LIMIT 1 ON CONFLICT DO NOTHING`,
          [person, id, name, JSON.stringify(filter), at],
        );
        if (rowCount === 1) return { id };
        const kept = await of(person);
        if (kept.some((view) => view.name.toLowerCase() === name.toLowerCase())) return 'name-taken';
        if (kept.length >= MOST_VIEWS) return 'views-full';
        // Another request of this person took the place; there is one left.
      }
    },

    /** @returns whether it is called so now; null where there is none */
    async rename(person: string, id: string, name: string): Promise<boolean | null> {
      const { rows } = await pool.query<{ taken: boolean }>(
        `SELECT EXISTS (SELECT FROM cordon.saved_views o
           WHERE o.person_id = $1 AND o.id <> $2 AND lower(o.name) = lower($3)) AS taken
         FROM cordon.saved_views WHERE person_id = $1 AND id = $2`,
        [person, id, name],
      );
      const [found] = rows;
      if (found === undefined) return null;
      if (found.taken) return false;
      const { rowCount } = await pool.query(
        'UPDATE cordon.saved_views SET name = $3 WHERE person_id = $1 AND id = $2',
        [person, id, name],
      );
      return rowCount === 1 ? true : null;
    },

    /** @returns false where there is none */
    async remove(person: string, id: string): Promise<boolean> {
      const { rowCount } = await pool.query(
        'DELETE FROM cordon.saved_views WHERE person_id = $1 AND id = $2',
        [person, id],
      );
      return rowCount === 1;
    },
  };
}
