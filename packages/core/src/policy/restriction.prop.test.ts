import fc, { type Arbitrary } from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  accesses,
  categories,
  condition,
  dataMap,
  HASH,
  limit,
  NOW,
  permission,
  policyOf,
  purposes,
  roles,
  terms,
} from '../../../../tests/vectors/policy/arbitrary.ts';
import { shownMore } from '../../../../tests/vectors/policy/shownMore.ts';
import {
  operations,
  treatments,
  type Condition,
  type FieldGrant,
  type Permission,
  type Terms,
} from '../kernel/index.ts';
import { covers } from './category.ts';
import { compile, decide } from './index.ts';

const SETTINGS = { seed: 20261001, numRuns: 80 };

const strangeCondition: Arbitrary<Condition> = fc.constantFrom(
  { clause: '6.1', kind: 'moon-phase' },
  { clause: '6.2', kind: 'posture' },
  { clause: '6.3', kind: '__proto__' },
);

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
  'reveals with step-up': (of) => ({
    ...of,
    permissions: of.permissions.map((each) => ({
      ...each,
      fields: each.fields.map((field) =>
        field.reveal === undefined ? field : { ...field, reveal: { ...field.reveal, stepUp: true } },
      ),
    })),
  }),
  'acts with step-up': (of) => ({
    ...of,
    permissions: of.permissions.flatMap((each) => {
      if (!each.operations.includes('act')) return [each];
      const others = each.operations.filter((operation) => operation !== 'act');
      const acting: Permission = { ...each, operations: ['act'], stepUp: true };
      return others.length === 0 ? [acting] : [{ ...each, operations: others }, acting];
    }),
  }),
  'reveals with a second person': (of) => ({
    ...of,
    permissions: of.permissions.map((each) => ({
      ...each,
      fields: each.fields.map((field) =>
        field.reveal === undefined ? field : { ...field, reveal: { ...field.reveal, approval: true } },
      ),
    })),
  }),
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
    limits: replaced(of.limits, n, ({ max, withoutBoundTicket: unbound, ...each }) => ({
      ...each,
      // Of groups the larger is the stricter.
      max: each.kind === 'group-size' ? max * 2 : Math.floor(max / 2),
      ...(typeof unbound === 'number' ? { withoutBoundTicket: Math.floor(unbound / 2) } : {}),
    })),
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

/**
 * Checks an edit on many accesses.
 * @returns how often the unedited terms showed more: the same comparison the other way round, so it can fail
 */
function countTaken(edits: Arbitrary<(of: Terms) => Terms>): number {
  let taken = 0;
  const holds = fc.property(terms, edits, accesses(15), (of, edit, cases) => {
    const before = policyOf(of);
    const compiled = compile(edit(of), HASH, dataMap);
    const after = compiled.ok ? compiled.policy : null;
    for (const { who, asked } of cases) {
      const decisions = [decide(before, who, asked, NOW), decide(after, who, asked, NOW)] as const;
      expect(shownMore(...decisions)).toEqual([]);
      if (shownMore(decisions[1], decisions[0]).length > 0) taken += 1;
    }
  });
  fc.assert(holds, SETTINGS);
  return taken;
}

describe('adding a restriction never shows more', () => {
  it.each(Object.entries(restrictions))('%s', (_, edit) => {
    const edits = fc.tuple(fc.nat(), fc.nat()).map(
      ([n, m]) =>
        (of: Terms) =>
          edit(of, n, m),
    );
    expect(countTaken(edits)).toBeGreaterThan(0);
  });

  it.each(Object.entries(added))('add %s', (_, edits) => {
    expect(countTaken(edits)).toBeGreaterThan(0);
  });
});
