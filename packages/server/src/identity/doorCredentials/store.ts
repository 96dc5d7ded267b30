import { createHash } from 'node:crypto';
import type { Db } from '../db.ts';
import type { Bound, DoorCredential } from './credential.ts';

/** A credential with what is checked of it at each use. */
export interface Kept extends DoorCredential {
  readonly session: string;
  readonly person: string;
  readonly scram: string | null;
}

/** Whose a credential is or was. */
export interface Owner {
  readonly id: string;
  readonly person: string;
  readonly party: string;
  readonly network: string;
}

export interface NewCredential extends Bound {
  readonly id: string;
  readonly person: string;
  readonly party: string;
  readonly session: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly keeps: { readonly hashOf: string } | { readonly scram: string };
}

interface Row extends Omit<Kept, keyof Bound> {
  grant: Omit<Bound, 'agreement'>;
  agreement: string;
}

export type DoorCredentialStore = ReturnType<typeof createDoorCredentialStore>;

const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest();

const COLUMNS = `c.id, c.person_id AS person, c.session_id AS session, c.agreement_id AS agreement, c.grant_ AS "grant", c.scram,
  c.created_at AS "createdAt", c.expires_at AS "expiresAt", c.last_used_at AS "lastUsedAt"`;

/** Those that may be used now: the session there, the ticket open and still its maker's. */
const LIVE = `FROM cordon.credentials c
  JOIN auth.session s ON s.id = c.session_id AND s."expiresAt" > $1
  JOIN cordon.tickets t ON t.id = c.grant_ ->> 'ticket' AND t.status <> 'closed' AND t.assignee_id = c.person_id
  WHERE c.kind = 'door' AND c.revoked_at IS NULL AND c.expires_at > $1`;

const keptOf = ({ grant, ...row }: Row): Kept => ({ ...row, ...grant });

/** Credentials of the kind `door` in the table of all credentials. */
export function createDoorCredentialStore(db: Db) {
  const one = async (where: string, now: Date, value: string | Buffer): Promise<Kept | null> => {
    const { rows } = await db.query<Row>(`SELECT ${COLUMNS} ${LIVE} AND ${where}`, [now, value]);
    return rows[0] === undefined ? null : keptOf(rows[0]);
  };
  return {
    /** The narrowest listed range of a party that an address lies in. */
    async rangeOf(party: string, address: string): Promise<string | null> {
      const { rows } = await db.query<{ cidr: string }>(
        `SELECT cidr::text FROM cordon.networks WHERE party_id = $1 AND cidr >>= $2::inet ORDER BY masklen(cidr) DESC LIMIT 1`,
        [party, address],
      );
      return rows[0]?.cidr ?? null;
    },

    async add({ keeps, door, purpose, ticket, network, signedBy, ...made }: NewCredential): Promise<void> {
      await db.query(
        `INSERT INTO cordon.credentials (id, kind, party_id, person_id, session_id, agreement_id, secret_hash, scram, grant_,
           label, created_by, created_at, expires_at)
         VALUES ($1, 'door', $2, $3, $4, $5, $6, $7, $8, $9, $3, $10, $11)`,
        [
          ...[made.id, made.party, made.person, made.session, made.agreement],
          ...['hashOf' in keeps ? hashOf(keeps.hashOf) : null, 'scram' in keeps ? keeps.scram : null],
          ...[JSON.stringify({ door, purpose, ticket, network, signedBy }), `${door} door`],
          ...[made.createdAt, made.expiresAt],
        ],
      );
    },

    /** Live ones of a session, newest first. */
    async of(session: string, now: Date): Promise<readonly Kept[]> {
      const { rows } = await db.query<Row>(
        `SELECT ${COLUMNS} ${LIVE} AND c.session_id = $2 ORDER BY c.created_at DESC, c.id`,
        [now, session],
      );
      return rows.map(keptOf);
    },

    byId: (id: string, now: Date) => one('c.id = $2', now, id),
    bySecret: (secret: string, now: Date) => one('c.secret_hash = $2', now, hashOf(secret)),

    /** Whose secret this is or was, whether or not it holds; null for one that never was ours. */
    /** @param given the secret, or at `postgres` the id */
    async ownerOf(given: { readonly secret: string } | { readonly id: string }): Promise<Owner | null> {
      const [column, value] = 'id' in given ? ['id', given.id] : ['secret_hash', hashOf(given.secret)];
      const { rows } = await db.query<Owner>(
        `SELECT id, person_id AS person, party_id AS party, grant_ ->> 'network' AS network FROM cordon.credentials
         WHERE kind = 'door' AND ${column} = $1`,
        [value],
      );
      return rows[0] ?? null;
    },

    /** @returns false when it was revoked in this very moment */
    async used(id: string, now: Date): Promise<boolean> {
      const { rowCount } = await db.query(
        'UPDATE cordon.credentials SET last_used_at = $2 WHERE id = $1 AND revoked_at IS NULL',
        [id, now],
      );
      return rowCount === 1;
    },

    /** @returns false when the person has no such live one */
    async revoke(id: string, person: string, now: Date): Promise<boolean> {
      const { rowCount } = await db.query(
        `UPDATE cordon.credentials SET revoked_at = $3
         WHERE id = $1 AND person_id = $2 AND kind = 'door' AND revoked_at IS NULL`,
        [id, person, now],
      );
      return rowCount === 1;
    },
  };
}
