import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { Answer, Visitor } from '../../packages/server/src/demo/client.ts';
import { knowExports } from '../support/exports.ts';
import { knowOriginals } from '../support/originals.ts';
import { anonymise, deliverChat, knowQuality, qualityKey } from '../support/quality.ts';
import { askForRecordings, packed, pageOf } from '../support/recordings.ts';
import type { Bound, Scene } from './attack.ts';
import { openDoorScene, type DoorScene } from './doorScene.ts';

/*
 * A report tells of every access to its customer, by whatever door, and of nobody else's: equal to what was done, which the
 * test writes down itself while it does it.
 */

let door: DoorScene;
let scene: Scene;
let priya: Visitor;
let olivia: Visitor;
let quinn: Visitor;

/** Entries of accesses, by the customer they were to. */
const truth = new Map<string, Set<number>>();

/** Numbers that look like chance and are the same in each run (Numerical Recipes' generator). */
let state = 7_164_528;
const next = (): number => {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return state >>> 8;
};

const shuffled = (steps: readonly string[]): readonly string[] =>
  steps
    .map((step) => ({ step, at: next() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ step }) => step);

const STAGES = new Set(['access', 'intent', 'outcome', 'refusal', 'fault']);

/** Does something to one customer's data, and writes down what was entered meanwhile. */
async function does(customer: number | string, act: () => Promise<Answer>, status = 200): Promise<Answer> {
  const { answer, entered } = await scene.attack(act);
  expect(answer.status, JSON.stringify(answer.json)).toBe(status);
  const known = truth.get(String(customer)) ?? new Set<number>();
  truth.set(String(customer), known);
  for (const { idx, body } of entered) {
    const { kind, act: what, code } = JSON.parse(body) as { kind: string; act: string; code: string | null };
    // What was refused to be looked for was looked for in nobody's data.
    if (STAGES.has(kind) && !(what === 'lookup' && code !== null)) known.add(idx);
  }
  return answer;
}

const customers = { resource: 'customers', field: 'email' };

async function work(who: Visitor, bound: Bound, step: string): Promise<void> {
  const { ticket, customer } = bound;
  const at = `/api/tickets/${ticket.id}`;
  const typed = (act: 'lookup' | 'confirm', value: string) => () =>
    who.post(`${at}/${act}`, who.signed({ act, ticket: ticket.id, ...customers, value }));
  const victim = scene.customer(customer.id + 1);
  switch (step) {
    case 'read':
      await does(customer.id, () => who.get(at));
      return;
    case 'lookup-hit':
      await does(victim.id, typed('lookup', victim.email));
      return;
    case 'lookup-miss':
      await does('nobody', typed('lookup', 'nobody.at.all@example.com'));
      return;
    case 'confirm':
      await does(customer.id, typed('confirm', next() % 2 === 0 ? customer.email : victim.email));
      return;
    case 'reveal':
      await does(customer.id, () =>
        who.post(
          `${at}/reveal`,
          who.signed({
            ...{ act: 'reveal', ticket: ticket.id, ...customers },
            ...{ key: String(customer.id), reason: 'customer-asked' },
          }),
        ),
      );
      return;
    case 'refused':
      // The row of somebody else: refused, and about the customer of the ticket, whose work it was.
      await does(
        customer.id,
        () =>
          who.post(
            `${at}/reveal`,
            who.signed({
              ...{ act: 'reveal', ticket: ticket.id, ...customers },
              ...{ key: String(victim.id), reason: 'customer-asked' },
            }),
          ),
        404,
      );
      return;
    case 'note':
      await does(customer.id, () => who.post(`${at}/note`, { text: `${customer.name} was called` }));
      return;
    case 'reply':
      await does(customer.id, () => who.post(`${at}/reply`, { text: 'It is on its way' }));
      return;
    default:
      throw new Error(step);
  }
}

beforeAll(async () => {
  door = await openDoorScene();
  ({ scene } = door);
  await knowQuality(scene.house);
  knowOriginals(scene.house);
  knowExports(scene.house);
  askForRecordings(scene.house);
  [priya, olivia] = await Promise.all([scene.enterFresh('per_priya'), scene.enterFresh('per_olivia')]);
  quinn = await scene.enter('per_quinn');
});
afterAll(() => door.close());

/** All entries that the report on a customer tells of. */
async function reported(customer: string): Promise<readonly number[]> {
  const opened = await priya.post('/api/subject-requests', {
    ...{ kind: 'access', source: 'harbor', subject: customer, receivedAt: new Date().toISOString() },
  });
  expect(opened.status, JSON.stringify(opened.json)).toBe(200);
  // The period ends when it was asked for; what happened in the same millisecond is told of too.
  const { id } = opened.json as { id: string };
  const answer = await priya.get(`/api/subject-requests/${id}/report`);
  expect(answer.status, JSON.stringify(answer.json)).toBe(200);
  const { accesses, size, indexed } = answer.json as {
    accesses: { entries: number[]; person: string | null }[];
    size: number;
    indexed: number;
  };
  expect(indexed).toBe(size);
  expect(accesses.every(({ person }) => person === null)).toBe(true);
  return accesses.flatMap(({ entries }) => entries).toSorted((a, b) => a - b);
}

async function exported(who: Visitor, bound: Bound): Promise<void> {
  const tickets = [bound.ticket.id];
  const wanted = { format: 'csv', reason: 'handover' };
  await does(bound.customer.id, async () => {
    const { hash: request } = (await who.post('/api/exports/look', { tickets, ...wanted })).json as {
      hash: string;
    };
    const asked = await who.post('/api/exports', {
      ...{ tickets, request, ...wanted },
      ...who.decided('export-asked', { request, ...wanted, tickets: 1 }),
    });
    const { id } = asked.json as { id: string };
    await olivia.post(`/api/approvals/${id}/decide`, { approve: true, request });
    await who.post(`/api/exports/${id}/start`, who.decided('export-started', { approval: id, request }));
    return vi.waitFor(
      async () => {
        const all = await who.get('/api/exports');
        const states = (all.json as { id: string; state: string }[]).filter((one) => one.id === id);
        expect(states[0]?.state).toBe('ready');
        return all;
      },
      { timeout: 20_000, interval: 50 },
    );
  });
}

it('tells of every access to a customer, and of no other’s', { timeout: 120_000 }, async () => {
  const steps = ['read', 'lookup-hit', 'lookup-miss', 'confirm', 'reveal', 'refused', 'note', 'reply'];
  for (const person of ['per_ben', 'per_carla', 'per_dan']) {
    const who = await scene.enterFresh(person);
    for (let round = 0; round < 2; round++) {
      const bound = await scene.boundTicket(person);
      for (const step of shuffled([...steps, ...shuffled(steps).slice(0, 3)])) {
        await work(who, bound, step);
      }
    }
  }

  // A tool at the HTTP door.
  const { bound: tooled, secret } = await door.wayIn();
  await does(tooled.customer.id, async () => {
    const got = await door.ask(secret, `/door/harbor/customers/${String(tooled.customer.id)}`);
    return { status: got.status, json: got.text };
  });
  expect(truth.get(String(tooled.customer.id))?.size).toBeGreaterThan(0);

  // An export, a recording that is watched, a conversation that is reviewed, an original that is opened.
  const ella = await scene.enterFresh('per_ella');
  const bound = await scene.boundTicket('per_ella');
  const { ticket, customer } = bound;
  await exported(ella, bound);
  await ella.post(`/api/tickets/${ticket.id}/recordings/told`, {
    agreement: 'agr_harbor_brightline',
    keepDays: 30,
  });
  const begun = await ella.post(`/api/tickets/${ticket.id}/recordings`, {});
  const recording = (begun.json as { id: string }).id;
  await does(customer.id, () => ella.get(`/api/tickets/${ticket.id}`));
  await does(customer.id, () =>
    ella.post(`/api/recordings/${recording}/pieces`, {
      ...{ seq: 0, from: Date.now(), until: Date.now() + 1, events: packed(pageOf(Date.now(), 'Customer')) },
    }),
  );
  await ella.post(`/api/recordings/${recording}/end`, { pieces: 1 });
  await does(customer.id, () => olivia.post(`/api/recordings/${recording}/watch`, {}));

  const { secret: contact } = await qualityKey(olivia, null);
  const turn = { speaker: 'customer' as const, at: new Date().toISOString(), text: 'Where is it?' };
  let conversation = '';
  await does(
    customer.id,
    async () => {
      const chat = {
        id: 'chat-1',
        ticket: ticket.externalId,
        turns: [turn],
        agent: 'Ella',
        reason: 'refund',
      };
      const delivered = await deliverChat(scene.baseUrl, contact, chat);
      conversation = (delivered.json as { id: string }).id;
      await anonymise(scene.house);
      return delivered;
    },
    202,
  );
  const review = `/api/quality/conversations/${conversation}`;
  await does(customer.id, () => quinn.get(review));

  const noted = await does(customer.id, () =>
    ella.post(`/api/tickets/${ticket.id}/note`, { text: `Call ${customer.phone} after six` }),
  );
  const { entry } = noted.json as { entry: number };
  const unseal = () => {
    const {
      reason: _,
      resource: __,
      field: ___,
      act: ____,
      ticket: _____,
      key: ______,
      ...mark
    } = priya.signed({
      ...{ act: 'unseal', ticket: ticket.id, resource: 'conversation', field: 'original' },
      ...{ key: String(entry), reason: 'complaint-handling' },
    });
    const body = { purpose: 'complaint-handling', reason: 'The customer says the note is wrong', ...mark };
    return priya.post(`/api/accesses/${String(entry)}/unseal`, body);
  };
  await does(customer.id, unseal);

  // The ticket becomes another customer's: what was made before stays the first one's, and what is opened of it later is both.
  const victim = scene.customer(customer.id + 3);
  const ask = ella.signed({ act: 'rebind', ticket: ticket.id, ...customers, value: victim.email });
  // It is looked for, and so found, before a second person is asked.
  await does(victim.id, () => ella.post(`/api/tickets/${ticket.id}/rebind`, ask), 409);
  const leo = await scene.enter('per_leo');
  const pending = (await leo.get('/api/rebinds')).json as { id: string; ticket: string }[];
  const rebind = pending.find((one) => one.ticket === ticket.id)?.id ?? '';
  expect((await leo.post(`/api/rebinds/${rebind}/decide`, { approve: true })).status).toBe(200);
  const after = async (act: () => Promise<Answer>) => {
    const before = new Set(truth.get(String(victim.id)));
    await does(victim.id, act);
    const came = [...(truth.get(String(victim.id)) ?? [])].filter((idx) => !before.has(idx));
    const first = truth.get(String(customer.id));
    for (const idx of came) first?.add(idx);
  };
  await after(unseal);
  await after(() => olivia.post(`/api/recordings/${recording}/watch`, {}));
  await after(() => quinn.get(review));
  await does(victim.id, () => ella.get(`/api/tickets/${ticket.id}`));

  scene.pass(1);
  for (const [id, entries] of truth) {
    if (id === 'nobody') continue;
    expect(await reported(id), `customer ${id}`).toEqual([...entries].toSorted((a, b) => a - b));
  }
  expect(truth.size).toBeGreaterThan(8);
  // Somebody whose data nobody used.
  expect(await reported('199')).toEqual([]);
});
