import { formatRanges, runsOf } from '@cordon/ledger';
import { textHash } from '../../platform/hashing.ts';
import type { Candidate, Part } from './erasure.ts';

/** An entry is at most 65,535 bytes: so many runs fit into one, whatever their indices. */
const MOST_RUNS = 1_500;

/**
 * The shares of the agreements, in the order of their ids.
 * @param candidates in the order of their indices
 * @returns also how many entries had no place: they are proposed the next time
 */
export function partsOf(candidates: readonly Candidate[]): {
  readonly parts: readonly Part[];
  readonly left: number;
} {
  let left = 0;
  const parts = [...Map.groupBy(candidates, ({ agreement }) => agreement)]
    .toSorted(([one], [other]) => ((one ?? '') < (other ?? '') ? -1 : 1))
    .map(([agreement, all]): Part => {
      const runs = runsOf(all.map(({ index }) => index)).slice(0, MOST_RUNS);
      const last = runs.at(-1)?.last ?? -1;
      const taken = all.filter(({ index }) => index <= last);
      left += all.length - taken.length;
      return {
        ...{ agreement, ranges: formatRanges(runs), entries: taken.length },
        ...{ from: taken[0]?.at ?? new Date(0), until: taken.at(-1)?.at ?? new Date(0) },
        openings: taken.reduce((sum, { openings }) => sum + openings, 0),
      };
    });
  return { parts, left };
}

/** What both people sign: every part, with its ranges and counts. The database makes the same hash of what is kept. */
export function hashOfParts(parts: readonly Part[]): string {
  return textHash(
    parts
      .map(({ agreement, ranges, entries, openings }) =>
        [agreement ?? '-', ranges, entries, openings].join('|'),
      )
      .join('\n'),
  );
}
