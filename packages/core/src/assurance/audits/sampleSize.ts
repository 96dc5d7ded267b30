import type { SamplingRule } from './plan.ts';

/**
 * How many of a population have to be looked at: the smallest sample in which, were the share of deviations just too large,
 * at most `expected` of them would be seen with a probability of no more than 1 - confidence (attribute sampling; the exact
 * hypergeometric distribution, so that a small population needs fewer). Of 95 %, 5 % and none expected it is 59 of a large
 * population, of 90 % and 10 % it is 22.
 * @param population how many there are
 * @returns 0 to `population`
 */
export function sampleSize(population: number, { confidence, tolerable, expected }: SamplingRule): number {
  if (population === 0) return 0;
  // The fewest deviations that are too many.
  const deviations = Math.min(population, Math.floor(population * tolerable + 1e-9) + 1);
  const risk = 1 - confidence;
  // Deviations seen are never more likely to be few in a larger sample: the smallest that is enough is found by halves.
  let [low, high] = [1, population];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (fewSeen(population, deviations, middle, expected) <= risk + 1e-12) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The probability that a sample of `size` shows `most` or fewer of `deviations` in a population. */
function fewSeen(population: number, deviations: number, size: number, most: number): number {
  const all = choose(population, size);
  let sum = 0;
  for (let seen = 0; seen <= Math.min(most, size, deviations); seen++) {
    if (size - seen > population - deviations) continue;
    sum += Math.exp(choose(deviations, seen) + choose(population - deviations, size - seen) - all);
  }
  return sum;
}

/** The logarithm of the number of ways to choose `k` of `n`. */
export function choose(n: number, k: number): number {
  return logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);
}

/** Lanczos (1964), g = 7, n = 9: the logarithm of the gamma function of a number of 1 or more, to about 1e-15 of its size. */
function logGamma(x: number): number {
  const at = x - 1;
  const base = at + 7.5;
  const series = LANCZOS.reduce((sum, one, nth) => sum + one / (at + nth + 1), 0.999_999_999_999_809_93);
  return 0.5 * Math.log(2 * Math.PI) + (at + 0.5) * Math.log(base) - base + Math.log(series);
}

const LANCZOS = [
  676.520_368_121_885_1, -1259.139_216_722_402_8, 771.323_428_777_653_1, -176.615_029_162_140_6,
  12.507_343_278_686_905, -0.138_571_095_265_720_12, 9.984_369_578_019_572e-6, 1.505_632_735_149_311_6e-7,
];
