import { createHash, randomBytes } from 'node:crypto';
import type { Pool } from 'pg';

/** A helpdesk's key as people see it; its secret is told once, when it is made. */
export interface DeliveryKey {
  readonly id: string;
  readonly source: string;
  readonly name: string;
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
  readonly revokedAt: Date | null;
}

export interface DeliveryKeys {
  /** Keys of a source, newest first, revoked ones too. */
  of(source: string): Promise<readonly DeliveryKey[]>;
  /** Names a key that does not open anything yet. */
  plan(source: string, name: string): NewKey;
  /** Keeps a planned key; from now on its secret opens deliveries. */
  add(key: NewKey, by: string, at: Date): Promise<void>;
  /** @returns the source of the key, or null when there is none that is still good */
  revoke(id: string, at: Date): Promise<string | null>;
  /** The key of a secret, while it was not revoked; notes its use. */
  use(secret: string, at: Date): Promise<DeliveryKey | null>;
}

export interface NewKey {
  readonly id: string;
  readonly source: string;
  readonly name: string;
  /** 256 random bits, base64url, behind a prefix that secret scanners can look for. */
  readonly secret: string;
}

const COLUMNS = `id, source_id AS source, name, created_at AS "createdAt", last_used_at AS "lastUsedAt",
  revoked_at AS "revokedAt"`;

/** Secrets are random and long, so a plain hash finds them by an index and tells nothing. */
const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest();

export function createDeliveryKeys(pool: Pool): DeliveryKeys {
  return {
    async of(source) {
      const { rows } = await pool.query<DeliveryKey>(
        `SELECT ${COLUMNS} FROM cordon.delivery_keys WHERE source_id = $1 ORDER BY created_at DESC, id`,
        [source],
      );
      return rows;
    },
    plan: (source, name) => ({
      id: `dlk_${randomBytes(10).toString('hex')}`,
      source,
      name,
      secret: `cordon_delivery_${randomBytes(32).toString('base64url')}`,
    }),
    async add({ id, source, name, secret }, by, at) {
      await pool.query(
        `INSERT INTO cordon.delivery_keys (id, source_id, name, secret_hash, created_by, created_at)
         VALUES ($1, $2, $3, $4, $5, $6)`,
        [id, source, name, hashOf(secret), by, at],
      );
    },
    async revoke(id, at) {
      const { rows } = await pool.query<{ source: string }>(
        `UPDATE cordon.delivery_keys SET revoked_at = $2 WHERE id = $1 AND revoked_at IS NULL
         RETURNING source_id AS source`,
        [id, at],
      );
      return rows[0]?.source ?? null;
    },
    async use(secret, at) {
      const { rows } = await pool.query<DeliveryKey>(
        `UPDATE cordon.delivery_keys SET last_used_at = $2 WHERE secret_hash = $1 AND revoked_at IS NULL
         RETURNING ${COLUMNS}`,
        [hashOf(secret), at],
      );
      return rows[0] ?? null;
    },
  };
}
