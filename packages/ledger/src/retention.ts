import type { JsonValue } from './canonical.ts';
import { isObject, wordOf } from './json.ts';
import { countOf, parseRanges } from './ranges.ts';
import type { IndexRange } from './ranges.ts';

/** The act of the entry that says what was erased. */
export const RETENTION_ACT = 'ledger-pruned';

/**
 * What an entry says that was erased. Its body is that of every administrative act, with these `words`:
 *
 *     {"v":1,"kind":"admin","act":"ledger-pruned","at":TIME,"agreement":ID|null,"person":ID,"party":ID,"ip":…,"code":null,
 *      "words":{"what":"bodies"|"openings","ranges":"0-255,300","count":257,"from":TIME,"until":TIME,
 *               "ground":CODE,"asked":PERSON,"approved":PERSON}}
 *
 * - `what`: `bodies`, the salts and bodies of these entries; or `openings`, the sealed values beside them (a body stays).
 * - `ranges`: indices as `formatRanges` writes them, all below the entry's own; `count`: how many they are.
 * - `from`, `until`: times of the first and the last of them, RFC 3339.
 * - `ground`: why, as a code of the caller (`term-ended`, `erasure-request`).
 * - `asked`, `approved`: two different people. Further words, such as a signature, may stand beside these.
 */
export interface Retention {
  readonly what: 'bodies' | 'openings';
  readonly ranges: readonly IndexRange[];
  readonly count: number;
  readonly from: string;
  readonly until: string;
  readonly ground: string;
  readonly asked: string;
  readonly approved: string;
}

/** Whether a body claims to be of a retention entry; whether it is one says `readRetention`. */
export function isRetention(body: JsonValue): boolean {
  return isObject(body) && body.act === RETENTION_ACT;
}

/**
 * Reads what a retention entry erased.
 * @param index of the entry itself: it can neither erase itself nor what comes after it
 * @returns null unless every rule of `Retention` holds
 */
export function readRetention(body: JsonValue, index: number): Retention | null {
  if (!isObject(body) || body.v !== 1 || body.act !== RETENTION_ACT || !isObject(body.words)) return null;
  const { what, count } = body.words;
  if (what !== 'bodies' && what !== 'openings') return null;
  const [rangesText, from, until, ground, asked, approved] = NAMES.map((name) => wordOf(body, name));
  const ranges = parseRanges(rangesText ?? '');
  if (ranges === null || typeof count !== 'number' || count !== countOf(ranges)) return null;
  if ((ranges.at(-1)?.last ?? index) >= index || asked === approved) return null;
  if (!from || !until || !ground || !asked || !approved) return null;
  return { what, ranges, count, from, until, ground, asked, approved };
}

const NAMES = ['ranges', 'from', 'until', 'ground', 'asked', 'approved'] as const;
