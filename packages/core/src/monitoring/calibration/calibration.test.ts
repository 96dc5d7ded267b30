import { describe, expect, it } from 'vitest';
import { problemsOf, thresholdsOf, type Calibration } from './calibration.ts';
import { startingCalibration } from './starting.ts';

const small: Calibration = {
  version: '1',
  thresholds: { canary: { coolDownHours: { value: 1, unit: 'hours', evidence: 'rule 8' } } },
};

describe('a calibration', () => {
  it('is sound as it starts, each threshold with a unit and its evidence', () => {
    expect(problemsOf(JSON.parse(JSON.stringify(startingCalibration)), startingCalibration)).toEqual([]);
    for (const [kind, named] of Object.entries(startingCalibration.thresholds)) {
      for (const [name, { unit, evidence }] of Object.entries(named)) {
        expect(unit, `${kind}: ${name}`).not.toBe('');
        expect(evidence, `${kind}: ${name}`).not.toBe('');
      }
    }
  });

  it.each([
    [null, 'no version'],
    [{ version: 'x' }, 'no thresholds'],
    [{ version: 'x', thresholds: {} }, 'canary: coolDownHours is missing'],
    [{ version: 'x', thresholds: { canary: { coolDownHours: { value: -1 } } } }, 'canary: coolDownHours'],
    [{ ...small, agreed: { acme: { thresholds: { canary: { warmUp: 1 } } } } }, 'canary has no warmUp'],
    [{ ...small, agreed: { acme: { thresholds: { canary: { coolDownHours: 'x' } } } } }, 'is no number'],
    [{ ...small, agreed: { acme: { limits: { 'subjects-a-day': -4 } } } }, 'limit of subjects-a-day'],
  ])('is refused with what is wrong: %j', (given, problem) => {
    expect(problemsOf(given, small).join()).toContain(problem);
  });

  it('gives way to the agreement with the vendor, and to no other', () => {
    const agreed = { acme: { thresholds: { canary: { coolDownHours: 8 } } } };
    const threshold = thresholdsOf({ ...small, agreed });
    expect(threshold('canary', 'coolDownHours', 'acme')).toBe(8);
    expect(threshold('canary', 'coolDownHours', 'other')).toBe(1);
  });

  it('throws on a threshold it lacks: a detector must not stay silent for a typing error', () => {
    expect(() => thresholdsOf(small)('canary', 'cooldown', 'acme')).toThrow('no "cooldown" for canary');
  });
});
