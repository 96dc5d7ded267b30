import type { Pool } from 'pg';
import { owe, type OwedAct } from '../../platform/owing.ts';
import { networksSql, type ListedNetwork } from '../coming.ts';
import { inTransaction } from '../db.ts';
import type { ServiceSecret } from './account.ts';
import { OWNERS } from './rights.ts';

/** A secret as it is made: of it only a verifier is kept. */
export interface NewSecret {
  readonly id: string;
  readonly account: string;
  readonly party: string;
  readonly owner: string;
  readonly agreement: string;
  /** The session key (base64) that signed for it: a tool has none of its own. */
  readonly signedBy: string;
  readonly scram: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

/** A secret that may be used now, with all that its use is held to. */
export interface UsableSecret {
  readonly id: string;
  readonly account: string;
  readonly accountName: string;
  readonly owner: string;
  readonly party: string;
  readonly partyKind: 'company' | 'vendor';
  readonly agreement: string;
  readonly accessRole: string;
  readonly purpose: string;
  readonly signedBy: string;
  readonly scram: string;
  /** Ranges of the account. */
  readonly networks: readonly string[];
  /** What its party lists now. */
  readonly listed: readonly ListedNetwork[];
  /** When the secret or its account ends, whichever is first. */
  readonly expiresAt: Date;
}

/** Those of accounts in force, of owners who are there and may answer for one, of parties that are not shut out. */
const USABLE = {
  name: 'service-secret',
  text: `SELECT c.id, a.id AS account, a.name AS "accountName", a.owner_id AS owner, y.id AS party, y.kind AS "partyKind",
      a.agreement_id AS agreement, a.access_role AS "accessRole", a.purpose, c.grant_ ->> 'signedBy' AS "signedBy", c.scram,
      a.networks::text[] AS networks, ${networksSql('a.party_id')} AS listed, least(c.expires_at, a.expires_at) AS "expiresAt"
    FROM cordon.credentials c JOIN cordon.service_accounts a ON a.id = c.grant_ ->> 'account'
    JOIN cordon.persons p ON p.id = a.owner_id AND p.id = c.person_id AND p.party_id = a.party_id
    JOIN cordon.parties y ON y.id = a.party_id
    WHERE c.id = $1 AND c.kind = 'service' AND c.revoked_at IS NULL AND c.expires_at > $2
      AND a.state = 'in-force' AND a.expires_at > $2
      AND coalesce(p.suspended_at, p.left_at, y.contained_at) IS NULL AND p.role = ANY ($3)`,
};

export type SecretStore = ReturnType<typeof createSecretStore>;

/** Credentials of the kind `service` in the table of all credentials. */
export function createSecretStore(pool: Pool) {
  return {
    /** Live ones of these accounts, newest first. */
    async of(accounts: readonly string[], now: Date): Promise<readonly ServiceSecret[]> {
      const { rows } = await pool.query<ServiceSecret>(
        `SELECT id, grant_ ->> 'account' AS account, created_at AS "createdAt", expires_at AS "expiresAt",
           last_used_at AS "lastUsedAt", host(last_used_from) AS "lastUsedFrom"
         FROM cordon.credentials WHERE kind = 'service' AND grant_ ->> 'account' = ANY ($1)
           AND revoked_at IS NULL AND expires_at > $2 ORDER BY created_at DESC, id`,
        [accounts, now],
      );
      return rows;
    },

    /**
     * Keeps a secret while the account is in force and has no more than so many.
     * @returns false when it is not, or has
     */
    add(made: NewSecret, atOnce: number): Promise<boolean> {
      const { id, account, party, owner, agreement, signedBy, scram, createdAt, expiresAt } = made;
      return inTransaction(pool, async (tx) => {
        // Two that are made at once wait for each other here.
        const { rowCount } = await tx.query(
          `SELECT FROM cordon.service_accounts WHERE id = $1 AND state = 'in-force' AND expires_at >= $2 FOR UPDATE`,
          [account, expiresAt],
        );
        if (rowCount !== 1) return false;
        const { rows } = await tx.query<{ count: number }>(
          `SELECT count(*)::int AS count FROM cordon.credentials
           WHERE kind = 'service' AND grant_ ->> 'account' = $1 AND revoked_at IS NULL AND expires_at > $2`,
          [account, createdAt],
        );
        if ((rows[0]?.count ?? atOnce) >= atOnce) return false;
        await tx.query(
          `INSERT INTO cordon.credentials (id, kind, party_id, person_id, agreement_id, scram, grant_, label, created_by,
             created_at, expires_at)
           VALUES ($1, 'service', $2, $3, $4, $5, $6, 'service account', $3, $7, $8)`,
          [
            ...[id, party, owner, agreement, scram],
            ...[JSON.stringify({ account, signedBy }), createdAt, expiresAt],
          ],
        );
        return true;
      });
    },

    /** @returns false when the account has no such live one */
    end(id: string, account: string, at: Date, act: OwedAct): Promise<boolean> {
      return inTransaction(pool, async (tx) => {
        const { rowCount } = await tx.query(
          `UPDATE cordon.credentials SET revoked_at = $3
           WHERE id = $1 AND kind = 'service' AND grant_ ->> 'account' = $2 AND revoked_at IS NULL AND expires_at > $3`,
          [id, account, at],
        );
        if (rowCount !== 1) return false;
        await owe(tx, [act]);
        return true;
      });
    },

    async usable(id: string, now: Date): Promise<UsableSecret | null> {
      const { rows } = await pool.query<UsableSecret>({ ...USABLE, values: [id, now, OWNERS] });
      return rows[0] ?? null;
    },

    /** Whose rights a secret rests on, whether or not it holds; null for none of ours. */
    async ownerOf(id: string): Promise<string | null> {
      const { rows } = await pool.query<{ owner: string }>(
        `SELECT person_id AS owner FROM cordon.credentials WHERE id = $1 AND kind = 'service'`,
        [id],
      );
      return rows[0]?.owner ?? null;
    },

    /** @returns false when it was revoked in this very moment */
    async used(id: string, from: string, now: Date): Promise<boolean> {
      const { rowCount } = await pool.query(
        `UPDATE cordon.credentials SET last_used_at = $2, last_used_from = $3 WHERE id = $1 AND revoked_at IS NULL`,
        [id, now, from],
      );
      return rowCount === 1;
    },
  };
}
