import { createHash } from 'node:crypto';
import type { Pool } from 'pg';
import type { Keys } from '../../platform/keys.ts';
import { inTransaction, type Db } from '../db.ts';
import type { UserNameClaim } from './claims.ts';

/** A party's identity provider, without its secret. */
export interface SsoSettings {
  readonly party: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly domains: readonly string[];
  readonly mfaAmr: readonly string[];
  readonly mfaAcr: readonly string[];
  /** Where the user name of its directory stands; null: nobody is known by one. */
  readonly userNameClaim: UserNameClaim | null;
  readonly required: boolean;
  readonly triedAt: Date | null;
  readonly changedAt: Date;
}

/** A way there and back that was begun. */
export interface Flow {
  readonly party: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly purpose: 'sign-in' | 'step-up' | 'try';
  /** The session that asked, where one did. */
  readonly session: string | null;
  readonly nonce: string;
  readonly verifier: string;
  /** A path of ours. */
  readonly next: string;
  readonly startedAt: Date;
}

/** A person as far as a company account may open a session for them. */
export interface SsoPerson {
  readonly id: string;
  readonly party: string;
  readonly userId: string | null;
  readonly name: string;
  /** Null where their directory knows them by a user name alone. */
  readonly email: string | null;
}

/** How long a way there and back may take, in milliseconds. */
const FLOW_MS = 10 * 60_000;

const hash = (text: string): Buffer => createHash('sha256').update(text).digest();
const secretContext = (party: string): string => `sso:${party}`;

const settingsSql = `
  SELECT p.party_id AS party, p.issuer, p.client_id AS "clientId", p.mfa_amr AS "mfaAmr", p.mfa_acr AS "mfaAcr",
         p.user_name_claim AS "userNameClaim", p.required, p.tried_at AS "triedAt", p.changed_at AS "changedAt",
         ARRAY(SELECT d.domain FROM cordon.sso_domains d WHERE d.party_id = p.party_id ORDER BY d.domain) AS domains
  FROM cordon.sso_providers p`;

const personSql = `SELECT p.id, p.party_id AS party, p.user_id AS "userId", p.name, p.email FROM cordon.persons p`;

export type SsoStore = ReturnType<typeof createSsoStore>;

/** What is kept about identity providers, and who their subjects are here. */
export function createSsoStore(pool: Pool, keys: Pick<Keys, 'seal' | 'unseal'>) {
  const one = async <T>(sql: string, values: readonly unknown[], db: Db = pool): Promise<T | null> => {
    const { rows } = await db.query<Record<string, unknown>>(sql, [...values]);
    return (rows[0] as T | undefined) ?? null;
  };

  return {
    of: (party: string) => one<SsoSettings>(`${settingsSql} WHERE p.party_id = $1`, [party]),

    byDomain: (domain: string) =>
      one<SsoSettings>(
        `${settingsSql} WHERE p.party_id = (SELECT party_id FROM cordon.sso_domains WHERE domain = $1)`,
        [domain],
      ),

    async secretOf(party: string): Promise<string | null> {
      const row = await one<{ secret: string }>(
        'SELECT client_secret AS secret FROM cordon.sso_providers WHERE party_id = $1',
        [party],
      );
      return row && keys.unseal(row.secret, secretContext(party));
    },

    async partyExists(party: string): Promise<boolean> {
      return (await one('SELECT 1 FROM cordon.parties WHERE id = $1', [party])) !== null;
    },

    /**
     * Whether a party may name a domain as its own: somebody of it has an address there, nobody of another party has,
     * and no other party named it first.
     */
    async domainFree(party: string, domain: string): Promise<boolean> {
      const row = await one<{ own: boolean; others: boolean; named: boolean }>(
        `SELECT EXISTS (SELECT FROM cordon.persons WHERE party_id = $1 AND split_part(lower(email), '@', 2) = $2) AS own,
                EXISTS (SELECT FROM cordon.persons WHERE party_id <> $1 AND split_part(lower(email), '@', 2) = $2) AS others,
                EXISTS (SELECT FROM cordon.sso_domains WHERE party_id <> $1 AND domain = $2) AS named`,
        [party, domain],
      );
      return row !== null && row.own && !row.others && !row.named;
    },

    /** Keeps settings anew: untried, required by nobody. @param secret null: the one of before */
    async put(
      given: Pick<
        SsoSettings,
        'party' | 'issuer' | 'clientId' | 'domains' | 'mfaAmr' | 'mfaAcr' | 'userNameClaim'
      >,
      secret: string | null,
      at: Date,
      entered: () => Promise<void>,
    ): Promise<void> {
      const { party, issuer, clientId, domains, mfaAmr, mfaAcr, userNameClaim } = given;
      const sealed = secret === null ? null : keys.seal(secret, secretContext(party));
      await inTransaction(pool, async (tx) => {
        await tx.query(
          `INSERT INTO cordon.sso_providers (party_id, issuer, client_id, client_secret, mfa_amr, mfa_acr,
             user_name_claim, changed_at)
           VALUES ($1, $2, $3, coalesce($4, ''), $5, $6, $8, $7)
           ON CONFLICT (party_id) DO UPDATE SET issuer = $2, client_id = $3,
             client_secret = coalesce($4, sso_providers.client_secret), mfa_amr = $5, mfa_acr = $6, user_name_claim = $8,
             required = false, tried_at = NULL, changed_at = $7`,
          [party, issuer, clientId, sealed, mfaAmr, mfaAcr, at, userNameClaim],
        );
        await tx.query('DELETE FROM cordon.sso_domains WHERE party_id = $1', [party]);
        await tx.query(
          'INSERT INTO cordon.sso_domains (domain, party_id) SELECT d, $1 FROM unnest($2::text[]) AS d',
          [party, domains],
        );
        await entered();
      });
    },

    /** @returns false when the settings were not tried */
    async require(party: string, required: boolean): Promise<boolean> {
      const row = await one(
        `UPDATE cordon.sso_providers SET required = $2 WHERE party_id = $1 AND (NOT $2 OR tried_at IS NOT NULL)
         RETURNING 1`,
        [party, required],
      );
      return row !== null;
    },

    /** Remembers that these very settings work. */
    async tried(
      { party, issuer, clientId }: Pick<Flow, 'party' | 'issuer' | 'clientId'>,
      at: Date,
    ): Promise<void> {
      await pool.query(
        'UPDATE cordon.sso_providers SET tried_at = $4 WHERE party_id = $1 AND issuer = $2 AND client_id = $3',
        [party, issuer, clientId, at],
      );
    },

    async remove(party: string): Promise<void> {
      await pool.query('DELETE FROM cordon.sso_providers WHERE party_id = $1', [party]);
    },

    async begin(state: string, browser: string, flow: Flow): Promise<void> {
      const { party, issuer, clientId, purpose, session, nonce, verifier, next, startedAt } = flow;
      await pool.query('DELETE FROM cordon.sso_flows WHERE expires_at <= $1', [startedAt]);
      await pool.query(
        `INSERT INTO cordon.sso_flows (state_hash, browser_hash, party_id, issuer, client_id, purpose, session_id, nonce,
           verifier, next, started_at, expires_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
        [
          hash(state),
          hash(browser),
          party,
          issuer,
          clientId,
          purpose,
          session,
          nonce,
          verifier,
          next,
          startedAt,
        ].concat([new Date(startedAt.getTime() + FLOW_MS)]),
      );
    },

    /** Uses a flow up, whatever comes of it: of two answers with one state only the first counts. */
    take: (state: string, browser: string, at: Date) =>
      one<Flow>(
        `DELETE FROM cordon.sso_flows WHERE state_hash = $1 AND browser_hash = $2 AND expires_at > $3
         RETURNING party_id AS party, issuer, client_id AS "clientId", purpose, session_id AS session, nonce, verifier,
                   next, started_at AS "startedAt"`,
        [hash(state), hash(browser), at],
      ),

    linked: (issuer: string, subject: string, party: string) =>
      one<SsoPerson>(
        `${personSql} JOIN cordon.sso_links l ON l.person_id = p.id
         WHERE l.issuer = $1 AND l.subject = $2 AND p.party_id = $3`,
        [issuer, subject, party],
      ),

    /** Somebody of this very party with this address, whom no subject of the issuer stands for yet. */
    unlinked: (issuer: string, email: string, party: string) =>
      one<SsoPerson>(
        `${personSql} WHERE p.party_id = $3 AND lower(p.email) = $2
         AND NOT EXISTS (SELECT FROM cordon.sso_links l WHERE l.person_id = p.id AND l.issuer = $1)`,
        [issuer, email, party],
      ),

    /**
     * Somebody without an address whom this very party's SCIM directory keeps by this user name, and whom no subject of the
     * issuer stands for yet. Nobody, where the verified address is that of a colleague: the two would not be one person.
     * @param exact as it is spelled; a directory's user names are the same in any case (RFC 7643, 4.1.1)
     */
    unlinkedByName: (
      issuer: string,
      {
        userName,
        exact,
        email,
      }: { readonly userName: string; readonly exact: boolean; readonly email: string | null },
      party: string,
    ) =>
      one<SsoPerson>(
        `${personSql} JOIN cordon.directory_users d ON d.person_id = p.id
         WHERE p.party_id = $3 AND d.party_id = $3 AND d.source = 'scim' AND d.deleted_at IS NULL AND p.email IS NULL
         AND CASE WHEN $4 THEN d.user_name = $2 ELSE lower(d.user_name) = lower($2) END
         AND NOT EXISTS (SELECT FROM cordon.persons o WHERE o.party_id = $3 AND lower(o.email) = $5)
         AND NOT EXISTS (SELECT FROM cordon.sso_links l WHERE l.person_id = p.id AND l.issuer = $1)`,
        [issuer, userName, party, exact, email],
      ),

    /** @returns false when somebody else was faster */
    async link(tx: Db, issuer: string, subject: string, person: string, at: Date): Promise<boolean> {
      const row = await one(
        `INSERT INTO cordon.sso_links (issuer, subject, person_id, linked_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT DO NOTHING RETURNING 1`,
        [issuer, subject, person, at],
        tx,
      );
      return row !== null;
    },
  };
}
