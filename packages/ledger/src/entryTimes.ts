import { entriesText } from './problem.ts';
import type { Problem } from './problem.ts';
import { countOf, grow } from './ranges.ts';
import type { IndexRange } from './ranges.ts';

/** That a witness saw the log with this many entries at this time. */
export interface SeenAt {
  readonly size: number;
  /** Seconds since 1970. */
  readonly timestamp: number;
}

/** How far apart the clocks of the log and of its witnesses may be, and a cosignature may come behind its checkpoint. */
export const SKEW_SECONDS = 300;

/** Runs of entries that are named one by one. */
const MAX_NAMED = 50;

/**
 * Holds the times that entries claim against those of cosignatures, which the log does not make. An entry below a
 * checkpoint was there when a witness cosigned it, so it claims no later time; one behind it was not, so it claims no
 * earlier one. What a witness never saw on either side is not judged.
 */
export class EntryTimes {
  /** By rising size, with the earliest time at which so many entries or more were there. */
  readonly #seen: readonly (SeenAt & { readonly latest: number })[];
  readonly #skewMs: number;
  readonly #early: IndexRange[] = [];
  readonly #late: IndexRange[] = [];
  #next = 0;
  #notBefore = Number.NEGATIVE_INFINITY;

  constructor(seen: readonly SeenAt[], skewSeconds = SKEW_SECONDS) {
    let latest = Number.POSITIVE_INFINITY;
    this.#seen = seen
      .toSorted((a, b) => b.size - a.size)
      .map((one) => ({ ...one, latest: (latest = Math.min(latest, one.timestamp)) }))
      .reverse();
    this.#skewMs = skewSeconds * 1000;
  }

  /**
   * Is told of each entry by rising index.
   * @param t the time in its leaf
   */
  entry(index: number, t: string): void {
    for (let seen = this.#seen[this.#next]; seen !== undefined && seen.size <= index;) {
      this.#notBefore = Math.max(this.#notBefore, seen.timestamp);
      seen = this.#seen[++this.#next];
    }
    const ms = Date.parse(t);
    const notAfter = this.#seen[this.#next]?.latest ?? Number.POSITIVE_INFINITY;
    if (ms < this.#notBefore * 1000 - this.#skewMs) grow(this.#early, index);
    if (ms > notAfter * 1000 + this.#skewMs) grow(this.#late, index);
  }

  /** All that does not fit, once every entry was told. */
  problems(): Problem[] {
    return [
      ...named('entry-backdated', this.#early, 'a time before the log was last witnessed without it'),
      ...named('entry-postdated', this.#late, 'a time after it had been witnessed'),
    ];
  }
}

function named(
  code: 'entry-backdated' | 'entry-postdated',
  ranges: readonly IndexRange[],
  what: string,
): Problem[] {
  const problems = ranges.slice(0, MAX_NAMED).map(({ first, last }): Problem => {
    const claim = first === last ? 'claims' : 'claim';
    return { code, path: 'entries', problem: `${entriesText(first, last)} ${claim} ${what}` };
  });
  const rest = countOf(ranges.slice(MAX_NAMED));
  if (rest > 0)
    problems.push({ code, path: 'entries', problem: `${String(rest)} more entries claim ${what}` });
  return problems;
}
