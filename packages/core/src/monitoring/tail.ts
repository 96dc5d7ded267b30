import type { Band } from './detector.ts';

/**
 * The smallest count a Poisson variable reaches with a probability below `chance`.
 * @param mean expected count, zero or more
 * @param chance e.g. 1e-6
 */
export function rareCount(mean: number, chance: number): number {
  if (mean > 200) return Math.ceil(mean + 1 + Math.sqrt(2 * mean * -Math.log(chance)));
  let term = Math.exp(-mean);
  let left = 1 - term;
  let count = 1;
  // Below 1e-12 the difference is rounding; the bound of Chernoff then holds.
  while (left >= chance && left > 1e-12 && count < 1000) {
    term *= mean / count;
    left -= term;
    count += 1;
  }
  return count;
}

/**
 * The count above which a day or hour stands out from a band: robust z-score where the band is wide, the square root of
 * a count where it is narrow (research 4.3, rule 2).
 */
export function standingOut(band: Band, z: number): number {
  return band.p95 + z * Math.max(band.spread / 2, Math.sqrt(band.p95 + 1));
}
