import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redact } from '../index.ts';
import { civil, readDate } from './dateForm.ts';
import { shift } from './shift.ts';
import { secretOf, seed } from '../../eval/arbitraries.ts';

const rule = { secret: secretOf(3), subject: 'sub_1', maxDays: 30 };
const by = (days: number, text: string): string => {
  const date = readDate(text);
  return date === undefined ? 'none' : date.write(date.day + days);
};

describe('readDate', () => {
  it.each([
    ['2026-02-27', '2026-03-01'],
    ['2026-02-27T10:30:00Z', '2026-03-01T10:30:00Z'],
    ['20260227', '20260301'],
    ['2/27/2026', '3/1/2026'],
    ['02/27/26', '03/01/26'],
    ['27.02.2026', '01.03.2026'],
    ['27 February 2026', '1 March 2026'],
    ['27th of Feb, 2026', '1st of Mar, 2026'],
    ['February 27th, 2026', 'March 1st, 2026'],
    ['FEB 27 99', 'MAR 1 99'],
    ['30 apr', '2 may'],
    ['31 Dec 1999', '2 Jan 2000'],
  ])('%j moves to %j and keeps its form', (text, moved) => {
    expect(by(2, text)).toBe(moved);
  });

  it.each([
    'last Tuesday',
    '2026-02-30',
    '13/13/2026',
    'Feb',
    '1984',
    '29 February',
    '123-4-5',
    'May be 5',
    '',
  ])('%j is no whole date', (text) => {
    expect(readDate(text)).toBeUndefined();
  });

  it('the order counts where both could be a month', () => {
    expect(readDate('03/05/2026', 'day-first')?.day).toBe(readDate('2026-05-03')?.day);
    expect(readDate('03/05/2026', 'month-first')?.day).toBe(readDate('2026-03-05')?.day);
  });
});

describe('shift', () => {
  it('keeps intervals, moves every date, and never further than it may', () => {
    const day = fc.integer({ min: -20_000, max: 30_000 });
    fc.assert(
      fc.property(day, day, fc.string(), fc.integer({ min: 1, max: 400 }), (a, b, subject, maxDays) => {
        const operator = shift({ ...rule, subject, maxDays });
        const move = (at: number): number => {
          const { year, month, day: date } = civil(at);
          const iso = `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
          return readDate(operator.apply(iso, 'DATE'))?.day ?? NaN;
        };
        expect(move(b) - move(a)).toBe(b - a);
        expect(move(a)).not.toBe(a);
        expect(Math.abs(move(a) - a)).toBeLessThanOrEqual(maxDays);
      }),
      { seed },
    );
  });

  it('subjects move differently, one subject always the same', () => {
    const moved = Array.from({ length: 40 }, (_, i) =>
      shift({ ...rule, subject: `s${i}` }).apply('2026-06-15', 'DATE'),
    );
    expect(new Set(moved).size).toBeGreaterThan(20);
    expect(shift(rule).apply('2026-06-15', 'DATE')).toBe(shift(rule).apply('2026-06-15', 'DATE'));
  });

  it('what is no whole date becomes a placeholder', () => {
    expect(shift(rule).apply('a week after Easter', 'DATE')).toBe('[DATE]');
  });

  it('works inside a text, and is not moved twice', () => {
    const operators = { DATE_OF_BIRTH: shift(rule) };
    const text = redact('born on March 5, 1984.', { operators }).text;
    expect(text).toMatch(/^born on (February|March|April) \d{1,2}, 1984\.$/);
    expect(text).not.toContain('March 5,');
  });

  it.each([0, 3651, 1.5])('refuses %d days', (maxDays) => {
    expect(() => shift({ ...rule, maxDays })).toThrow(RangeError);
  });
});
