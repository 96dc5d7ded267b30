import { expect, it } from 'vitest';
import { dayAfter, dayOf, startOfDay } from './days.ts';

it.each(['2026-11-24', '2026-12-31', '2028-02-29', '2026-10-25'])(
  'a day begins, ends and is told as itself: %s',
  (day) => {
    expect(dayOf(Date.parse(startOfDay(day)))).toBe(day);
    expect(dayOf(Date.parse(dayAfter(day)) - 1)).toBe(day);
    expect(dayOf(Date.parse(dayAfter(day)))).not.toBe(day);
  },
);
