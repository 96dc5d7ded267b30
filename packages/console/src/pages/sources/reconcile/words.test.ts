import { describe, expect, it } from 'vitest';
import { nextStep } from './words.ts';

const none = { count: 0, listed: [] };
const bob = {
  ...{ role: 'bob', tables: ['public.customers'], count: 1, own: false },
  ...{ first: '2026-10-01T08:00:00Z', last: '2026-10-01T08:00:00Z' },
};
const clean = { unaccounted: none, unmatched: none, others: [], unread: 0 };

describe('the next step', () => {
  it.each([
    ['nothing', clean, /^Nothing to do/],
    [
      'statements without an entry first of all',
      { ...clean, unaccounted: { ...none, count: 1 }, others: [bob] },
      /password/,
    ],
    ['whose login read past Cordon', { ...clean, others: [bob] }, /whose login bob is/],
    ['nothing about a login of the company', { ...clean, others: [{ ...bob, own: true }] }, /^Nothing to do/],
    ['a gap in the log', { ...clean, unmatched: { ...none, count: 2 } }, /cut or turned off/],
    ['lines that say nothing', { ...clean, unread: 1 }, /could not be read/],
  ])('is %s', (_, report, expected) => {
    expect(nextStep(report)).toMatch(expected);
  });
});
