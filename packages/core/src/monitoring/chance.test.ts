import { describe, expect, it } from 'vitest';
import { binomialTail, poissonTail } from './chance.ts';

describe('how likely a count is by chance', () => {
  it.each([
    [0, 3, 1],
    [1, 0, 0],
    [1, 1, 1 - Math.exp(-1)],
    [3, 0.5, 1 - Math.exp(-0.5) * (1 + 0.5 + 0.125)],
    [2, 5, 1 - 6 * Math.exp(-5)],
  ])('%i or more where %f are expected: %f', (count, mean, is) => {
    expect(poissonTail(count, mean)).toBeCloseTo(is, 9);
  });

  it('keeps the digits of a tail that is nearly nothing', () => {
    expect(poissonTail(200, 10)).toBeGreaterThan(0);
    expect(poissonTail(200, 10)).toBeLessThan(1e-150);
  });

  it.each([
    [0, 10, 0.2, 1],
    [1, 4, 0, 0],
    [3, 4, 1, 1],
    [2, 2, 0.5, 0.25],
    [1, 3, 0.5, 0.875],
    [8, 10, 0.5, 56 / 1024],
  ])('%i or more of %i at %f: %f', (hits, tries, share, is) => {
    expect(binomialTail(hits, tries, share)).toBeCloseTo(is, 9);
  });
});
