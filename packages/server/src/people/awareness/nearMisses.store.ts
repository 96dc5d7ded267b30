import type { Pool } from 'pg';

export const nearMissKinds = [
  'wrong-customer',
  'caller-not-who-they-said',
  'message',
  'screen-seen',
  'sent-wrong',
  'left-open',
  'other',
] as const;

export type NearMissKind = (typeof nearMissKinds)[number];

/** What nearly went wrong. Nobody is named in it. */
export interface NearMiss {
  readonly id: string;
  readonly vendor: string;
  readonly site: string | null;
  /** The day, as 2026-11-03. */
  readonly saidOn: string;
  readonly kind: NearMissKind;
  readonly text: string;
  readonly lesson: string | null;
  readonly lessonAt: Date | null;
}

const NEAR_MISS = `SELECT id, party_id AS vendor, site_id AS site, said_on::text AS "saidOn", kind, text, lesson, lesson_at AS "lessonAt"
  FROM cordon.near_misses`;

export type NearMissStore = ReturnType<typeof createNearMissStore>;

/** Near misses, and what was learned from them. */
export function createNearMissStore(pool: Pool) {
  return {
    /**
     * Counts that somebody told of one on a day.
     * @param turn keyed hash of the two
     * @returns false when they did so as often as is heard
     */
    async turn(turn: Uint8Array, day: string, most: number): Promise<boolean> {
      const { rowCount } = await pool.query(
        `INSERT INTO cordon.near_miss_turns AS t (key, day, count) VALUES ($1, $2, 1)
         ON CONFLICT (key) DO UPDATE SET count = t.count + 1 WHERE t.count < $3`,
        [turn, day, most],
      );
      return rowCount === 1;
    },

    /** Who told of something on earlier days is forgotten. */
    async forgetTurns(today: string): Promise<void> {
      await pool.query('DELETE FROM cordon.near_miss_turns WHERE day < $1', [today]);
    },

    async add({
      id,
      vendor,
      site,
      saidOn,
      kind,
      text,
    }: Omit<NearMiss, 'lesson' | 'lessonAt'>): Promise<void> {
      await pool.query(
        `INSERT INTO cordon.near_misses (id, party_id, site_id, said_on, kind, text) VALUES ($1, $2, $3, $4, $5, $6)`,
        [id, vendor, site, saidOn, kind, text],
      );
    },

    /** Newest day first. @param vendors of these alone, or null for all @param learned only those with a lesson */
    async list(
      vendors: readonly string[] | null,
      { learned, most }: { readonly learned: boolean; readonly most: number },
    ): Promise<readonly NearMiss[]> {
      const { rows } = await pool.query<NearMiss>(
        `${NEAR_MISS} WHERE ($1::text[] IS NULL OR party_id = ANY ($1)) AND (NOT $2 OR lesson IS NOT NULL)
         ORDER BY said_on DESC, id LIMIT $3`,
        [vendors, learned, most],
      );
      return rows;
    },

    async find(id: string): Promise<NearMiss | null> {
      const { rows } = await pool.query<NearMiss>(`${NEAR_MISS} WHERE id = $1`, [id]);
      return rows[0] ?? null;
    },

    async learn(id: string, lesson: string, by: string, at: Date): Promise<void> {
      await pool.query(
        'UPDATE cordon.near_misses SET lesson = $2, lesson_by = $3, lesson_at = $4 WHERE id = $1',
        [id, lesson, by, at],
      );
    },

    /** How many since a day, by site. */
    async counts(vendor: string, since: Date): Promise<ReadonlyMap<string | null, number>> {
      const { rows } = await pool.query<{ site: string | null; count: number }>(
        `SELECT site_id AS site, count(*)::int AS count FROM cordon.near_misses
         WHERE party_id = $1 AND said_on > $2::timestamptz::date GROUP BY site_id`,
        [vendor, since],
      );
      return new Map(rows.map(({ site, count }) => [site, count]));
    },
  };
}
