import fc from 'fast-check';
import { expect, it } from 'vitest';
import { outcomesOf, type PhishingEvent } from './fold.ts';
import { countsOf, groupsToTell, ratesOf, SMALLEST_GROUP } from './metrics.ts';
import { NOISES } from './scanners.ts';

const at = fc.nat(200_000);
const visit = fc.constantFrom('a', 'b', 'c');
const events: fc.Arbitrary<PhishingEvent> = fc.oneof(
  fc.record({ kind: fc.constant('opened' as const), at }),
  fc.record({
    kind: fc.constant('clicked' as const),
    ...{ at, visit, address: fc.constantFrom('office', 'home') },
    noise: fc.option(fc.constantFrom(...NOISES), { nil: null }),
  }),
  fc.record({ kind: fc.constant('touched' as const), at, visit }),
  fc.record({ kind: fc.constant('submitted' as const), at, visit, fields: fc.nat(3) }),
  fc.record({ kind: fc.constant('reported' as const), at }),
);
/** A visit happens once: what is told of it twice is the same. */
const histories = fc.array(
  fc.uniqueArray(events, {
    maxLength: 12,
    selector: (event) => (event.kind === 'clicked' ? event.visit : JSON.stringify(event)),
  }),
  { maxLength: 8 },
);
const told = (all: readonly (readonly PhishingEvent[])[]) =>
  all.map((of, nth) => ({
    ...{ person: String(nth), channel: 'mail' as const, deliveredAt: 0 },
    events: of.map((event) =>
      'visit' in event ? { ...event, visit: `${String(nth)}${event.visit}` } : event,
    ),
  }));
const counted = (messages: ReturnType<typeof told>) =>
  outcomesOf(messages).map(({ noises, ...rest }) => ({ ...rest, noises: noises.toSorted() }));

it('does not depend on the order in which events come in, nor on one told twice', () => {
  fc.assert(
    fc.property(histories, fc.nat(), (all, turn) => {
      const messages = told(all);
      const others = messages.map((one) => {
        const by = one.events.length === 0 ? 0 : turn % one.events.length;
        const turned = [...one.events.slice(by), ...one.events.slice(0, by)];
        return { ...one, events: [...turned.toReversed(), ...turned] };
      });
      expect(counted(others)).toEqual(counted(messages));
    }),
  );
});

it('never confirms more for noise of scanners, whatever else happened', () => {
  const scans = fc.array(
    fc.record({
      who: fc.nat(),
      ...{ at, address: fc.constantFrom('office', 'home'), touched: fc.boolean() },
      noise: fc.constantFrom('head', 'prefetch', 'scanner'),
    }),
    { maxLength: 10 },
  );
  fc.assert(
    fc.property(histories, scans, (all, noises) => {
      const messages = told(all);
      if (messages.length === 0) return;
      const before = countsOf(outcomesOf(messages));
      const noisy = messages.map((one, nth) => ({
        ...one,
        events: [
          ...one.events,
          ...noises
            .filter(({ who }) => who % messages.length === nth)
            .flatMap(({ touched, noise, ...scan }, scanned): PhishingEvent[] => {
              const own = `scan ${String(nth)} ${String(scanned)}`;
              return [
                { kind: 'clicked', at: scan.at, address: scan.address, visit: own, noise },
                ...(touched ? [{ kind: 'touched' as const, at: scan.at, visit: own }] : []),
                { kind: 'submitted', at: scan.at, visit: own, fields: 3 },
              ];
            }),
        ],
      }));
      const after = countsOf(outcomesOf(noisy));
      expect(after.clicked).toBeLessThanOrEqual(before.clicked);
      expect(after.submitted).toBeLessThanOrEqual(before.submitted);
      expect(after.reported).toBe(before.reported);
    }),
  );
});

it('lets a report win over all that comes after it', () => {
  fc.assert(
    fc.property(histories, (all) => {
      for (const { clickedAt, submittedAt, reportedAt } of outcomesOf(told(all))) {
        if (reportedAt === null) continue;
        if (clickedAt !== null) expect(clickedAt).toBeLessThan(reportedAt);
        if (submittedAt !== null) expect(submittedAt).toBeLessThan(reportedAt);
      }
    }),
  );
});

it('keeps every rate a share, and raw counts no smaller than confirmed ones', () => {
  fc.assert(
    fc.property(histories, (all) => {
      const counts = countsOf(outcomesOf(told(all)));
      const { phishProne, reportRate } = ratesOf(counts);
      for (const share of [phishProne ?? 0, reportRate ?? 0]) expect(share >= 0 && share <= 1).toBe(true);
      expect(counts.raw.clicked).toBeGreaterThanOrEqual(counts.clicked);
      expect(counts.raw.submitted).toBeGreaterThanOrEqual(counts.submitted);
    }),
  );
});

it('tells of no group, nor of what is left of the whole, that is too small', () => {
  const members = fc.array(fc.option(fc.constantFrom('manila', 'cebu', 'lisbon', 'porto'), { nil: null }), {
    maxLength: 40,
  });
  fc.assert(
    fc.property(members, (sites) => {
      const groups = groupsToTell(sites, (site) => site);
      for (const { members: of } of groups) expect(of.length).toBeGreaterThanOrEqual(SMALLEST_GROUP);
      if (groups.length > 0) expect(groups.flatMap(({ members: of }) => of)).toHaveLength(sites.length);
      if (groups.length === 0 && sites.length > 0) expect(sites.length).toBeLessThan(SMALLEST_GROUP);
    }),
  );
});
