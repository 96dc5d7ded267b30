import { canonicalText } from '@cordon/ledger';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { Visitor } from '../../packages/server/src/demo/client.ts';
import { knowActs, shopActs } from '../support/acts.ts';
import { knowExports } from '../support/exports.ts';
import { knowOriginals } from '../support/originals.ts';
import { anonymise, deliverChat, knowQuality, qualityKey } from '../support/quality.ts';
import { askForRecordings, packed, pageOf } from '../support/recordings.ts';
import { profiles } from '../support/shopApi.ts';
import type { Bound, Scene } from './attack.ts';
import { openDoorScene, type DoorScene } from './doorScene.ts';

/*
 * "Exactly whose which fields did X see": by every door that is none of the workspace's own reads, whose truth
 * monitoring/scoping/scoping.int.test.ts writes down. Here the answers of the doors are the truth: what was in them, field by
 * field.
 */

let door: DoorScene;
let scene: Scene;
let priya: Visitor;
let olivia: Visitor;
let quinn: Visitor;
let from = '';

/** By person and customer: how often each field was got, and how. */
const truth = new Map<string, Map<string, Map<string, number>>>();

function got(person: string, customer: number | string, fields: readonly string[]): void {
  const of = truth.get(person) ?? new Map<string, Map<string, number>>();
  truth.set(person, of);
  const known = of.get(String(customer)) ?? new Map<string, number>();
  of.set(String(customer), known);
  for (const field of new Set(fields)) known.set(field, (known.get(field) ?? 0) + 1);
}

const EMAIL = { resource: 'customers', field: 'email' };

beforeAll(async () => {
  door = await openDoorScene({ ...profiles, acts: shopActs });
  ({ scene } = door);
  await knowQuality(scene.house);
  knowOriginals(scene.house);
  knowExports(scene.house);
  knowActs(scene.house);
  askForRecordings(scene.house);
  [priya, olivia] = await Promise.all([scene.enterFresh('per_priya'), scene.enterFresh('per_olivia')]);
  quinn = await scene.enter('per_quinn');
  from = new Date().toISOString();
}, 120_000);
afterAll(() => door.close());

/** How the card shows each field, which is how every door does: `customers.email partial`. */
async function cardOf(who: Visitor, { ticket }: Bound): Promise<ReadonlyMap<string, string>> {
  const answer = await who.get(`/api/tickets/${ticket.id}`);
  expect(answer.status).toBe(200);
  const { card } = answer.json as {
    card: { resource: string; rows: { cells: { field: string; treatment: string }[] }[] }[];
  };
  return new Map(
    card.flatMap(({ resource, rows }) =>
      rows.flatMap(({ cells }) =>
        cells
          .filter(({ treatment }) => treatment !== 'hidden')
          .map(({ field, treatment }) => [`${resource}.${field}`, treatment] as const),
      ),
    ),
  );
}

const spelled = (fields: ReadonlyMap<string, string>): readonly string[] =>
  [...fields].map(([field, how]) => `${field} ${how}`);

/** Names of what is in a record of the door's answer, as the data map has them. */
function namesIn(record: object): readonly string[] {
  return Object.entries(record).flatMap(([name, value]) =>
    Array.isArray(value)
      ? [...new Set(value.flatMap((one: object) => Object.keys(one)))].map((inner) => `${name}[*].${inner}`)
      : [name],
  );
}

/** What is in the answer of the door, each field as the card shows it. */
function answered(text: string, card: ReadonlyMap<string, string>): readonly string[] {
  const { data } = JSON.parse(text) as { data: object | readonly object[] };
  const records = Array.isArray(data) ? (data as readonly object[]) : [data];
  const names = new Set(records.flatMap(namesIn).map((name) => `profiles.${name}`));
  return [...names].map((name) => `${name} ${card.get(name) ?? 'hidden'}`);
}

async function scopeOf(person: string): Promise<ReadonlyMap<string, ReadonlyMap<string, number>>> {
  const until = new Date(Date.now() + 1).toISOString();
  const { status, json } = await olivia.get(`/api/ledger/scope?from=${from}&until=${until}&agent=${person}`);
  expect(status).toBe(200);
  const { customers, complete } = json as {
    complete: boolean;
    customers: {
      customer: string;
      fields: { resource: string; field: string; how: string; times: number }[];
    }[];
  };
  expect(complete).toBe(true);
  return new Map(
    customers.map(({ customer, fields }) => [
      customer,
      new Map(fields.map(({ resource, field, how, times }) => [`${resource}.${field} ${how}`, times])),
    ]),
  );
}

const told = async (person: string): Promise<void> => {
  expect(await scopeOf(person), person).toEqual(truth.get(person) ?? new Map());
};

it('a tool at the HTTP door: one record, a list, a long answer in pieces, and what was refused', async () => {
  const ada = await scene.enterFresh('per_ada');
  const bound = await scene.boundTicket('per_ada');
  const { customer } = bound;
  const made = await ada.post('/api/door-credentials', { door: 'http', ticket: bound.ticket.id });
  const { secret } = made.json as { secret: string };
  const card = await cardOf(ada, bound);
  got('per_ada', customer.id, spelled(card));

  const one = await door.ask(secret, `/door/harbor/customers/${String(customer.id)}`);
  expect(one.status).toBe(200);
  got('per_ada', customer.id, answered(one.text, card));
  const list = await door.ask(secret, '/door/harbor/customers?limit=1000');
  expect(list.status).toBe(200);
  got('per_ada', customer.id, answered(list.text, card));
  const other = await door.ask(secret, `/door/harbor/customers/${String(customer.id + 1)}`);
  expect(other.status).toBe(404);

  const record = JSON.stringify(door.shopCustomer(customer.id));
  const all = `[${Array.from({ length: 3_000 }, () => record).join(',')}]`;
  door.api.instead = (request, response) => {
    const data = request.url?.startsWith('/customers?') === true ? all : record;
    response.writeHead(200, { 'content-type': 'application/json' }).end(`{"data":${data}}`);
  };
  const { got: long, entered } = await door.entryOf(() =>
    door.ask(secret, '/door/harbor/customers?limit=1000'),
  );
  door.api.instead = null;
  // One access, however many entries its pieces have.
  expect(entered.length).toBeGreaterThan(1);
  got('per_ada', customer.id, answered(long.text, card));
  await told('per_ada');
});

it('acts: what was done, or may have been, and nothing of what was refused', async () => {
  const ben = await scene.enterFresh('per_ben');
  const { ticket, customer } = await scene.boundTicket('per_ben');
  const act = async (becomes: 'done' | 'refused' | 'unknown'): Promise<string> => {
    const json = JSON.stringify({ data: door.shopCustomer(customer.id) });
    door.api.instead = (request, response) => {
      if (request.method === 'GET') response.writeHead(200, { 'content-type': 'application/json' }).end(json);
      else if (becomes === 'unknown') request.socket.destroy();
      else response.writeHead(becomes === 'done' ? 204 : 422).end();
    };
    const values = { line: 'orders' };
    const asked = { act: 'act', ticket: ticket.id, resource: 'profiles', field: 'call' } as const;
    const { actId, actAt, signature, valueSalt } = ben.signed({ ...asked, value: canonicalText(values) });
    const answer = await ben.post(`/api/tickets/${ticket.id}/act`, {
      ...{ resource: 'profiles', act: 'call', values, reason: 'customer-asked' },
      ...{ actId, actAt, signature, valueSalt },
    });
    door.api.instead = null;
    return (answer.json as { result?: string }).result ?? JSON.stringify(answer.json);
  };
  expect(await act('refused')).toBe('refused');
  await told('per_ben');
  for (const becomes of ['done', 'unknown'] as const) {
    expect(await act(becomes)).toBe(becomes);
    got('per_ben', customer.id, ['profiles.call acted']);
  }
  await told('per_ben');
});

/** Asks for the tickets as a file, has it approved, and fetches it. */
async function exported(
  who: Visitor,
  tickets: readonly string[],
): Promise<readonly Record<string, unknown>[]> {
  const wanted = { format: 'jsonl', reason: 'handover' };
  const { hash: request } = (await who.post('/api/exports/look', { tickets, ...wanted })).json as {
    hash: string;
  };
  const asked = await who.post('/api/exports', {
    ...{ tickets, request, ...wanted },
    ...who.decided('export-asked', { request, ...wanted, tickets: tickets.length }),
  });
  const { id } = asked.json as { id: string };
  expect((await olivia.post(`/api/approvals/${id}/decide`, { approve: true, request })).status).toBe(200);
  await who.post(`/api/exports/${id}/start`, who.decided('export-started', { approval: id, request }));
  const file = await vi.waitFor(
    async () => {
      const all = (await who.get('/api/exports')).json as { id: string; state: string; file: string }[];
      const [mine] = all.filter((one) => one.id === id);
      expect(mine?.state).toBe('ready');
      return mine?.file ?? '';
    },
    { timeout: 20_000, interval: 50 },
  );
  const answer = await who.post(
    `/api/exports/${id}/download`,
    who.decided('export-downloaded', { approval: id, file }),
  );
  const place = { purpose: 'export', ticket: id, resource: 'export', field: 'file' } as const;
  const { text } = (await who.open(answer, place)) as { text: string };
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

it('an export: every column of every table of each ticket that is in the file', async () => {
  const carla = await scene.enterFresh('per_carla');
  const first = await scene.boundTicket('per_carla');
  const second = await scene.boundTicket('per_carla');
  await scene.asOwner(`UPDATE cordon.tickets SET status = 'open' WHERE id = $1`, [first.ticket.id]);
  const card = new Map<string, string>();
  for (const bound of [first, second]) {
    const shown = await cardOf(carla, bound);
    for (const [field, how] of shown) card.set(field, how);
    got('per_carla', bound.customer.id, spelled(shown));
  }
  const rows = await exported(carla, [first.ticket.id, second.ticket.id]);
  for (const { ticket, customer } of [first, second]) {
    // The file has a row of a customer that nobody is beside these.
    const own = rows.filter((row) => row.ticket === ticket.externalId);
    const names = own.flatMap(({ exported: _, ticket: __, resource, ...cells }) =>
      Object.keys(cells).map((name) => `${String(resource)}.${name}`),
    );
    expect(names).toContain('customers.email');
    got(
      'per_carla',
      customer.id,
      names.map((name) => `${name} ${card.get(name) ?? 'hidden'}`),
    );
  }
  await told('per_carla');
});

it('a recording, a review, an original: whose it was when it was made, whoever the ticket is of since', async () => {
  const ella = await scene.enterFresh('per_ella');
  const bound = await scene.boundTicket('per_ella');
  const { ticket, customer } = bound;
  const at = `/api/tickets/${ticket.id}`;
  await ella.post(`${at}/recordings/told`, { agreement: 'agr_harbor_brightline', keepDays: 30 });
  const recording = ((await ella.post(`${at}/recordings`, {})).json as { id: string }).id;
  got('per_ella', customer.id, spelled(await cardOf(ella, bound)));
  const piece = { seq: 0, from: Date.now(), until: Date.now() + 1 };
  const events = packed(pageOf(Date.now(), 'Customer'));
  expect((await ella.post(`/api/recordings/${recording}/pieces`, { ...piece, events })).status).toBe(200);
  await ella.post(`/api/recordings/${recording}/end`, { pieces: 1 });
  // What happens from here on was on no recorded screen.
  scene.pass(1);
  const watch = async (): Promise<void> => {
    expect((await olivia.post(`/api/recordings/${recording}/watch`, {})).status).toBe(200);
    got('per_olivia', customer.id, ['recording.session watched']);
  };
  await watch();

  const { secret } = await qualityKey(olivia, null);
  const turns = [{ speaker: 'customer' as const, at: new Date().toISOString(), text: 'Where is it?' }];
  const chat = { id: 'chat-1', ticket: ticket.externalId, turns, agent: 'Ella', reason: 'refund' };
  const { json } = await deliverChat(scene.baseUrl, secret, chat);
  await anonymise(scene.house);
  // What a reviewer reads has no customer in it any more.
  const review = `/api/quality/conversations/${(json as { id: string }).id}`;
  expect((await quinn.get(review)).status).toBe(200);

  const noted = await ella.post(`${at}/note`, { text: `Call ${customer.phone} after six` });
  const { entry } = noted.json as { entry: number };
  const unseal = async (): Promise<void> => {
    const { actId, actAt, signature, valueSalt } = priya.signed({
      ...{ act: 'unseal', ticket: ticket.id, resource: 'conversation', field: 'original' },
      ...{ key: String(entry), reason: 'complaint-handling' },
    });
    const answer = await priya.post(`/api/accesses/${String(entry)}/unseal`, {
      ...{ purpose: 'complaint-handling', reason: 'The customer says the note is wrong' },
      ...{ actId, actAt, signature, valueSalt },
    });
    expect(answer.status, JSON.stringify(answer.json)).toBe(200);
    got('per_priya', customer.id, ['conversation.text unsealed']);
  };
  await unseal();
  const people = ['per_ella', 'per_olivia', 'per_quinn', 'per_priya'];
  for (const person of people) await told(person);

  const victim = scene.customer(customer.id + 3);
  const ask = ella.signed({ act: 'rebind', ticket: ticket.id, ...EMAIL, value: victim.email });
  expect((await ella.post(`${at}/rebind`, ask)).status).toBe(409);
  got('per_ella', victim.id, ['customers.email found']);
  const leo = await scene.enter('per_leo');
  const pending = (await leo.get('/api/rebinds')).json as { id: string; ticket: string }[];
  const rebind = pending.find((one) => one.ticket === ticket.id)?.id ?? '';
  expect((await leo.post(`/api/rebinds/${rebind}/decide`, { approve: true })).status).toBe(200);
  await unseal();
  await watch();
  expect((await quinn.get(review)).status).toBe(200);
  got('per_ella', victim.id, spelled(await cardOf(ella, bound)));
  for (const person of people) await told(person);
});

it('the look-up of whoever answers a customer: one that found them, and none that did not', async () => {
  const customer = scene.customer(42);
  for (const subject of [customer.email, 'nobody@mail.example']) {
    await priya.post('/api/subject-requests', {
      ...{ kind: 'access', source: 'harbor', subject, by: EMAIL },
      receivedAt: new Date().toISOString(),
    });
  }
  got('per_priya', customer.id, ['customers.email found']);
  await told('per_priya');
});
