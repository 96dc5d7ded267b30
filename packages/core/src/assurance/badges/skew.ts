/** How a reader's clock stands, as far as its deliveries tell. Milliseconds. */
export interface Skew {
  /** Received minus told, the median: positive when the clock is behind. */
  readonly median: number;
  /** What is added to its times; 0 where it is right, or where nothing steady can be said. */
  readonly correction: number;
  /** A clock so far off that somebody has to set it. */
  readonly far: boolean;
}

/** Fewer tell nothing about a clock. */
const LEAST = 8;
/** Deliveries take this long without anybody's clock being wrong. */
const USUAL_MS = 20_000;
/** A clock is off by the same each time; what scatters more is a network that delivers late. */
const STEADY_MS = 15_000;
const FAR_MS = 5 * 60_000;

/**
 * The clock of a reader, by when its events were received against when it says they were. The median, so that a few late
 * deliveries move nothing; corrected only where the middle half lies close together.
 * @param delays received minus told, milliseconds, of live deliveries; never of files, which come when somebody sends them
 */
export function skewOf(delays: readonly number[]): Skew {
  const sorted = delays.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.floor((sorted.length - 1) * share)] ?? 0;
  const median = at(0.5);
  if (sorted.length < LEAST || Math.abs(median) <= USUAL_MS) return { median, correction: 0, far: false };
  const steady = at(0.75) - at(0.25) <= STEADY_MS;
  return { median, correction: steady ? median : 0, far: steady && Math.abs(median) >= FAR_MS };
}
