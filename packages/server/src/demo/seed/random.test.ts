import { describe, expect, it } from 'vitest';
import { createRandom, scattered } from './random.ts';

describe('createRandom', () => {
  it('repeats itself for the same seed only', () => {
    const run = (seed: number) => createRandom(seed).digits(40);
    expect(run(7)).toBe(run(7));
    expect(run(7)).not.toBe(run(8));
  });

  it('spreads evenly', () => {
    const random = createRandom(1);
    const counts = Array.from({ length: 10 }, () => 0);
    for (let i = 0; i < 10_000; i += 1) {
      const drawn = random.below(10);
      counts[drawn] = (counts[drawn] ?? 0) + 1;
    }
    for (const count of counts) expect(Math.abs(count - 1_000)).toBeLessThan(150);
  });

  it('has nothing to pick from nothing', () => {
    expect(() => createRandom(1).pick([])).toThrow(RangeError);
  });
});

describe('scattered', () => {
  it('gives each id its own number below the prime', () => {
    const numbers = Array.from({ length: 71_190 }, (_, index) => scattered(index + 1, 71_191));
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(Math.max(...numbers.slice(0, 50_000))).toBeLessThan(71_191);
  });

  it('would not with a number that is no prime', () => {
    const numbers = Array.from({ length: 48_271 * 2 }, (_, index) => scattered(index + 1, 48_271 * 2));
    expect(new Set(numbers).size).toBeLessThan(numbers.length);
  });
});
