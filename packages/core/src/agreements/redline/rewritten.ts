import type { Clause } from '../clause.ts';
import { plainSigns } from './similar.ts';
import { editRuns, wordsOf, type Effort, type Word } from './words.ts';

/** A clause as the copy has it. */
export interface CopiedClause {
  readonly id: string;
  readonly title: string;
  readonly text: string;
}

/**
 * The original with what the copy changed. Words that are the same keep our signs and line breaks, so that a word
 * processor's typography is no change; an untouched clause is the original itself. Confirmations of its effects were for
 * other words and go.
 */
export function rewritten(original: Clause, copy: CopiedClause, effort: Effort): Clause {
  const title = withChanges(original.title, copy.title, effort);
  const text = withChanges(original.text, copy.text, effort);
  const id = plainSigns(copy.id) === plainSigns(original.id) ? original.id : copy.id;
  if (id === original.id && title === original.title && text === original.text) return original;
  const { confirmedBy: _confirmedBy, ...kept } = original;
  return { ...kept, id, title, text };
}

function withChanges(original: string, copy: string, effort: Effort): string {
  const old = wordsOf(original, plainSigns);
  const now = wordsOf(copy, plainSigns);
  const runs = editRuns(old, now, effort);
  if (runs.every(({ kind }) => kind === 'same')) return original;

  const words: { word: Word; from: number | null; space: string }[] = [];
  let at = 0;
  let oldAt = 0;
  for (const { kind, count } of runs) {
    for (let i = 0; i < count; i++) {
      const word = now[at + i];
      const mine = old[oldAt + i];
      if (kind === 'removed' || word === undefined) continue;
      if (kind === 'same' && mine !== undefined) {
        words.push({ word: mine, from: oldAt + i, space: spaceAfter(word) });
      } else words.push({ word, from: null, space: spaceAfter(word) });
    }
    if (kind !== 'removed') at += count;
    if (kind !== 'added') oldAt += count;
  }
  return words
    .map(({ word, from, space }, index) => {
      const next = words[index + 1];
      if (next === undefined) return word.raw.trim();
      const ours = spaceAfter(word);
      const together = from !== null && next.from === from + 1;
      return word.raw.trim() + (together || (ours !== '' && space !== '') ? ours : space);
    })
    .join('');
}

function spaceAfter({ raw }: Word): string {
  return /\s*$/u.exec(raw)?.[0] ?? '';
}
