import { describe, expect, it } from 'vitest';
import { minutesSeconds, relative } from './instant.ts';

const now = Date.parse('2026-11-24T10:00:00Z');

describe('relative', () => {
  it.each([
    ['2026-11-24T09:59:58Z', 'just now'],
    ['2026-11-24T09:57:00Z', '3 minutes ago'],
    ['2026-11-24T12:30:00Z', 'in 2 hours'],
    ['2026-11-23T09:00:00Z', 'yesterday'],
    ['2027-01-24T10:00:00Z', 'in 2 months'],
  ])('says %s as %s', (at, expected) => {
    expect(relative(at, now)).toBe(expected);
  });
});

describe('minutesSeconds', () => {
  it('rounds up, so that nothing reads as gone while it is still shown', () => {
    expect(minutesSeconds(244_100)).toBe('4:05');
  });

  it('never goes below zero', () => {
    expect(minutesSeconds(-5)).toBe('0:00');
  });
});
