import { describe, expect, it } from 'vitest';
import base from '../../../../tests/vectors/policy/base.json' with { type: 'json' };
import type {
  Condition,
  DataMap,
  Fact,
  Limit,
  Permission,
  Principal,
  Request,
  Terms,
} from '../kernel/index.ts';
import { conditionKinds } from './conditions/index.ts';
import { compile, decide, describe as say, effectiveView, explain, type Policy } from './index.ts';

const NOW = Date.parse(base.at);
const dataMap = base.dataMap as DataMap;

const figures: Permission = {
  clause: '8.1',
  purpose: 'figures',
  roles: ['reporting'],
  subjects: 'every-customer',
  operations: ['read'],
  fields: [
    { category: 'user.name', treatment: 'hidden' },
    {
      category: 'user.contact.email',
      treatment: 'partial',
      lookup: true,
      reveal: { minutes: 5, stepUp: true },
    },
    { category: 'user.behavior.purchase_history', treatment: 'clear' },
  ],
};

const bounds: readonly Limit[] = [
  { clause: '8.2', kind: 'group-size', max: 10 },
  { clause: '8.3', kind: 'subjects-per-day', max: 500 },
];

const tickets: Permission = {
  ...figures,
  clause: '2.1',
  purpose: 'order-support',
  roles: ['tier1'],
  subjects: 'ticket-in-hand',
};

function termsWith(changed: Partial<Pick<Terms, 'permissions' | 'conditions' | 'limits'>>): Terms {
  return {
    ...{
      agreement: 'agr_1',
      version: 1,
      controller: 'harbor',
      processor: 'brightline',
      general: { clause: '1.2' },
    },
    inForce: { from: '2026-10-01T00:00:00Z', until: '2027-10-01T00:00:00Z' },
    ticketInHand: { clause: '4.9', atOnce: 5, minutes: 30 },
    ...{ permissions: [figures, tickets], conditions: [], limits: bounds, duties: [], ...changed },
  };
}

function policyWith(changed: Parameters<typeof termsWith>[0] = {}): Policy {
  const compiled = compile(termsWith(changed), 'a'.repeat(64), dataMap);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  return compiled.policy;
}

const account: Principal = {
  ...{ id: 'svc_1', kind: 'service', party: 'brightline', side: 'processor', role: 'reporting' },
  ...{ site: null, facts: {}, stepUpAt: null },
};

const asked: Request = {
  ...{ operation: 'read', purpose: 'figures', source: 'shop', resource: 'customers', ticket: null },
  usage: {
    ...{ subjects: 0, newSubject: true, unbound: 0, newUnbound: true, reveals: 0, lookups: 0 },
    ...{ exportedRows: 0, subjectsToday: 480 },
    lastHour: { customers: 0, newCustomer: true, reveals: 0, lookups: 0 },
  },
};

const shownToday = (count: number): Request => ({
  ...asked,
  usage: { ...asked.usage, subjectsToday: count },
});

describe('rows of every customer', () => {
  it('are read by a service account without a ticket, under the bounds of the terms', () => {
    const made = decide(policyWith(), account, asked, NOW);
    if (!made.allow) throw new Error(made.code);
    expect(made.treatments).toMatchObject({ name: 'hidden', email: 'partial' });
    expect(made.rights).toEqual({});
    expect(made.obligations).toEqual([
      { kind: 'mark' },
      { kind: 'group-size', least: 10 },
      { kind: 'subjects-left', most: 20 },
    ]);
    const clauses = made.citations.map(({ clause }) => clause);
    expect(clauses).toEqual(expect.arrayContaining(['8.1', '8.2', '8.3']));
    // No ticket had to be in hand, so its clause allowed nothing.
    expect(clauses).not.toContain('4.9');
    expect(explain(made, policyWith()).lines.join(' ')).toContain('fewer than 10 customers');
  });

  it.each(['agent', 'tool'] as const)('are closed to an %s', (kind) => {
    const who = { ...account, kind };
    expect(decide(policyWith(), who, asked, NOW)).toMatchObject({ allow: false, code: 'not-permitted' });
  });

  it.each(['export', 'lookup', 'confirm', 'reveal', 'note', 'reply', 'act'] as const)(
    'are not for %s',
    (operation) => {
      const request = { ...asked, operation, fields: ['email'] };
      expect(decide(policyWith(), account, request, NOW)).toMatchObject({
        allow: false,
        code: 'not-permitted',
      });
    },
  );

  it('give an account no ticket: under the other permissions it is refused', () => {
    const request = { ...asked, purpose: 'order-support' };
    const who = { ...account, role: 'tier1' };
    expect(decide(policyWith(), who, request, NOW)).toMatchObject({
      allow: false,
      code: 'ticket-not-in-hand',
    });
  });

  it('end where the budget of the day is used up, while figures go on', () => {
    const left = (count: number) => {
      const made = decide(policyWith(), account, shownToday(count), NOW);
      return made.allow ? made.obligations.find(({ kind }) => kind === 'subjects-left') : made.code;
    };
    expect([left(0), left(500), left(501), left(Number.NaN)]).toEqual([
      { kind: 'subjects-left', most: 500 },
      { kind: 'subjects-left', most: 0 },
      'limit-reached',
      'limit-reached',
    ]);
  });

  it('are held to the largest group and the smallest budget of several', () => {
    const limits = [
      ...bounds,
      { clause: '8.4', kind: 'group-size', max: 25 },
      { clause: '8.5', kind: 'subjects-per-day', max: 490 },
    ];
    const made = decide(policyWith({ limits }), account, asked, NOW);
    expect(made).toMatchObject({
      obligations: [{ kind: 'mark' }, { kind: 'group-size', least: 25 }, { kind: 'subjects-left', most: 10 }],
    });
  });

  it('ask no second factor, and wait while one is asked for', () => {
    const held = { factorAfter: NOW - 1, factorAt: null, customersAnHour: null };
    expect(decide(policyWith(), { ...account, held }, asked, NOW)).toMatchObject({
      allow: false,
      code: 'suspended',
    });
  });
});

describe('the conditions of an account', () => {
  const settings: Readonly<Record<string, object>> = {
    mfa: { maxAgeMinutes: 480 },
    hours: { from: '00:00', to: '00:30', timeZone: 'UTC' },
    country: { allowed: ['PH'] },
    training: { course: 'privacy', maxAgeDays: 365 },
    undertaking: {},
    shift: { extensionHours: 1 },
    witnessed: { maxAgeMinutes: 60, onSilence: 'stop' },
    'background-check': { checks: ['identity'] },
  };
  const one = (kind: string): Condition => ({ clause: '4.1', kind, ...settings[kind] });
  const holding: Readonly<Record<string, Fact['value']>> = {
    suspension: false,
    country: 'PH',
    witnessed: NOW,
  };

  it.each(Object.values(conditionKinds))(
    '$kind: asked, or spared with a reason',
    ({ kind, sparesService }) => {
      const policy = policyWith({ conditions: [one(kind)] });
      const unknown = decide(policy, account, asked, NOW);
      if (sparesService !== null) {
        expect(sparesService.length).toBeGreaterThan(10);
        expect(unknown.allow).toBe(true);
        expect(unknown.citations.map(({ clause }) => clause)).not.toContain('4.1');
        return;
      }
      expect(unknown).toMatchObject({ allow: false, code: 'condition-unfed' });
      const facts = { [kind]: { at: NOW, value: holding[kind] ?? true } };
      expect(decide(policy, { ...account, facts }, asked, NOW)).toMatchObject({ allow: true });
    },
  );

  it('spare nobody else, nor an account at other work', () => {
    const policy = policyWith({ conditions: [one('mfa')] });
    const request = { ...asked, purpose: 'order-support' };
    for (const [who, what] of [
      [{ ...account, kind: 'agent' as const }, asked],
      [{ ...account, role: 'tier1' }, request],
    ] as const) {
      expect(decide(policy, who, what, NOW)).toMatchObject({ allow: false, code: 'condition-unfed' });
    }
  });

  it('of a kind that no file knows refuse it', () => {
    const policy = policyWith({ conditions: [{ clause: '4.1', kind: 'moon-phase' }] });
    expect(decide(policy, account, asked, NOW)).toMatchObject({ allow: false, code: 'condition-unfed' });
  });
});

describe('terms with a permission for every customer', () => {
  const problems = (changed: Parameters<typeof termsWith>[0]) => {
    const compiled = compile(termsWith(changed), 'a'.repeat(64), dataMap);
    return compiled.ok ? [] : compiled.problems.map(({ clause, problem }) => `${clause} ${problem}`);
  };

  it.each([
    [
      'another operation',
      { permissions: [{ ...figures, operations: ['read', 'lookup'] as const }] },
      'nothing else',
    ],
    [
      'no operation to read',
      { permissions: [{ ...figures, operations: ['note'] as const }] },
      'nothing else',
    ],
    ['no group size', { limits: bounds.slice(1) }, 'group-size'],
    ['no budget', { limits: bounds.slice(0, 1) }, 'subjects-per-day'],
    [
      'a group of none',
      { limits: [{ clause: '8.2', kind: 'group-size', max: 0 }, ...bounds.slice(1)] },
      '1 or more',
    ],
    [
      'a role that reads for the same purpose by tickets',
      { permissions: [figures, { ...tickets, purpose: 'figures', roles: ['tier1', 'reporting'] }] },
      'a purpose of its own',
    ],
  ])('are refused with %s', (_, changed, said) => {
    const found = problems(changed);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(said);
  });

  it('are said in plain words', () => {
    const sentences = say(termsWith({})).map(({ clause, sentence }) => `${clause} ${sentence}`);
    expect(sentences[0]).toContain('for every customer, as a service account and in no other way');
    expect(sentences).toContain(
      '8.2 Figures of a service account tell of no group of fewer than 10 customers.',
    );
    expect(
      say(termsWith({ limits: [{ clause: '8.2', kind: 'group-size', max: 1 }, ...bounds.slice(1)] })).map(
        ({ sentence }) => sentence,
      ),
    ).toContain('Figures of a service account may tell of single customers.');
    expect(sentences).toContain('8.3 A service account is shown rows of at most 500 customers in a day.');
  });

  it('have one view for decision and for the source', () => {
    const policy = policyWith();
    const made = decide(policy, account, asked, NOW);
    const view = effectiveView(policy, 'reporting', 'figures', 'customers');
    expect(made.allow && made.treatments).toEqual(
      Object.fromEntries(view.map((one) => [one.field, one.treatment])),
    );
    expect(view.flatMap(({ rights }) => rights)).toEqual([]);
  });
});
