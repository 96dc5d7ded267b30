import fc from 'fast-check';
import { expect, it } from 'vitest';
import { planSends } from './schedule.ts';

const HOUR = 3_600_000;
const spans = fc
  .uniqueArray(fc.nat(400), { maxLength: 6 })
  .map((edges) => edges.toSorted((a, b) => a - b))
  .map((edges) =>
    edges.flatMap((start, nth) => {
      const end = edges[nth + 1];
      return nth % 2 === 0 && end !== undefined ? [{ start: start * 600_000, end: end * 600_000 }] : [];
    }),
  );
const people = fc.uniqueArray(fc.record({ person: fc.string({ minLength: 1 }), onShift: spans }), {
  selector: ({ person }) => person,
  maxLength: 40,
});
const settings = fc.record({
  seed: fc.nat(),
  perHour: fc.integer({ min: 1, max: 5 }),
  templates: fc.constantFrom(['a'], ['a', 'b', 'c']),
});

it('gives each person one message at most, within a shift, and no hour more than was authorised', () => {
  fc.assert(
    fc.property(people, settings, (invited, how) => {
      const { sends, leftOut } = planSends(invited, how);
      expect([...sends, ...leftOut].map(({ person }) => person).toSorted()).toEqual(
        invited.map(({ person }) => person).toSorted(),
      );
      const hours = new Map<number, number>();
      for (const { person, at, template } of sends) {
        const shifts = invited.find((one) => one.person === person)?.onShift ?? [];
        expect(shifts.some(({ start, end }) => start <= at && at < end)).toBe(true);
        expect(how.templates).toContain(template);
        hours.set(Math.floor(at / HOUR), (hours.get(Math.floor(at / HOUR)) ?? 0) + 1);
      }
      for (const count of hours.values()) expect(count).toBeLessThanOrEqual(how.perHour);
      for (const { person, why } of leftOut) {
        const { onShift = [] } = invited.find((one) => one.person === person) ?? {};
        expect(why).toBe(onShift.length === 0 ? 'off-shift' : 'no-room');
      }
      expect(planSends(invited, how)).toEqual({ sends, leftOut });
    }),
  );
});

it('spreads a floor over its shift and over the templates', () => {
  const day = { start: 0, end: 8 * HOUR };
  const floor = Array.from({ length: 80 }, (_, nth) => ({ person: `per_${String(nth)}`, onShift: [day] }));
  const { sends } = planSends(floor, { seed: 7, perHour: 20, templates: ['a', 'b'] });
  expect(sends).toHaveLength(80);
  const hours = Map.groupBy(sends, ({ at }) => Math.floor(at / HOUR));
  expect(hours.size).toBe(8);
  for (const of of hours.values()) expect(of.length).toBeGreaterThan(2);
  expect(Map.groupBy(sends, ({ template }) => template).get('a')?.length).toBeGreaterThan(25);
});
