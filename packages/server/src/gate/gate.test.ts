import { Failure, type Code, type Principal } from '@cordon/core/kernel';
import { describe, expect, it } from 'vitest';
import {
  asking,
  demoPolicy,
  fakeWorld,
  NOW,
  operationNames,
  operations,
  principal,
  ticket,
  who,
  work,
  type FakeWorld,
  type OperationName,
} from '../../../../tests/support/gate.ts';
import type { Asking, Case, GatePorts, Outcome, Who } from './index.ts';

/* The invariants that gate.ts lists, in its order. */

/** What an operation does once everything allows it: the order of the one path. */
const ORDER: Readonly<Record<OperationName, readonly string[]>> = {
  read: ['terms', 'usage', 'source.case', 'threads', 'again', 'terms', 'append access'],
  lookup: ['terms', 'usage', 'verify', 'source.lookup', 'tickets.inHand', 'again', 'terms', 'append access'],
  confirm: [
    ...['terms', 'usage', 'verify', 'tickets.take', 'source.confirm', 'tickets.return'],
    ...['again', 'terms', 'append access'],
  ],
  reveal: ['terms', 'usage', 'verify', 'source.reveal', 'again', 'terms', 'append access'],
  note: ['terms', 'usage', 'source.case', 'again', 'terms', 'append access'],
  reply: [
    ...['terms', 'usage', 'source.case', 'again', 'terms', 'append intent'],
    ...['send', 'append outcome'],
  ],
};

type Again = Awaited<ReturnType<GatePorts['principals']['again']>>;

const known = <T>(value: T) => ({ at: NOW.getTime(), value });
const factsNow = (changed: Principal['facts']) => ({ facts: { ...principal.facts, ...changed } });

const outside = (call: string) => /^(source|threads|tickets|send)/.test(call);
const bodies = ({ records }: FakeWorld) =>
  records.map(({ body }) => body as { readonly code: string | null; readonly citations: unknown[] });

/** The same operation by somebody else, on other work. */
function askAs(
  name: OperationName,
  { gate }: FakeWorld,
  asker: Who,
  on: Case,
  rest: Partial<Asking> = {},
): Promise<Outcome<unknown>> {
  const one = asking(name, rest);
  if (name === 'note') return gate.note(asker, on, one, 'text');
  if (name === 'reply') return gate.reply(asker, on, one, { subject: 's', text: 't' });
  return gate[name](asker, on, one);
}

describe.each(operationNames)('%s', (name) => {
  it('takes the one path in its order and is entered once, last', async () => {
    const world = fakeWorld();
    const outcome = await operations[name](world.gate);
    expect(outcome).toMatchObject({ ok: true, entry: world.records.length - 1 });
    expect(world.calls).toEqual(ORDER[name]);
    expect(world.records.at(-1)).toMatchObject({
      kind: name === 'reply' ? 'outcome' : name,
      person: 'per_1',
      agreement: 'agr_1',
      code: null,
    });
  });

  it('asks nothing outside when there are no terms, and says why', async () => {
    for (const code of ['no-agreement', 'terms-unsigned', 'agreement-ended'] as const) {
      const world = fakeWorld({
        ports: { terms: { inForce: () => Promise.resolve({ ok: false, code }) } },
      });
      const outcome = await operations[name](world.gate);
      expect(outcome).toMatchObject({ ok: false, code, citations: [{ clause: 'default-deny' }] });
      expect(world.calls.filter(outside)).toEqual([]);
      expect(bodies(world)).toMatchObject([{ kind: 'refusal', act: name, code, terms: null }]);
    }
  });

  it.each([
    ['network-not-allowed', { facts: { ...principal.facts, network: { at: 0, value: false } } }, {}],
    ['condition-unfed', { facts: { ...principal.facts, network: undefined } }, {}],
    ['no-agreement', { party: 'pty_other' }, {}],
    ['not-permitted', { role: 'tier9' }, {}],
    ['ticket-not-in-hand', {}, { ticket: { ...ticket, assignee: 'per_2' } }],
    ['ticket-not-in-hand', {}, { ticket: null }],
    ['not-permitted', {}, { purpose: 'marketing' }],
  ] as const)('asks nothing outside when refused: %s', async (code, person, on) => {
    const world = fakeWorld();
    const asker = { ...who, principal: { ...principal, ...person } };
    const outcome = await askAs(name, world, asker, { ...work, ...on });
    expect(outcome).toMatchObject({ ok: false, code });
    if (!outcome.ok) expect(outcome.citations.length).toBeGreaterThan(0);
    expect(world.calls.filter((call) => outside(call) || call === 'verify')).toEqual([]);
    const [body, ...more] = bodies(world);
    expect(more).toEqual([]);
    expect(body).toMatchObject({ kind: 'refusal', code });
    expect(body?.citations).not.toEqual([]);
  });

  it('gives nothing when the entry is not durable, whichever append it is', async () => {
    for (const nth of name === 'reply' ? [1, 2] : [1]) {
      const world = fakeWorld({ appendFails: (count) => count === nth });
      await expect(operations[name](world.gate)).rejects.toMatchObject({ code: 'ledger-unavailable' });
      // Not entered as a fault either: a ledger that failed is not asked a second time for the same access.
      expect(world.records).toHaveLength(nth - 1);
    }
    // The same when the refusal cannot be entered: no answer at all.
    const world = fakeWorld({ appendFails: () => true });
    const stranger = { ...who, principal: { ...principal, party: 'pty_other' } };
    await expect(askAs(name, world, stranger, work)).rejects.toMatchObject({ code: 'ledger-unavailable' });
  });

  it('enters a fault wherever it happens, without the upstream text', async () => {
    const secret = 'value "rosalind@example.org" violates check "email"';
    const broken = (call: string): Partial<GatePorts> => {
      const { ports } = fakeWorld();
      const fail = () => Promise.reject(new Failure('source-unavailable', secret, new Error(secret)));
      const bare = () => Promise.reject(new Error(secret));
      const source = { read: fail, reveal: fail, lookup: fail, confirm: fail, caseValues: fail };
      return {
        'source.read': { source },
        'source.reveal': { source },
        'source.lookup': { source },
        'source.confirm': { source },
        'source.case': { source },
        threads: { threads: { messages: bare } },
        'tickets.take': { tickets: { ...ports.tickets, takeTry: bare } },
        'tickets.return': { tickets: { ...ports.tickets, returnTry: bare } },
        'tickets.inHand': { tickets: { ...ports.tickets, inHandOf: bare } },
        send: { outbound: { send: () => Promise.reject(new Failure('mail-failed', secret)) } },
        usage: { usage: { of: bare, lately: () => null } },
        verify: { signatures: { verify: bare } },
        terms: { terms: { inForce: bare } },
        again: { principals: { again: bare } },
      }[call] as Partial<GatePorts>;
    };
    for (const call of new Set(ORDER[name].filter((one) => !one.startsWith('append')))) {
      const world = fakeWorld({ ports: broken(call) });
      await expect(operations[name](world.gate), call).rejects.toThrow();
      const last = bodies(world).at(-1);
      expect(last, call).toMatchObject({ kind: 'fault', act: name, person: 'per_1' });
      expect(['source-unavailable', 'mail-failed', 'internal']).toContain(last?.code);
      expect(JSON.stringify(world.records)).not.toContain('violates');
      expect(JSON.stringify(bodies(world))).not.toContain('rosalind');
      // An access that did not happen uses up nothing.
      expect(world.records.at(-1)?.uses).toEqual([]);
    }
  });

  it('shows and sends nothing under terms that ended while it was read', async () => {
    const policy = demoPolicy();
    let asked = 0;
    const terms = {
      inForce: () =>
        Promise.resolve(
          asked++ === 0
            ? { ok: true as const, policy }
            : { ok: false as const, code: 'agreement-ended' as const },
        ),
    };
    const world = fakeWorld({ ports: { terms } });
    expect(await operations[name](world.gate)).toMatchObject({ ok: false, code: 'agreement-ended' });
    expect(bodies(world)).toMatchObject([{ kind: 'refusal', code: 'agreement-ended' }]);
    expect(world.sent).toEqual([]);
  });

  it.each<[string, Code, Again | Partial<Principal>]>([
    ['whose session ended', 'not-signed-in', { ok: false, code: 'not-signed-in' }],
    ['who was suspended', 'suspended', { ok: false, code: 'suspended' }],
    ['whose network was taken away', 'network-not-allowed', { ok: false, code: 'network-not-allowed' }],
    ['who is another by now', 'conflict', { id: 'per_2' }],
    ['whose role changed', 'conflict', { role: 'tier1' }],
    ['whose party changed', 'conflict', { party: 'pty_other' }],
    ['who moved to another site', 'conflict', { site: 'sit_2' }],
    ['whose second factor is too old by now', 'mfa-stale', factsNow({ mfa: { at: 0, value: true } })],
    ['of whom a condition fails by now', 'undertaking-unsigned', factsNow({ undertaking: known(false) })],
  ])('shows and sends nothing to somebody %s while it was read', async (_, code, lost) => {
    const again: Again = 'ok' in lost ? lost : { ok: true, principal: { ...principal, ...lost } };
    const world = fakeWorld({ ports: { principals: { again: () => Promise.resolve(again) } } });
    const outcome = await operations[name](world.gate);
    expect(outcome).toMatchObject({ ok: false, code, entry: 0 });
    expect(bodies(world)).toMatchObject([{ kind: 'refusal', code }]);
    expect(world.sent).toEqual([]);
    // The control: with nobody asked again, the same access goes through.
    expect((await operations[name](fakeWorld().gate)).ok).toBe(true);
  });
});

describe('an act that has to be signed', () => {
  it.each(['lookup', 'confirm', 'reveal'] as const)(
    '%s asks nothing without a valid signature',
    async (name) => {
      const forged = fakeWorld({ ports: { signatures: { verify: () => Promise.resolve(null) } } });
      const unsigned = fakeWorld();
      const outcomes = [
        await operations[name](forged.gate),
        await operations[name](unsigned.gate, { act: null }),
      ];
      expect(outcomes).toMatchObject([
        { ok: false, code: 'signature-invalid' },
        { ok: false, code: 'signature-invalid' },
      ]);
      for (const world of [forged, unsigned]) {
        expect(world.calls.filter(outside)).toEqual([]);
        expect(bodies(world)).toMatchObject([{ kind: 'refusal', code: 'signature-invalid', signed: null }]);
      }
    },
  );
});

describe('budgets', () => {
  it.each([
    ['reveal', 15],
    ['lookup', 40],
  ] as const)('of a person cannot be raced: %s', async (name, most) => {
    const world = fakeWorld();
    const outcomes = await Promise.all(Array.from({ length: most + 5 }, () => operations[name](world.gate)));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(most);
    expect(outcomes.filter((one) => !one.ok && one.code === 'limit-reached')).toHaveLength(5);
  });

  it('count a refused look-up, and one that found nothing', async () => {
    const world = fakeWorld();
    for (let nth = 0; nth < 20; nth++) {
      await world.gate.lookup(who, work, asking('lookup', { literal: 'nobody@example.org' }));
      await world.gate.lookup(who, work, asking('lookup', { field: 'insurance_member_id' }));
    }
    expect(await operations.lookup(world.gate)).toMatchObject({ ok: false, code: 'limit-reached' });
  });

  it('of other people are their own', async () => {
    const world = fakeWorld({
      ports: { usage: { of: () => new Promise(() => undefined), lately: () => null } },
    });
    const other = fakeWorld();
    // One person's access hangs; nobody else waits for it.
    void operations.read(world.gate);
    expect(await operations.read(other.gate)).toMatchObject({ ok: true });
  });
});

describe('a reveal shown again', () => {
  const again = { flags: ['again'], act: null };

  it('uses up no further one, and is an entry of its own', async () => {
    const world = fakeWorld();
    for (let nth = 0; nth < 15; nth++)
      expect(await operations.reveal(world.gate)).toMatchObject({ ok: true });
    expect(await operations.reveal(world.gate)).toMatchObject({ ok: false, code: 'limit-reached' });
    for (let nth = 0; nth < 3; nth++) {
      expect(await operations.reveal(world.gate, again)).toMatchObject({
        ok: true,
        value: { value: 'rosalind@example.org', minutes: 5 },
      });
    }
    const shown = world.records.filter(({ kind }) => kind === 'reveal');
    expect(shown).toHaveLength(18);
    expect(shown.at(-1)?.event).toMatchObject({ flags: ['again'], fields: ['email'], rows: 1 });
    expect(shown.flatMap(({ uses }) => uses).filter(({ kind }) => kind === 'reveal')).toHaveLength(15);
  });

  it('is decided like any other: the ticket, the step-up and the terms must still hold', async () => {
    for (const [code, on, person] of [
      ['ticket-not-in-hand', { ticket: { ...ticket, open: false } }, {}],
      ['step-up-needed', {}, { stepUpAt: null }],
      ['network-not-allowed', {}, { facts: { ...principal.facts, network: { at: 0, value: false } } }],
    ] as const) {
      const world = fakeWorld();
      const asker = { ...who, principal: { ...principal, ...person } };
      const outcome = await world.gate.reveal(asker, { ...work, ...on }, asking('reveal', again));
      expect(outcome).toMatchObject({ ok: false, code });
      expect(world.calls.filter(outside)).toEqual([]);
    }
  });
});

describe('a reply', () => {
  it('goes to the address on file and to no other, after its intent', async () => {
    const world = fakeWorld();
    await operations.reply(world.gate);
    expect(world.sent).toEqual([{ to: 'rosalind@example.org', text: 'Dear Rosalind Achterberg' }]);
    expect(bodies(world)).toMatchObject([
      { kind: 'intent', code: null },
      { kind: 'outcome', code: null },
    ]);
    // The intent is no access yet, so no event: what came of it is.
    expect(world.records.map(({ event }) => event?.kind ?? null)).toEqual([null, 'reply']);
  });

  it('is not sent where there is no address on file', async () => {
    const world = fakeWorld({ values: [] });
    expect(await operations.reply(world.gate)).toMatchObject({ ok: false, code: 'not-permitted' });
    expect(world.sent).toEqual([]);
  });
});

describe('a confirm', () => {
  it('costs a try before the source is asked, and a match gives it back', async () => {
    const world = fakeWorld();
    const miss = { literal: 'nobody@example.org' };
    expect(await operations.confirm(world.gate)).toMatchObject({ value: { match: true } });
    for (let nth = 0; nth < 3; nth++) {
      expect(await operations.confirm(world.gate, miss)).toMatchObject({ value: { match: false } });
    }
    const before = world.calls.filter((call) => call === 'source.confirm').length;
    expect(await operations.confirm(world.gate)).toMatchObject({ ok: false, code: 'attempts-exhausted' });
    expect(world.calls.filter((call) => call === 'source.confirm')).toHaveLength(before);
  });
});

describe('what reaches the source', () => {
  it('carries the id under which the access is entered, another for each access, and no person’s', async () => {
    const asked: string[] = [];
    const { ports } = fakeWorld();
    const source: GatePorts['source'] = {
      ...ports.source,
      readCase: (plans, values) => {
        asked.push(...[...plans, ...(values === null ? [] : [values])].map(({ access }) => access));
        return ports.source.readCase(plans, values);
      },
    };
    let salts = 0;
    const salt = () => new Uint8Array(32).fill((salts += 1));
    const world = fakeWorld({ ports: { source, secrets: { ...ports.secrets, salt } } });
    await operations.read(world.gate);
    const first = new Set(asked.splice(0));
    await operations.read(world.gate);
    const entered = world.records.map(({ body }) => (body as { readonly access: string }).access);
    expect([[...first], [...new Set(asked)]]).toEqual(entered.map((access) => [access]));
    expect(new Set(entered).size).toBe(2);
    for (const access of entered) expect(access).toMatch(/^[0-9a-f]{32}$/);
  });
});
