import { describe, expect, it } from 'vitest';
import { dataMap, HASH, MINUTE, NOW } from '../../../../tests/vectors/policy/arbitrary.ts';
import base from '../../../../tests/vectors/policy/base.json' with { type: 'json' };
import type { Held, Principal, Request, Terms, Usage } from '../kernel/index.ts';
import { compile, decide, decideQuality, decideWatching, explain, type Policy } from './index.ts';

const terms = base.terms as unknown as Terms;

function policyOf(change: Partial<Terms> = {}): Policy {
  const compiled = compile({ ...terms, ...change }, HASH, dataMap);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  return compiled.policy;
}

const usual: Held = { factorAfter: null, factorAt: NOW - 60 * MINUTE, customersAnHour: null };

const someone = (held: Partial<Held>): Principal => ({
  ...{ id: 'ana', kind: 'agent', party: 'brightline', side: 'processor', role: 'tier1', site: null },
  facts: {
    mfa: { at: NOW - 60 * MINUTE, value: true },
    network: { at: NOW, value: true },
    suspension: { at: NOW, value: false },
  },
  stepUpAt: NOW,
  held: { ...usual, ...held },
});

const asking = (asked: Partial<Request> = {}, hour: Partial<Usage['lastHour']> = {}): Request => ({
  ...{ operation: 'read', purpose: 'order-support', source: dataMap.source, resource: 'customers' },
  ticket: {
    ...{ id: 'T-1', assignee: 'ana', open: true, binding: { by: 'request', subject: 'C-7' } },
    ...{ lastWorkAt: NOW, heldAtOnce: 1, confirmTriesLeft: 3, claimedBy: [] },
  },
  usage: {
    ...{ subjects: 0, newSubject: true, unbound: 0, newUnbound: true, reveals: 0, lookups: 0 },
    exportedRows: 0,
    subjectsToday: 0,
    lastHour: { customers: 0, newCustomer: true, reveals: 0, lookups: 0, ...hour },
  },
  ...asked,
});

const codeOf = (held: Partial<Held>, request = asking(), policy = policyOf()) => {
  const decision = decide(policy, someone(held), request, NOW);
  return decision.allow ? 'allowed' : decision.code;
};

describe('whoever was asked for a factor anew', () => {
  const table: readonly (readonly [string, Partial<Held>, string])[] = [
    ['works where nobody asked', {}, 'allowed'],
    ['is refused until they give it', { factorAfter: NOW - 5 * MINUTE }, 'step-up-needed'],
    ['goes on once they gave it', { factorAfter: NOW - 5 * MINUTE, factorAt: NOW - MINUTE }, 'allowed'],
    [
      'is refused with one of the very moment',
      { factorAfter: NOW - 5 * MINUTE, factorAt: NOW - 5 * MINUTE },
      'step-up-needed',
    ],
    ['is refused without any', { factorAfter: NOW - 5 * MINUTE, factorAt: null }, 'step-up-needed'],
  ];
  it.each(table)('%s', (_, held, expected) => {
    expect(codeOf(held)).toBe(expected);
  });

  it('opens no original, no recording and no review either', () => {
    const held = { factorAfter: NOW - MINUTE };
    const who = someone(held);
    const recorded = policyOf({
      duties: [{ clause: '7.7', kind: 'recording', by: 'processor', keepDays: 30, reviewers: ['tier1'] }],
      quality: { clause: '3.9', roles: ['tier1'], keepDays: 30, leastGroup: 5, withheldDays: 30 },
    });
    expect(codeOf(held, asking({ operation: 'unseal' }))).toBe('step-up-needed');
    expect(decideWatching(recorded, who, NOW)).toMatchObject({ code: 'step-up-needed' });
    expect(decideQuality(recorded, who, ['text'], NOW)).toMatchObject({ code: 'step-up-needed' });
  });
});

describe('whoever is slowed', () => {
  const slowed = { customersAnHour: 2 };
  const reveal = { operation: 'reveal', fields: ['email'] } as const;
  const lookup = { operation: 'lookup', fields: ['email'] } as const;
  const table: readonly (readonly [string, Partial<Held>, Request, string])[] = [
    ['reaches the first', slowed, asking({}, { customers: 1 }), 'allowed'],
    ['reaches no more than that', slowed, asking({}, { customers: 2 }), 'slowed'],
    ['goes on with whom they reached', slowed, asking({}, { customers: 2, newCustomer: false }), 'allowed'],
    ['looks up as many', slowed, asking(lookup, { lookups: 1 }), 'allowed'],
    ['looks up no more', slowed, asking(lookup, { lookups: 2 }), 'slowed'],
    ['reveals one', slowed, asking(reveal), 'allowed'],
    ['reveals no second', slowed, asking(reveal, { reveals: 1 }), 'slowed'],
    ['opens no original', slowed, asking({ operation: 'unseal' }), 'slowed'],
    ['is refused what was not counted', slowed, asking({}, { customers: Number.NaN }), 'slowed'],
    ['keeps to a quarter of the terms', { customersAnHour: 50 }, asking({}, { customers: 2 }), 'slowed'],
    ['and has that quarter', { customersAnHour: 50 }, asking({}, { customers: 1 }), 'allowed'],
    ['at the usual pace nothing of it counts', {}, asking(reveal, { customers: 9, reveals: 9 }), 'allowed'],
  ];
  it.each(table)('%s', (_, held, request, expected) => {
    expect(codeOf(held, request)).toBe(expected);
  });

  it('exports nothing, though the terms would let them', () => {
    const exporting = policyOf({
      permissions: terms.permissions.map((one) => ({ ...one, operations: [...one.operations, 'export'] })),
    });
    const request = asking({ operation: 'export' });
    expect(codeOf({}, request, exporting)).toBe('allowed');
    expect(codeOf(slowed, request, exporting)).toBe('slowed');
  });

  it('is held to the limits of the terms first', () => {
    const { usage, ...request } = asking({}, { customers: 2 });
    const used = { ...request, usage: { ...usage, subjects: 80 } };
    expect(codeOf(slowed, used)).toBe('limit-reached');
  });
});

describe('what is cited', () => {
  const decided = (policy: Policy) =>
    decide(policy, someone({ customersAnHour: 1 }), asking({}, { customers: 1 }), NOW);

  it('is that no suspension is open, which this is a lighter form of', () => {
    expect(decided(policyOf()).citations).toMatchObject([{ clause: '4.5', effect: 'condition' }]);
  });

  it('is the general clause where the terms know no suspension', () => {
    const policy = policyOf({ conditions: [] });
    expect(decided(policy).citations).toEqual([policy.otherwise]);
  });

  it('and is said in words', () => {
    const policy = policyOf();
    expect(explain(decided(policy), policy).sentence).toContain('slower pace');
  });
});
