import { Failure, withSignature } from '@cordon/core/kernel';
import type { Pool } from 'pg';
import type { Role } from '../../packages/server/src/identity/index.ts';
import type { Actor } from '../../packages/server/src/people/deps.ts';
import { peopleRoutes } from '../../packages/server/src/people/routes.ts';
import { createContainments } from '../../packages/server/src/people/containments.store.ts';
import { createOwedEntries } from '../../packages/server/src/ledger/owed.store.ts';
import type { OwedAct } from '../../packages/server/src/platform/owing.ts';
import { createRoles } from '../../packages/server/src/people/roles.store.ts';
import { createAbsences } from '../../packages/server/src/people/absences/store.ts';
import { createSites } from '../../packages/server/src/people/sites/store.ts';
import { createNetworkStore } from '../../packages/server/src/people/networks/store.ts';
import { createPeopleStore, type PeopleTables } from '../../packages/server/src/people/store.ts';
import { openDb } from '../../packages/server/src/platform/db.ts';
import { createApp } from '../../packages/server/src/platform/http/index.ts';
import { silentLog } from '../../packages/server/src/platform/log.ts';
import { Browser } from './identity/browser.ts';
import { baseUrl, floor, openFixture, password, signIn, start, type Fixture } from './identity/fixture.ts';

interface Entered {
  readonly act: string;
  readonly actor: Actor;
  readonly words: Readonly<Record<string, unknown>>;
}

/** People and vendors behind a real sign-in, over a real database: a company and two vendors. */
export interface PeopleScene {
  readonly pool: Pool;
  readonly floor: string;
  /** What was entered in the ledger, in order. */
  readonly entered: Entered[];
  /** Switches the ledger off: nothing can be entered. */
  ledgerDown: boolean;
  /** Queries asked by the people store so far. */
  queries(): number;
  /** A person signed in with both factors. */
  enter(person: string): Promise<Browser>;
  /** Whoever is signed in gave a second factor again just now. */
  stepUp(): Promise<void>;
  /** Somebody on the vendor's floor who is not signed in. */
  stranger(): Browser;
  /** A name no person of the scene has yet. */
  fresh(): string;
  people(): Promise<readonly { id: string; email: string; role: string; party_id: string }[]>;
  close(): Promise<void>;
}

const cast: readonly (readonly [id: string, party: string, site: string | null, role: Role])[] = [
  ['olivia', 'acme', null, 'company-admin'],
  ['sam', 'acme', null, 'security-officer'],
  ['victor', 'acme', null, 'vendor-manager'],
  ['audra', 'acme', null, 'auditor'],
  ['vera', 'bright', 'site-1', 'vendor-admin'],
  ['leo', 'bright', 'site-1', 'team-lead'],
  ['quinn', 'bright', 'site-1', 'qa-analyst'],
  ['ada', 'bright', 'site-1', 'agent'],
  ['ben', 'bright', 'site-1', 'agent'],
  ['carla', 'bright', 'site-1', 'agent'],
  ['nuno', 'north', 'lisbon', 'vendor-admin'],
  ['rita', 'north', 'lisbon', 'agent'],
];

/** Opens one; call it in `beforeAll` and close it in `afterAll`. Of the vendors, only `bright` has an agreement. */
export async function openPeopleScene(): Promise<PeopleScene> {
  const fixture = await openFixture();
  const { pool, identity } = fixture;
  await fill(pool);
  const seeded = new Map(
    await Promise.all(cast.map(async (member) => [member[0], await seed(fixture, ...member)] as const)),
  );
  let asked = 0;
  let names = 0;
  const db = openDb(pool)
    .$extendTables<PeopleTables>()
    .withPlugin({
      transformQuery({ node }) {
        asked += 1;
        return node;
      },
      transformResult: async ({ result }) => result,
    });
  const app = await createApp({ config: { baseUrl, trustedProxies: [], tls: undefined }, log: silentLog });
  const scene: PeopleScene = {
    pool,
    floor,
    entered: [],
    ledgerDown: false,
    queries: () => asked,
    async enter(id) {
      const person = seeded.get(id);
      if (person === undefined) throw new Error(`nobody called ${id}`);
      return signIn({ ...fixture, browser: () => new Browser(app, baseUrl, floor) }, person);
    },
    async stepUp() {
      await pool.query('UPDATE auth.session SET "stepUpAt" = $1 WHERE "mfaAt" IS NOT NULL', [new Date()]);
    },
    stranger: () => new Browser(app, baseUrl, floor),
    fresh: () => `new-${++names}`,
    async people() {
      const { rows } = await pool.query<{ id: string; email: string; role: string; party_id: string }>(
        'SELECT id, email, role, party_id FROM cordon.persons ORDER BY id',
      );
      return rows;
    },
    async close() {
      await app.close();
      await fixture.close();
    },
  };
  // The part of the ledger that matters here: it takes what it is given, or nothing.
  const owed = createOwedEntries(pool, {
    async append(records) {
      if (scene.ledgerDown) throw new Failure('ledger-unavailable');
      return records.map(({ body }) => {
        const { act, person, party, ip, words } = body as unknown as OwedAct;
        return scene.entered.push({ act, actor: { person: person ?? '', party: party ?? '', ip }, words });
      });
    },
  });
  await identity.register(app);
  app.get('/test/full', { onRequest: identity.guard.requireSignedIn }, () => ({ full: true }));
  const day = 86_400_000;
  peopleRoutes(app, identity.guard, {
    people: createPeopleStore(db),
    lists: createNetworkStore(openDb(pool)),
    sites: createSites(openDb(pool)),
    absences: createAbsences(openDb(pool)),
    roles: createRoles(openDb(pool)),
    audited: async () => [
      { party: 'bright', from: new Date(Date.now() - day), until: new Date(Date.now() + day) },
    ],
    ignoredHeaders: () => app.ignoredHeaders(),
    invitations: identity.invitations,
    recovery: identity.recovery,
    now: () => new Date(),
    async enter(act, actor, words) {
      if (scene.ledgerDown) throw new Failure('ledger-unavailable');
      return scene.entered.push({ act, actor, words: withSignature(act, words, actor.signed) });
    },
    owed: (act, actor, words) => ({ ...{ act, ...actor, agreement: null, at: new Date(), words } }),
    settle: () => owed.settle(),
    agreements: async () =>
      new Map([
        [
          'bright',
          {
            id: 'agr_1',
            title: 'Support',
            status: 'in-force',
            until: new Date(start.getTime() + 30 * day).toISOString(),
            daysLeft: 30,
          },
        ],
      ]),
    standings: async () => ({
      inForce: new Map([['bright', ['agr_1']]]),
      undertaken: () => true,
      owesProtocol: () => false,
      deviceStop: () => null,
      unbadged: () => false,
      trainingStop: () => null,
      conduct: () => null,
      unchecked: () => false,
    }),
    containments: createContainments(openDb(pool)),
    signedActs: identity.signedActs,
    revoked: (target) => {
      identity.revocations.announce(target);
    },
    assignNewcomer: async (_, { id }) => work(pool, id),
  });
  await app.ready();
  return scene;
}

/** A second vendor without a network, an agreement to audit, and a ticket in Ada's hand beside a closed one. */
async function fill(pool: Pool): Promise<void> {
  await pool.query(`
    INSERT INTO cordon.parties VALUES ('north', 'vendor', 'Northgate', '2026-01-01');
    INSERT INTO cordon.sites VALUES ('lisbon', 'north', 'Lisbon', 'PT');
    INSERT INTO cordon.agreements VALUES ('agr_1', 'Support', 'acme', 'bright', 'shop', '2026-01-01', NULL, NULL);
    INSERT INTO cordon.sources VALUES ('shop', 'Shop', '', '', '', '{}', 1, NULL, '2026-01-01')`);
}

function seed({ identity, pool }: Fixture, id: string, partyId: string, siteId: string | null, role: Role) {
  const agent = role === 'agent';
  return identity
    .createPersonWithTotp({
      id,
      partyId,
      siteId,
      name: `Person ${id}`,
      email: `${id}@example.com`,
      role,
      accessRole: agent ? 'tier1' : null,
      purpose: agent ? 'order-support' : null,
      password: password(id),
      totp: `secret-of-${id}`.padEnd(32, 'x'),
      at: start,
    })
    .then(async (person) => {
      if (id === 'ada') await tickets(pool);
      if (agent && partyId === 'bright') await work(pool, id);
      return person;
    });
}

/** What an agent of the one vendor with an agreement works as. */
async function work(pool: Pool, person: string): Promise<void> {
  await pool.query(
    `INSERT INTO cordon.assignments (id, person_id, agreement_id, access_role, purpose, from_at, made_at)
     SELECT 'asg_' || id, id, 'agr_1', access_role, purpose, $2, $2 FROM cordon.persons WHERE id = $1`,
    [person, start],
  );
}

async function tickets(pool: Pool): Promise<void> {
  for (const [id, status] of [
    ['t1', 'open'],
    ['t2', 'closed'],
  ]) {
    await pool.query(
      `INSERT INTO cordon.tickets (id, source_id, external_id, party_id, purpose, subject_line, status, priority,
         assignee_id, created_at, last_work_at)
       VALUES ($1, 'shop', $1, 'bright', 'order-support', 'Where is it?', $2, 'normal', 'ada', $3, $3)`,
      [id, status, start],
    );
  }
}
