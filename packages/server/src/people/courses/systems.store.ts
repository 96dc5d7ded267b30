import type { Pool } from 'pg';
import type { Keys } from '../../platform/keys.ts';
import type { CourseSystem } from './course.ts';

const SYSTEM = `SELECT id, party_id AS party, name, created_at AS "createdAt", heard_at AS "heardAt", revoked_at AS "revokedAt"
  FROM cordon.course_systems`;

export type SystemStore = ReturnType<typeof createSystemStore>;

/** Training systems of vendors that deliver completions, and the secrets they sign with. */
export function createSystemStore(pool: Pool, keys: Pick<Keys, 'seal' | 'unseal'>) {
  const context = (id: string): string => `course-system:${id}`;
  return {
    async list(party: string): Promise<readonly CourseSystem[]> {
      const { rows } = await pool.query<CourseSystem>(
        `${SYSTEM} WHERE party_id = $1 AND revoked_at IS NULL ORDER BY created_at, id`,
        [party],
      );
      return rows;
    },

    async find(id: string): Promise<CourseSystem | null> {
      return (await pool.query<CourseSystem>(`${SYSTEM} WHERE id = $1`, [id])).rows[0] ?? null;
    },

    async add(id: string, party: string, name: string, secret: string, by: string, at: Date): Promise<void> {
      await pool.query(
        `INSERT INTO cordon.course_systems (id, party_id, name, secret_sealed, created_by, created_at) VALUES ($1, $2, $3, $4, $5, $6)`,
        [id, party, name, keys.seal(secret, context(id)), by, at],
      );
    },

    /** @returns false when it was revoked already */
    async revoke(id: string, at: Date): Promise<boolean> {
      const { rowCount } = await pool.query(
        'UPDATE cordon.course_systems SET revoked_at = $2 WHERE id = $1 AND revoked_at IS NULL',
        [id, at],
      );
      return rowCount === 1;
    },

    /** Null for one that is not there or was revoked. */
    async secret(id: string): Promise<string | null> {
      const { rows } = await pool.query<{ sealed: string }>(
        'SELECT secret_sealed AS sealed FROM cordon.course_systems WHERE id = $1 AND revoked_at IS NULL',
        [id],
      );
      return rows[0] === undefined ? null : keys.unseal(rows[0].sealed, context(id));
    },

    async heard(id: string, at: Date): Promise<void> {
      await pool.query('UPDATE cordon.course_systems SET heard_at = $2 WHERE id = $1', [id, at]);
    },
  };
}
