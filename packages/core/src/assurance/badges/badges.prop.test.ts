import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { BadgeEvent, Door } from './event.ts';
import { ordered } from './ordered.ts';
import { presenceOf } from './presence.ts';

const doors: ReadonlyMap<string, Door> = new Map(
  (
    [
      { id: 'gate', direction: 'in', zone: 'floor', from: null },
      { id: 'exit', direction: 'out', zone: 'floor', from: null },
      { id: 'both', direction: 'unknown', zone: 'floor', from: null },
      { id: 'vault', direction: 'unknown', zone: 'vault', from: 'floor' },
    ] as const
  ).map((door) => [door.id, door]),
);

const event: fc.Arbitrary<BadgeEvent> = fc
  .record({
    nth: fc.nat(),
    at: fc.integer({ min: 0, max: 40 }).map((half) => half * 500),
    door: fc.constantFrom('gate', 'exit', 'both', 'vault', 'nowhere'),
    badge: fc.constantFrom('b1', 'b2', 'b3', null),
    direction: fc.constantFrom('in' as const, 'out' as const, 'unknown' as const),
    result: fc.constantFrom('granted' as const, 'granted' as const, 'denied' as const),
  })
  .map(({ nth, ...one }) => ({
    ...one,
    received: Infinity,
    key: `${String(one.at)} ${one.door} ${one.badge ?? ''} ${String(nth)}`,
  }));

const skews = new Map([['gate', 3000]]);

it('puts everybody where the clean stream does, whatever the order and however often it is told', () => {
  fc.assert(
    fc.property(
      fc.array(event, { maxLength: 30 }).chain((clean) =>
        fc.record({
          clean: fc.constant(clean),
          told: fc
            .array(fc.constantFrom(...(clean.length === 0 ? [null] : clean)), { maxLength: 15 })
            .map((again) => [...clean, ...again.filter((one) => one !== null)])
            .chain((all) => fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length })),
        }),
      ),
      ({ clean, told }) => {
        const byKey = [...new Map(clean.map((one) => [one.key, one])).values()];
        expect(ordered(told, skews)).toEqual(ordered(byKey, skews));
        expect(presenceOf(ordered(told, skews), doors)).toEqual(presenceOf(ordered(byKey, skews), doors));
      },
    ),
  );
});
