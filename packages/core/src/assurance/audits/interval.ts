import { choose } from './sampleSize.ts';

/** Between which shares the true share of deviations lies. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

const STEPS = 60;

/**
 * The exact interval of Clopper and Pearson (1934) for a share of which a sample showed some: with at least this confidence
 * the true share lies in it, whatever it is. It takes the sample as one of a large population, which errs on the wide side.
 * @param seen deviations found, 0 to `size`
 * @param confidence above 0 and below 1
 */
export function clopperPearson(seen: number, size: number, confidence: number): Interval {
  if (size === 0) return { low: 0, high: 1 };
  const tail = (1 - confidence) / 2;
  return {
    low: seen === 0 ? 0 : root((share) => 1 - atMost(seen - 1, size, share) > tail),
    high: seen === size ? 1 : root((share) => atMost(seen, size, share) < tail),
  };
}

/** The smallest share from which a condition that stays true once it is holds. */
function root(holds: (share: number) => boolean): number {
  let [low, high] = [0, 1];
  for (let step = 0; step < STEPS; step++) {
    const middle = (low + high) / 2;
    if (holds(middle)) high = middle;
    else low = middle;
  }
  return (low + high) / 2;
}

/** The probability of `most` or fewer in `size` draws of this share (binomial). */
function atMost(most: number, size: number, share: number): number {
  if (share <= 0) return 1;
  if (share >= 1) return most >= size ? 1 : 0;
  let sum = 0;
  for (let seen = 0; seen <= most; seen++) {
    sum += Math.exp(choose(size, seen) + seen * Math.log(share) + (size - seen) * Math.log1p(-share));
  }
  return sum;
}
