import type { Band } from '../detector.ts';
import { fromByte } from './coding.ts';

/** Scales the median absolute deviation to a standard deviation of the normal distribution. */
const MAD_TO_SIGMA = 1.4826;

/**
 * The band of a histogram over bytes of `coding.ts`.
 * @param histogram 256 counts
 * @returns null for an empty one
 */
export function bandOf(histogram: ArrayLike<number>): Band | null {
  let n = 0;
  let top = 0;
  for (let byte = 0; byte < 256; byte += 1) {
    const count = histogram[byte] ?? 0;
    n += count;
    if (count > 0) top = byte;
  }
  if (n === 0) return null;
  const median = quantile(histogram, n * 0.5);
  return {
    n,
    median: fromByte(median),
    spread: MAD_TO_SIGMA * deviation(histogram, n, median),
    p80: fromByte(quantile(histogram, n * 0.8)),
    p95: fromByte(quantile(histogram, n * 0.95)),
    p99: fromByte(quantile(histogram, n * 0.99)),
    max: fromByte(top),
  };
}

function quantile(histogram: ArrayLike<number>, rank: number): number {
  let passed = 0;
  for (let byte = 0; byte < 256; byte += 1) {
    passed += histogram[byte] ?? 0;
    if (passed >= rank) return byte;
  }
  return 255;
}

/** Median distance from the median: both sides are walked outward, the nearer first. */
function deviation(histogram: ArrayLike<number>, n: number, median: number): number {
  const centre = fromByte(median);
  let below = median - 1;
  let above = median + 1;
  let passed = histogram[median] ?? 0;
  let distance = 0;
  while (passed < n / 2) {
    const down = below >= 0 ? centre - fromByte(below) : Infinity;
    const up = above < 256 ? fromByte(above) - centre : Infinity;
    const side = down <= up ? below-- : above++;
    distance = Math.min(down, up);
    passed += histogram[side] ?? 0;
  }
  return distance;
}

export function histogramOf(bytes: readonly number[]): Uint32Array {
  const histogram = new Uint32Array(256);
  for (const byte of bytes) histogram[byte] = (histogram[byte] ?? 0) + 1;
  return histogram;
}

/** A band no part of which is above `cap`. */
export function capped(band: Band, cap: number): Band {
  if (band.max <= cap) return band;
  return {
    n: band.n,
    median: Math.min(band.median, cap),
    spread: band.spread,
    p80: Math.min(band.p80, cap),
    p95: Math.min(band.p95, cap),
    p99: Math.min(band.p99, cap),
    max: cap,
  };
}

/** The higher of two bands in each part: what is usual by either. */
export function wider(one: Band, other: Band): Band {
  return {
    n: Math.min(one.n, other.n),
    median: Math.max(one.median, other.median),
    spread: Math.max(one.spread, other.spread),
    p80: Math.max(one.p80, other.p80),
    p95: Math.max(one.p95, other.p95),
    p99: Math.max(one.p99, other.p99),
    max: Math.max(one.max, other.max),
  };
}

/** A band of `factor` times the size. */
export function scaled(band: Band, factor: number): Band {
  if (factor === 1) return band;
  return {
    n: band.n,
    median: band.median * factor,
    spread: band.spread * factor,
    p80: band.p80 * factor,
    p95: band.p95 * factor,
    p99: band.p99 * factor,
    max: band.max * factor,
  };
}
