import fc, { type Arbitrary } from 'fast-check';
import { describe, expect, it } from 'vitest';
import base from '../../../../tests/vectors/policy/base.json' with { type: 'json' };
import {
  atLeastAsStrict,
  operations,
  treatments,
  type Condition,
  type DataMap,
  type Decision,
  type FieldGrant,
  type Limit,
  type Permission,
  type Principal,
  type Request,
  type Terms,
} from '../kernel/index.ts';
import { covers } from './category.ts';
import {
  compile,
  decide,
  DEFAULT_DENY,
  describe as say,
  effectiveView,
  explain,
  type Policy,
} from './index.ts';
import { deepFreeze } from './table.ts';

const SETTINGS = { seed: 20261001, numRuns: 3000 };
const START = Date.parse('2026-11-03T02:00:00Z');
const MINUTE = 60_000;

const dataMap = base.dataMap as DataMap;
const fieldNames = dataMap.resources.flatMap((resource) => resource.fields.map((field) => field.name));
const categories = ['user', 'user.contact', 'user.demographic', 'user.financial', 'user.content'].concat(
  dataMap.resources.flatMap((resource) => resource.fields.map((field) => field.category)),
);
const purposes = ['order-support', 'refund-review'];
const roles = ['tier1', 'tier2'];

const maybe = <T>(value: Arbitrary<T>): Arbitrary<T | undefined> =>
  fc.option(value, { nil: undefined, freq: 2 });

/** An object without the properties that came out undefined. */
function record<T>(parts: { [K in keyof T]: Arbitrary<T[K] | undefined> }): Arbitrary<T> {
  return fc.record(parts).map((made) => {
    const given = Object.entries(made).filter(([, value]) => value !== undefined);
    return Object.fromEntries(given) as T;
  });
}

const grant = record<FieldGrant>({
  category: fc.constantFrom(...categories),
  treatment: fc.constantFrom(...treatments),
  clause: maybe(fc.constantFrom('2.4', '2.5', '2.6')),
  lookup: maybe(fc.boolean()),
  confirm: maybe(fc.boolean()),
  reveal: maybe(fc.record({ minutes: fc.integer({ min: 1, max: 9 }), stepUp: fc.boolean() })),
});

const permission: Arbitrary<Permission> = fc.record({
  clause: fc.constantFrom('2.1', '2.2', '3.1'),
  purpose: fc.constantFrom(...purposes),
  roles: fc.subarray(roles, { minLength: 1 }),
  subjects: fc.constant('ticket-in-hand' as const),
  operations: fc.subarray([...operations], { minLength: 2 }),
  fields: fc.array(grant, { minLength: 1, maxLength: 5 }),
});

const condition: Arbitrary<Condition> = fc.oneof(
  fc.record({
    clause: fc.constant('4.1'),
    kind: fc.constant('mfa'),
    maxAgeMinutes: fc.integer({ min: 30, max: 600 }),
  }),
  fc.constant({ clause: '4.1', kind: 'mfa', maxAgeMinutes: 480, stepUpMinutes: 3 }),
  fc.constant({ clause: '4.2', kind: 'network' }),
  fc.constant({ clause: '4.2', kind: 'network', staleAfterMinutes: 20 }),
  fc.constant({
    clause: '4.4',
    kind: 'network',
    staleAfterMinutes: 20,
    onStale: 'masked-only' as const,
    forMinutes: 30,
  }),
  fc.constant({ clause: '4.5', kind: 'suspension' }),
  fc.constant({ clause: '4.3', kind: 'hours', from: '08:00', to: '20:00', timeZone: 'Asia/Manila' }),
);

const strangeCondition: Arbitrary<Condition> = fc.constantFrom(
  { clause: '6.1', kind: 'moon-phase' },
  { clause: '6.2', kind: 'posture' },
  { clause: '6.3', kind: '__proto__' },
);

const limit: Arbitrary<Limit> = fc.record({
  clause: fc.constantFrom('5.1', '5.2'),
  kind: fc.constantFrom('subjects-per-shift', 'reveals-per-shift', 'lookups-per-shift'),
  max: fc.integer({ min: 0, max: 30 }),
});

const terms = record<Terms>({
  agreement: fc.constant('agr_1'),
  version: fc.constant(1),
  controller: fc.constant('harbor'),
  processor: fc.constant('brightline'),
  inForce: fc.constant({ from: '2026-10-01T00:00:00Z', until: '2027-10-01T00:00:00Z' }),
  general: maybe(fc.constant({ clause: '1.2' })),
  ticketInHand: maybe(
    fc.record({
      clause: fc.constant('4.9'),
      atOnce: fc.integer({ min: 1, max: 4 }),
      minutes: fc.integer({ min: 5, max: 30 }),
    }),
  ),
  permissions: fc.array(permission, { minLength: 1, maxLength: 4 }),
  conditions: fc.array(condition, { maxLength: 3 }),
  limits: fc.array(limit, { maxLength: 3 }),
  duties: fc.constant([]),
});

const ago = (most: number): Arbitrary<number> =>
  fc.integer({ min: -2, max: most }).map((count) => START - count * MINUTE);

const principal: Arbitrary<Principal> = fc.record({
  id: fc.constant('ana'),
  kind: fc.constant('agent' as const),
  party: fc.constantFrom('brightline', 'brightline', 'brightline', 'harbor'),
  side: fc.constantFrom('processor' as const, 'processor' as const, 'controller' as const),
  role: fc.constantFrom(...roles),
  site: fc.constant(null),
  facts: fc.record({
    mfa: fc.record({ at: ago(300), value: fc.constant(true) }),
    network: fc.record({ at: ago(60), value: fc.constantFrom(true, true, true, false) }),
    suspension: fc.record({ at: ago(5), value: fc.constantFrom(false, false, false, true) }),
  }),
  stepUpAt: fc.option(ago(12)),
});

const request = record<Request>({
  operation: fc.constantFrom(...operations, 'read', 'reveal'),
  purpose: fc.constantFrom(...purposes),
  source: fc.constant('shop'),
  resource: fc.constantFrom(...dataMap.resources.map(({ name }) => name), 'customers', 'customers'),
  fields: fc.oneof(
    fc.constant(undefined),
    fc.subarray(fieldNames, { maxLength: 3 }),
    fc.constantFrom(...fieldNames, 'name', 'email').map((name) => [name]),
    fc.constant(['email', '__proto__']),
  ),
  ticket: fc.option(
    fc.record({
      id: fc.constant('T-1'),
      assignee: fc.constantFrom('ana', 'ana', 'ana', 'ben', null),
      open: fc.constantFrom(true, true, true, false),
      binding: fc.option(
        fc.record({
          by: fc.constantFrom('request' as const, 'mail' as const, 'caller' as const, 'agent' as const),
          subject: fc.option(fc.constant('C-7'), { freq: 9 }),
        }),
        { freq: 9 },
      ),
      lastWorkAt: ago(25),
      heldAtOnce: fc.integer({ min: 1, max: 4 }),
      confirmTriesLeft: fc.integer({ min: 0, max: 3 }),
    }),
    { freq: 19 },
  ),
  usage: fc.record({
    subjects: fc.nat(25),
    newSubject: fc.boolean(),
    reveals: fc.nat(25),
    lookups: fc.nat(25),
  }),
});

function policyOf(of: Terms): Policy {
  const compiled = compile(of, '0'.repeat(64), dataMap);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  return compiled.policy;
}

/** Terms whose permissions name a field at all; others do not compile. */
const goodTerms = terms.filter((made) => compile(made, '0'.repeat(64), dataMap).ok);

const replaced = <T>(list: readonly T[], at: number, change: (item: T) => T): T[] =>
  list.map((item, index) => (index === at % list.length ? change(item) : item));

const without = <T extends object>(of: T, name: keyof T): T =>
  Object.fromEntries(Object.entries(of).filter(([key]) => key !== name)) as T;

/** One edit that takes something away. `n` and `m` choose where. */
type Edit = (of: Terms, n: number, m: number) => Terms;

const onGrant =
  (change: (grant: FieldGrant, m: number) => FieldGrant): Edit =>
  (of, n, m) => ({
    ...of,
    permissions: replaced(of.permissions, n, (each) => ({
      ...each,
      fields: replaced(each.fields, m, (field) => change(field, m)),
    })),
  });

/** Names of every category a grant of one purpose overlaps with, itself left out. */
const overlaps = (of: Terms, purpose: string, one: FieldGrant): boolean =>
  of.permissions
    .filter((each) => each.purpose === purpose)
    .flatMap((each) => each.fields)
    .some(
      (other) =>
        other !== one && (covers(other.category, one.category) || covers(one.category, other.category)),
    );

const restrictions: Readonly<Record<string, Edit>> = {
  'stricter treatment': onGrant((of, m) => ({
    ...of,
    treatment: treatments[Math.max(treatments.indexOf(of.treatment), m % treatments.length)] ?? 'hidden',
  })),
  'no lookup': onGrant((of) => without(of, 'lookup')),
  'no confirm': onGrant((of) => ({ ...of, confirm: false })),
  'no reveal': onGrant((of) => without(of, 'reveal')),
  'shorter reveal': onGrant((of) =>
    of.reveal === undefined ? of : { ...of, reveal: { ...of.reveal, minutes: 1 } },
  ),
  'reveal with step-up': onGrant((of) =>
    of.reveal === undefined ? of : { ...of, reveal: { ...of.reveal, stepUp: true } },
  ),
  'hide a category': (of, n, m) => ({
    ...of,
    permissions: replaced(of.permissions, n, (each) => ({
      ...each,
      fields: [
        ...each.fields,
        { category: categories[m % categories.length] ?? 'user', treatment: 'hidden' },
      ],
    })),
  }),
  'take a field away that no other grant speaks of': (of, n, m) => ({
    ...of,
    permissions: replaced(of.permissions, n, (each) => {
      const taken = each.fields[m % each.fields.length];
      if (taken === undefined || overlaps(of, each.purpose, taken)) return each;
      return { ...each, fields: each.fields.filter((field) => field !== taken) };
    }),
  }),
  'take an operation from a purpose': (of, n, m) => {
    const purpose = purposes[n % purposes.length];
    const operation = operations[m % operations.length];
    const permissions = of.permissions.map((each) => {
      const left = each.operations.filter((other) => other !== operation);
      return each.purpose === purpose && left.length > 0 ? { ...each, operations: left } : each;
    });
    const cut = permissions.every(
      (each) => each.purpose !== purpose || !each.operations.some((one) => one === operation),
    );
    return cut ? { ...of, permissions } : of;
  },
  'take a role away': (of, n) => ({
    ...of,
    permissions: of.permissions
      .map((each) => ({ ...each, roles: each.roles.filter((role) => role !== roles[n % roles.length]) }))
      .filter((each) => each.roles.length > 0),
  }),
  'end earlier': (of) => ({ ...of, inForce: { ...of.inForce, until: '2026-11-03T01:59:00Z' } }),
  'begin later': (of) => ({ ...of, inForce: { ...of.inForce, from: '2026-11-03T02:01:00Z' } }),
  'lower a limit': (of, n) => ({
    ...of,
    limits: replaced(of.limits, n, (each) => ({ ...each, max: Math.floor(each.max / 2) })),
  }),
  'tickets leave the hand sooner': (of) =>
    of.ticketInHand === undefined ? of : { ...of, ticketInHand: { ...of.ticketInHand, minutes: 4 } },
  'fewer tickets at once': (of) =>
    of.ticketInHand === undefined ? of : { ...of, ticketInHand: { ...of.ticketInHand, atOnce: 1 } },
  'deny what is stale': (of, n) => ({
    ...of,
    conditions: replaced(of.conditions, n, (each) => {
      if (each.kind === 'hours') return each;
      return { ...without(without(each, 'forMinutes'), 'onStale'), staleAfterMinutes: 20 };
    }),
  }),
};

const added: Readonly<Record<string, Arbitrary<(of: Terms) => Terms>>> = {
  'a condition': condition.map((one) => (of) => ({ ...of, conditions: [...of.conditions, one] })),
  'a condition nothing feeds': strangeCondition.map((one) => (of) => ({
    ...of,
    conditions: [one, ...of.conditions],
  })),
  'a limit': limit.map((one) => (of) => ({ ...of, limits: [...of.limits, one] })),
  'a limit nobody knows': fc.constant((of) => ({
    ...of,
    limits: [...of.limits, { clause: '5.9', kind: 'tea-breaks', max: 9 }],
  })),
  'a permission that only hides': permission.map((one) => (of) => ({
    ...of,
    permissions: [
      ...of.permissions,
      { ...one, fields: one.fields.map(({ category }) => ({ category, treatment: 'hidden' as const })) },
    ],
  })),
};

/** What `after` shows beyond `before`; empty when nothing. */
function shownMore(before: Decision, after: Decision): readonly string[] {
  if (!after.allow) return [];
  if (!before.allow) return [`allowed instead of ${before.code}`];
  const minutesOf = (of: Decision): number =>
    of.allow ? Math.max(0, ...of.obligations.map((each) => (each.kind === 'expire' ? each.minutes : 0))) : 0;
  return [
    ...Object.entries(after.treatments)
      .filter(([field, treatment]) => !atLeastAsStrict(treatment, before.treatments[field] ?? 'hidden'))
      .map(([field]) => `${field} is shown more`),
    ...Object.entries(after.rights)
      .filter(([field, rights]) => rights.some((right) => !before.rights[field]?.includes(right)))
      .map(([field]) => `${field} has more rights`),
    ...(minutesOf(after) > minutesOf(before) ? ['the reveal lasts longer'] : []),
    ...before.obligations
      .filter(({ kind }) => !after.obligations.some((each) => each.kind === kind))
      .map(({ kind }) => `${kind} is not owed any more`),
  ];
}

describe('adding a restriction never shows more', () => {
  it.each(Object.entries(restrictions))('%s', (_, edit) => {
    let changed = 0;
    const holds = fc.property(goodTerms, principal, request, fc.nat(), fc.nat(), (of, who, asked, n, m) => {
      const compiled = compile(edit(of, n, m), '0'.repeat(64), dataMap);
      const before = decide(policyOf(of), who, asked, START);
      const after = decide(compiled.ok ? compiled.policy : null, who, asked, START);
      expect(shownMore(before, after)).toEqual([]);
      if (shownMore(after, before).length > 0) changed += 1;
    });
    fc.assert(holds, SETTINGS);
    // The other way round the same comparison finds what was taken away, so it can fail.
    expect(changed).toBeGreaterThan(0);
  });

  it.each(Object.entries(added))('%s', (_, edits) => {
    let changed = 0;
    const holds = fc.property(goodTerms, principal, request, edits, (of, who, asked, edit) => {
      const before = decide(policyOf(of), who, asked, START);
      const after = decide(policyOf(edit(of)), who, asked, START);
      expect(shownMore(before, after)).toEqual([]);
      if (shownMore(after, before).length > 0) changed += 1;
    });
    fc.assert(holds, SETTINGS);
    expect(changed).toBeGreaterThan(0);
  });
});

/** The same value with the properties of every object in reverse order. */
function reversed<T>(value: T): T {
  if (Array.isArray(value)) return value.map(reversed) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, inner]) => [key, reversed(inner as unknown)]),
  ) as T;
}

describe('a decision', () => {
  const forAll = (check: (of: Terms, who: Principal, asked: Request, made: Decision) => void): void =>
    fc.assert(
      fc.property(goodTerms, principal, request, (of, who, asked) => {
        check(of, who, asked, decide(policyOf(of), who, asked, START));
      }),
      SETTINGS,
    );

  it('depends on its arguments only and changes none of them', () => {
    forAll((of, who, asked, made) => {
      const policy = policyOf(deepFreeze(reversed(of)));
      const frozen = [deepFreeze(reversed(who)), deepFreeze(reversed(asked))] as const;
      expect(decide(policy, ...frozen, START)).toEqual(made);
      decide(policy, { ...who, role: 'tier2', id: 'ben' }, { ...asked, operation: 'read' }, START + MINUTE);
      expect(decide(policy, ...frozen, START)).toEqual(made);
    });
  });

  it('is frozen', () => {
    forAll((_of, _who, _asked, made) => {
      expect(deepFreezeCheck(made)).toBe(true);
    });
  });

  it('cites at least one clause, each of them of the terms', () => {
    forAll((of, _who, _asked, made) => {
      const known = new Set([...say(of).map(({ clause }) => clause), DEFAULT_DENY]);
      expect(made.citations.length).toBeGreaterThan(0);
      for (const citation of made.citations) {
        expect(known).toContain(citation.clause);
        expect(citation.agreement).toBe('agr_1');
      }
    });
  });

  it('treats the fields asked for and no other', () => {
    forAll((_of, _who, asked, made) => {
      if (!made.allow) return;
      const all = dataMap.resources
        .find(({ name }) => name === asked.resource)
        ?.fields.map(({ name }) => name);
      const expected = new Set(asked.fields ?? all);
      expect(new Set(Object.keys(made.treatments))).toEqual(expected);
      for (const field of Object.keys(made.rights)) expect(expected).toContain(field);
    });
  });

  it('shows in a read what the effective view shows', () => {
    forAll((of, who, asked, made) => {
      if (!made.allow || asked.operation !== 'read') return;
      const view = effectiveView(policyOf(of), who.role, asked.purpose, asked.resource);
      for (const { field, treatment } of view) {
        if (Object.hasOwn(made.treatments, field)) expect(made.treatments[field]).toBe(treatment);
      }
    });
  });

  it('owes what its operation owes', () => {
    forAll((_of, _who, asked, made) => {
      if (!made.allow) return;
      const owed = made.obligations.map(({ kind }) => kind);
      const due = {
        read: ['mark'],
        lookup: ['sign'],
        confirm: ['sign'],
        reveal: ['expire', 'sign', 'mark'],
        note: ['redact-text'],
        reply: ['redact-text'],
        act: ['sign'],
        export: ['sign', 'mark'],
      }[asked.operation];
      expect(owed).toEqual(expect.arrayContaining(due));
    });
  });

  it('can be explained', () => {
    forAll((of, _who, _asked, made) => {
      const { sentence, lines } = explain(made, policyOf(of));
      expect(sentence).toMatch(made.allow ? /^Allowed by (clause|clauses) .+\.$/ : /^Refused by .+\.$/);
      expect(lines.length).toBeGreaterThanOrEqual(made.citations.length);
    });
  });

  it('is allowed often enough for these properties to mean something', () => {
    let allowed = 0;
    forAll((_of, _who, _asked, made) => {
      if (made.allow) allowed += 1;
    });
    expect(allowed).toBeGreaterThan(SETTINGS.numRuns / 20);
  });
});

function deepFreezeCheck(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return Object.isFrozen(value) && Object.values(value).every(deepFreezeCheck);
}

describe('compile', () => {
  it('answers with a value whatever it is given', () => {
    fc.assert(
      fc.property(fc.anything({ maxDepth: 3 }), (value) => {
        expect(compile(value as Terms, '0'.repeat(64), dataMap).ok).toBe(false);
      }),
      SETTINGS,
    );
  });

  it('answers with a value for terms with a part replaced by anything', () => {
    fc.assert(
      fc.property(
        goodTerms,
        fc.constantFrom(...Object.keys(base.terms)),
        fc.anything({ maxDepth: 2 }),
        (of, part, value) => {
          expect(typeof compile({ ...of, [part]: value }, '0'.repeat(64), dataMap).ok).toBe('boolean');
        },
      ),
      SETTINGS,
    );
  });
});
