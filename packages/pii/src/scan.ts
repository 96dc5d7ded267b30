import { newClues, type Clues } from './clues.ts';
import { foldPoint } from './fold.ts';
import { hiddenCode } from './hidden.ts';

/** What a token is made of. A symbol is one character that is neither letter, digit nor space. */
export const WORD = 1;
export const NUMBER = 2;
export const MIXED = 3;
export const SYMBOL = 4;

/** How a token is written; a token without letters is LOWER. */
export const LOWER = 0;
export const CAPITAL = 1;
export const UPPER = 2;
export const MIXED_CASE = 3;

/** What stands before a token. */
export const NONE = 0;
export const SPACE = 1;
export const LINE = 2;
export const PARAGRAPH = 3;

/**
 * A text in tokens, from one pass: what detectors start from instead of searching the whole text again.
 * Token i is the UTF-16 range [start[i], end[i]); arrays may be longer than `count`.
 *
 * Invisible characters and combining marks belong to the token before them, so that a name with a zero-width space in
 * it is one token. A placeholder is one symbol, one unit long: what is found beside it must not depend on its number, or on
 * how long a keyed token is.
 */
export interface Scan {
  text: string;
  count: number;
  start: Uint32Array;
  end: Uint32Array;
  kind: Uint8Array;
  case: Uint8Array;
  gap: Uint8Array;
  /** Of the token in lower case, without accents, look-alikes of other scripts as Latin, every digit as 0. */
  hash: Uint32Array;
  /** Made on first use, by detectors/cluesOf.ts. */
  readonly clues: Clues;
}

/** Room for a scan; used again for the next text, it allocates nothing unless that is longer. */
export function newScan(least = 64): Scan {
  const tokens = least + beyond;
  return {
    text: '',
    count: 0,
    start: new Uint32Array(tokens),
    end: new Uint32Array(tokens),
    kind: new Uint8Array(tokens),
    case: new Uint8Array(tokens),
    gap: new Uint8Array(tokens),
    hash: new Uint32Array(tokens),
    clues: newClues(tokens),
  };
}

/** FNV-1a, 32 bits (Fowler, Noll, Vo). */
const basis = 0x811c9dc5;
const prime = 0x01000193;
const zero = 0x30;

/** The hash a token has whose folded text is `word`: for tables of words to look tokens up in. */
export function tokenHash(word: string): number {
  const scanned = scan(word);
  if (scanned.count !== 1) throw new RangeError('not one token');
  return scanned.hash[0] ?? 0;
}

const OTHER = 0;
const LETTER = 1;
const CAPITAL_LETTER = 2;
const DIGIT = 3;
const BLANK = 4;
const LINE_END = 5;
const INVISIBLE = 6;

const asciiClass = new Uint8Array(128);
for (let code = 0; code < 128; code += 1) {
  const char = String.fromCharCode(code);
  asciiClass[code] = /[a-z]/.test(char)
    ? LETTER
    : /[A-Z]/.test(char)
      ? CAPITAL_LETTER
      : /[0-9]/.test(char)
        ? DIGIT
        : char === '\n'
          ? LINE_END
          : /\s/.test(char)
            ? BLANK
            : OTHER;
}

interface Character {
  readonly is: number;
  /** UTF-16 units that the hash takes in. */
  readonly units: readonly number[];
}

/** Beyond ASCII, each character is looked at once; the table is bounded, since a text can hold any of a million. */
const seen = new Map<number, Character>();
const mostSeen = 4096;

/**
 * Splits a text into tokens; linear in its length.
 * @param into a scan made before, whose room is used again; what was in it is gone
 */
export function scan(text: string, into: Scan = newScan(Math.max(16, text.length >> 2))): Scan {
  into.text = text;
  into.clues.ready = false;
  into.clues.turn = false;
  let { start, end, kind, case: casing, gap, hash } = into;
  let count = 0;
  let gapNow = NONE;
  let at = 0;
  const length = text.length;
  while (at < length) {
    if (count + beyond >= start.length) {
      grow(into);
      ({ start, end, kind, case: casing, gap, hash } = into);
    }
    const code = text.charCodeAt(at);
    const first = code < 128 ? (asciiClass[code] ?? OTHER) : characterAt(text, at).is;
    if (first === BLANK) {
      if (gapNow === NONE) gapNow = SPACE;
      at += 1;
      continue;
    }
    if (first === LINE_END) {
      gapNow = gapNow >= LINE ? PARAGRAPH : LINE;
      at += 1;
      continue;
    }
    if (first === INVISIBLE) {
      const next = at + widthAt(text, at);
      if (count > 0 && end[count - 1] === at) end[count - 1] = next;
      at = next;
      continue;
    }
    const from = at;
    let value = basis;
    if (code === hiddenCode) {
      at += 1;
      while (at < length && text.charCodeAt(at) === hiddenCode) at += 1;
      value = Math.imul(value ^ code, prime);
      kind[count] = SYMBOL;
      casing[count] = LOWER;
    } else if (first === OTHER) {
      at += widthAt(text, at);
      value = Math.imul(value ^ code, prime);
      kind[count] = SYMBOL;
      casing[count] = LOWER;
    } else {
      let letters = 0;
      let capitals = 0;
      let digits = 0;
      let capitalFirst = false;
      while (at < length) {
        const unit = text.charCodeAt(at);
        if (unit < 128) {
          const is = asciiClass[unit] ?? OTHER;
          if (is === LETTER) {
            value = Math.imul(value ^ unit, prime);
            letters += 1;
          } else if (is === CAPITAL_LETTER) {
            value = Math.imul(value ^ (unit | 0x20), prime);
            if (letters === 0) capitalFirst = true;
            capitals += 1;
            letters += 1;
          } else if (is === DIGIT) {
            value = Math.imul(value ^ zero, prime);
            digits += 1;
          } else {
            break;
          }
          at += 1;
          continue;
        }
        const { is, units } = characterAt(text, at);
        if (is === LETTER || is === CAPITAL_LETTER) {
          if (is === CAPITAL_LETTER) {
            if (letters === 0) capitalFirst = true;
            capitals += 1;
          }
          letters += 1;
        } else if (is === DIGIT) {
          digits += 1;
        } else if (is !== INVISIBLE) {
          break;
        }
        for (const folded of units) value = Math.imul(value ^ folded, prime);
        at += widthAt(text, at);
      }
      kind[count] = digits === 0 ? WORD : letters === 0 ? NUMBER : MIXED;
      casing[count] =
        capitals === 0
          ? LOWER
          : capitals === 1 && capitalFirst
            ? CAPITAL
            : capitals === letters
              ? UPPER
              : MIXED_CASE;
    }
    start[count] = from;
    end[count] = code === hiddenCode ? from + 1 : at;
    gap[count] = gapNow;
    hash[count] = value >>> 0;
    gapNow = NONE;
    count += 1;
  }
  into.count = count;
  for (let i = count; i < count + beyond && i < start.length; i += 1) {
    start[i] = length;
    end[i] = length;
    kind[i] = 0;
    gap[i] = PARAGRAPH;
    hash[i] = 0;
  }
  return into;
}

/** Tokens behind the last are nothing, at the end of the text: what a longer text before left there is gone. */
const beyond = 8;

function widthAt(text: string, at: number): number {
  return (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
}

function characterAt(text: string, at: number): Character {
  const point = text.codePointAt(at) ?? 0;
  const before = seen.get(point);
  if (before !== undefined) return before;
  const found = character(point);
  if (seen.size < mostSeen) seen.set(point, found);
  return found;
}

function character(point: number): Character {
  const char = String.fromCodePoint(point);
  if (/^\p{Nd}$/u.test(char)) return { is: DIGIT, units: [zero] };
  const folded = foldPoint(point);
  if (folded === null) return { is: INVISIBLE, units: [] };
  if (/^[\u0085\u2028\u2029]$/.test(char)) return { is: LINE_END, units: [] };
  if (/^\s$/u.test(char)) return { is: BLANK, units: [] };
  if (!/^[\p{L}\p{No}]$/u.test(char) || folded === '') return { is: OTHER, units: [] };
  return {
    is: /^[\p{Lu}\p{Lt}]$/u.test(char) ? CAPITAL_LETTER : LETTER,
    units: Array.from(folded, (part) => (part >= '0' && part <= '9' ? zero : part.charCodeAt(0))),
  };
}

function grow(scanned: Scan): void {
  const size = scanned.start.length * 2 + 16;
  const longer = (from: Uint32Array): Uint32Array => {
    const to = new Uint32Array(size);
    to.set(from);
    return to;
  };
  const longerBytes = (from: Uint8Array): Uint8Array => {
    const to = new Uint8Array(size);
    to.set(from);
    return to;
  };
  scanned.start = longer(scanned.start);
  scanned.end = longer(scanned.end);
  scanned.hash = longer(scanned.hash);
  scanned.kind = longerBytes(scanned.kind);
  scanned.case = longerBytes(scanned.case);
  scanned.gap = longerBytes(scanned.gap);
}
