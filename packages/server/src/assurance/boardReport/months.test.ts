import { expect, it } from 'vitest';
import { monthsUpTo } from './months.ts';

it('months follow one another over the turn of a year, up to the one that runs', () => {
  const months = monthsUpTo(new Date('2026-02-28T23:59:59.999Z'), 4);
  expect(months.map(({ name }) => name)).toEqual(['2025-11', '2025-12', '2026-01', '2026-02']);
  expect(months.at(-1)?.until.toISOString()).toBe('2026-03-01T00:00:00.000Z');
  for (const [nth, { from }] of months.entries()) {
    if (nth > 0) expect(from).toEqual(months[nth - 1]?.until);
  }
});
