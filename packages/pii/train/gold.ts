import type { Scan } from '../src/scan.ts';
import { lanes, isInside } from '../src/tagger/lanes.ts';
import type { Example } from './generate/fill.ts';

const laneOf = new Map<string, number>(lanes.map((lane, index) => [lane, index]));

/** The right lane of each token. */
export function goldLanes({ spans }: Example, { count, start, end }: Scan, into: Uint8Array): void {
  into.fill(0, 0, count);
  for (const span of spans) {
    let token = firstToken(end, count, span.start);
    let lane = laneOf.get(`B-${span.type}`) ?? laneOf.get(`I-${span.type}`) ?? 0;
    while (token < count && (start[token] ?? 0) < span.end) {
      into[token] = lane;
      lane = laneOf.get(`I-${span.type}`) ?? 0;
      token += 1;
    }
  }
}

function firstToken(end: Uint32Array, count: number, from: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((end[middle] ?? 0) <= from) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Lanes of the tokens [from, to) as a run of its own: what began before it begins here. */
export function goldOfRun(gold: Uint8Array, from: number, to: number): Uint8Array {
  const run = gold.slice(from, to);
  const first = run[0] ?? 0;
  if (isInside(first)) run[0] = first - 1;
  return run;
}
