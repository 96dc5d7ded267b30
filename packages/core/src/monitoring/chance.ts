/**
 * Probability of `count` or more where `mean` are expected (Poisson). Summed upward from the term of `count`, so that
 * small tails keep their digits.
 */
export function poissonTail(count: number, mean: number): number {
  if (count <= 0) return 1;
  if (mean <= 0) return 0;
  let logTerm = -mean + count * Math.log(mean);
  for (let k = 2; k <= count; k += 1) logTerm -= Math.log(k);
  let term = Math.exp(logTerm);
  let sum = term;
  for (let k = count + 1; term > sum * 1e-12; k += 1) {
    term *= mean / k;
    sum += term;
  }
  return Math.min(1, sum);
}

/** Probability of `hits` or more among `tries` that each hit with probability `share` (binomial). */
export function binomialTail(hits: number, tries: number, share: number): number {
  if (hits <= 0) return 1;
  if (share <= 0) return 0;
  if (share >= 1) return 1;
  let logTerm = hits * Math.log(share) + (tries - hits) * Math.log1p(-share);
  for (let k = 1; k <= hits; k += 1) logTerm += Math.log((tries - hits + k) / k);
  let sum = 0;
  let term = Math.exp(logTerm);
  for (let k = hits; k <= tries; k += 1) {
    sum += term;
    term *= ((tries - k) / (k + 1)) * (share / (1 - share));
  }
  return Math.min(1, sum);
}

/**
 * The smallest count that a Poisson variable reaches with a probability below `chance`.
 * @param mean expected count
 * @param chance e.g. 1e-6; below 1e-12 is taken as 1e-12, where rounding begins
 */
export function rareCount(mean: number, chance: number): number {
  if (mean > 200) return Math.ceil(mean + Math.sqrt(-2 * mean * Math.log(chance)) + 1);
  let term = Math.exp(-Math.max(0, mean));
  let left = 1 - term;
  let count = 1;
  while (left >= Math.max(chance, 1e-12)) {
    term *= mean / count;
    left -= term;
    count += 1;
  }
  return count;
}
