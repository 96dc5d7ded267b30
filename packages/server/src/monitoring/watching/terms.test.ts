import type { Terms } from '@cordon/core/kernel';
import { startingCalibration } from '@cordon/core/monitoring';
import type { Policy } from '@cordon/core/policy';
import { describe, expect, it } from 'vitest';
import { runningAt, underTerms } from './terms.ts';

const policy = (from: number, until: number, max: number): Policy => {
  const limits = [{ clause: '4.6', kind: 'subjects-per-shift', max }];
  return { from, until, terms: { limits, conditions: [] } as unknown as Terms } as Policy;
};

const signed = [
  { vendor: 'acme', policy: policy(10, 20, 80) },
  { vendor: 'acme', policy: policy(15, 30, 40) },
  { vendor: 'other', policy: policy(0, 100, 60) },
];

describe('terms that count for those who watch', () => {
  it.each([
    ['before any of acme', 9, undefined],
    ['from the instant one begins', 10, 80],
    ['while two run', 19, 80],
    ['from the instant one is over', 20, 40],
    ['when all are over', 30, undefined],
  ])('%s', (_, at, limit) => {
    const { agreed } = underTerms(startingCalibration, runningAt(signed, new Date(at)));
    expect(agreed?.acme?.limits?.['subjects-a-day']).toBe(limit);
    expect(agreed?.other?.limits?.['subjects-a-day']).toBe(60);
  });
});
