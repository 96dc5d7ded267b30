import { createHash, randomBytes } from 'node:crypto';
import type { Pool } from 'pg';
import { owe, type Owes } from '../../platform/owing.ts';
import { inTransaction, type Db } from '../db.ts';

/** `scim` speaks SCIM; `roster` uploads lists. Neither opens the other's door. */
export type TokenKind = 'scim' | 'roster';

/** What a token may do. `read` is needed by all. */
export type Scope = 'read' | 'users' | 'groups';

/** A token as people see it; its secret is told once. */
export interface Token {
  readonly id: string;
  readonly kind: TokenKind;
  readonly label: string;
  readonly scopes: readonly Scope[];
  /** Where it may be used from; empty: from anywhere, since an identity provider's cloud has no fixed place. */
  readonly networks: readonly string[];
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly lastUsedAt: Date | null;
  readonly revokedAt: Date | null;
  /** The token that took its place; both are good until this one runs out. */
  readonly replacedBy: string | null;
}

export interface NewToken extends Pick<Token, 'id' | 'kind' | 'label' | 'scopes' | 'networks' | 'expiresAt'> {
  readonly party: string;
  /** 256 random bits, base64url, behind a prefix that secret scanners can look for. */
  readonly secret: string;
}

/** Plans a token that opens nothing yet. */
export function planToken(token: Omit<NewToken, 'id' | 'secret'>): NewToken {
  return {
    ...token,
    id: `crd_${randomBytes(10).toString('hex')}`,
    secret: `cordon_${token.kind}_${randomBytes(32).toString('base64url')}`,
  };
}

const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest();

const COLUMNS = `id, kind, label, coalesce(grant_->'scopes', '[]') AS scopes, coalesce(grant_->'networks', '[]') AS networks,
  created_at AS "createdAt", expires_at AS "expiresAt", last_used_at AS "lastUsedAt", revoked_at AS "revokedAt",
  grant_->>'replacedBy' AS "replacedBy"`;

const USE_NOTED_EVERY_MS = 60_000;

export type Tokens = ReturnType<typeof createTokens>;

/** Tokens of the vendors' directories: rows of the one table of credentials, so that one function ends them all. */
export function createTokens(pool: Pool) {
  const insert = (db: Db, token: NewToken, by: string, at: Date) =>
    db.query(
      `INSERT INTO cordon.credentials (id, kind, party_id, secret_hash, grant_, label, created_by, created_at, expires_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        ...[token.id, token.kind, token.party, hashOf(token.secret)],
        JSON.stringify({ scopes: token.scopes, networks: token.networks }),
        ...[token.label, by, at, token.expiresAt],
      ],
    );
  return {
    /** Newest first; those that ran out or were revoked too, for a while. */
    async of(party: string, since: Date): Promise<Token[]> {
      const { rows } = await pool.query<Token>(
        `SELECT ${COLUMNS} FROM cordon.credentials WHERE party_id = $1 AND kind IN ('scim', 'roster')
           AND coalesce(revoked_at, expires_at) > $2 ORDER BY created_at DESC, id`,
        [party, since],
      );
      return rows;
    },

    async find(party: string, id: string): Promise<Token | null> {
      const { rows } = await pool.query<Token>(
        `SELECT ${COLUMNS} FROM cordon.credentials WHERE party_id = $1 AND id = $2 AND kind IN ('scim', 'roster')`,
        [party, id],
      );
      return rows[0] ?? null;
    },

    async add(token: NewToken, by: string, at: Date): Promise<void> {
      await insert(pool, token, by, at);
    },

    /**
     * Puts a token in another's place; the old one runs out at the end of the overlap.
     * @returns false when the old one is no longer good or was replaced before
     */
    replace(old: string, token: NewToken, by: string, until: Date, at: Date): Promise<boolean> {
      return inTransaction(pool, async (tx) => {
        const { rowCount } = await tx.query(
          `UPDATE cordon.credentials SET expires_at = least(expires_at, $4),
             grant_ = grant_ || jsonb_build_object('replacedBy', $3::text)
           WHERE id = $1 AND party_id = $2 AND revoked_at IS NULL AND expires_at > $5 AND grant_->>'replacedBy' IS NULL`,
          [old, token.party, token.id, until, at],
        );
        if (rowCount !== 1) return false;
        await insert(tx, token, by, at);
        return true;
      });
    },

    /** @returns false when there is no such token that is still good */
    revoke(party: string, id: string, at: Date, owes: Owes<void>): Promise<boolean> {
      return inTransaction(pool, async (tx) => {
        const { rowCount } = await tx.query(
          `UPDATE cordon.credentials SET revoked_at = $3
           WHERE party_id = $1 AND id = $2 AND kind IN ('scim', 'roster') AND revoked_at IS NULL`,
          [party, id, at],
        );
        if (rowCount === 1) await owe(tx, owes());
        return rowCount === 1;
      });
    },

    /** The token of a secret, while it is good for this vendor. */
    async use(kind: TokenKind, party: string, secret: string, at: Date): Promise<Token | null> {
      const { rows } = await pool.query<Token>({
        name: 'directory-token',
        text: `SELECT ${COLUMNS} FROM cordon.credentials c WHERE secret_hash = $1 AND kind = $2 AND party_id = $3
                 AND revoked_at IS NULL AND expires_at > $4
                 AND EXISTS (SELECT FROM cordon.parties p WHERE p.id = c.party_id AND p.kind = 'vendor')`,
        values: [hashOf(secret), kind, party, at],
      });
      const token = rows[0] ?? null;
      const noted = token?.lastUsedAt?.getTime() ?? 0;
      if (token !== null && at.getTime() - noted > USE_NOTED_EVERY_MS) {
        await pool.query('UPDATE cordon.credentials SET last_used_at = $2 WHERE id = $1', [token.id, at]);
      }
      return token;
    },

    /** One more of what is counted in a window. @returns false when that is too many */
    async take(key: string, most: number, seconds: number, at: Date): Promise<boolean> {
      const { rows } = await pool.query<{ count: number }>({
        name: 'directory-attempts',
        text: `INSERT INTO auth.attempts AS a (key, started_at, count) VALUES ($1, $2, 1)
               ON CONFLICT (key) DO UPDATE SET
                 count = CASE WHEN a.started_at <= $3 THEN 1 ELSE a.count + 1 END,
                 started_at = CASE WHEN a.started_at <= $3 THEN $2 ELSE a.started_at END
               RETURNING count`,
        values: [
          createHash('sha256').update(`directory\n${key}`).digest('base64url'),
          ...[at, new Date(at.getTime() - seconds * 1000)],
        ],
      });
      const count = rows[0]?.count;
      return count !== undefined && count <= most;
    },
  };
}
