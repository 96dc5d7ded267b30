import type { Pool } from 'pg';
import { inTransaction } from '../../../identity/db.ts';
import type { Keys } from '../../../platform/keys.ts';
import type { Visitor, Visitors } from './visitor.ts';

export function createVisitors(pool: Pool, keys: Pick<Keys, 'seal' | 'unseal'>): Visitors {
  const context = (id: string): string => `badge-visitor:${id}`;
  return {
    async of(site, limit) {
      const { rows } = await pool.query<Omit<Visitor, 'name'> & { sealed: string | null }>(
        `SELECT v.id, v.name_sealed AS sealed, json_build_object('id', p.id, 'name', p.name) AS escort, v.in_at AS "inAt",
                v.out_at AS "outAt"
         FROM cordon.badge_visitors v JOIN cordon.persons p ON p.id = v.escort_id
         WHERE v.site_id = $1 ORDER BY v.in_at DESC, v.id LIMIT $2`,
        [site, limit],
      );
      return rows.map(({ sealed, ...row }) => ({
        ...row,
        name: sealed === null ? null : keys.unseal(sealed, context(row.id)),
      }));
    },

    async count(site, times) {
      const { rows } = await pool.query<{ count: number }>(
        `SELECT count(*)::int AS count FROM cordon.badge_visitors v WHERE v.site_id = $1 AND EXISTS (
           SELECT FROM unnest($2::timestamptz[], $3::timestamptz[]) AS t (from_at, until_at)
           WHERE v.in_at >= t.from_at AND v.in_at < t.until_at)`,
        [site, times.map(({ from }) => from), times.map(({ until }) => until)],
      );
      return rows[0]?.count ?? 0;
    },

    add: ({ id, site, name, escort, badge }, by, at) =>
      inTransaction(pool, async (tx) => {
        const { rowCount } = await tx.query(
          `INSERT INTO cordon.badge_visitors (id, site_id, name_sealed, escort_id, in_at, entered_by)
           SELECT $1, s.id, $3, p.id, $5, $6 FROM cordon.sites s JOIN cordon.persons p ON p.party_id = s.party_id
           WHERE s.id = $2 AND p.id = $4 AND p.left_at IS NULL`,
          [id, site, keys.seal(name, context(id)), escort, at, by],
        );
        if (rowCount !== 1) return false;
        if (badge === null) return true;
        await tx.query(
          `UPDATE cordon.badges SET until_at = $3 WHERE site_id = $1 AND number_hash = $2 AND (until_at IS NULL OR until_at > $3)
             AND from_at <= $3`,
          [site, Buffer.from(badge.hash), at],
        );
        await tx.query(
          'INSERT INTO cordon.badges (id, site_id, number_hash, visitor_id, from_at) VALUES ($1, $2, $3, $4, $5)',
          [badge.id, site, Buffer.from(badge.hash), id, at],
        );
        return true;
      }),

    async siteOf(id) {
      const { rows } = await pool.query<{ site: string }>(
        'SELECT site_id AS site FROM cordon.badge_visitors WHERE id = $1',
        [id],
      );
      return rows[0]?.site ?? null;
    },

    async out(id, at) {
      const { rowCount } = await pool.query(
        `WITH gone AS (UPDATE cordon.badge_visitors SET out_at = $2 WHERE id = $1 AND out_at IS NULL RETURNING id),
           ended AS (UPDATE cordon.badges b SET until_at = $2 FROM gone g
                     WHERE b.visitor_id = g.id AND (b.until_at IS NULL OR b.until_at > $2))
         SELECT id FROM gone`,
        [id, at],
      );
      return rowCount === 1;
    },

    async forget(before) {
      await pool.query(
        'UPDATE cordon.badge_visitors SET name_sealed = NULL WHERE in_at < $1 AND name_sealed IS NOT NULL',
        [before],
      );
    },
  };
}
