import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { copyLine } from './copy.ts';
import { customerAt } from './customers.ts';
import { daysBefore, tables } from './tables.ts';

const customers = Array.from({ length: 300 }, (_, index) => customerAt(index + 1));

function rowsOn(today: string, name: string): string {
  const table = tables.find((one) => one.name === name);
  return table?.rowsOf(customers, daysBefore(new Date(today))) ?? '';
}

const hash = (text: string): string => createHash('sha256').update(text).digest('hex');

describe('daysBefore', () => {
  it('counts whole days of UTC, whatever the hour', () => {
    for (const today of ['2030-03-01T00:00:00Z', '2030-03-01T23:59:59Z']) {
      const days = daysBefore(new Date(today));
      expect(days.date(1)).toBe('2030-02-28');
      expect(days.instant(1, 3_661)).toBe('2030-02-28T01:01:01.000Z');
    }
  });
});

describe('the rows', () => {
  it('are the same for the same day', () => {
    for (const { name } of tables) {
      expect(hash(rowsOn('2030-03-01T08:00:00Z', name))).toBe(hash(rowsOn('2030-03-01T20:00:00Z', name)));
    }
  });

  it('shift with the day where something happened, and nowhere else', () => {
    const shifted = tables
      .map(({ name }) => name)
      .filter((name) => rowsOn('2030-03-01T08:00:00Z', name) !== rowsOn('2031-03-01T08:00:00Z', name));
    expect(shifted).toEqual(['customers', 'orders', 'prescriptions', 'payments']);
  });

  it('lie before today', () => {
    const instants = rowsOn('2030-03-01T00:00:00Z', 'payments').match(/\d{4}-\d\d-\d\dT[\d:.]+Z/g) ?? [];
    expect(instants.length).toBeGreaterThan(300);
    for (const instant of instants) expect(instant < '2030-03-01').toBe(true);
  });
});

describe('copyLine', () => {
  it('escapes what COPY would read as something else', () => {
    expect(copyLine(['a\tb', 'c\nd', 'e\\f', 'g\rh', null, '', '\\N'])).toBe(
      'a\\tb\tc\\nd\te\\\\f\tg\\rh\t\\N\t\t\\\\N\n',
    );
  });
});
