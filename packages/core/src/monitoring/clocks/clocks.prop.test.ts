import fc from 'fast-check';
import { expect, it } from 'vitest';
import { clocksOf, laws, type Fact } from './index.ts';

const SETTINGS = { seed: 20261127, numRuns: 300 };

const zone = fc.constantFrom(
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'Asia/Manila',
  'Pacific/Apia',
  'Africa/Cairo',
);
const at = fc
  .integer({ min: Date.UTC(2026, 0, 1) / 60_000, max: Date.UTC(2028, 11, 31) / 60_000 })
  .map((minute) => new Date(minute * 60_000).toISOString());
/** Some of them were taken back since. */
const dated = { at, zone, recordedAt: at, withdrawn: fc.boolean() };

const statement = fc.record({
  ...dated,
  kind: fc.constant('law-enforcement' as const),
  form: fc.constantFrom('written' as const, 'oral' as const, null),
  until: fc.option(at),
});

const other: fc.Arbitrary<Fact> = fc.oneof(
  fc.record({
    ...dated,
    kind: fc.constantFrom('vendor-aware' as const, 'company-aware' as const),
    exact: fc.boolean(),
  }),
  fc.record({
    ...dated,
    kind: fc.constantFrom('vendor-should-have-known' as const, 'company-should-have-known' as const),
  }),
  fc.record({
    ...dated,
    kind: fc.constant('law' as const),
    law: fc.constantFrom(...laws),
    applies: fc.boolean(),
  }),
  fc.record({
    ...dated,
    kind: fc.constant('risk' as const),
    risk: fc.constantFrom('unlikely' as const, 'likely' as const, 'high' as const),
  }),
  fc.record({
    ...dated,
    kind: fc.constantFrom('encrypted' as const, 'low-probability' as const, 'vendor-is-agent' as const),
    is: fc.boolean(),
  }),
  fc.record({ ...dated, kind: fc.constant('affected' as const), count: fc.nat(2000) }),
  fc.record({
    ...dated,
    kind: fc.constant('residents' as const),
    place: fc.constantFrom('US-CA', 'US-TX', 'DE-BE'),
    count: fc.nat(2000),
  }),
  fc.record({
    ...dated,
    kind: fc.constant('contract' as const),
    agreement: fc.constant('agr_one'),
    clause: fc.constantFrom('7.1', '7.2'),
    hours: fc.integer({ min: 1, max: 96 }),
  }),
  fc.record({
    ...dated,
    kind: fc.constant('sent' as const),
    clock: fc.constantFrom('gdpr-33-1', 'hipaa-individuals', 'california-residents'),
    whole: fc.boolean(),
  }),
);

const facts = fc.array(fc.oneof({ weight: 4, arbitrary: other }, { weight: 1, arbitrary: statement }), {
  minLength: 1,
  maxLength: 10,
});

const duesOf = (known: readonly Fact[]): Map<string, number> =>
  new Map(clocksOf(known, 0).flatMap(({ id, due }) => (due === null ? [] : [[id, Date.parse(due.at)]])));

it('a clock never gets later by a new fact, unless law enforcement says so; and none that ran disappears', () => {
  fc.assert(
    fc.property(facts, other, fc.nat(10), (before, fresh, place) => {
      const dues = duesOf(before);
      const after = duesOf(before.toSpliced(place, 0, fresh));
      for (const [id, due] of dues) expect(after.get(id) ?? Infinity, id).toBeLessThanOrEqual(due);
    }),
    SETTINGS,
  );
});

it('a clock never gets later by a fact that is taken back or corrected, and none that ran disappears', () => {
  fc.assert(
    fc.property(facts, fc.nat(9), fc.option(fc.oneof(other, statement)), (before, place, instead) => {
      const nth = place % before.length;
      const taken = before.map((fact, index) => (index === nth ? { ...fact, withdrawn: true } : fact));
      // What stands in its place may be anything but law enforcement's word where there was none.
      const allowed = instead?.kind === 'law-enforcement' ? null : instead;
      const after = duesOf(allowed === null ? taken : taken.toSpliced(nth + 1, 0, allowed));
      for (const [id, due] of duesOf(before)) expect(after.get(id) ?? Infinity, id).toBeLessThanOrEqual(due);
    }),
    SETTINGS,
  );
});

it('as corrected, a clock runs as if what was taken back had never been said, but for when it was recorded', () => {
  fc.assert(
    fc.property(facts, (known) => {
      // Recorded before all else, as every fact then is for its own clock: what is left is what was stated.
      const recordedAt = '2029-01-01T00:00:00.000Z';
      const late = known.map((fact) => ({ ...fact, recordedAt, zone: 'UTC' }));
      const standing = late.filter(({ withdrawn }) => withdrawn !== true);
      if (standing.length === 0) return;
      const without = duesOf(standing);
      for (const { id, due, asCorrected } of clocksOf(late, 0)) {
        const counted = asCorrected === null ? due : asCorrected.due;
        if (without.has(id))
          expect(counted === null ? null : Date.parse(counted.at), id).toBe(without.get(id));
      }
    }),
    SETTINGS,
  );
});

it('what is as corrected is never earlier than the strict time', () => {
  fc.assert(
    fc.property(facts, (known) => {
      for (const { id, due, asCorrected } of clocksOf(known, 0)) {
        if (due === null || asCorrected?.due == null) continue;
        expect(Date.parse(asCorrected.due.at), id).toBeGreaterThanOrEqual(Date.parse(due.at));
      }
    }),
    SETTINGS,
  );
});

it('law enforcement brings nothing forward, and moves nothing of the GDPR, the contract or the owner’s', () => {
  fc.assert(
    fc.property(facts, statement, (before, fresh) => {
      // A statement is a fact with a time of its own, which may be the earliest one known.
      const known = before.filter((fact) => !('exact' in fact) || fact.exact);
      const late = { ...fresh, recordedAt: '2029-01-01T00:00:00.000Z' };
      if (known.length === 0) return;
      const dues = duesOf(known);
      for (const [id, due] of duesOf([...known, late])) {
        const was = dues.get(id) ?? 0;
        expect(due, id).toBeGreaterThanOrEqual(was);
        if (/^(gdpr|contract)/.test(id)) expect(due, id).toBe(was);
      }
    }),
    SETTINGS,
  );
});

it('a vendor’s silence never ends a clock of the company’s, and what nobody answered is owed', () => {
  fc.assert(
    fc.property(at, zone, (when, where) => {
      const clocks = clocksOf(
        [{ kind: 'company-aware', exact: true, at: when, zone: where, recordedAt: when }],
        Date.parse(when),
      );
      expect(clocks.filter(({ state }) => state === 'not-owed')).toEqual([]);
      expect(
        clocks.filter(({ by, due, kind }) => by === 'company' && due === null && kind !== 'gdpr-34'),
      ).toHaveLength(
        // Those that run from the vendor's discovery.
        clocks.filter(({ id }) => id.endsWith('~vendor')).length,
      );
    }),
    SETTINGS,
  );
});

it('reminders stand in order, between the beginning and the end', () => {
  fc.assert(
    fc.property(facts, (known) => {
      for (const { from, due, reminders } of clocksOf(known, 0)) {
        const times = reminders.map(({ moment }) => Date.parse(moment.at));
        expect(times.toSorted((one, another) => one - another)).toEqual(times);
        if (due === null || from === null) continue;
        expect(times[0]).toBeGreaterThanOrEqual(Math.min(Date.parse(from.at), Date.parse(due.at)));
        expect(times.at(-1)).toBe(Math.max(Date.parse(from.at), Date.parse(due.at)));
      }
    }),
    SETTINGS,
  );
});
