import { describe, expect, it } from 'vitest';
import { addMonths, countsUntil, openSteps, type LadderRule, type PastStep } from './ladder.ts';

const rule: LadderRule = {
  ...{ decidedBy: 'one-of-each', hearingDays: 7, appealDays: 14, keepMonths: 36 },
  ...{ reminderMonths: 6, warningMonths: 12, suspensionMonths: 24, lookBackMonths: 18 },
};
const at = (day: string) => Date.parse(`${day}T09:00:00Z`);
const NOW = at('2026-11-27');
const past = (step: PastStep['step'], day: string, lifted = false): PastStep => ({
  ...{ step, at: at(day), lifted },
});

describe('what the ladder opens', () => {
  it.each([
    ['a first light violation', 'light', [], ['reminder', 'warning']],
    ['a first serious one', 'serious', [], ['reminder', 'warning', 'retraining', 'suspension']],
    [
      'a first grave one skips the reminder and reaches the top',
      'grave',
      [],
      ['warning', 'retraining', 'suspension', 'removal', 'termination'],
    ],
    [
      'a light one after a warning',
      'light',
      [past('warning', '2026-06-01')],
      ['reminder', 'warning', 'retraining'],
    ],
    [
      'a light one after a reminder goes no further than it could',
      'light',
      [past('reminder', '2026-06-01')],
      ['reminder', 'warning'],
    ],
    [
      'a reminder of seven months ago is over',
      'light',
      [past('reminder', '2026-04-20'), past('warning', '2025-11-20')],
      ['reminder', 'warning'],
    ],
    [
      'what was taken back on appeal never counts',
      'light',
      [past('suspension', '2026-10-01', true)],
      ['reminder', 'warning'],
    ],
    [
      'a serious one after a suspension',
      'serious',
      [past('suspension', '2026-01-05')],
      ['reminder', 'warning', 'retraining', 'suspension', 'removal'],
    ],
    [
      'nothing counts past the look-back',
      'light',
      [past('suspension', '2025-05-01')],
      ['reminder', 'warning'],
    ],
    [
      'a step of the future counts for nothing',
      'light',
      [past('suspension', '2026-12-01')],
      ['reminder', 'warning'],
    ],
    [
      'there is nothing above the top',
      'grave',
      [past('termination', '2026-10-01')],
      ['warning', 'retraining', 'suspension', 'removal', 'termination'],
    ],
  ] as const)('%s', (_, gravity, before, steps) => {
    expect(openSteps(gravity, before, rule, NOW).steps).toEqual(steps);
  });

  it('counts to the day and not a moment longer', () => {
    const step = past('reminder', '2026-05-27');
    const until = countsUntil(step, rule);
    expect(new Date(until).toISOString()).toBe('2026-11-27T09:00:00.000Z');
    expect(openSteps('light', [step], rule, until - 1).counting).toEqual([step]);
    expect(openSteps('light', [step], rule, until).counting).toEqual([]);
  });

  it.each([
    ['2026-08-31', 6, '2027-02-28'],
    ['2027-08-31', 6, '2028-02-29'],
    ['2026-01-15', 12, '2027-01-15'],
  ])('%s and %i months is %s', (day, months, then) => {
    expect(addMonths(at(day), months)).toBe(at(then));
  });
});
