import { Failure, type Code } from '@cordon/core/kernel';
import type { Pool, PoolClient } from 'pg';
import { createAccount, setPassword } from './accounts.ts';
import { inTransaction } from './db.ts';
import type { IdentityEvents } from './events.ts';
import { useLink } from './links.ts';
import { clientAddress, networkAllowed } from './network.ts';
import { setUpEmail } from './set-up.ts';

export interface TakeUp {
  readonly secret: string;
  readonly name: string;
  readonly password: string;
  /** Wanted by the set-up link, and taken from no other. */
  readonly email?: string | undefined;
  readonly company?: string | undefined;
}

export interface TakeUpDeps {
  readonly pool: Pool;
  readonly events: IdentityEvents;
  readonly now: () => number;
}

interface Person {
  partyId: string;
  kind: 'company' | 'vendor';
  email: string;
  userId: string | null;
  suspended: boolean;
  networks: string[];
}

/**
 * Uses a link: sets the person's name and password. What follows is an ordinary sign-in with them, whose
 * session can only enrol a second factor. Anything refused leaves the link as it was.
 *
 * @param address the client's, as the HTTP server gives it
 * @returns the e-mail to sign in with
 * @throws Failure `link-used`, `network-not-allowed`, `suspended`, `conflict` (e-mail in use), `bad-request`
 */
export async function takeUp(deps: TakeUpDeps, given: TakeUp, address: string): Promise<string> {
  const at = deps.now();
  const ip = clientAddress(address);
  const record = (
    kind: 'link-used' | 'link-refused',
    code: Code | null,
    personId: string | null,
    partyId: string | null,
  ) => deps.events.record({ kind, code, personId, partyId, ip, at });

  return inTransaction(deps.pool, async (tx) => {
    const personId = await useLink(tx, given.secret, at);
    const person = personId === null ? null : await personOf(tx, personId);
    const code = refusalOf(person, ip);
    if (personId === null || person === null || code !== null) {
      await record('link-refused', code, personId, person?.partyId ?? null);
      throw new Failure(code ?? 'link-used');
    }
    const email = await settleSetUp(tx, personId, person, given);
    await writeAccount(tx, personId, person.userId, { ...given, email }, new Date(at));
    await record('link-used', null, personId, person.partyId);
    return email;
  });
}

/** Who holds a good link may learn why it does not work from here: only the person it was made for has it. */
function refusalOf(person: Person | null, ip: string | null): Code | null {
  if (person === null) return 'link-used';
  if (person.suspended) return 'suspended';
  return networkAllowed(person.kind, ip, person.networks) ? null : 'network-not-allowed';
}

async function personOf(tx: PoolClient, personId: string): Promise<Person | null> {
  const { rows } = await tx.query<Person>(
    `SELECT p.party_id AS "partyId", pa.kind, p.email, p.user_id AS "userId",
            p.suspended_at IS NOT NULL AS suspended,
            ARRAY(SELECT n.cidr::text FROM cordon.networks n WHERE n.party_id = pa.id) AS networks
     FROM cordon.persons p JOIN cordon.parties pa ON pa.id = p.party_id WHERE p.id = $1 FOR UPDATE OF p`,
    [personId],
  );
  return rows[0] ?? null;
}

/** The first admin brings the e-mail and the company's name along; for everybody else both are given already. */
async function settleSetUp(tx: PoolClient, personId: string, person: Person, given: TakeUp): Promise<string> {
  if (person.email !== setUpEmail) {
    if (given.email !== undefined || given.company !== undefined) throw new Failure('bad-request');
    return person.email;
  }
  if (given.email === undefined || given.company === undefined) throw new Failure('bad-request');
  await tx.query('UPDATE cordon.parties SET name = $2 WHERE id = $1', [person.partyId, given.company]);
  const { rowCount } = await tx.query(
    `UPDATE cordon.persons p SET email = $2 WHERE p.id = $1
     AND NOT EXISTS (SELECT FROM cordon.persons o WHERE lower(o.email) = lower($2))`,
    [personId, given.email],
  );
  if (rowCount !== 1) throw new Failure('conflict');
  return given.email;
}

async function writeAccount(
  tx: PoolClient,
  personId: string,
  userId: string | null,
  given: { name: string; email: string; password: string },
  at: Date,
): Promise<void> {
  if (userId !== null) await setPassword(tx, userId, given.password, at);
  await tx.query('UPDATE cordon.persons SET user_id = $2, name = $3 WHERE id = $1', [
    personId,
    userId ?? (await createAccount(tx, { ...given, at })),
    given.name,
  ]);
}
