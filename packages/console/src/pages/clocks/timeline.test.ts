import { expect, it } from 'vitest';
import { placeOf, TICKS } from './timeline.ts';

const DAY = 86_400_000;

it('later is farther right, and nothing leaves the line', () => {
  const places = [-900 * DAY, ...TICKS.map(({ ms }) => ms), 900 * DAY].map(placeOf);
  expect(places.toSorted((one, other) => one - other)).toEqual(places);
  expect([places[0], places.at(-1)]).toEqual([0, 1]);
});

it('the present stands still, and 72 hours and 60 days are told apart', () => {
  expect(placeOf(0)).toBe(0.3);
  expect(placeOf(60 * DAY) - placeOf(3 * DAY)).toBeGreaterThan(0.15);
});
