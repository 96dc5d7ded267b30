import { describe, expect, it } from 'vitest';
import type { Condition, Limit } from '../../kernel/index.ts';
import { agreedOf } from './agreed.ts';
import { problemsOf } from './calibration.ts';
import { startingCalibration } from './starting.ts';

const limit = (kind: string, max: number): Limit => ({ clause: '4.6', kind, max });
const condition = (kind: string, more: object = {}): Condition => ({ clause: '4.2', kind, ...more });
const terms = (limits: readonly Limit[], conditions: readonly Condition[] = []) => ({ limits, conditions });
const agreed = (...all: readonly ReturnType<typeof terms>[]) => agreedOf(all, startingCalibration);

describe('what terms say to those who watch', () => {
  it.each([
    ['subjects-per-shift', 'subjects-a-day'],
    ['reveals-per-shift', 'reveals-a-day'],
    ['lookups-per-shift', 'lookups-a-day'],
    ['exported-rows-per-shift', 'exported-a-day'],
  ])('%s bounds %s', (kind, measure) => {
    expect(agreed(terms([limit(kind, 60)])).limits).toEqual({ [measure]: 60 });
  });

  it.each([
    ['no terms', [], {}],
    ['no limit', [terms([])], {}],
    ['a limit of what is not learnt', [terms([limit('concurrent-sessions', 1)])], {}],
    [
      'two clauses of one agreement: the least',
      [terms([limit('subjects-per-shift', 80), limit('subjects-per-shift', 50)])],
      { 'subjects-a-day': 50 },
    ],
    [
      'two agreements: what the gate lets anybody reach',
      [terms([limit('subjects-per-shift', 80)]), terms([limit('subjects-per-shift', 40)])],
      { 'subjects-a-day': 80 },
    ],
    ['two agreements, one without', [terms([limit('subjects-per-shift', 80)]), terms([])], {}],
  ])('%s', (_, all, limits) => {
    expect(agreed(...all).limits).toEqual(limits);
  });

  it.each([
    [5, { 'reveal-rate': { reveals: 5 } }],
    [15, {}],
    [40, {}],
  ])('with %i reveals a shift, as many are looked at or fewer, never more', (max, thresholds) => {
    expect(agreed(terms([limit('reveals-per-shift', max)])).thresholds).toEqual(thresholds);
  });

  const nowhereElse = { 'impossible-travel': { workFromHome: 0 } };
  it.each([
    ['listed networks', [terms([], [condition('network')])], nowhereElse],
    ['one country', [terms([], [condition('country', { allowed: ['PH'] })])], nowhereElse],
    ['two countries', [terms([], [condition('country', { allowed: ['PH', 'IN'] })])], {}],
    ['anywhere', [terms([], [condition('mfa')])], {}],
    ['anywhere under one of two', [terms([], [condition('network')]), terms([])], {}],
  ])('people who work from %s', (_, all, thresholds) => {
    expect(agreed(...all).thresholds).toEqual(thresholds);
  });

  it('is sound as part of a calibration', () => {
    const all = terms([limit('reveals-per-shift', 5)], [condition('network')]);
    const calibration = { ...startingCalibration, agreed: { acme: agreed(all) } };
    expect(problemsOf(calibration, startingCalibration)).toEqual([]);
  });
});
