import { createHash, randomBytes } from 'node:crypto';
import type { Pool, PoolClient } from 'pg';
import { owe, type OwedAct } from '../../platform/owing.ts';
import type { BodyGrant, BodyToken, Maker } from './token.ts';

export interface NewBodyToken extends BodyGrant {
  readonly id: string;
  /** 256 random bits, base64url, behind a prefix that secret scanners can look for. */
  readonly secret: string;
  readonly label: string;
  readonly maker: Maker;
  readonly at: Date;
  readonly expiresAt: Date;
}

export type BodyTokenStore = ReturnType<typeof createBodyTokenStore>;

interface Row {
  id: string;
  label: string;
  agreement: string;
  from: string;
  until: string;
  makerId: string;
  makerName: string;
  createdAt: Date;
  expiresAt: Date;
  lastUsedAt: Date | null;
  revokedAt: Date | null;
}

const COLUMNS = `c.id, c.label, c.agreement_id AS agreement, c.grant_ ->> 'from' AS from, c.grant_ ->> 'until' AS until,
  p.id AS "makerId", p.name AS "makerName", c.created_at AS "createdAt", c.expires_at AS "expiresAt",
  c.last_used_at AS "lastUsedAt", c.revoked_at AS "revokedAt"`;

const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest();

/** Tokens for bodies: rows of the one table of credentials, so that whatever ends a person's access ends theirs. */
export function createBodyTokenStore(pool: Pool) {
  return {
    plan: () => ({
      id: `crd_${randomBytes(10).toString('hex')}`,
      secret: `cordon_ledger_${randomBytes(32).toString('base64url')}`,
    }),

    async add({
      id,
      secret,
      label,
      agreement,
      from,
      until,
      maker,
      at,
      expiresAt,
    }: NewBodyToken): Promise<void> {
      await pool.query(
        `INSERT INTO cordon.credentials (id, kind, party_id, person_id, agreement_id, secret_hash, grant_, label, created_by,
           created_at, expires_at)
         VALUES ($1, 'ledger', $2, $3, $4, $5, $6, $7, $3, $8, $9)`,
        [
          ...[id, maker.party, maker.id, agreement, hashOf(secret)],
          JSON.stringify({ from: from.toISOString(), until: until.toISOString(), role: maker.role }),
          ...[label, at, expiresAt],
        ],
      );
    },

    /** Newest first, those that ended since too. @param person only those that this person made, or null */
    async of(party: string, person: string | null, since: Date): Promise<readonly BodyToken[]> {
      const { rows } = await pool.query<Row>(
        `SELECT ${COLUMNS} FROM cordon.credentials c JOIN cordon.persons p ON p.id = c.person_id
         WHERE c.kind = 'ledger' AND c.party_id = $1 AND ($2::text IS NULL OR c.person_id = $2)
           AND coalesce(c.revoked_at, c.expires_at) > $3 ORDER BY c.created_at DESC, c.id`,
        [party, person, since],
      );
      return rows.map(tokenOf);
    },

    /**
     * The token of a secret, and who made it, while both are good: the maker neither suspended nor gone nor in another
     * role by now, their party not shut out.
     */
    async use(
      secret: string,
      at: Date,
    ): Promise<{ readonly token: BodyToken; readonly maker: Maker } | null> {
      const { rows } = await pool.query<Row & { party: string; role: string; kind: Maker['kind'] }>(
        `UPDATE cordon.credentials c SET last_used_at = $2
         FROM cordon.persons p JOIN cordon.parties a ON a.id = p.party_id
         WHERE c.secret_hash = $1 AND c.kind = 'ledger' AND c.revoked_at IS NULL AND c.expires_at > $2
           AND p.id = c.person_id AND p.party_id = c.party_id AND p.role = c.grant_ ->> 'role'
           AND p.suspended_at IS NULL AND p.left_at IS NULL AND a.contained_at IS NULL
         RETURNING ${COLUMNS}, p.party_id AS party, p.role, a.kind`,
        [hashOf(secret), at],
      );
      const [row] = rows;
      if (row === undefined) return null;
      const { makerId: id, party, role, kind } = row;
      return { token: tokenOf(row), maker: { id, party, role, kind } };
    },

    /** Ends it and notes what has to be entered of that. @returns false when it had ended already */
    async revoke(id: string, at: Date, act: OwedAct): Promise<boolean> {
      const client = await pool.connect();
      try {
        return await within(client, async () => {
          const { rowCount } = await client.query(
            `UPDATE cordon.credentials SET revoked_at = $2
             WHERE id = $1 AND kind = 'ledger' AND revoked_at IS NULL AND expires_at > $2`,
            [id, at],
          );
          if (rowCount === 1) await owe(client, [act]);
          return rowCount === 1;
        });
      } finally {
        client.release();
      }
    },
  };
}

async function within<T>(client: PoolClient, work: () => Promise<T>): Promise<T> {
  await client.query('BEGIN');
  try {
    const result = await work();
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
}

function tokenOf({ makerId, makerName, from, until, ...row }: Row): BodyToken {
  const { id, label, agreement, createdAt, expiresAt, lastUsedAt, revokedAt } = row;
  return {
    ...{ id, label, agreement, createdAt, expiresAt, lastUsedAt, revokedAt },
    ...{ from: new Date(from), until: new Date(until), madeBy: { id: makerId, name: makerName } },
  };
}
