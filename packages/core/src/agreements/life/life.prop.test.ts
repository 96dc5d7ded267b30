import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lifeOf, type LifeEvent, type Side } from './index.ts';

/* What holds for whatever stands in the log, acts that no rule would have let through included. */

const by = fc.constantFrom<Side>('controller', 'processor');
const version = fc.integer({ min: 1, max: 2 });
const span = fc
  .tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 40 }))
  .map(([from, length]) => ({ from, until: from + length }));

/** Any event but its time. */
const happening: fc.Arbitrary<LifeEvent> = fc.oneof(
  fc.record({ kind: fc.constant('proposed' as const), version, by, span, at: fc.constant(0) }),
  {
    weight: 6,
    arbitrary: fc.record({ kind: fc.constant('signed' as const), version, by, at: fc.constant(0) }),
  },
  fc.record({
    kind: fc.constantFrom('offered' as const, 'withdrawn' as const, 'suspended' as const, 'resumed' as const),
    by,
    at: fc.constant(0),
  }),
  fc.record({
    kind: fc.constant('ended' as const),
    reason: fc.constantFrom('terminated' as const, 'breached' as const),
    at: fc.constant(0),
  }),
  fc.record({ kind: fc.constant('expired' as const), at: fc.constant(0) }),
);

/** A log in the order of time. */
const log = fc.array(fc.tuple(happening, fc.nat(8)), { maxLength: 25 }).map((steps) => {
  let at = 0;
  return steps.map(([event, wait]): LifeEvent => ({ ...event, at: (at += wait) }));
});

/** A log that begins with a version both signed, so that many of these agreements are in force at some moment. */
const living = log.map((events): LifeEvent[] => [
  { kind: 'proposed', version: 1, by: 'controller', span: { from: 0, until: 90 }, at: 0 },
  { kind: 'signed', version: 1, by: 'controller', at: 0 },
  { kind: 'signed', version: 1, by: 'processor', at: 0 },
  ...events,
]);

const SETTINGS = { seed: 20261125, numRuns: 3000 };

describe('whatever stands in the log', () => {
  it('an agreement that ended stays ended, for the same reason since the same moment', () => {
    const holds = fc.property(log, fc.nat(25), fc.nat(100), (events, cut, later) => {
      const past = events.slice(0, cut);
      const then = past.at(-1)?.at ?? 0;
      const before = lifeOf(past, then);
      fc.pre(before.state === 'ended');
      const after = lifeOf(events, (events.at(-1)?.at ?? then) + later);
      expect(after).toMatchObject({
        state: 'ended',
        reason: before.reason,
        since: before.since,
        running: null,
      });
      expect(after.acts).toEqual({ controller: [], processor: [] });
    });
    fc.assert(holds, SETTINGS);
  });

  it('time alone revives nothing', () => {
    const holds = fc.property(log, fc.nat(120), fc.nat(120), (events, sooner, later) => {
      const last = events.at(-1)?.at ?? 0;
      fc.pre(lifeOf(events, last + sooner).state === 'ended');
      expect(lifeOf(events, last + sooner + later).state).toBe('ended');
    });
    fc.assert(holds, SETTINGS);
  });

  it('in force means: both signed the version that runs, its time is now, nobody suspended or ended it', () => {
    let seen = 0;
    const holds = fc.property(living, fc.nat(60), (events, later) => {
      const now = (events.at(-1)?.at ?? 0) + later;
      const life = lifeOf(events, now);
      if (life.state !== 'in-force') return;
      seen++;
      // The first of that number: a later one under the same name changed nothing.
      const proposed = events.find((event) => event.kind === 'proposed' && event.version === life.running);
      const signers = events.flatMap((event) =>
        event.kind === 'signed' && event.version === life.running ? [event.by] : [],
      );
      expect(new Set(signers)).toEqual(new Set(['controller', 'processor']));
      expect(proposed).toMatchObject({ kind: 'proposed' });
      if (proposed?.kind === 'proposed') {
        expect(proposed.span.from).toBeLessThanOrEqual(now);
        expect(now).toBeLessThan(proposed.span.until);
      }
      const last = events.findLast(({ kind }) => ['suspended', 'resumed', 'ended', 'expired'].includes(kind));
      expect(last?.kind ?? 'resumed').toBe('resumed');
    });
    fc.assert(holds, SETTINGS);
    expect(seen).toBeGreaterThan(200);
  });

  it('the vendor may do nothing with what was not offered', () => {
    const holds = fc.property(log, (events) => {
      const life = lifeOf(events, events.at(-1)?.at ?? 0);
      if (!life.offered) expect(life.acts.processor).toEqual([]);
    });
    fc.assert(holds, SETTINGS);
  });
});
