import fc, { type Arbitrary } from 'fast-check';
import {
  operations,
  treatments,
  type BindingKind,
  type Condition,
  type DataMap,
  type Fact,
  type FieldGrant,
  type Limit,
  type Permission,
  type Principal,
  type Request,
  type Terms,
} from '@cordon/core/kernel';
import { compile, type Policy } from '@cordon/core/policy';
import base from './base.json' with { type: 'json' };

/*
 * Random terms over the data map of the vectors, and accesses that fit them more often than not: a property about
 * what is shown says little when nearly everything is refused.
 */

/** The instant of every random access. */
export const NOW = Date.parse(base.at);
export const MINUTE = 60_000;
export const HASH = '0'.repeat(64);

export const dataMap = base.dataMap as DataMap;
export const purposes = ['order-support', 'refund-review'];
export const roles = ['tier1', 'tier2'];
/** What a service account reads for, and as. */
const FIGURES = 'figures';
const REPORTING = 'reporting';

const fields = dataMap.resources.flatMap((resource) => resource.fields);
export const categories = [
  ...['user', 'user.contact', 'user.demographic', 'user.financial', 'user.content'],
  ...fields.map((field) => field.category),
];

const maybe = <T>(value: Arbitrary<T>): Arbitrary<T | undefined> =>
  fc.option(value, { nil: undefined, freq: 2 });

/** Mostly the first, now and then one of the others. */
const mostly = <T>(usual: Arbitrary<T>, ...rare: readonly T[]): Arbitrary<T> =>
  fc.oneof({ weight: 25, arbitrary: usual }, { weight: 1, arbitrary: fc.constantFrom(...rare) });

/** An object without the properties that came out undefined. */
function record<T>(parts: { [K in keyof T]-?: Arbitrary<T[K] | undefined> }): Arbitrary<T> {
  return fc.record<{ [K in keyof T]-?: T[K] | undefined }>(parts).map((made) => {
    const given = Object.entries(made).filter(([, value]) => value !== undefined);
    return Object.fromEntries(given) as T;
  });
}

const grant = record<FieldGrant>({
  category: fc.constantFrom(...categories),
  treatment: fc.constantFrom(...treatments),
  clause: maybe(fc.constantFrom('2.4', '2.5', '2.6')),
  lookup: maybe(fc.constantFrom(true, true, true, false)),
  confirm: maybe(fc.constantFrom(true, true, true, false)),
  reveal: maybe(fc.record({ minutes: fc.integer({ min: 1, max: 9 }), stepUp: fc.boolean() })),
});

export const permission: Arbitrary<Permission> = fc.record({
  clause: fc.constantFrom('2.1', '2.2', '3.1'),
  purpose: fc.constantFrom(...purposes),
  roles: fc.subarray(roles, { minLength: 1 }),
  subjects: fc.constant('ticket-in-hand' as const),
  operations: fc.subarray([...operations], { minLength: 4 }),
  fields: fc.array(grant, { minLength: 1, maxLength: 5 }),
});

const stale = { staleAfterMinutes: 20, onStale: 'masked-only', forMinutes: 30 } as const;

export const condition: Arbitrary<Condition> = fc.oneof(
  fc.integer({ min: 200, max: 600 }).map((maxAgeMinutes) => ({ clause: '4.1', kind: 'mfa', maxAgeMinutes })),
  fc.constantFrom<Condition>(
    { clause: '4.1', kind: 'mfa', maxAgeMinutes: 480, stepUpMinutes: 3 },
    { clause: '4.2', kind: 'network' },
    { clause: '4.2', kind: 'network', staleAfterMinutes: 20 },
    { clause: '4.4', kind: 'network', ...stale },
    { clause: '4.5', kind: 'suspension' },
    { clause: '4.3', kind: 'hours', from: '08:00', to: '20:00', timeZone: 'Asia/Manila' },
  ),
);

export const limit: Arbitrary<Limit> = fc.oneof(
  fc.record({
    clause: fc.constantFrom('5.1', '5.2'),
    kind: fc.constantFrom('subjects-per-shift', 'reveals-per-shift', 'lookups-per-shift'),
    max: fc.integer({ min: 0, max: 30 }),
  }),
  fc.record({
    clause: fc.constant('5.3'),
    kind: fc.constant('subjects-per-shift'),
    max: fc.integer({ min: 15, max: 30 }),
    withoutBoundTicket: fc.nat(15),
  }),
  fc.record({
    clause: fc.constant('5.4'),
    kind: fc.constantFrom('group-size', 'subjects-per-day'),
    max: fc.integer({ min: 2, max: 25 }),
  }),
);

/** The permission most accesses ask under; others overlap with it. */
const usual: Arbitrary<Permission> = permission.map((made) => ({
  ...made,
  purpose: 'order-support',
  roles,
  operations: [...operations],
}));

/** What a service account reads of every customer, with the limits that go with it. */
const everyCustomer: Arbitrary<Pick<Terms, 'permissions' | 'limits'>> = fc
  .record({
    fields: fc.array(grant, { minLength: 1, maxLength: 4 }),
    least: fc.integer({ min: 2, max: 20 }),
    most: fc.integer({ min: 8, max: 30 }),
  })
  .map(({ fields: granted, least, most }) => ({
    permissions: [
      {
        ...{ clause: '8.1', purpose: FIGURES, roles: [REPORTING], subjects: 'every-customer' },
        ...{ operations: ['read'], fields: granted },
      },
    ],
    limits: [
      { clause: '8.2', kind: 'group-size', max: least },
      { clause: '8.3', kind: 'subjects-per-day', max: most },
    ],
  }));

/** Terms that compile. */
export const terms: Arbitrary<Terms> = fc
  .tuple(ticketTerms(), fc.option(everyCustomer, { freq: 2 }))
  .map(([made, every]) => ({
    ...made,
    permissions: [...made.permissions, ...(every?.permissions ?? [])],
    limits: [...made.limits, ...(every?.limits ?? [])],
  }))
  .filter((made) => compile(made, HASH, dataMap).ok);

function ticketTerms(): Arbitrary<Terms> {
  return record<
    Omit<
      Terms,
      'continuityLease' | 'emergencyAccess' | 'sealedOriginals' | 'quality' | 'witnessQuorum' | 'inFlight'
    >
  >({
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
    permissions: fc.tuple(usual, fc.array(permission, { maxLength: 3 })).map(([one, more]) => [one, ...more]),
    conditions: fc.array(condition, { maxLength: 3 }),
    limits: fc.array(limit, { maxLength: 3 }),
    duties: fc.constant([]),
  });
}

const ago = (most: number): Arbitrary<number> =>
  fc.integer({ min: 0, max: most }).map((count) => NOW - count * MINUTE);

const principal: Arbitrary<Principal> = fc.record({
  id: fc.constant('ana'),
  kind: fc.constant('agent' as const),
  party: mostly(fc.constant('brightline'), 'harbor', 'otherfirm'),
  side: mostly(fc.constant('processor' as const), 'controller'),
  role: mostly(fc.constant('tier1'), ...roles),
  site: fc.constant(null),
  facts: record<Principal['facts']>({
    mfa: mostly<Fact | undefined>(fc.record({ at: ago(300), value: fc.constant(true) }), undefined, {
      at: NOW + 5 * MINUTE,
      value: true,
    }),
    network: mostly<Fact | undefined>(fc.record({ at: ago(30), value: fc.constant(true) }), undefined, {
      at: NOW,
      value: false,
    }),
    suspension: mostly<Fact | undefined>(fc.constant({ at: NOW, value: false }), undefined, {
      at: NOW,
      value: true,
    }),
  }),
  stepUpAt: fc.option(ago(12), { freq: 6 }),
});

const ACTS: readonly string[] = ['lookup', 'confirm', 'reveal'];

/** What is asked of which fields: mostly as the operation wants it, now and then beside the point. */
const target = fc
  .record({
    operation: fc.constantFrom(...operations, 'read', 'reveal', 'lookup', 'confirm'),
    resource: mostly(
      fc.constantFrom('customers', 'customers', 'orders', 'conversation'),
      'prescriptions',
      'secrets',
    ),
  })
  .chain(({ operation, resource }) => {
    const found = dataMap.resources.find(({ name }) => name === resource)?.fields ?? fields;
    const names = fc.constantFrom(...found.map(({ name }) => name));
    const named = ACTS.includes(operation)
      ? names.map((name) => [name])
      : fc.option(fc.array(names, { minLength: 1, maxLength: 3 }), { nil: undefined });
    return mostly<readonly string[] | undefined>(
      named,
      undefined,
      [],
      ['email', '__proto__'],
      ['drug', 'name'],
    ).map((asked) => ({ operation, resource, ...(asked === undefined ? {} : { fields: asked }) }));
  });

const surroundings = fc.record({
  purpose: mostly(fc.constant('order-support'), ...purposes),
  source: mostly(fc.constant('shop'), 'payroll'),
  ticket: mostly(
    fc.record({
      id: fc.constant('T-1'),
      assignee: mostly(fc.constant<string | null>('ana'), 'ben', null),
      open: mostly(fc.constant(true), false),
      binding: mostly(
        fc.record({
          by: fc.constantFrom<BindingKind>('request', 'mail', 'caller', 'mail', 'request', 'agent'),
          subject: fc.constant('C-7'),
        }),
        null,
      ),
      lastWorkAt: ago(12),
      heldAtOnce: fc.integer({ min: 1, max: 4 }),
      confirmTriesLeft: mostly(fc.constant(3), 1, 0),
      claimedBy: fc.subarray(['user.contact.email', 'user.name', 'user.demographic']),
    }),
    null,
  ),
  usage: fc.record({
    subjects: fc.nat(25),
    newSubject: fc.boolean(),
    unbound: fc.nat(15),
    newUnbound: fc.boolean(),
    reveals: fc.nat(12),
    lookups: fc.nat(12),
    exportedRows: fc.nat(12),
    subjectsToday: fc.nat(25),
    lastHour: fc.record({
      customers: fc.nat(6),
      newCustomer: fc.boolean(),
      reveals: fc.nat(2),
      lookups: fc.nat(6),
    }),
  }),
});

const request: Arbitrary<Request> = fc
  .tuple(target, surroundings)
  .map(([what, around]) => ({ ...around, ...what }));

/** A service account that reads figures, now and then one of somebody's that does another thing. */
const account: Arbitrary<Access> = fc
  .record({
    who: principal,
    kind: mostly<Principal['kind']>(fc.constant('service' as const), 'agent', 'tool'),
    role: mostly(fc.constant(REPORTING), 'tier1'),
    asked: request,
    purpose: mostly(fc.constant(FIGURES), 'order-support'),
    operation: mostly<Request['operation']>(fc.constant('read' as const), 'export', 'lookup'),
    ticketless: mostly(fc.constant(true), false),
  })
  .map(({ who, kind, role, asked, purpose, operation, ticketless }) => ({
    who: { ...who, kind, role },
    asked: { ...asked, purpose, operation, ticket: ticketless ? null : asked.ticket },
  }));

/** An access that comes close to what terms allow, at `NOW`. */
export interface Access {
  readonly who: Principal;
  readonly asked: Request;
}

/** Several accesses, so that terms compiled once are asked more than once. */
export function accesses(count: number): Arbitrary<readonly Access[]> {
  const person = fc.record({ who: principal, asked: request });
  const one = fc.oneof({ weight: 5, arbitrary: person }, { weight: 1, arbitrary: account });
  return fc.array(one, { minLength: count, maxLength: count });
}

/** The compiled policy of terms that must compile. */
export function policyOf(of: Terms): Policy {
  const compiled = compile(of, HASH, dataMap);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  return compiled.policy;
}
