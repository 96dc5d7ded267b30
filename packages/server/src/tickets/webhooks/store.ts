import type { Pool } from 'pg';
import type { Keys } from '../../platform/keys.ts';
import type { Webhook, Webhooks } from './webhook.ts';

const COLUMNS = `id, source_id AS source, name, shape, party_id AS party, purpose, channels, created_at AS "createdAt",
  last_used_at AS "lastUsedAt", revoked_at AS "revokedAt", previous_until AS "previousUntil"`;

/** A repeat comes within minutes, or days where a helpdesk tries again after an outage. */
const REMEMBERED_MS = 14 * 86_400_000;

export function createWebhooks(pool: Pool, keys: Pick<Keys, 'seal' | 'unseal'>): Webhooks {
  const context = (id: string) => `webhook:${id}`;
  return {
    async of(source) {
      const { rows } = await pool.query<Webhook>(
        `SELECT ${COLUMNS} FROM cordon.delivery_webhooks WHERE source_id = $1 ORDER BY created_at DESC, id`,
        [source],
      );
      return rows;
    },

    async find(id) {
      const { rows } = await pool.query<Webhook>(
        `SELECT ${COLUMNS} FROM cordon.delivery_webhooks WHERE id = $1`,
        [id],
      );
      return rows[0] ?? null;
    },

    async add(id, { source, name, shape, party, purpose, channels }, secret, by, at) {
      await pool.query(
        `INSERT INTO cordon.delivery_webhooks (id, source_id, name, shape, party_id, purpose, channels, secret_sealed, created_by, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
        [
          ...[id, source, name, shape, party, purpose, JSON.stringify(channels)],
          ...[keys.seal(secret, context(id)), by, at],
        ],
      );
    },

    async rotate(id, secret, previousUntil) {
      const { rowCount } = await pool.query(
        `UPDATE cordon.delivery_webhooks SET previous_sealed = secret_sealed, previous_until = $3, secret_sealed = $2
         WHERE id = $1 AND revoked_at IS NULL`,
        [id, keys.seal(secret, context(id)), previousUntil],
      );
      return rowCount === 1;
    },

    async revoke(id, at) {
      const { rows } = await pool.query<{ source: string }>(
        `UPDATE cordon.delivery_webhooks SET revoked_at = $2 WHERE id = $1 AND revoked_at IS NULL RETURNING source_id AS source`,
        [id, at],
      );
      return rows[0]?.source ?? null;
    },

    async secrets(id, at) {
      const { rows } = await pool.query<{ now: string; before: string | null }>(
        `SELECT secret_sealed AS now, CASE WHEN previous_until > $2 THEN previous_sealed END AS before
         FROM cordon.delivery_webhooks WHERE id = $1 AND revoked_at IS NULL`,
        [id, at],
      );
      return rows.flatMap(({ now, before }) =>
        [now, before].flatMap((sealed) => (sealed === null ? [] : [keys.unseal(sealed, context(id))])),
      );
    },

    async seen(id, delivery) {
      const { rows } = await pool.query<{ ticket: string }>(
        'SELECT ticket_id AS ticket FROM cordon.deliveries_seen WHERE webhook_id = $1 AND delivery = $2',
        [id, delivery],
      );
      return rows[0]?.ticket ?? null;
    },

    async remember(id, delivery, ticket, at) {
      await pool.query(
        `WITH old AS (DELETE FROM cordon.deliveries_seen WHERE at < $5),
              used AS (UPDATE cordon.delivery_webhooks SET last_used_at = $4 WHERE id = $1)
         INSERT INTO cordon.deliveries_seen (webhook_id, delivery, ticket_id, at) VALUES ($1, $2, $3, $4)
         ON CONFLICT DO NOTHING`,
        [id, delivery, ticket, at, new Date(at.getTime() - REMEMBERED_MS)],
      );
    },
  };
}
