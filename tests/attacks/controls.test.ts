import { describe, expect, it } from 'vitest';
import type { GatePorts, LedgerRecord } from '../../packages/server/src/gate/index.ts';
import {
  asking,
  demoPolicy,
  fakeWorld,
  NOW,
  operations,
  principal,
  ticket,
  who,
  work,
} from '../support/gate.ts';

/*
 * For each control of the gate: the attack it stops, with the control on and with it taken out. An attack that fails
 * either way would prove nothing; here each succeeds once its control is gone, so the attack tests can see it go.
 */

interface Control {
  readonly name: string;
  /** The control as it works when the attack is made. */
  readonly on: Partial<GatePorts>;
  /** The same place without it. */
  readonly off: Partial<GatePorts>;
  /** @returns whether the attacker got what they wanted */
  readonly attack: (ports: Partial<GatePorts>) => Promise<boolean>;
}

const real = fakeWorld().ports;
const { usage, tickets, source } = real;

/** One cell in clear, asked for by somebody on some work. */
async function revealed(
  ports: Partial<GatePorts>,
  person: Partial<typeof principal> = {},
  rest: Parameters<typeof asking>[1] = {},
): Promise<boolean> {
  const asker = { ...who, principal: { ...principal, ...person } };
  return (await fakeWorld({ ports }).gate.reveal(asker, work, asking('reveal', rest))).ok;
}

/** A ledger that says an entry is durable and keeps none. */
function lying(): GatePorts['ledger'] & { readonly kept: LedgerRecord[] } {
  return { kept: [], append: (records) => Promise.resolve(records.map((_, index) => index)) };
}

const controls: readonly Control[] = [
  {
    name: 'the signature of an act',
    on: { signatures: { verify: () => Promise.resolve(null) } },
    off: { signatures: { verify: () => Promise.resolve('any key') } },
    attack: (ports) => revealed(ports),
  },
  {
    name: 'the signatures on the terms',
    on: { terms: { inForce: () => Promise.resolve({ ok: false, code: 'terms-unsigned' }) } },
    off: { terms: { inForce: () => Promise.resolve({ ok: true, policy: demoPolicy() }) } },
    attack: (ports) => revealed(ports),
  },
  {
    name: 'the suspension of the agreement',
    on: { terms: { inForce: () => Promise.resolve({ ok: false, code: 'agreement-suspended' }) } },
    off: { terms: { inForce: () => Promise.resolve({ ok: true, policy: demoPolicy() }) } },
    attack: (ports) => revealed(ports),
  },
  {
    name: 'the ledger: nothing is shown that is not entered',
    on: { ledger: { append: () => Promise.reject(new Error('the disk is full')) } },
    off: { ledger: lying() },
    async attack(ports) {
      const world = fakeWorld({ ports });
      const outcome = await operations.reveal(world.gate).catch(() => null);
      return outcome?.ok === true && world.records.length === 0;
    },
  },
  {
    name: "a person's accesses one after the other",
    on: {},
    off: { turns: { inTurn: (_, run) => run() } },
    async attack(ports) {
      const { gate } = fakeWorld({ ports });
      const outcomes = await Promise.all(Array.from({ length: 25 }, () => operations.reveal(gate)));
      return outcomes.filter(({ ok }) => ok).length > 15;
    },
  },
  {
    name: 'counting what was used',
    on: {},
    off: { usage: { ...usage, of: (_, subject) => usage.of('per_nobody', subject, NOW) } },
    async attack(ports) {
      const { gate } = fakeWorld({ ports });
      let shown = 0;
      for (let nth = 0; nth < 20; nth++) if ((await operations.reveal(gate)).ok) shown++;
      return shown > 15;
    },
  },
  {
    name: 'the tries of a confirm',
    on: {},
    off: { tickets: { ...tickets, takeTry: () => Promise.resolve(2) } },
    async attack(ports) {
      const { gate } = fakeWorld({ ports });
      for (let nth = 0; nth < 10; nth++) await operations.confirm(gate, { literal: `guess ${String(nth)}` });
      return (await operations.confirm(gate)).ok;
    },
  },
  {
    name: 'the row scope of a reveal',
    on: {},
    off: { source: { ...source, reveal: (plan) => source.reveal({ ...plan, key: plan.subject }) } },
    attack: (ports) => revealed(ports, {}, { key: '18' }),
  },
  {
    name: "searching a note for the case's own values",
    on: {},
    off: {
      source: {
        ...source,
        readCase: async (...asked) => ({ ...(await source.readCase(...asked)), values: [] }),
      },
    },
    async attack(ports) {
      const world = fakeWorld({ ports });
      await operations.note(world.gate);
      return JSON.stringify(world.records).includes('achterberg');
    },
  },
];

describe.each(controls)('$name', ({ on, off, attack }) => {
  it('stops the attack', async () => {
    expect(await attack(on)).toBe(false);
  });

  it('lets it through when it is gone', async () => {
    expect(await attack(off)).toBe(true);
  });
});

/** Facts and states the server feeds: the attacker's own, and what a feed that lies would say. */
describe.each([
  ['the network', { facts: { ...principal.facts, network: { at: NOW.getTime(), value: false } } }, {}],
  ['a network nobody feeds', { facts: { ...principal.facts, network: undefined } }, {}],
  ['a suspension', { facts: { ...principal.facts, suspension: { at: NOW.getTime(), value: true } } }, {}],
  [
    'an undertaking nobody signed',
    { facts: { ...principal.facts, undertaking: { at: NOW.getTime(), value: false } } },
    {},
  ],
  ['an undertaking nobody feeds', { facts: { ...principal.facts, undertaking: undefined } }, {}],
  [
    'an old second factor',
    { facts: { ...principal.facts, mfa: { at: NOW.getTime() - 481 * 60_000, value: true } } },
    {},
  ],
  ['no step-up', { stepUpAt: null }, {}],
  ['an old step-up', { stepUpAt: NOW.getTime() - 11 * 60_000 }, {}],
  ['another party', { party: 'pty_other' }, {}],
  ["somebody else's ticket", {}, { assignee: 'per_2' }],
  ['a closed ticket', {}, { open: false }],
  ['a ticket gone cold', {}, { lastWorkAt: NOW.getTime() - 31 * 60_000 }],
  ['a hoard of tickets', {}, { heldAtOnce: 6 }],
  ["an agent's own binding", {}, { binding: { by: 'agent', subject: '17' } as const }],
])('%s', (_, person, state) => {
  const ask = (asker: object, on: object) =>
    fakeWorld().gate.reveal(
      { ...who, principal: { ...principal, ...asker } },
      { ...work, ticket: { ...ticket, ...on } },
      asking('reveal'),
    );

  it('refuses the reveal, and nothing else about it does', async () => {
    expect((await ask(person, state)).ok).toBe(false);
    expect((await ask({}, {})).ok).toBe(true);
  });
});
