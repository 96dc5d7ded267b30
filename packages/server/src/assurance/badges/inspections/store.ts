import type { InspectionItem } from '@cordon/core/assurance/badges';
import type { Pool } from 'pg';
import { inTransaction } from '../../../identity/db.ts';
import type { Keys } from '../../../platform/keys.ts';
import type { Inspections, KeptInspection } from './inspection.ts';

const COLUMNS = `i.id, i.site_id AS site, i.at, i.items, i.statement, i.entry,
  json_build_object('id', p.id, 'name', p.name, 'company', pa.kind = 'company') AS by
  FROM cordon.inspections i JOIN cordon.persons p ON p.id = i.by_person JOIN cordon.parties pa ON pa.id = p.party_id`;

const FAILING = `
WITH walks AS (
  SELECT i.id, i.site_id, i.at, i.items, pa.kind = 'company' AS ours FROM cordon.inspections i
  JOIN cordon.persons p ON p.id = i.by_person JOIN cordon.parties pa ON pa.id = p.party_id),
told AS (
  SELECT w.site_id, w.at, w.ours, t.item, t.verdict FROM walks w
  CROSS JOIN LATERAL jsonb_to_recordset(w.items) AS t (item text, verdict text) WHERE t.verdict <> 'na'),
last AS (SELECT site_id, item, max(at) AS at FROM told WHERE ours GROUP BY site_id, item)
SELECT DISTINCT t.site_id AS site, s.party_id AS party, t.item FROM told t
JOIN cordon.sites s ON s.id = t.site_id AND s.closed_at IS NULL LEFT JOIN last l USING (site_id, item)
WHERE t.verdict = 'fail' AND (l.at IS NULL OR t.at >= l.at) ORDER BY 1, 3`;

export function createInspections(pool: Pool, keys: Pick<Keys, 'seal' | 'unseal'>): Inspections {
  const context = (id: string, sha256: string): string => `inspection-photo:${id}:${sha256}`;
  return {
    async of(site, limit) {
      const { rows } = await pool.query<KeptInspection>(
        `SELECT ${COLUMNS} WHERE i.site_id = $1 ORDER BY i.at DESC, i.entry DESC LIMIT $2`,
        [site, limit],
      );
      return rows;
    },

    async find(id) {
      const { rows } = await pool.query<KeptInspection>(`SELECT ${COLUMNS} WHERE i.id = $1`, [id]);
      return rows[0] ?? null;
    },

    async keep({ id, site, items, statement, entry, photos }, by, at) {
      await inTransaction(pool, async (tx) => {
        await tx.query(
          `INSERT INTO cordon.inspections (id, site_id, at, by_person, items, statement, entry) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
          [id, site, at, by, JSON.stringify(items), statement, entry],
        );
        for (const { sha256, jpeg } of photos) {
          const sealed = keys.seal(Buffer.from(jpeg).toString('base64'), context(id, sha256));
          await tx.query(
            'INSERT INTO cordon.inspection_photos (inspection_id, sha256, photo_sealed, taken_at) VALUES ($1, $2, $3, $4)',
            [id, sha256, sealed, at],
          );
        }
      });
    },

    async photo(inspection, sha256) {
      const { rows } = await pool.query<{ sealed: string | null }>(
        'SELECT photo_sealed AS sealed FROM cordon.inspection_photos WHERE inspection_id = $1 AND sha256 = $2',
        [inspection, sha256],
      );
      const sealed = rows[0]?.sealed ?? null;
      return sealed === null ? null : Buffer.from(keys.unseal(sealed, context(inspection, sha256)), 'base64');
    },

    async failing() {
      const { rows } = await pool.query<{ site: string; party: string; item: InspectionItem }>(FAILING);
      return rows;
    },

    async forget(before) {
      await pool.query(
        'UPDATE cordon.inspection_photos SET photo_sealed = NULL WHERE taken_at < $1 AND photo_sealed IS NOT NULL',
        [before],
      );
    },
  };
}
