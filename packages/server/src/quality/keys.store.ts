import { createHash, randomBytes } from 'node:crypto';
import type { Pool } from 'pg';

/** A contact centre's key as people see it; its secret is told once, when it is made. */
export interface QualityKey {
  readonly id: string;
  readonly source: string;
  /** Whose tickets it may bring conversations of; null for any vendor's. */
  readonly vendor: string | null;
  readonly name: string;
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
  readonly revokedAt: Date | null;
}

export interface NewKey extends Pick<QualityKey, 'id' | 'source' | 'vendor' | 'name'> {
  /** 256 random bits, base64url, behind a prefix that secret scanners can look for. */
  readonly secret: string;
}

export type QualityKeys = ReturnType<typeof createQualityKeys>;

const COLUMNS = `id, source_id AS source, party_id AS vendor, name, created_at AS "createdAt",
  last_used_at AS "lastUsedAt", revoked_at AS "revokedAt"`;

/** Secrets are random and long, so a plain hash finds them by an index and tells nothing. */
const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest();

/** Keys by which contact centres deliver conversations. */
export function createQualityKeys(pool: Pool) {
  return {
    /** Newest first, revoked ones too. @param vendor only this vendor's, or null for all */
    async list(vendor: string | null): Promise<readonly QualityKey[]> {
      const { rows } = await pool.query<QualityKey>(
        `SELECT ${COLUMNS} FROM cordon.quality_keys WHERE $1::text IS NULL OR party_id = $1
         ORDER BY created_at DESC, id`,
        [vendor],
      );
      return rows;
    },

    /** Names a key that opens nothing yet. */
    plan: (source: string, vendor: string | null, name: string): NewKey => ({
      ...{ id: `qky_${randomBytes(10).toString('hex')}`, source, vendor, name },
      secret: `cordon_quality_${randomBytes(32).toString('base64url')}`,
    }),

    async add({ id, source, vendor, name, secret }: NewKey, by: string, at: Date): Promise<void> {
      await pool.query(
        `INSERT INTO cordon.quality_keys (id, source_id, party_id, name, secret_hash, created_by, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)`,
        [id, source, vendor, name, hashOf(secret), by, at],
      );
    },

    /** @returns false when there is none that is still good. @param vendor whose, or null for any */
    async revoke(id: string, vendor: string | null, at: Date): Promise<boolean> {
      const { rowCount } = await pool.query(
        `UPDATE cordon.quality_keys SET revoked_at = $3
         WHERE id = $1 AND ($2::text IS NULL OR party_id = $2) AND revoked_at IS NULL`,
        [id, vendor, at],
      );
      return rowCount === 1;
    },

    /** The key of a secret, while it was not revoked; notes its use. */
    async use(secret: string, at: Date): Promise<QualityKey | null> {
      const { rows } = await pool.query<QualityKey>(
        `UPDATE cordon.quality_keys SET last_used_at = $2 WHERE secret_hash = $1 AND revoked_at IS NULL
         RETURNING ${COLUMNS}`,
        [hashOf(secret), at],
      );
      return rows[0] ?? null;
    },
  };
}
