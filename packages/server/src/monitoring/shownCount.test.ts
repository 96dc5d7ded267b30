import { expect, it } from 'vitest';
import { createShownCounts } from './shownCount.ts';

const at = (minute: number, seconds = 0): Date => new Date(minute * 60_000 + seconds * 1000);

it('counts each entry once, by accounts, and a minute as long as any of it is in the time', () => {
  const counts = createShownCounts();
  expect([counts.after('a'), counts.count('a', at(0))]).toEqual([-1, 0]);
  counts.add('a', [
    { minute: 10, customers: 3, entry: 7 },
    { minute: 11, customers: 2, entry: 5 },
  ]);
  counts.add('a', [{ minute: 10, customers: 1, entry: 8 }]);
  counts.add('b', [{ minute: 10, customers: 100, entry: 9 }]);
  expect(counts.after('a')).toBe(8);
  expect(counts.count('a', at(10))).toBe(6);
  expect(counts.count('a', at(10, 59))).toBe(6);
  expect(counts.count('a', at(11))).toBe(2);
  expect(counts.count('a', at(12))).toBe(0);
});

it('forgets what is older, and not up to where it counted', () => {
  const counts = createShownCounts();
  counts.add('a', [{ minute: 10, customers: 3, entry: 7 }]);
  counts.forget('a', at(11));
  expect([counts.after('a'), counts.count('a', at(0))]).toEqual([7, 0]);
});
