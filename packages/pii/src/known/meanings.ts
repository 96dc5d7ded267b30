import type { Folded } from '../fold.ts';
import { hiddenCode } from '../hidden.ts';
import { speechWords, type Spoken } from './speechWords.ts';
import type { Words } from './words.ts';

/** Words that make it worth while to look: with fewer nothing is spelled. */
const fewest = 2;

/** What a word may mean to who spells or counts; undefined for a word that stands for itself. */
export type Meaning = Spoken | { readonly kind: 'single' } | { readonly kind: 'digits' } | undefined;

const single: Meaning = { kind: 'single' };
const digitRun: Meaning = { kind: 'digits' };

/** What each word may mean; undefined for a text in which next to nothing is spelled or said. */
export function meaningsOf(text: string, folded: Folded, words: Words): Meaning[] | undefined {
  const found: Meaning[] = new Array<Meaning>(words.count);
  let telling = 0;
  for (let w = 0; w < words.count; w += 1) {
    const meaning = meaningOf(text, folded, words, w);
    found[w] = meaning;
    if (meaning !== undefined) telling += weightOf(meaning, folded.units[words.start[w] ?? 0] ?? 0);
  }
  return telling < fewest ? undefined : found;
}

/** What half proves that something is spelled counts one; what stands in every text ("a", "i", "and", 5) nothing. */
function weightOf(meaning: NonNullable<Meaning>, unit: number): number {
  switch (meaning.kind) {
    case 'filler':
    case 'link':
    case 'digits':
      return 0;
    case 'single':
      return unit === 0x61 || unit === 0x69 || isDigit(unit) ? 0 : 1;
    case 'number':
      return meaning.value > 9 ? fewest : 1;
    case 'tens':
    case 'hundred':
    case 'thousand':
      return fewest;
    case 'ordinal':
      return meaning.value > 3 ? fewest : 1;
    case 'times':
    case 'letter':
    case 'mark':
      return 1;
  }
}

function meaningOf(text: string, folded: Folded, words: Words, w: number): Meaning {
  const from = words.start[w] ?? 0;
  const to = words.end[w] ?? 0;
  if (to - from > 1) {
    return allDigits(folded, from, to) ? digitRun : speechWords.at(folded, words, w);
  }
  const inContraction =
    isApostrophe(text, (folded.start[from] ?? 0) - 1) || isApostrophe(text, folded.end[from] ?? 0);
  return inContraction || folded.units[from] === hiddenCode ? undefined : single;
}

/** "I'm", "it's": a letter beside an apostrophe is not spelled. */
function isApostrophe(text: string, at: number): boolean {
  const char = text[at];
  return char === "'" || char === '\u2019';
}

function allDigits(folded: Folded, from: number, to: number): boolean {
  for (let i = from; i < to; i += 1) if (!isDigit(folded.units[i])) return false;
  return true;
}

export function isDigit(unit: number | undefined): boolean {
  return unit !== undefined && unit >= 0x30 && unit <= 0x39;
}
