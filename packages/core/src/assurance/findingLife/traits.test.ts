import { expect, it } from 'vitest';
import { findingDueOf, longestException } from './severity.ts';
import { ownerSideOf, traitsOf } from './traits.ts';

const DAY = 86_400_000;

it('what a vendor can mend is the vendor’s where one is concerned', () => {
  expect(ownerSideOf('seat-unmasked', 'pty_b')).toBe('vendor');
  expect(ownerSideOf('seat-unmasked', null)).toBe('company');
  expect(ownerSideOf('document-kept', 'pty_b')).toBe('company');
});

it('a kind that says nothing of itself is closed by a look', () => {
  expect(traitsOf('log-overdue')).toEqual({
    ...{ mends: 'company', ends: 'look', origin: 'test', practice: 'access-logged' },
  });
  expect(traitsOf('canary-contacted')).toMatchObject({ ends: 'person', origin: 'incident' });
});

it('what is worse is due sooner and accepted for less', () => {
  expect(
    (['critical', 'high', 'medium', 'low'] as const).map((one) => [
      findingDueOf(one, 0) / DAY,
      longestException(one, 0) / DAY,
    ]),
  ).toEqual([
    [2, 30],
    [14, 90],
    [30, 180],
    [90, 365],
  ]);
});
