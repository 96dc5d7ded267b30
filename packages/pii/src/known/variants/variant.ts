import { fold, foldText } from '../../fold.ts';

/** One spelling of a known value to search for, folded. */
export interface Variant {
  readonly text: string;
  /** Places inside `text` where the searched text may have other characters; `any` means everywhere. */
  readonly gaps: ReadonlySet<number> | 'any';
  /** Most characters that may stand in one gap. */
  readonly widest?: number;
  readonly score: number;
  /** A common word too: a spelling in lower case counts as weak. */
  readonly common?: boolean;
  /** The end of a phone number: digits before it are taken along. */
  readonly phoneTail?: boolean;
  /** Searched with one typing error as well: a character too many, too few, wrong, or swapped with the next. */
  readonly fuzzy?: boolean;
  /** Says too little by itself: weak unless words of this kind stand before it. */
  readonly needs?: Context;
  /** Digits enough to be found with other words between them. */
  readonly loose?: boolean;
}

/** Words before a part of a value that make it telling: "ending in 2671", "born on March 5". */
export type Context = 'ending' | 'birth';

/** How sure a part of a value is, against 1 for the whole. */
export const partScore = 0.9;
export const shortest = 3;
/** Under these lengths one typing error makes too many other words or numbers of a value. */
const fuzzyLetters = 6;
const fuzzyMixed = 7;

/** Scripts in which a name of two characters is usual and words are not parted by spaces. */
export const ideographic =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u;

/** A value as it is; other characters may stand (or miss) wherever the value itself has some. */
export function spelled(value: string, score: number, common = false): Variant[] {
  return plain.test(value) ? plainlySpelled(value, score, common) : foldedSpelling(value, score, common);
}

const plain = /^[\x20-\x7e]*$/;

/** The same for ASCII, which most values are: thousands are compiled for one request. */
function plainlySpelled(value: string, score: number, common: boolean): Variant[] {
  const places: number[] = [];
  let widest = 0;
  let text = '';
  let done = 0;
  for (let i = 0; i < value.length; i += 1) {
    if (!isPlain(value.charCodeAt(i))) continue;
    const from = i;
    while (i + 1 < value.length && isPlain(value.charCodeAt(i + 1))) i += 1;
    if (text !== '') {
      places.push(text.length);
      widest = Math.max(widest, 2 * (from - done));
    }
    done = i + 1;
    text += value.slice(from, done);
  }
  if (isTooShort(text)) return [];
  return [{ text: text.toLowerCase(), gaps: gapsAt(places), widest, score, common }];
}

/** The same set for the same places: thousands of spellings have one of a few. */
const shared = new Map<number, ReadonlySet<number>>();
const mostShared = 1024;
const highestPlace = 30;

function gapsAt(places: readonly number[]): ReadonlySet<number> {
  let bits = 0;
  for (const place of places) {
    if (place > highestPlace) return new Set(places);
    bits |= 1 << place;
  }
  const before = shared.get(bits);
  if (before !== undefined) return before;
  const gaps = new Set(places);
  if (shared.size < mostShared) shared.set(bits, gaps);
  return gaps;
}

/** A letter or digit of ASCII. */
function isPlain(code: number): boolean {
  const lower = code | 0x20;
  return (code >= 0x30 && code <= 0x39) || (lower >= 0x61 && lower <= 0x7a);
}

function isTooShort(text: string): boolean {
  return text.length < 2 || (text.length < shortest && /\d/.test(text));
}

function foldedSpelling(value: string, score: number, common: boolean): Variant[] {
  const folded = fold(value);
  const gaps = new Set<number>();
  let widest = 0;
  let text = '';
  for (let i = 0; i < folded.length; i += 1) {
    text += String.fromCharCode(folded.units[i] ?? 0);
    if (i === 0 || folded.end[i - 1] === folded.start[i]) continue;
    const gap = value.slice(folded.end[i - 1], folded.start[i]);
    if (gap !== '') gaps.add(i);
    // Twice the longer of composed and decomposed: the same value may be written with more space or other marks.
    widest = Math.max(widest, 2 * Math.max(gap.length, gap.normalize('NFKD').length));
  }
  if (isTooShort(text)) return [];
  return [{ text, gaps, widest, score, common }];
}

/** A value as it is, as a whole. */
export function whole(value: string): Variant[] {
  const folded = foldText(value);
  return spelled(value, 1, folded.length < shortest && !ideographic.test(folded));
}

/** The same variants, to be found with a typing error too where they are long enough for it. */
export function withErrors(variants: readonly Variant[]): Variant[] {
  return variants.map((variant) => {
    const { text } = variant;
    if (text.length < fuzzyLetters || (text.length < fuzzyMixed && /\d/.test(text))) return variant;
    return !plain.test(text) && ideographic.test(text) ? variant : { ...variant, fuzzy: true };
  });
}
