import type { WatchedEvent } from '@cordon/core/monitoring';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { MINUTE, openScene, type Bound, type Scene } from '../../../../../tests/attacks/attack.ts';
import type { Visitor } from '../../demo/client.ts';
import { createOpeningSeal } from '../../platform/openingSeal.ts';
import { createWatchedEvents } from './events.store.ts';
import type { Position } from './engine.ts';

/* What detectors are told of real accesses: whom they were about, over the turn of a month, and what tickets went through. */

let scene: Scene;
let next: ReturnType<typeof createWatchedEvents>;

const START: Position = { entry: -1, stepXid: '0', stepId: 0 };
const OFFSET = 7_000_000;

async function everything(): Promise<readonly WatchedEvent[]> {
  const all: WatchedEvent[] = [];
  for (let at = START; ;) {
    const { events, upTo } = await next(at);
    all.push(...events);
    if (JSON.stringify(upTo) === JSON.stringify(at)) return all;
    at = upTo;
  }
}

const lookUp = (who: Visitor, ticket: string, value: string) => {
  const words = { resource: 'customers', field: 'email', value };
  return who.post(`/api/tickets/${ticket}/lookup`, {
    ...words,
    ...who.signed({ act: 'lookup', ticket, ...words }),
  });
};

beforeAll(async () => {
  scene = await openScene();
  next = createWatchedEvents(
    scene.house.world.pools.app,
    createOpeningSeal(scene.database.keys),
    OFFSET,
    scene.house.marks,
  );
});
afterAll(() => scene.close());

describe('an access', () => {
  let bound: Bound;
  let ada: Visitor;

  it('is of the same customer in every month, though its pseudonym changes', async () => {
    ada = await scene.enterFresh('per_ada');
    bound = await scene.boundTicket('per_ada');
    expect((await ada.get(`/api/tickets/${bound.ticket.id}`)).status).toBe(200);
    scene.pass(29 * 24 * 60 * MINUTE);
    ada = scene.visitor('per_ada');
    await ada.signIn();
    await scene.house.tickets.assign(bound.ticket.id, 'per_ada', new Date());
    expect((await ada.get(`/api/tickets/${bound.ticket.id}`)).status).toBe(200);
    const stored = await scene.asOwner<{ subject: string }>(
      `SELECT DISTINCT subject FROM cordon.access_events WHERE kind = 'read' AND ticket = $1`,
      [bound.ticket.id],
    );
    expect(stored).toHaveLength(2);
    const reads = (await everything()).filter(
      ({ kind, ticket }) => kind === 'read' && ticket === bound.ticket.id,
    );
    expect(reads.length).toBeGreaterThanOrEqual(2);
    expect(new Set(reads.map(({ subject }) => subject)).size).toBe(1);
    expect(new Set(reads.map(({ queue }) => queue))).toEqual(new Set(['order-support']));
  });

  it('is in the order of customers, and tells nobody their number', async () => {
    const [read] = (await everything()).filter(
      ({ kind, ticket }) => kind === 'read' && ticket === bound.ticket.id,
    );
    expect(read?.subjectOrder).toBe(bound.customer.id + OFFSET);
    expect(JSON.stringify({ ...read, id: '', at: 0, subjectOrder: 0 })).not.toContain(bound.customer.email);
  });

  it('that looks somebody up is about whom it found, and says when it found nobody', async () => {
    const other = scene.customer(bound.customer.id + 5);
    await ada.stepUp();
    expect((await lookUp(ada, bound.ticket.id, other.email)).status).toBe(200);
    await lookUp(ada, bound.ticket.id, 'nobody.at.all@example.com');
    const [hit, miss] = (await everything()).filter(({ kind }) => kind === 'lookup');
    expect(hit).toMatchObject({ subjectOrder: other.id + OFFSET, flags: [] });
    expect(miss).toMatchObject({ flags: ['not-found'], ok: true });
    expect(miss?.subject).not.toBe(hit?.subject);
  });
});

describe('a ticket', () => {
  it('is told of as it was opened, taken and closed, each once and in order', async () => {
    const { ticket } = await scene.boundTicket('per_ben');
    scene.pass(MINUTE);
    await scene.house.tickets.close(ticket.id, new Date());
    const steps = async () =>
      (await everything())
        .filter((event) => event.ticket === ticket.id)
        .map(({ kind, agent }) => [kind, agent]);
    // A step is read once no transaction of the whole cluster, other tests' too, could come before it.
    await vi.waitFor(
      async () => {
        expect(await steps()).toEqual([
          ['ticket-opened', ''],
          ['ticket-taken', 'per_ben'],
          ['ticket-closed', 'per_ben'],
        ]);
      },
      { timeout: 20_000, interval: 100 },
    );
  });

  it('is not told of a step that a running transaction could come before', async () => {
    const writing = await scene.house.world.pools.app.connect();
    await writing.query('BEGIN');
    await writing.query('SELECT pg_current_xact_id()');
    const { ticket } = await scene.boundTicket('per_ben');
    const told = async () => (await everything()).some((event) => event.ticket === ticket.id);
    expect(await told()).toBe(false);
    await writing.query('COMMIT');
    writing.release();
    await vi.waitFor(async () => expect(await told()).toBe(true), { timeout: 20_000, interval: 100 });
  });
});
