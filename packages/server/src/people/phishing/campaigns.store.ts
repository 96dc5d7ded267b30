import type { Side } from '@cordon/core/people/phishing';
import type { Pool } from 'pg';
import type { Campaign, Scope } from './campaign.ts';
import type { CampaignResult } from './results.ts';

const CAMPAIGN = `
SELECT c.id, c.scope, c.scope_hash AS "scopeHash", c.seed::float8 AS seed, c.from_at AS "from", c.until_at AS until,
       c.made_at AS "madeAt", c.started_at AS "startedAt", c.ended_at AS "endedAt", c.ended_why AS "endedWhy",
       json_build_object('id', v.id, 'name', v.name) AS vendor,
       json_build_object('id', a.id, 'title', a.title) AS agreement,
       json_build_object('id', p.id, 'name', p.name) AS "madeBy",
       coalesce((
         SELECT json_agg(json_build_object('side', s.side, 'person', s.person_id, 'name', sp.name, 'scope', s.scope_hash,
                  'at', to_char(s.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'entry', s.entry) ORDER BY s.side)
         FROM cordon.phishing_authorisations s JOIN cordon.persons sp ON sp.id = s.person_id
         WHERE s.campaign_id = c.id), '[]') AS authorisations
FROM cordon.phishing_campaigns c JOIN cordon.parties v ON v.id = c.vendor_id
JOIN cordon.agreements a ON a.id = c.agreement_id JOIN cordon.persons p ON p.id = c.made_by`;

export type CampaignStore = ReturnType<typeof createCampaignStore>;

/** Campaigns, who authorised them, and what they came to. */
export function createCampaignStore(pool: Pool) {
  return {
    /** @param vendor null for all; newest first */
    async list(vendor: string | null): Promise<readonly Campaign[]> {
      const { rows } = await pool.query<Campaign>(
        `${CAMPAIGN} WHERE $1::text IS NULL OR c.vendor_id = $1 ORDER BY c.from_at DESC, c.id LIMIT 200`,
        [vendor],
      );
      return rows;
    },

    async find(id: string): Promise<Campaign | null> {
      return (await pool.query<Campaign>(`${CAMPAIGN} WHERE c.id = $1`, [id])).rows[0] ?? null;
    },

    /** Those that were started and not ended, whether or not their window is over. */
    async started(): Promise<readonly Campaign[]> {
      const { rows } = await pool.query<Campaign>(
        `${CAMPAIGN} WHERE c.started_at IS NOT NULL AND c.ended_at IS NULL ORDER BY c.id`,
      );
      return rows;
    },

    /** Those that were ended and whose counts are not kept yet. */
    async unfinished(): Promise<readonly Campaign[]> {
      const { rows } = await pool.query<Campaign>(
        `${CAMPAIGN} WHERE c.started_at IS NOT NULL AND c.ended_at IS NOT NULL AND c.result IS NULL ORDER BY c.id`,
      );
      return rows;
    },

    async make(campaign: {
      readonly id: string;
      readonly scope: Scope;
      readonly scopeHash: string;
      readonly seed: number;
      readonly by: string;
      readonly at: Date;
    }): Promise<void> {
      const { id, scope, scopeHash, seed, by, at } = campaign;
      await pool.query(
        `INSERT INTO cordon.phishing_campaigns (id, agreement_id, vendor_id, scope, scope_hash, seed, from_at, until_at, made_by, made_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
        [
          ...[id, scope.agreement, scope.vendor, JSON.stringify(scope), scopeHash, seed],
          ...[scope.from, scope.until, by, at],
        ],
      );
    },

    /** @returns false when that side, or that person, has signed it already */
    async authorise(
      id: string,
      {
        side,
        person,
        scope,
        at,
        entry,
      }: {
        readonly side: Side;
        readonly person: string;
        readonly scope: string;
        readonly at: Date;
        readonly entry: number;
      },
    ): Promise<boolean> {
      const { rowCount } = await pool.query(
        `INSERT INTO cordon.phishing_authorisations (campaign_id, side, person_id, scope_hash, at, entry)
         VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING`,
        [id, side, person, scope, at, entry],
      );
      return rowCount === 1;
    },

    /** @returns false when it was ended already; from the next statement on nothing of it is sent */
    async end(id: string, why: 'over' | 'stopped', at: Date): Promise<boolean> {
      const { rowCount } = await pool.query(
        `UPDATE cordon.phishing_campaigns SET ended_at = $3, ended_why = $2 WHERE id = $1 AND ended_at IS NULL`,
        [id, why, at],
      );
      return rowCount === 1;
    },

    async keepResult(id: string, result: CampaignResult): Promise<void> {
      await pool.query('UPDATE cordon.phishing_campaigns SET result = $2 WHERE id = $1', [
        id,
        JSON.stringify(result),
      ]);
    },

    async result(id: string): Promise<CampaignResult | null> {
      const { rows } = await pool.query<{ result: CampaignResult | null }>(
        'SELECT result FROM cordon.phishing_campaigns WHERE id = $1',
        [id],
      );
      return rows[0]?.result ?? null;
    },
  };
}
