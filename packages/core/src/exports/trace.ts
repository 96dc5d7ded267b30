import { cellsOf } from './excerpt.ts';
import { bitOf, readMarks, type MarkKey } from './mark.ts';

/** An export that an excerpt may be from. */
export interface Candidate {
  readonly id: string;
  readonly key: MarkKey;
  /** Cells of the customer that was made up for it. */
  readonly canary: readonly string[];
}

/** How well an excerpt fits an export. */
export interface Fit {
  readonly id: string;
  /** Pieces in the excerpt that the export would have written like this, of how many. */
  readonly matched: number;
  readonly pieces: number;
  /** Chance that any of the exports looked at fits as well although it is not from it; 1 at most. */
  readonly chance: number;
  /** The customer that was made up for it is in the excerpt. */
  readonly canary: boolean;
  /** Certain enough to name. */
  readonly named: boolean;
}

/** A wrong name is worse than none: one excerpt in a million may get one. */
const CHANCE = 1e-6;

/**
 * Which export a leaked piece is from.
 * @param text the piece, as it was found
 * @returns a fit for each export, the best first
 */
export function traceExcerpt(text: string, candidates: readonly Candidate[]): readonly Fit[] {
  const rows = cellsOf(text).map((row) => row.map(readMarks));
  const said = new Map<string, { readonly canonical: string; readonly nth: number; readonly bit: boolean }>();
  for (const { canonical, bits } of rows.flat()) {
    bits.forEach((bit, nth) => said.set(`${String(nth)} ${canonical}`, { canonical, nth, bit }));
  }
  const pieces = [...said.values()];
  const found = rows.map((row) => new Set(row.map(({ canonical }) => canonical)));
  return candidates
    .map(({ id, key, canary }) => {
      const matched = pieces.filter(({ canonical, nth, bit }) => bitOf(key, canonical, nth) === bit).length;
      const chance = Math.min(1, atLeast(matched, pieces.length) * candidates.length);
      const own = new Set(canary.map((cell) => readMarks(cell).canonical));
      const there = own.size > 0 && found.some((row) => [...own].every((cell) => row.has(cell)));
      return { id, matched, pieces: pieces.length, chance, canary: there, named: there || chance < CHANCE };
    })
    .sort((a, b) => Number(b.canary) - Number(a.canary) || a.chance - b.chance || b.matched - a.matched);
}

/** Chance of so many heads or more in so many throws of a fair coin. */
function atLeast(heads: number, throws: number): number {
  let term = -throws * Math.LN2;
  let sum = 0;
  for (let n = 0; n <= throws; n++) {
    if (n >= heads) sum += Math.exp(term);
    term += Math.log((throws - n) / (n + 1));
  }
  return Math.min(1, sum);
}
