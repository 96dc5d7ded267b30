import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Detector } from '../detector.ts';
import type { Sign } from '../signal.ts';
import { accessKinds, kindsOf, type WatchedEvent } from '../watched.ts';
import { restOfDetectors } from './rest.ts';
import { aboutOf, DAY, event, type Told } from './scene.ts';

const kinds = [...accessKinds, ...Object.values(kindsOf).flat(), 'something-new'];
const codes = [
  ...[
    'push-denied',
    'factor-refused',
    'factor-enrolled',
    'sign-in-refused',
    'not-found',
    'rebound',
    'self-picked',
  ],
  ...[
    'policy-changed',
    'emergency-approved',
    'emergency-reviewed',
    'screen-idle',
    'screen-active',
    'value-copied',
  ],
  ...['page-printed', 'in', 'out', '__proto__', ''],
];
const flags = ['canary', 'vip', 'colleague', 'self', 'high-value', 'wildcard', 'emergency', 'constructor'];

const one = <T>(...values: readonly T[]) => fc.constantFrom(...values);
const name = (letter: string, most: number) => fc.nat(most).map((n) => `${letter}${n}`);

const told: fc.Arbitrary<Told & { readonly step: number }> = fc.record({
  step: fc.oneof(fc.nat(90_000), fc.nat(DAY), one(-30_000, 0, 40 * DAY)),
  kind: one(...kinds),
  agent: one('a', 'b', '__proto__', ''),
  site: one(null, 'manila', 'cebu'),
  ticket: fc.option(name('t', 6), { nil: null }),
  ticketState: one(null, 'in-hand', 'closed', 'agent-bound', 'whatever'),
  subject: fc.option(name('s', 200), { nil: null }),
  subjectOrder: fc.option(fc.integer({ min: -5, max: 5000 }), { nil: null }),
  flags: fc.subarray(flags, { maxLength: 2 }),
  fields: fc.subarray(['user.name', 'user.contact.email', 'user.government_id']),
  rows: fc.oneof(fc.nat(30), fc.nat(100_000)),
  ip: one(null, '10.0.0.1', '203.0.113.9', '2001:db8::1', 'x'),
  country: one(null, 'PH', 'CO', 'US', 'XX', 'constructor'),
  ok: fc.boolean(),
  device: one(null, 'd1', 'd2'),
  code: one(null, ...codes),
  until: fc.option(fc.integer({ min: Date.UTC(2026, 0), max: Date.UTC(2027, 0) }), { nil: null }),
});

/** Streams of any make: what follows each other may be late, repeated in kind, or weeks apart. */
const streams = fc.array(told, { minLength: 1, maxLength: 250 }).map((all) => {
  let after = 0;
  return all.map(({ step, ...rest }, place) => {
    after += step;
    return event({ ...rest, after }, place);
  });
});

interface Folded {
  readonly signs: readonly (Sign & { readonly place: number })[];
  /** By key. */
  readonly states: Map<string, unknown>;
}

/** Folds a stream, each key from where it stood. */
function foldedOf(detector: Detector, events: readonly WatchedEvent[], states: Map<string, unknown>): Folded {
  const about = aboutOf(detector.kind, { own: { 'unexplained-a-day': 2, 'subjects-an-hour': 5 } });
  const signs = events.flatMap((seen, place) => {
    const key = detector.keyOf(seen);
    if (key === null) return [];
    if (!states.has(key)) states.set(key, detector.fresh());
    const sign = detector.see(states.get(key), seen, about);
    return sign === null ? [] : [{ ...sign, place }];
  });
  return { signs, states };
}

const statesOf = (detector: Detector, events: readonly WatchedEvent[]) =>
  foldedOf(detector, events, new Map()).states;

const moved =
  (by: number) =>
  <T extends { readonly place: number }>(sign: T) => ({ ...sign, place: sign.place + by });

/** JSON characters of one key; a vendor or the whole installation may take more than an agent. */
const MOST = { agent: 1200, shared: 12_000 };
const shared = new Set([
  'new-factor',
  'admin-then-access',
  'complementary-ranges',
  'break-glass',
  'ledger-gap',
  'ledger-silence',
  'traffic-silence',
]);

describe.each(restOfDetectors.map((detector) => [detector.kind, detector] as const))(
  '%s',
  (kind, detector) => {
    it('keeps little, as plain JSON, whatever comes', () => {
      fc.assert(
        fc.property(streams, (events) => {
          for (const state of statesOf(detector, events).values()) {
            const text = JSON.stringify(state);
            expect(JSON.parse(text)).toStrictEqual(state);
            expect(text.length).toBeLessThan(shared.has(kind) ? MOST.shared : MOST.agent);
          }
        }),
        { numRuns: 25, seed: 8 },
      );
    });

    it('goes on from what was written down as if nothing had been', () => {
      fc.assert(
        fc.property(streams, fc.nat(250), (events, cut) => {
          const before = statesOf(detector, events.slice(0, cut));
          const restored = new Map(
            [...before].map(([key, state]) => [key, JSON.parse(JSON.stringify(state)) as unknown]),
          );
          const whole = foldedOf(detector, events, new Map());
          const parts = foldedOf(detector, events.slice(cut), restored);
          expect(parts.signs).toEqual(whole.signs.filter(({ place }) => place >= cut).map(moved(-cut)));
          expect(parts.states).toEqual(whole.states);
        }),
        { numRuns: 15, seed: 9 },
      );
    });
  },
);
