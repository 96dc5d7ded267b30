import type { Pool } from 'pg';

/**
 * The marks of these keys. Their count and the sum of their ids tell any two states apart: marks are added with ids above
 * all before, and only those of yesterday are removed (`sessions.prune`).
 * @returns by key; one that is not there never moved
 */
export async function readMoves(pool: Pool, keys: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { rows } = await pool.query<{ key: string; mark: string }>({
    name: 'standing-moves',
    text: `SELECT key, count(*) || ' ' || sum(id) AS mark FROM cordon.standing_moves WHERE key = ANY ($1) GROUP BY key`,
    values: [keys],
  });
  return new Map(rows.map(({ key, mark }) => [key, mark]));
}
