import { expect, it } from 'vitest';
import { stacked, standing, topOf } from './stacked.ts';

it('what lies on what', () => {
  expect(stacked([3, 0, 2])).toEqual([
    { series: 0, value: 3, from: 0 },
    { series: 2, value: 2, from: 3 },
  ]);
});

it('what stands beside what', () => {
  expect(standing([3, 0, 2])).toEqual([
    { series: 0, value: 3, from: 0 },
    { series: 2, value: 2, from: 0 },
  ]);
});

it.each([
  [[], 4],
  [[0, 3], 4],
  [[5], 10],
  [[10], 10],
  [[25, 7], 40],
  [[101], 200],
  [[400], 400],
])('%j fits below %d', (sums, top) => {
  expect(topOf(sums)).toBe(top);
});
