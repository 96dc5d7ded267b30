import { expect, it } from 'vitest';
import { dueAt, MONTHLY_DAYS } from './schedule.ts';

it.each<[string, string, number | null, string | null]>([
  ['monthly', '2026-01-31T10:00:00Z', MONTHLY_DAYS, '2026-03-02T10:00:00.000Z'],
  ['weekly over a change of the clocks', '2026-03-25T10:00:00Z', 7, '2026-04-01T10:00:00.000Z'],
  ['over a leap day', '2028-02-28T00:00:00Z', 2, '2028-03-01T00:00:00.000Z'],
  ['by hand only', '2026-01-31T10:00:00Z', null, null],
])('%s', (_, last, everyDays, due) => {
  expect(dueAt(new Date(last), everyDays)?.toISOString() ?? null).toBe(due);
});
