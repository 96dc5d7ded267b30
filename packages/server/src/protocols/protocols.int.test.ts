import { protocolText, type Protocol } from '@cordon/core/protocols';
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openTestInstallation, type TestInstallation } from '../../../../tests/support/installation.ts';
import type { Visitor } from '../demo/client.ts';
import { packedProtocols } from './packed.ts';
import { remind } from './reminding.ts';

/* One protocol of the demo from its draft to its reminders, as the people around it see it. */

const PURPOSE = 'order-support';
const HOUR = 3_600_000;

let installation: TestInstallation;
let agreement: string;
const people = new Map<string, Visitor>();

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-02T08:00:00Z') });
  installation = await openTestInstallation();
  const rows = await list('per_priya');
  agreement =
    rows.find(({ vendor, purpose }) => vendor.id === 'pty_brightline' && purpose === PURPOSE)?.agreement.id ??
    '';
});
afterAll(async () => {
  await installation.close();
  vi.useRealTimers();
});

async function as(person: string): Promise<Visitor> {
  const known = people.get(person);
  if (known !== undefined) return known;
  const visitor = installation.visitor(person);
  await visitor.signIn();
  people.set(person, visitor);
  return visitor;
}

interface Row {
  readonly agreement: { readonly id: string };
  readonly vendor: { readonly id: string };
  readonly purpose: string;
  readonly version: number | null;
  readonly people: readonly { readonly person: { readonly id: string }; readonly state: string }[];
}

async function list(person: string): Promise<readonly Row[]> {
  const { json } = await (await as(person)).get('/api/protocols');
  return json as readonly Row[];
}

const at = () => `/api/agreements/${agreement}/protocols/${PURPOSE}`;

async function view(person: string) {
  return (await (await as(person)).get(at())).json as {
    draft: Protocol;
    versions: { hash: string; changes: unknown[]; protocol: Protocol }[];
    row: Row;
    acknowledgements: { holds: boolean; entry: number; version: number }[];
  };
}

async function put(ours: readonly string[], graceHours: number): Promise<string> {
  const priya = await as('per_priya');
  await priya.stepUp();
  const { draft } = await view('per_priya');
  const protocol = { ...draft, ours };
  const hash = createHash('sha256').update(protocolText(protocol)).digest('hex');
  const { version, rules } = protocol;
  expect((await priya.post(at(), { version, rules, ours, hash, graceHours })).status).toBe(200);
  return hash;
}

const letters = async () =>
  (await installation.mails()).filter((mail) => /^Subject: PII protocol/m.test(mail)).length;

describe('a protocol', () => {
  it('is a draft of the terms until it is put in force, and shown beside the fields as such', async () => {
    const rows = await list('per_priya');
    expect(rows.every(({ version }) => version === null)).toBe(true);
    const ada = await as('per_ada');
    const mine = (await ada.get('/api/me/protocols')).json as { state: string; protocol: Protocol }[];
    expect(mine).toMatchObject([{ state: 'not-in-force', purpose: PURPOSE }]);
    const [ticket] = ((await ada.get('/api/tickets')).json as { items: { id: string }[] }).items;
    const page = (await ada.get(`/api/tickets/${ticket?.id ?? ''}`)).json as {
      protocol: { inForce: boolean; protocol: Protocol };
    };
    expect(page.protocol.inForce).toBe(false);
    expect(page.protocol.protocol.rules.length).toBe(mine[0]?.protocol.rules.length);
  });

  it('tells before it is put in force what it would change, and what keeps it from being', async () => {
    const priya = await as('per_priya');
    const { draft } = await view('per_priya');
    const wide = draft.rules.map((rule) =>
      rule.category === 'user.health_and_medical' ? { ...rule, ask: 'value' as const } : rule,
    );
    const looked = await priya.post(`${at()}/look`, { rules: wide, ours: [] });
    expect(looked.json).toMatchObject({
      problems: [
        { category: 'user.health_and_medical', channel: 'ask', clause: expect.any(String) as string },
      ],
      changes: [],
    });
    expect((await list('per_priya')).every(({ version }) => version === null)).toBe(true);
  });

  it('is told to each agent once, and once more on the last day of its grace', async () => {
    await put([], 72);
    const deps = installation.house.protocolDeps;
    await remind(deps);
    const { row } = await view('per_priya');
    expect(await letters()).toBe(row.people.length);
    await remind(deps);
    expect(await letters()).toBe(row.people.length);
    vi.setSystemTime(Date.now() + 49 * HOUR);
    await remind(deps);
    expect(await letters()).toBe(2 * row.people.length);
    await remind(deps);
    expect(await letters()).toBe(2 * row.people.length);
    vi.setSystemTime(Date.now() - 49 * HOUR);
  });

  it('is seen with who acknowledged it by both sides, and by nobody of another vendor', async () => {
    const ada = await as('per_ada');
    const { versions } = await view('per_priya');
    const named = { agreement, purpose: PURPOSE, version: 1, hash: versions[0]?.hash ?? '' };
    const answer = await ada.post('/api/me/protocols', named);
    expect(answer.json).toMatchObject([{ state: 'acknowledged', acknowledged: { version: 1, holds: true } }]);
    expect((await ada.post('/api/me/protocols', named)).json).toMatchObject({
      error: { code: 'already-done' },
    });
    for (const person of ['per_priya', 'per_leo', 'per_vera']) {
      const row = (await list(person)).find(
        ({ agreement: of, purpose }) => of.id === agreement && purpose === PURPOSE,
      );
      const states = row?.people.map((one) => [one.person.id, one.state]);
      expect(states).toContainEqual(['per_ada', 'acknowledged']);
      expect(states).toContainEqual(['per_ben', 'grace']);
    }
    const other = await list('per_nuno');
    expect(JSON.stringify(other)).not.toContain(agreement);
    expect((await (await as('per_ada')).get('/api/protocols')).status).toBe(403);
  });

  it('has an entry that names its hash, its terms and who signed, and so has each acknowledgement', async () => {
    const { acknowledgements } = await view('per_priya');
    expect(acknowledgements).toMatchObject([{ holds: true, version: 1 }]);
    const entry = String(acknowledgements[0]?.entry);
    const proof = await (await as('per_priya')).get(`/api/ledger/entries/${entry}/proof`);
    const { body } = proof.json as { body: string };
    expect(JSON.parse(body)).toMatchObject({
      act: 'protocol-acknowledged',
      person: 'per_ada',
      agreement,
      words: { version: 1, purpose: PURPOSE, signed: expect.any(String) as string },
    });
  });

  it('in its next version says what changed, to those who acknowledged the one before', async () => {
    await put(['@harbor.example.com'], 0);
    const { versions, row } = await view('per_leo');
    expect(versions.map(({ protocol }) => protocol.version)).toEqual([2, 1]);
    expect(row.people.every(({ state }) => state !== 'acknowledged')).toBe(true);
    const team = (await (await as('per_leo')).get('/api/team')).json as {
      id: string;
      blockers: { code: string }[];
    }[];
    expect(team.find(({ id }) => id === 'per_ada')?.blockers).toMatchObject([{ code: 'protocol' }]);
  });

  it('goes into a pack of evidence with its text, whose hash its entries name', async () => {
    const { protocolDeps } = installation.house;
    const packed = await packedProtocols(protocolDeps.store, agreement, 1_000_000);
    expect(packed.map(({ version }) => version)).toEqual([1, 2]);
    for (const { text, hash } of packed) expect(createHash('sha256').update(text).digest('hex')).toBe(hash);
    expect(packed[0]?.acknowledged).toMatchObject([{ person: 'per_ada', party: 'pty_brightline' }]);
    expect(await packedProtocols(protocolDeps.store, agreement, packed[1]?.entry ?? 0)).toHaveLength(1);
  });
});
