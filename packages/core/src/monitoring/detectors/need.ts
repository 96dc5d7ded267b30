import type { Band, Usual } from '../detector.ts';

interface Bounds {
  /** What is never remarkable. */
  readonly floor: number;
  /** Taken while nothing is known of the peers. */
  readonly cold: number;
  /** Standard deviations above the 95th percentile. */
  readonly z: number;
  /** Times the 95th percentile. */
  readonly times: number;
}

/**
 * The count from which on a day or hour stands out from the peers *and* from the agent's own (research 4.3, rule 2):
 * who is always quick is no anomaly, nor is who is quick once but like the others.
 */
export function needed({ own, peers }: Usual, { floor, cold, z, times }: Bounds): number {
  if (peers === null) return Math.max(cold, own === null ? 0 : beyond(own, z, times));
  return Math.max(floor, beyond(peers, z, times), own === null ? 0 : beyond(own, z, times));
}

/**
 * Whether somebody hardly ever does this, known long enough to say so: then what leads and reviewers of the same queue do
 * excuses nothing, and the many, not the few, are the peers.
 * @param days from which on it is known, and `few`, the most on half of them
 */
export function isUnlike({ own }: Usual, days: number, few: number): boolean {
  return own !== null && own.n >= days && own.median <= few;
}

/** As `needed`, beside what four of five peers stay below; for whom `isUnlike` holds. */
export function neededOfMany({ own, peers }: Usual, { floor, z, times }: Omit<Bounds, 'cold'>): number {
  const many = peers === null ? 0 : beyond({ ...peers, p95: peers.p80 }, z, times);
  return Math.max(floor, many, own === null ? 0 : beyond(own, z, times));
}

/** A count has at least the spread of chance (the square root of its size). */
function beyond(band: Band, z: number, times: number): number {
  return Math.max(band.p95 + z * Math.sqrt(band.p95 + 1), band.p95 * times);
}

/** How a reason tells what is usual. */
export function usually({ own, peers }: Usual): string {
  const parts = [
    ...(own === null ? [] : [`up to ${Math.round(own.p95)} for this agent`]),
    ...(peers === null ? [] : [`up to ${Math.round(peers.p95)} among peers`]),
  ];
  return parts.length === 0 ? 'nothing is known yet of what is usual' : `usual is ${parts.join(' and ')}`;
}
