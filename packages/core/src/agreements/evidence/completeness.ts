import { formatRanges, parseRanges, type IndexRange, type JsonValue } from '@cordon/ledger';
import type { ActWords } from '../../kernel/index.ts';
import type { EntryCount, EvidenceManifest, EvidenceScope } from './manifest.ts';
import { isRecord } from './reader.ts';

/** The act of the entry that counts, before a pack is made, what the pack has to hold. */
export const COUNTED_ACT = 'evidence-counted';

/** A count as its entry has it: the ledger signs it, so that nobody changes it in a pack. */
export interface EnteredCount extends EntryCount {
  /** SHA-256 of `accountedText`, lower-case hex. */
  readonly accounted: string;
}

/** The words of the entry of a count, with the scope it is of: the count of a smaller one cannot stand in its place. */
export function countWords(scope: EvidenceScope, count: EnteredCount): ActWords {
  const { size, entries, opened, erased, missing, accounted } = count;
  return { ...scopeWords(scope), size, entries, opened, erased, missing, accounted };
}

/**
 * Reads the count of an entry.
 * @param index of the entry: it counts what was before it
 * @returns null unless it is one of this agreement and scope, and adds up
 */
export function readCount(
  body: JsonValue,
  index: number,
  { agreement, scope }: Pick<EvidenceManifest, 'agreement' | 'scope'>,
): EnteredCount | null {
  if (!isRecord(body) || body.act !== COUNTED_ACT || body.agreement !== agreement.id) return null;
  const { words } = body;
  if (!isRecord(words)) return null;
  const { party, windows } = scopeWords(scope);
  const { size, entries, opened, erased, missing, accounted } = words;
  if (words.party !== party || words.windows !== windows || typeof accounted !== 'string') return null;
  if (!isCount(size) || !isCount(entries) || !isCount(opened) || !isCount(erased) || !isCount(missing))
    return null;
  if (size > index || entries !== opened + erased + missing) return null;
  return { size, entries, opened, erased, missing, accounted };
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function scopeWords({ party, windows }: EvidenceScope): { party: string | null; windows: string } {
  return { party, windows: windows?.map(({ from, until }) => `${from}/${until}`).join(',') ?? 'all' };
}

/** Runs of entries in one line: what a reader takes at a time. */
const RUNS = 1_000;

/**
 * The entries that a pack accounts for, as `ledger/accounted` has them: runs as `formatRanges` writes them, some a line.
 * @param ranges ascending and apart
 */
export function accountedText(ranges: readonly IndexRange[]): string {
  let text = '';
  for (let at = 0; at < ranges.length; at += RUNS) text += `${formatRanges(ranges.slice(at, at + RUNS))}\n`;
  return text;
}

/**
 * Reads `accountedText`; runs stay runs, so that a long one costs no more than a short one.
 * @throws Error in plain words for any other text
 */
export function readAccounted(text: string): readonly IndexRange[] {
  const ranges = text
    .split('\n')
    .slice(0, -1)
    .flatMap((line) => parseRanges(line) ?? []);
  const isRising = ranges.every(({ first }, at) => first > (ranges[at - 1]?.last ?? -1));
  if (!isRising || accountedText(ranges) !== text)
    throw new Error('it is no list of entries, as a pack has it');
  return ranges;
}
