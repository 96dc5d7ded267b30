import type { IndexRange } from '@cordon/ledger';

/** @param indices of entries, rising, each once */
export function runsOf(indices: readonly number[]): readonly IndexRange[] {
  const runs: { first: number; last: number }[] = [];
  for (const index of indices) {
    const run = runs.at(-1);
    if (run?.last === index - 1) run.last = index;
    else runs.push({ first: index, last: index });
  }
  return runs;
}

/** Ranges as PostgreSQL takes them (int8multirange). */
export function multirangeText(ranges: readonly IndexRange[]): string {
  return `{${ranges.map(({ first, last }) => `[${String(first)},${String(last)}]`).join(',')}}`;
}
