import { TEXT_LENGTH, type EntryKind, type ReadEntry } from '@cordon/core/dictionaries/view';
import type { DictionaryEntry, DictionaryWritten } from '../../api/types.ts';
import { TYPES } from '../../components/piiKinds.ts';

export const KINDS = {
  word: 'Word or phrase',
  pattern: 'Pattern',
  allow: 'Never remove',
} as const satisfies Record<EntryKind, string>;

export const ORIGINS = {
  hand: 'by hand',
  import: 'from a file',
  miss: 'a marked miss',
} as const satisfies Record<DictionaryEntry['origin'], string>;

/** What an entry does, beside its word. */
export const HINTS = {
  word: `Removed wherever it stands as a whole word, in capitals or not. At most ${String(TEXT_LENGTH.word)} characters.`,
  pattern:
    'A form with characters in classes and counts, as BDG-\\d{4}. No look-around, no references; it stands as a whole word, capitals and small letters differ.',
  allow:
    'Left standing where Cordon would take it for personal data: a product, your own help line. A value of the customer is removed all the same.',
} as const satisfies Record<EntryKind, string>;

/** What of Cordon found something. */
export function foundBy(by: string): string {
  if (by === 'dictionary') return 'a word of yours';
  if (by === 'pattern') return 'a pattern of yours';
  return 'Cordon';
}

/** What waits for somebody: newest first, as the server gives them. */
export function waiting(entries: readonly DictionaryEntry[]): readonly DictionaryEntry[] {
  return entries.filter(({ state }) => state === 'proposed' || state === 'retiring');
}

/** @returns entries as they are proposed, or why not, naming the row */
export function writtenOf(entries: readonly ReadEntry[]): readonly DictionaryWritten[] | string {
  const wrong = entries.findIndex(
    ({ kind, type }) => kind !== 'allow' && (type === null || !(type in TYPES)),
  );
  if (wrong >= 0) return `Row ${String(wrong + 1)}: the type is one of ${Object.keys(TYPES).join(', ')}.`;
  return entries as readonly DictionaryWritten[];
}
