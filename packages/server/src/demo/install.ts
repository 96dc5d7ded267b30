import { randomBytes } from 'node:crypto';
import { undertakingStatement } from '@cordon/core/agreements';
import { toUtf8 } from '@cordon/ledger';
import { draft } from '../agreements/index.ts';
import { signUndertaking, textsNow } from '../agreements/undertakings/index.ts';
import type { House } from '../compose.ts';
import type { Progress } from '../installation.ts';
import { composeCourses } from '../people/courses/compose.ts';
import { shipCourses } from '../people/courses/index.ts';
import type { DeliveredTicket } from '../tickets/index.ts';
import { atOnce } from './atOnce.ts';
import { SoftwareAuthenticator } from './authenticator.ts';
import { handOf } from './hand.ts';
import { HARBOR, harborDataMap } from './seed/dataMap.ts';
import { agreements, auditScopes, networks, parties, people, sites, type DemoPerson } from './seed/people.ts';
import { seedSource } from './seed/source.ts';
import { ticketSeed, type SeedTicket } from './seed/tickets.ts';
import { signWith } from './signature.ts';
import type { SignIn } from './signIns.ts';

export interface DemoOptions {
  /** Owner connection of the empty database that becomes Harbor Health's. */
  readonly sourceUrl: string;
  readonly today: Date;
  readonly customers: number;
  /** One password for everybody, which saves tests the hashing; each has their own otherwise. */
  readonly password?: string;
  readonly progress: Progress;
}

/**
 * Fills an empty installation with Harbor Health. It goes through the features as people would: accounts with second
 * factors, agreements signed with a passkey in software for each signer, tickets through the helpdesk adapter.
 * @returns how to sign in as each person
 */
export async function installDemo(house: House, options: DemoOptions): Promise<readonly SignIn[]> {
  const { today, progress } = options;
  progress(`Seeding ${options.customers.toLocaleString('en')} customers of Harbor Health`);
  // The child that seeds has a core of its own, so people are made meanwhile.
  const seeding = seedSource(options.sourceUrl, today, options.customers);
  const adding = addPeople(house, options);
  const [signIns] = await Promise.all([adding, seeding]);
  progress('Connecting the customer database');
  await house.sources.connect(
    { id: HARBOR, name: 'Harbor Health', ownerUrl: options.sourceUrl, map: harborDataMap() },
    'per_priya',
    'live',
  );
  progress('Signing the agreements');
  await addAgreements(house, today);
  await assignAgents(house, today);
  progress('Signing the undertakings of the agents');
  await addUndertakings(house);
  progress('Publishing the courses');
  await shipCourses(composeCourses(house));
  progress('Delivering tickets');
  await deliver(house, ticketSeed(today, options.customers));
  return signIns;
}

async function addPeople(
  house: House,
  { today, progress, password }: DemoOptions,
): Promise<readonly SignIn[]> {
  await addParties(house, today);
  progress('Adding people with second factors');
  const [first, ...others] = people;
  if (first === undefined || password === undefined) {
    return atOnce(HASHES, people, async (person) => (await addPerson(house, person, today)).signIn);
  }
  const { signIn, passwordHash } = await addPerson(house, first, today, { password });
  const shared = { password, passwordHash };
  const rest = others.map(async (person) => (await addPerson(house, person, today, shared)).signIn);
  return [signIn, ...(await Promise.all(rest))];
}

/** Commits waiting side by side share one write to the disk. */
const COMMITS = 8;

/**
 * Passwords hashed at a time: it is done in Node's few threads, and so is what signs in to the database, which waits behind
 * them all on a busy machine until it is given up.
 */
const HASHES = 2;

/** Takes tickets in as a helpdesk's adapter does, and gives them to whoever starts with them in hand. */
export async function deliver(
  house: House,
  tickets: readonly Pick<SeedTicket, keyof DeliveredTicket | 'assignee'>[],
): Promise<void> {
  await atOnce(COMMITS, tickets, async ({ assignee, ...ticket }) => {
    const { id } = await house.tickets.intake.receive(ticket);
    if (assignee !== null) await house.tickets.assign(id, assignee, ticket.createdAt);
  });
}

async function addParties(house: House, at: Date): Promise<void> {
  const db = house.world.pools.app;
  for (const { id, kind, name } of parties) {
    await db.query('INSERT INTO cordon.parties (id, kind, name, created_at) VALUES ($1, $2, $3, $4)', [
      id,
      kind,
      name,
      at,
    ]);
  }
  for (const { id, party, name, country } of sites) {
    await db.query('INSERT INTO cordon.sites (id, party_id, name, country) VALUES ($1, $2, $3, $4)', [
      id,
      party,
      name,
      country,
    ]);
  }
  for (const { id, party, site, cidr, label } of networks) {
    await db.query(
      'INSERT INTO cordon.networks (id, party_id, site_id, cidr, label) VALUES ($1, $2, $3, $4, $5)',
      [id, party, site, cidr, label],
    );
  }
}

async function addPerson(
  house: House,
  person: DemoPerson,
  at: Date,
  given: { readonly password: string; readonly passwordHash?: string } = {
    password: `demo-${randomBytes(9).toString('base64url')}`,
  },
): Promise<{ readonly signIn: SignIn; readonly passwordHash: string }> {
  const { password, passwordHash, totpSecret } = await house.identity.createPersonWithTotp({
    id: person.id,
    partyId: person.party,
    siteId: person.site,
    name: person.name,
    email: person.email,
    role: person.role,
    accessRole: person.accessRole,
    purpose: person.purpose,
    ...given,
    totp: randomBytes(24).toString('base64url'),
    at,
  });
  const { id, name, email, role, party } = person;
  return { signIn: { person: id, name, email, role, party, password, totpSecret }, passwordHash };
}

async function addAgreements(house: House, today: Date): Promise<void> {
  const company = { id: 'pty_harbor', name: 'Harbor Health' };
  const signers = ['per_victor', 'per_vera', 'per_nuno'] as const;
  const passkeys = new Map(signers.map((id) => [id, new SoftwareAuthenticator(house.world.baseUrl)]));
  for (const { id, vendor, title, from, until } of agreements(today)) {
    const name = parties.find((party) => party.id === vendor)?.name ?? vendor;
    const drafter = { person: 'per_victor', party: company.id, ip: null };
    // Signed the day before it began: terms that have run out cannot be signed.
    const then = new Date(Date.parse(from) - 86_400_000);
    const deps = { ...house.agreementDeps, now: () => then };
    await draft(
      deps,
      drafter,
      { vendor: { id: vendor, name }, company, source: HARBOR, title, from, until },
      id,
    );
    const [version] = await house.agreements.versions(id);
    if (version === undefined) throw new Error('the draft is gone');
    for (const [person, party] of [
      ['per_victor', company.id],
      [vendor === 'pty_brightline' ? 'per_vera' : 'per_nuno', vendor],
    ] as const) {
      const passkey = passkeys.get(person);
      if (passkey === undefined) throw new Error('a signer without a passkey');
      await signWith(passkey, deps, { person, party, ip: null }, id, version.version);
    }
  }
  for (const { person, agreement, from, until } of auditScopes(today)) {
    await house.world.pools.app.query(
      'INSERT INTO cordon.audit_scopes (person_id, agreement_id, from_at, until_at) VALUES ($1, $2, $3, $4)',
      [person, agreement, from, until],
    );
  }
}

/** Each agent works as what they were invited for, under the agreement of their vendor. */
async function assignAgents(house: House, today: Date): Promise<void> {
  const made = people.flatMap(({ id: person, party, site, accessRole, purpose }) => {
    const agreement = agreements(today).find(({ vendor }) => vendor === party);
    if (agreement === undefined || accessRole === null || purpose === null) return [];
    const from = new Date(agreement.from);
    const work = { person, agreement: agreement.id, accessRole, purpose, site };
    return [{ id: `asg_${person}`, ...work, shift: null, from, until: null, by: null }];
  });
  await house.assignments.make(made, house.now());
}

/** Each agent signs at a first sign-in of their own, with a key made for it. */
async function addUndertakings(house: House): Promise<void> {
  const agents = people.filter(({ role }) => role === 'agent');
  await Promise.all(agents.map((agent) => undertake(house, agent)));
}

async function undertake(house: House, { id, party }: DemoPerson): Promise<void> {
  const partyName = parties.find((one) => one.id === party)?.name ?? party;
  const { session, sign } = await handOf(house, { id, party });
  const who = { person: { id, partyId: party, partyName }, sessionId: session, ip: null };
  const { company, current } = await textsNow(house.undertakings, partyName);
  if (current === null) throw new Error('no undertaking counts yet');
  const { version, textHash } = current;
  const at = house.now().toISOString();
  const statement = undertakingStatement({ person: id, party, company: company.id, version, textHash, at });
  await signUndertaking(house.undertakings, who, { textHash, at, signature: sign(toUtf8(statement)) });
}
