import { laneCount, mayFollow } from '../src/tagger/lanes.ts';

/** Weights to one unit of log probability: a byte then holds -3.2 to 3.2. */
const scale = 40;

/** Weights nearer to zero than this many steps are left out. */
const least = 2;

export interface Weights {
  /** [row * laneCount + lane] */
  readonly weights: Float32Array;
  /** [before * laneCount + lane] */
  readonly transition: Float32Array;
}

/** The weights in whole numbers. */
export function quantised(
  { weights, transition }: Weights,
  bias: number,
): { scale: number; bias: number; transition: Int32Array; weights: Int8Array } {
  const small = new Int8Array(weights.length);
  weights.forEach((weight, at) => {
    const step = Math.max(-127, Math.min(127, Math.round(weight * scale)));
    small[at] = Math.abs(step) < least ? 0 : step;
  });
  const steps = Int32Array.from(transition, (weight, at) =>
    mayFollow(Math.floor(at / laneCount), at % laneCount) ? Math.round(weight * scale) : 0,
  );
  return { scale, bias: Math.round(bias * scale), transition: steps, weights: small };
}
