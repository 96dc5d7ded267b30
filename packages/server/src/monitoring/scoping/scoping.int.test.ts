import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MINUTE, openScene, type Bound, type Scene } from '../../../../../tests/attacks/attack.ts';
import { cordon, type Called } from '../../../../../tests/commands/cordon.ts';
import type { Answer, Visitor } from '../../demo/client.ts';

/*
 * "Exactly which people's which fields did X see": what agents got is kept field by field while they work, and what the
 * ledger says afterwards has to be the same, no more and no less.
 */

interface View {
  readonly card: readonly {
    readonly resource: string;
    readonly rows: readonly {
      readonly cells: readonly { readonly field: string; readonly treatment: string }[];
    }[];
  }[];
}

interface Scoped {
  readonly naming: string;
  readonly customersTotal: number;
  readonly entriesTotal: number;
  readonly customers: readonly {
    readonly customer: string;
    readonly entries: readonly number[];
    readonly fields: readonly {
      readonly resource: string;
      readonly field: string;
      readonly how: string;
      readonly times: number;
    }[];
  }[];
  readonly completeness: {
    readonly entries: number;
    readonly opened: number;
    readonly missing: readonly number[];
  };
  readonly complete: boolean;
  readonly log: { readonly size: number; readonly checkpoint: string; readonly vkey: string };
}

const AGENTS = ['per_ada', 'per_ben', 'per_carla'] as const;
const SEED = 20_261_127;
const STEPS = 60;

let scene: Scene;
let olivia: Visitor;
/** By agent and customer: how often each field was got, and how. */
const truth = new Map<string, Map<string, Map<string, number>>>();
let from = '';
let until = '';

beforeAll(async () => {
  scene = await openScene();
  olivia = await scene.enter('per_olivia');
  from = new Date().toISOString();
  await work();
  scene.pass(1);
  until = new Date().toISOString();
}, 120_000);
afterAll(() => scene.close());

/** Numbers from a seed (Lehmer): the same history in every run. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

function got(agent: string, customer: string, fields: readonly string[]): void {
  const ofAgent = truth.get(agent) ?? new Map<string, Map<string, number>>();
  truth.set(agent, ofAgent);
  const known = ofAgent.get(customer) ?? new Map<string, number>();
  ofAgent.set(customer, known);
  for (const field of new Set(fields)) known.set(field, (known.get(field) ?? 0) + 1);
}

function shownIn({ card }: View): readonly string[] {
  return card.flatMap(({ resource, rows }) =>
    rows.flatMap((row) =>
      row.cells
        .filter(({ treatment }) => treatment !== 'hidden')
        .map(({ field, treatment }) => `${resource}.${field} ${treatment}`),
    ),
  );
}

async function work(): Promise<void> {
  const next = numbers(SEED);
  const visitors = new Map<string, Visitor>();
  const hands = new Map<string, Bound>();
  for (const agent of AGENTS) visitors.set(agent, await scene.enterFresh(agent));
  for (let step = 0; step < STEPS; step++) {
    const agent = AGENTS[next(AGENTS.length)] ?? AGENTS[0];
    const who = visitors.get(agent);
    if (who === undefined) throw new Error('nobody');
    let bound = hands.get(agent);
    if (bound === undefined || next(4) === 0) {
      bound = await scene.boundTicket(agent);
      hands.set(agent, bound);
    }
    await [read, read, reveal, lookUp, confirm, refused][next(6)]?.(agent, who, bound, next);
    scene.pass(1 + next(20_000));
  }
}

async function read(agent: string, who: Visitor, { ticket, customer }: Bound): Promise<void> {
  const answer = await who.get(`/api/tickets/${ticket.id}`);
  expect(answer.status).toBe(200);
  got(agent, String(customer.id), shownIn(answer.json as View));
}

async function reveal(agent: string, who: Visitor, { ticket, customer }: Bound): Promise<void> {
  const about = { ticket: ticket.id, resource: 'customers', field: 'email', key: String(customer.id) };
  const answer = await who.post(
    `/api/tickets/${ticket.id}/reveal`,
    who.signed({ act: 'reveal', ...about, reason: 'customer-asked' }),
  );
  if (answer.status === 200) got(agent, String(customer.id), ['customers.email revealed']);
}

async function lookUp(
  agent: string,
  who: Visitor,
  { ticket }: Bound,
  next: (below: number) => number,
): Promise<void> {
  const other = scene.customer(1 + next(200));
  const value = next(3) === 0 ? 'nobody@example.com' : other.email;
  const answer = await who.post(
    `/api/tickets/${ticket.id}/lookup`,
    who.signed({ act: 'lookup', ticket: ticket.id, resource: 'customers', field: 'email', value }),
  );
  if (answer.status === 200 && value === other.email) got(agent, String(other.id), ['customers.email found']);
}

async function confirm(
  agent: string,
  who: Visitor,
  { ticket, customer }: Bound,
  next: (below: number) => number,
): Promise<void> {
  const value = next(2) === 0 ? customer.email : 'wrong@example.com';
  const answer = await who.post(
    `/api/tickets/${ticket.id}/confirm`,
    who.signed({ act: 'confirm', ticket: ticket.id, resource: 'customers', field: 'email', value }),
  );
  if (answer.status === 200 && (answer.json as { match: boolean }).match)
    got(agent, String(customer.id), ['customers.email confirmed']);
}

/** Another agent's ticket: nothing is shown. */
async function refused(agent: string, who: Visitor): Promise<void> {
  const { ticket } = await scene.boundTicket(agent === 'per_ada' ? 'per_dan' : 'per_ella');
  expect((await who.get(`/api/tickets/${ticket.id}`)).status).not.toBe(200);
}

const scopeOf = (query: string, who = olivia): Promise<Answer> =>
  who.get(`/api/ledger/scope?from=${from}&until=${until}&${query}`);

/** A file, as the browser of somebody saves it who enters anew. */
async function download(query: string, person: string): Promise<() => Promise<string>> {
  scene.pass(2 * MINUTE);
  const { cookies } = await scene.browse(person);
  const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  return async () => {
    const path = `/api/ledger/scope/openings?from=${from}&until=${until}&${query}`;
    const response = await fetch(`${scene.baseUrl}${path}`, { headers: { cookie } });
    expect(response.status).toBe(200);
    return response.text();
  };
}

interface Listed {
  readonly index: number;
  readonly members?: Readonly<Record<string, { readonly value: string }>>;
}

/** The entries of such a file: what stands between its first line and its last. */
function listIn(text: string): { readonly entries: readonly Listed[] } {
  const lines = text.trimEnd().split('\n').slice(1, -1);
  return { entries: lines.map((line) => JSON.parse(line) as Listed) };
}

/** The answer in the form of the truth. */
function saysOf({ customers }: Scoped): Map<string, Map<string, number>> {
  return new Map(
    customers.map(({ customer, fields }) => [
      customer,
      new Map(fields.map(({ resource, field, how, times }) => [`${resource}.${field} ${how}`, times])),
    ]),
  );
}

it.each(AGENTS)('tells exactly what %s got, customer by customer and field by field', async (agent) => {
  const { status, json } = await scopeOf(`agent=${agent}`);
  expect(status).toBe(200);
  const said = json as Scoped;
  const got = truth.get(agent) ?? new Map();
  expect(got.size).toBeGreaterThan(2);
  expect(saysOf(said)).toEqual(got);
  expect(said).toMatchObject({ naming: 'subject', complete: true, customersTotal: got.size });
  expect(said.completeness.missing).toEqual([]);
});

it('had every way of coming to know something in that history', () => {
  const ways = [...truth.values()].flatMap((of) => [...of.values()].flatMap((fields) => [...fields.keys()]));
  const hows = new Set(ways.map((way) => way.split(' ')[1]));
  expect([...hows]).toEqual(expect.arrayContaining(['clear', 'partial', 'revealed', 'found', 'confirmed']));
});

it('tells of all of a vendor at once, and of a window without accesses nothing', async () => {
  const all = (await scopeOf('vendor=pty_brightline')).json as Scoped;
  const customers = new Set([...truth.values()].flatMap((of) => [...of.keys()]));
  expect(new Set(all.customers.map(({ customer }) => customer))).toEqual(customers);
  const before = await olivia.get(
    `/api/ledger/scope?from=2020-01-01T00:00:00.000Z&until=${from}&agent=per_ada`,
  );
  expect(before.json).toMatchObject({ customersTotal: 0, entriesTotal: 0, complete: true });
});

it('names no customer to a vendor, tells nothing of another vendor, and an auditor only tells customers apart', async () => {
  const vera = await scene.enter('per_vera');
  const own = (await scopeOf('agent=per_ada', vera)).json as Scoped;
  expect(own.naming).toBe('ticket');
  expect(own.customers.every(({ customer }) => customer.startsWith('tic_'))).toBe(true);
  // Whether a lookup found somebody is not theirs to know.
  expect(own.customers.flatMap(({ fields }) => fields.filter(({ how }) => how === 'found'))).toEqual([]);

  const file = await download('', 'per_vera');
  expect(listIn(await file()).entries.length).toBeGreaterThan(0);
  await scene.asOwner(`UPDATE cordon.persons SET party_id = 'pty_northgate' WHERE id = 'per_vera'`);
  expect((await scopeOf('agent=per_ada', vera)).json).toMatchObject({ customersTotal: 0, entriesTotal: 0 });
  expect(listIn(await file()).entries).toEqual([]);
  await scene.asOwner(`UPDATE cordon.persons SET party_id = 'pty_brightline' WHERE id = 'per_vera'`);

  const audra = await scene.enter('per_audra');
  const seen = (await scopeOf('agent=per_ada', audra)).json as Scoped;
  expect(seen.naming).toBe('number');
  expect(seen.customers.map(({ customer }) => customer)).toEqual(
    seen.customers.map((_, nth) => String(nth + 1)),
  );
  expect(seen.customersTotal).toBe(truth.get('per_ada')?.size);

  const ada = await scene.enter('per_ada');
  for (const path of ['scope', 'scope/openings', 'completeness']) {
    expect((await ada.get(`/api/ledger/${path}?from=${from}&until=${until}`)).status).toBe(403);
  }
});

it('shows an auditor nothing outside of the window', async () => {
  const audra = await scene.enter('per_audra');
  const window = (start: string, end: string) =>
    scene.asOwner(
      `UPDATE cordon.audit_scopes SET from_at = $1, until_at = $2 WHERE person_id = 'per_audra'`,
      [start, end],
    );
  await window('2026-01-01', from);
  expect((await scopeOf('agent=per_ada', audra)).json).toMatchObject({ customersTotal: 0, entriesTotal: 0 });
  await window('2026-01-01', '2028-01-01');
});

describe('what proves it', () => {
  let folder: string;
  let said: Scoped;
  let text = '';
  let kinds: readonly string[];
  let words: unknown;

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'cordon-scope-'));
    said = (await scopeOf('agent=per_ben')).json as Scoped;
    const file = await download('agent=per_ben', 'per_sam');
    const { entered } = await scene.attack(async () => {
      text = await file();
      return { status: 200, json: null };
    });
    kinds = entered.map(({ kind }) => kind);
    words = JSON.parse(entered[0]?.body ?? '{}');
  });
  afterAll(() => rm(folder, { recursive: true }));

  /** As a stranger verifies it: the real command, the file, and the key they were given another way. */
  async function verify(changed: string, ...command: string[]): Promise<Called> {
    const file = path.join(folder, 'what-was-seen.jsonl');
    await writeFile(file, changed);
    return cordon(['ledger', ...command, file, '--key', said.log.vkey]);
  }

  it('is one file that a stranger verifies offline with the real command, and an entry says that it was made', async () => {
    const { status, stdout } = await verify(text, 'verify-proof');
    const { entries } = listIn(text);
    expect({ status, report: JSON.parse(stdout) as unknown }).toMatchObject({
      status: 0,
      report: {
        ok: true,
        entries: entries.length,
        opened: entries.length,
        asked: { agent: 'per_ben', from },
      },
    });
    const cited = said.customers.flatMap((one) => one.entries);
    expect(entries.map(({ index }) => index)).toEqual(expect.arrayContaining([...cited]));
    expect(kinds).toEqual(['scope-exported']);
    expect(words).toMatchObject({ words: { agent: 'per_ben', entries: entries.length } });
  });

  it('says whose data each entry is of, by what the log committed to', () => {
    const told = new Map<string, number[]>();
    for (const { index, members = {} } of listIn(text).entries) {
      const customer = (members.found?.value.trimEnd() ?? '-').startsWith('-')
        ? (members.subject?.value ?? '')
        : (members.found?.value.trimEnd() ?? '');
      told.set(customer, [...(told.get(customer) ?? []), index]);
    }
    for (const { customer, entries } of said.customers) {
      expect(told.get(customer)).toEqual(expect.arrayContaining([...entries]));
    }
  });

  it.each([
    ['an entry taken out', (lines: string[]) => lines.toSpliced(1, 1)],
    [
      'a field that was seen changed',
      (lines: string[]) => lines.map((line) => line.replace('"clear"', '"token"')),
    ],
    [
      'another person in it',
      (lines: string[]) => lines.map((line) => line.replace('"per_ben"', '"per_dan"')),
    ],
    [
      'another customer',
      (lines: string[]) => lines.map((line) => line.replace(/"value":"(\d)/, '"value":"9$1')),
    ],
    ['another time', (lines: string[]) => lines.map((line) => line.replace('T08:', 'T09:'))],
    ['the end cut off', (lines: string[]) => lines.slice(0, 2)],
  ])('does not hold with %s', async (_, change) => {
    // The first line says what was asked for, which nothing vouches for.
    const [head = '', ...lines] = text.split('\n');
    const changed = [head, ...change(lines)].join('\n');
    expect(changed).not.toBe(text);
    const { status, stderr } = await verify(changed, 'verify-proof');
    expect({ status, stderr }).toEqual({
      status: 1,
      stderr: expect.stringContaining('NOT verified') as string,
    });
  });

  it('tells an auditor what their entries say, and not of whom they are', async () => {
    const file = await download('agent=per_ben', 'per_audra');
    const audited = await file();
    expect((await verify(audited, 'verify-proof')).status).toBe(0);
    expect(listIn(audited).entries.every(({ members }) => members === undefined)).toBe(true);
  });
});

it('reports what was taken away, or put in its place, as missing', async () => {
  const said = (await scopeOf('agent=per_carla')).json as Scoped;
  const [first = -1, second = -1, third = -1] = [
    ...new Set(said.customers.flatMap(({ entries }) => entries)),
  ];
  await scene.asOwner(`DELETE FROM cordon.ledger_openings WHERE idx = $1 AND name = 'subject'`, [first]);
  await scene.asOwner('ALTER TABLE cordon.ledger_bodies DISABLE TRIGGER USER');
  await scene.asOwner(
    `UPDATE cordon.ledger_bodies SET body = replace(body, '"code":null', '"code":"not-permitted"') WHERE idx = $1`,
    [second],
  );
  await scene.asOwner('DELETE FROM cordon.ledger_bodies WHERE idx = $1', [third]);
  await scene.asOwner('ALTER TABLE cordon.ledger_bodies ENABLE TRIGGER USER');
  const after = (await scopeOf('agent=per_carla')).json as Scoped;
  const missing = [first, second, third].toSorted((a, b) => a - b);
  expect(after.complete).toBe(false);
  expect(after.completeness.missing).toEqual(missing);
  const whole = await olivia.get(`/api/ledger/completeness?from=${from}&until=${until}`);
  expect(whole.json).toMatchObject({ complete: false, erased: 0, missing });
});
