import { createHash, randomBytes } from 'node:crypto';
import type { Pool } from 'pg';
import type { DeviceSecret, SecretStore } from './device.ts';

const COLUMNS = `id, name, party_id AS party, use, created_at AS "createdAt", last_used_at AS "lastUsedAt",
  revoked_at AS "revokedAt"`;

/** Secrets are random and long, so a plain hash finds them by an index and tells nothing. */
const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest();

/** Secrets with which devices enrol and shippers hand logs in. */
export function createSecretStore(pool: Pool): SecretStore {
  return {
    async of(party) {
      const { rows } = await pool.query<DeviceSecret>(
        `SELECT ${COLUMNS} FROM cordon.device_secrets WHERE party_id = $1 ORDER BY created_at DESC, id`,
        [party],
      );
      return rows;
    },
    plan: () => ({
      id: `dvs_${randomBytes(10).toString('hex')}`,
      secret: `cordon_device_${randomBytes(32).toString('base64url')}`,
    }),
    async add({ id, party, use, name, secret }, by, at) {
      await pool.query(
        `INSERT INTO cordon.device_secrets (id, party_id, use, name, secret_hash, created_by, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)`,
        [id, party, use, name, hashOf(secret), by, at],
      );
    },
    async find(id) {
      const { rows } = await pool.query<DeviceSecret>(
        `SELECT ${COLUMNS} FROM cordon.device_secrets WHERE id = $1`,
        [id],
      );
      return rows[0] ?? null;
    },
    async revoke(id, at) {
      const { rowCount } = await pool.query(
        'UPDATE cordon.device_secrets SET revoked_at = $2 WHERE id = $1 AND revoked_at IS NULL',
        [id, at],
      );
      return rowCount === 1;
    },
    async use(secret, use, at) {
      const { rows } = await pool.query<DeviceSecret>(
        `UPDATE cordon.device_secrets SET last_used_at = $3 WHERE secret_hash = $1 AND use = $2 AND revoked_at IS NULL
         RETURNING ${COLUMNS}`,
        [hashOf(secret), use, at],
      );
      return rows[0] ?? null;
    },
  };
}
