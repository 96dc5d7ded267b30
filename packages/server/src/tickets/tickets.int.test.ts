import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from '../../../../tests/support/database.ts';
import { noRules } from '../../../../tests/support/gate.ts';
import { testKeyring } from '../../../../tests/support/keyring.ts';
import { openDb, openPools, type Pools } from '../platform/db.ts';
import { silentLog } from '../platform/log.ts';
import type { DeliveredTicket } from './adapter.ts';
import { createRebindStore, type RebindTables } from './rebinds.store.ts';
import { createTicketStore } from './store.ts';
import type { TicketTables } from './tables.ts';
import { boundByCompany, CONFIRM_MATCHES, CONFIRM_TRIES, type Rebinds, type Tickets } from './ticket.ts';

/* Who a ticket's customer is: only the company's side binds, and what an agent does stays a claim. */

const NOW = new Date('2026-11-02T08:00:00Z');

let database: TestDatabase;
let pools: Pools;
let tickets: Tickets;
let rebinds: Rebinds;

beforeAll(async () => {
  database = await testDatabase();
  pools = openPools(database, silentLog);
  const owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  await owner.query(`
    INSERT INTO cordon.parties (id, kind, name, created_at) VALUES ('pty_desk', 'vendor', 'Desk', now());
    INSERT INTO cordon.persons (id, party_id, name, email, role, created_at)
    SELECT id, 'pty_desk', id, id || '@desk.example', 'agent', now() FROM unnest('{per_ada,per_ben,per_leo}'::text[]) AS id;
    INSERT INTO cordon.sources (id, name, reader_sealed, scope_sealed, owner_sealed, data_map, map_version, created_at)
    VALUES ('shop', 'Shop', '', '', '', '{}', 1, now())`);
  await owner.end();
  const db = openDb(pools.app);
  const keyring = testKeyring(database.keys);
  tickets = createTicketStore(db.$extendTables<TicketTables>(), pools.app, keyring, noRules);
  rebinds = createRebindStore(db.$extendTables<RebindTables>(), keyring);
});
afterAll(async () => {
  await pools.close();
  await database.drop();
});

let delivered = 0;

function delivery(more: Partial<DeliveredTicket> = {}): DeliveredTicket {
  return {
    ...{ source: 'shop', externalId: `T-${String(++delivered)}`, party: 'pty_desk', purpose: 'support' },
    ...{
      subjectLine: 'Parcel',
      priority: 'normal',
      status: 'open',
      createdAt: NOW,
      requester: null,
      messages: [],
    },
    ...more,
  };
}

/** What a ticket's life must come to, kept beside the real one. */
interface Model {
  by: string | null;
  subject: string | null;
  firstBy: string | null;
  tries: number;
  matches: Set<string>;
  claimedBy: Set<string>;
  pending: { id: string; subject: string | null; asker: string } | null;
}

interface Real {
  readonly id: string;
  readonly externalId: string;
}

type Step = fc.AsyncCommand<Model, Real>;

/** A step of a ticket's life, and the real ticket compared with the model after it. */
function step(name: string, run: (model: Model, real: Real) => Promise<void>): Step {
  return {
    check: () => true,
    toString: () => name,
    async run(model, real) {
      await run(model, real);
      const ticket = await tickets.find(real.id);
      const { by, subject, firstBy, tries, matches } = model;
      expect(ticket).toMatchObject({
        binding: by === null ? null : { by, subject },
        firstBinding: firstBy,
        confirmTries: tries,
      });
      expect(new Set(ticket?.confirmMatches)).toEqual(matches);
      // Nothing but a second person's approval lets go of what a caller was looked up by.
      expect(new Set(ticket?.claimedBy)).toEqual(model.claimedBy);
      // The rule itself, whatever the steps were.
      const bound = boundByCompany(ticket?.binding ?? null);
      expect(bound).toBe(by === 'request' || by === 'mail' || by === 'caller');
      if (by === 'caller') expect(matches.size).toBeGreaterThanOrEqual(CONFIRM_MATCHES);
      const inHand = subject === null ? [] : await tickets.boundTo('per_ada', subject, new Date(0));
      expect(inHand.includes(real.id)).toBe(bound);
    },
  };
}

const claim = fc
  .record({
    subject: fc.constantFrom('7', '8', null),
    category: fc.constantFrom('user.name', 'user.contact.email'),
  })
  .map(({ subject, category }) =>
    step(`claim ${String(subject)} by ${category}`, async (model, { id }) => {
      await tickets.claim(id, subject, category);
      if (model.by !== null && model.by !== 'agent') return;
      Object.assign(model, { by: 'agent', subject, firstBy: model.firstBy ?? 'agent', matches: new Set() });
      model.claimedBy.add(category);
    }),
  );

const confirm = fc
  .record({ field: fc.constantFrom('email', 'phone'), match: fc.boolean() })
  .map(({ field, match }) =>
    step(`confirm ${field} ${String(match)}`, async (model, { id }) => {
      const left = await tickets.takeTry(id);
      expect(left).toBe(model.tries >= CONFIRM_TRIES ? null : CONFIRM_TRIES - model.tries - 1);
      if (left === null) return;
      model.tries++;
      if (!match) return;
      await tickets.returnTry(id);
      model.tries--;
      const { subject } = model;
      if (subject === null) return;
      const needed = await tickets.recordMatch(id, subject, field);
      if (model.by !== 'agent') return;
      model.matches.add(field);
      expect(needed).toBe(Math.max(0, CONFIRM_MATCHES - model.matches.size));
      if (needed === 0) model.by = 'caller';
    }),
  );

/** A match that comes too late: the claim it was made under is another's by now. */
const lateMatch = fc.constant(
  step('late match', async (model, { id }) => {
    if (model.subject !== '9') expect(await tickets.recordMatch(id, '9', 'email')).toBe(CONFIRM_MATCHES);
  }),
);

const rebind = fc
  .record({
    subject: fc.constantFrom('7', '8', null),
    by: fc.constantFrom('per_ada', 'per_leo'),
    approve: fc.boolean(),
  })
  .map(({ subject, by, approve }) =>
    step(`rebind ${String(subject)} decided by ${by}`, async (model, { id }) => {
      if (model.pending === null) {
        const ask = { id: `reb_${crypto.randomUUID()}`, subject, asker: 'per_ada' };
        await rebinds.ask({ ...ask, ticket: id, claimedBy: 'user.name', by: ask.asker, at: NOW });
        model.pending = ask;
        return;
      }
      const { id: asked, asker, subject: wanted } = model.pending;
      const decided = await rebinds.decide(asked, by, approve, NOW);
      expect(decided).toBe(by !== asker);
      if (!decided) return;
      expect(await rebinds.decide(asked, by, !approve, NOW)).toBe(false);
      model.pending = null;
      if (!approve) return;
      await tickets.rebind(id, wanted, 'user.name');
      const claimedBy = new Set(['user.name']);
      Object.assign(model, { by: 'agent', subject: wanted, tries: 0, matches: new Set(), claimedBy });
    }),
  );

const redeliver = fc
  .constantFrom<DeliveredTicket['requester']>({ by: 'mail', subject: '9' }, null)
  .map((requester) =>
    step('delivered again', async (_, { id, externalId }) => {
      // Late, repeated or forged: it changes neither who is bound nor whose work it is.
      const again = await tickets.intake.receive(delivery({ externalId, requester, status: 'pending' }));
      expect(again).toEqual({ id, created: false });
      expect(await tickets.find(id)).toMatchObject({ assignee: 'per_ada', status: 'open' });
    }),
  );

it("a ticket's customer is bound by the company's side, by nothing else, and the first binding is kept", async () => {
  const requesters = fc.constantFrom<DeliveredTicket['requester']>(
    { by: 'request', subject: '7' },
    { by: 'mail', subject: '7' },
    null,
    null,
  );
  await fc.assert(
    fc.asyncProperty(
      requesters,
      fc.commands([claim, confirm, lateMatch, rebind, redeliver], { maxCommands: 25 }),
      async (requester, steps) => {
        const { externalId } = delivery();
        const { id } = await tickets.intake.receive(delivery({ externalId, requester }));
        await tickets.assign(id, 'per_ada', NOW);
        const by = requester?.by ?? null;
        const model: Model = {
          ...{
            by,
            subject: requester?.subject ?? null,
            firstBy: by,
            tries: 0,
            matches: new Set<string>(),
            claimedBy: new Set<string>(),
          },
          pending: null,
        };
        await fc.asyncModelRun(() => ({ model, real: { id, externalId } }), steps);
      },
    ),
    { numRuns: 60 },
  );
});

describe('tries', () => {
  it('are three, however many are taken at the same moment', async () => {
    const { id } = await tickets.intake.receive(delivery());
    const taken = await Promise.all(Array.from({ length: 10 }, () => tickets.takeTry(id)));
    expect(taken.filter((left) => left !== null).toSorted()).toEqual([0, 1, 2]);
    // Giving back more than was taken makes no fourth.
    for (let nth = 0; nth < 5; nth++) await tickets.returnTry(id);
    expect((await tickets.find(id))?.confirmTries).toBe(0);
  });
});

describe('tickets in hand', () => {
  it('are at most as many as the terms allow, however many are asked for at the same moment', async () => {
    for (let nth = 0; nth < 20; nth++) await tickets.intake.receive(delivery({ purpose: 'race' }));
    const ask = (person: string) =>
      tickets.assignNext(person, 'pty_desk', [{ source: 'shop', purpose: 'race' }], 5, NOW);
    const got = await Promise.all(
      Array.from({ length: 24 }, (_, nth) => ask(nth % 2 === 0 ? 'per_ben' : 'per_leo')),
    );
    const given = got.flatMap((one) => (one === null || one === 'hand-full' ? [] : [one]));
    expect(given).toHaveLength(10);
    expect(new Set(given.map(({ id }) => id)).size).toBe(10);
    for (const person of ['per_ben', 'per_leo']) {
      expect(given.filter(({ assignee }) => assignee === person)).toHaveLength(5);
      expect(await ask(person)).toBe('hand-full');
    }
    // One closed makes room for one.
    await tickets.close(given[0]?.id ?? '', NOW);
    expect(await ask(given[0]?.assignee ?? '')).toMatchObject({ assignee: given[0]?.assignee });
    expect(await ask(given[0]?.assignee ?? '')).toBe('hand-full');
  });

  it('leave it when they are closed, given to somebody else, or not worked on', async () => {
    const { id } = await tickets.intake.receive(delivery({ requester: { by: 'request', subject: '70' } }));
    const since = new Date(NOW.getTime() - 30 * 60_000);
    const inHand = async () => (await tickets.boundTo('per_ada', '70', since)).includes(id);
    expect(await inHand()).toBe(false);
    await tickets.assign(id, 'per_ada', NOW);
    expect(await inHand()).toBe(true);
    await tickets.assign(id, 'per_ben', NOW);
    expect(await inHand()).toBe(false);
    await tickets.assign(id, 'per_ada', since);
    expect(await inHand()).toBe(false);
    await tickets.touch(id, NOW);
    expect(await inHand()).toBe(true);
    await tickets.close(id, NOW);
    expect(await inHand()).toBe(false);
  });

  it('know since when, until they leave the hand or are about another customer', async () => {
    const { id } = await tickets.intake.receive(delivery({ requester: { by: 'request', subject: '71' } }));
    const at = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);
    const since = async () => (await tickets.find(id))?.inHandSince ?? null;
    expect(await since()).toBeNull();
    await tickets.assign(id, 'per_ada', at(0));
    await tickets.touch(id, at(10));
    await tickets.touch(id, at(20), at(-10));
    expect(await since()).toEqual(at(0));
    // Last worked on before it went cold: taken up again, it is in hand anew.
    await tickets.touch(id, at(90), at(60));
    expect(await since()).toEqual(at(90));
    await tickets.rebind(id, '72', null);
    expect(await since()).toBeNull();
    await tickets.assign(id, 'per_ben', at(95));
    expect(await since()).toEqual(at(95));
    await tickets.unassignParty('pty_desk');
    expect(await since()).toBeNull();
  });
});
