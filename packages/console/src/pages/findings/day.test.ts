import { expect, it } from 'vitest';
import { endOfDay, lastDayBefore } from './day.ts';

it('the last day that may be chosen ends before the moment that is the last', () => {
  const last = '2026-12-20T10:00:00Z';
  expect(Date.parse(endOfDay(lastDayBefore(last)))).toBeLessThan(Date.parse(last));
  expect(Date.parse(last) - Date.parse(endOfDay(lastDayBefore(last)))).toBeLessThan(2 * 86_400_000);
});
