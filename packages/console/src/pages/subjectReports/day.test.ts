import { expect, it } from 'vitest';
import { clockOf, endOf, startOf } from './day.ts';

it('takes a day to its end, and never past now', () => {
  const now = Date.parse('2026-11-05T10:00:00Z');
  expect(Date.parse(endOf('2026-11-02', now)) - Date.parse(startOf('2026-11-02'))).toBe(86_399_999);
  expect(endOf('2026-11-09', now)).toBe('2026-11-05T10:00:00.000Z');
});

it.each([
  ['2026-11-01T00:00:00Z', 0, false],
  ['2026-11-16T00:00:00Z', 0.5, false],
  ['2026-12-01T00:00:00Z', 1, false],
  ['2026-12-01T00:00:01Z', 1, true],
  ['2026-10-01T00:00:00Z', 0, false],
])('is at %s of the way', (now, share, over) => {
  expect(clockOf('2026-11-01T00:00:00Z', '2026-12-01T00:00:00Z', Date.parse(now))).toEqual({ share, over });
});
