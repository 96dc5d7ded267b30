import { Failure } from '@cordon/core/kernel';
import type { Pool } from 'pg';
import { setPassword } from './accounts.ts';
import { inTransaction } from './db.ts';
import { dropFactors, type Factors } from './factors.ts';
import type { MailLink } from './link-mail.ts';
import { linkTtl, makeLink } from './links.ts';
import type { Sessions } from './sessions.ts';

/** What a recovery took away and gave, for the caller's ledger entry (the link itself never goes there). */
export interface Recovered {
  readonly personId: string;
  readonly partyId: string;
  readonly email: string;
  /** A fresh single-use link to choose a password and enrol a second factor. */
  readonly link: string;
  /** Epoch milliseconds. */
  readonly expiresAt: number;
  readonly factorsDropped: Factors;
  readonly sessionsEnded: number;
}

export interface RecoveryDeps {
  readonly pool: Pool;
  readonly sessions: Pick<Sessions, 'revokePerson'>;
  readonly baseUrl: string;
  readonly mailLink: MailLink;
  readonly now: () => number;
}

interface Account {
  personId: string;
  partyId: string;
  email: string;
  userId: string;
}

const columns = `id AS "personId", party_id AS "partyId", email, user_id AS "userId"`;

/** The only way back for somebody who lost password or factor: there is no reset by mail. */
export function createRecovery(deps: RecoveryDeps) {
  const { pool, now } = deps;

  const recover = async (account: Account, ttl: number): Promise<Recovered> => {
    const at = now();
    const { factorsDropped, sessionsEnded, link } = await inTransaction(pool, async (tx) => {
      const dropped = await dropFactors(tx, account.userId);
      // Without its factors the old password alone would enrol new ones.
      await setPassword(tx, account.userId, null, new Date(at));
      return {
        factorsDropped: dropped,
        // Links made before go too, so the new one is made after.
        sessionsEnded: await deps.sessions.revokePerson(account.personId, { ip: null }, tx),
        link: await makeLink(tx, account.personId, 'take-up', deps.baseUrl, ttl, at),
      };
    });
    return {
      personId: account.personId,
      partyId: account.partyId,
      email: account.email,
      link: link.url,
      expiresAt: link.expiresAt,
      factorsDropped,
      sessionsEnded,
    };
  };

  return {
    /**
     * For the shell of the machine only: takes the factors, the password and the sessions of a company admin
     * and gives a link of fifteen minutes.
     * @param email may be left out when there is one company admin with an account
     * @throws Failure `not-in-scope` when not exactly one fits
     */
    async recoverAdmin(email?: string): Promise<Recovered> {
      const { rows } = await pool.query<Account>(
        `SELECT ${columns} FROM cordon.persons WHERE role = 'company-admin' AND user_id IS NOT NULL
         AND ($1::text IS NULL OR lower(email) = lower($1))`,
        [email ?? null],
      );
      const [admin] = rows;
      if (admin === undefined) {
        throw new Failure('not-in-scope', 'No company admin with an account fits. Check the address.');
      }
      if (rows.length > 1) {
        throw new Failure('not-in-scope', 'There are several company admins. Name one with --email ADDRESS.');
      }
      return recover(admin, linkTtl.setUp);
    },

    /**
     * The same for any person, by an administrator whose right to do so the caller has checked. The link is good
     * for seven days and goes to the person by mail, or is handed over when no mail can be sent.
     * @throws Failure `not-in-scope` when the person has no account
     */
    async recoverPerson(personId: string): Promise<Recovered & { readonly mailed: boolean }> {
      const { rows } = await pool.query<Account>(
        `SELECT ${columns} FROM cordon.persons WHERE id = $1 AND user_id IS NOT NULL`,
        [personId],
      );
      const [person] = rows;
      if (person === undefined) throw new Failure('not-in-scope');
      const recovered = await recover(person, linkTtl.invitation);
      return { ...recovered, mailed: await deps.mailLink(person.email, recovered.link) };
    },
  };
}

export type Recovery = ReturnType<typeof createRecovery>;
