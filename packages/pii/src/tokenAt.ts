import type { Scan } from './scan.ts';

/** The first token that ends behind text unit `at`; `count` when there is none. */
export function tokenAt({ end, count }: Scan, at: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((end[middle] ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}
