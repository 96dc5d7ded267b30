import { expect, it } from 'vitest';
import { clockOf, gapWords, lengthOf, removedWords } from './words.ts';

it.each([
  [-5, '0:00'],
  [65_400, '1:05'],
  [3_723_000, '1:02:03'],
])('says %d ms as %s', (ms, said) => {
  expect(clockOf(ms)).toBe(said);
});

it.each([
  [{ from: 9_000, until: 20_000, pieces: 1 }, 'One piece is missing between 0:09 and 0:20.'],
  [{ from: null, until: 20_000, pieces: 2 }, '2 pieces are missing at the beginning, until 0:20.'],
  [{ from: 9_000, until: null, pieces: 2 }, '2 pieces are missing at the end, after 0:09.'],
  [{ from: null, until: null, pieces: 1 }, 'One piece is missing: nothing of it arrived.'],
])('says of %j what is missing', (gap, said) => {
  expect(gapWords(gap, 0)).toBe(said);
});

it('says that it broke off', () => {
  expect(gapWords({ from: 9_000, until: null, pieces: null }, 0)).toMatch(/^It broke off at 0:09: /);
  expect(gapWords({ from: null, until: null, pieces: null }, 0)).toMatch(
    /^It broke off before anything came: /,
  );
});

it('says how long it is and what was taken out', () => {
  expect(lengthOf({ startedAt: '2026-11-26T10:00:00Z', lastAt: '2026-11-26T10:00:40Z' })).toBe(
    'under a minute',
  );
  expect(lengthOf({ startedAt: '2026-11-26T10:00:00Z', lastAt: '2026-11-26T10:03:10Z' })).toBe('3 minutes');
  expect(removedWords({})).toBeNull();
  expect(removedWords({ EMAIL: 2, NATIONAL_ID: 1 })).toContain('email (2), national id (1)');
});
