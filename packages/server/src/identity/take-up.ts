import { Failure, type Code } from '@cordon/core/kernel';
import type { Pool, PoolClient } from 'pg';
import type { Role } from './admission.ts';
import { createAccount, setPassword } from './accounts.ts';
import { mayCome, networksSql, sitesSql, type Comer, type ListedNetwork } from './coming.ts';
import { inTransaction, type Db } from './db.ts';
import type { IdentityEvents } from './events.ts';
import { findLink, useLink } from './links.ts';
import { clientAddress } from './network.ts';
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

interface Person extends Comer {
  id: string;
  partyId: string;
  party: string;
  name: string;
  role: Role;
  email: string | null;
  userId: string | null;
  suspended: boolean;
  gone: boolean;
  networks: ListedNetwork[];
}

/** What a good link says to who holds it. */
export interface LinkFacts {
  /** The set-up link: e-mail, own name and the company's are asked for. */
  readonly setUp: boolean;
  readonly name: string | null;
  readonly email: string | null;
  readonly party: string | null;
  readonly role: Role;
}

/**
 * Looks at a link without using it up, so that nobody fills in a form for nothing.
 * @param address the client's, as the HTTP server gives it
 * @throws Failure `link-used`, `network-not-allowed`, `suspended`
 */
export async function lookAtLink(deps: TakeUpDeps, secret: string, address: string): Promise<LinkFacts> {
  const ip = clientAddress(address);
  const personId = await findLink(deps.pool, secret, deps.now());
  const person = await admitted(deps, deps.pool, personId, ip);
  const setUp = person.email === setUpEmail;
  const known = <T>(value: T): T | null => (setUp ? null : value);
  return {
    setUp,
    role: person.role,
    name: known(person.name),
    email: known(person.email),
    party: known(person.party),
  };
}

/**
 * Uses a link: sets the person's name and password. What follows is an ordinary sign-in with them, whose
 * session can only enrol a second factor. Anything refused leaves the link as it was.
 *
 * @param address the client's, as the HTTP server gives it
 * @returns the e-mail to sign in with
 * @throws Failure `link-used`, `network-not-allowed`, `suspended`, `email-taken` (e-mail in use), `bad-request`
 */
export async function takeUp(deps: TakeUpDeps, given: TakeUp, address: string): Promise<string> {
  const at = deps.now();
  const ip = clientAddress(address);
  return inTransaction(deps.pool, async (tx) => {
    const personId = await useLink(tx, given.secret, at);
    const person = await admitted(deps, tx, personId, ip);
    const email = await settleSetUp(tx, person, given);
    await writeAccount(tx, person, { ...given, email }, new Date(at));
    await deps.events.record({
      kind: 'link-used',
      code: null,
      personId: person.id,
      partyId: person.partyId,
      ip,
      at,
    });
    return email;
  });
}

/** The person of a link that may be used from here. Every refusal is recorded. */
async function admitted(deps: TakeUpDeps, db: Db, personId: string | null, ip: string | null) {
  const person = personId === null ? null : await personOf(db, personId, deps.now());
  const code = refusalOf(person, ip);
  if (person !== null && code === null) return person;
  const refused = code ?? 'link-used';
  await deps.events.record({
    kind: 'link-refused',
    code: refused,
    personId,
    partyId: person?.partyId ?? null,
    ip,
    at: deps.now(),
  });
  throw new Failure(refused);
}

/** Who holds a good link may learn why it does not work from here: only the person it was made for has it. */
function refusalOf(person: Person | null, ip: string | null): Code | null {
  if (person === null) return 'link-used';
  if (person.suspended) return 'suspended';
  if (person.gone) return 'left';
  return mayCome(ip, person, person.networks).allow ? null : 'network-not-allowed';
}

async function personOf(db: Db, personId: string, now: number): Promise<Person | null> {
  const { rows } = await db.query<Person>(
    `SELECT p.id, p.party_id AS "partyId", pa.kind, pa.name AS party, p.name, p.role, p.email, p.user_id AS "userId",
            coalesce(p.suspended_at, pa.contained_at) IS NOT NULL AS suspended, p.left_at IS NOT NULL AS gone,
            ${sitesSql('p', '$2')} AS sites, ${networksSql('pa.id')} AS networks
     FROM cordon.persons p JOIN cordon.parties pa ON pa.id = p.party_id WHERE p.id = $1 FOR UPDATE OF p`,
    [personId, new Date(now)],
  );
  return rows[0] ?? null;
}

/** The first admin brings the e-mail and the company's name along; for everybody else both are given already. */
async function settleSetUp(tx: PoolClient, person: Person, given: TakeUp): Promise<string> {
  if (person.email !== setUpEmail) {
    if (given.email !== undefined || given.company !== undefined) throw new Failure('bad-request');
    // A link is made for an address; it may have been taken away since.
    if (person.email === null) throw new Failure('email-missing');
    return person.email;
  }
  if (given.email === undefined || given.company === undefined) throw new Failure('bad-request');
  await tx.query('UPDATE cordon.parties SET name = $2 WHERE id = $1', [person.partyId, given.company]);
  const { rowCount } = await tx.query(
    `UPDATE cordon.persons p SET email = $2 WHERE p.id = $1
     AND NOT EXISTS (SELECT FROM cordon.persons o WHERE lower(o.email) = lower($2))`,
    [person.id, given.email],
  );
  if (rowCount !== 1) throw new Failure('email-taken');
  return given.email;
}

async function writeAccount(
  tx: PoolClient,
  { id, userId }: Pick<Person, 'id' | 'userId'>,
  given: { name: string; email: string; password: string },
  at: Date,
): Promise<void> {
  if (userId !== null) await setPassword(tx, userId, given.password, at);
  await tx.query('UPDATE cordon.persons SET user_id = $2, name = $3 WHERE id = $1', [
    id,
    userId ?? (await createAccount(tx, { ...given, at })),
    given.name,
  ]);
}
