import type { Detector } from './span.ts';

/**
 * What a detector begins at, as bits: one of them must be in a text, or the text need not be searched. Most of them find
 * nothing in most texts, and of a turn of three words to call each would cost more than to read it.
 */
export const DIGIT = 1;
/** A word or phrase that names a subject. */
export const CUE = 1 << 1;
export const LONG = 1 << 2;
export const SPOKEN = 1 << 3;
export const WRITTEN = 1 << 4;
/** The turn before asked for something. */
export const ASKED = 1 << 5;
/** An at sign, wide or percent-encoded. */
export const AT = 1 << 6;
export const COLON = 1 << 7;
export const DOT = 1 << 8;
export const DASH = 1 << 9;

/** Two letters said one by one, or by their names. */
export const SPELLED = 1 << 11;

/** What every text has. */
export const ANYTHING = 1 << 10;

const masks = new WeakMap<readonly Detector[], Int16Array>();
/** What was asked for last, which is asked for again with nearly every text. */
let last: { readonly detectors: readonly Detector[]; readonly begins: Int16Array } | undefined;

/** For each detector of a list what it begins at; lists do not change. */
export function beginsOf(detectors: readonly Detector[]): Int16Array {
  if (last?.detectors === detectors) return last.begins;
  const begins =
    masks.get(detectors) ?? Int16Array.from(detectors, (detector) => detector.begins ?? ANYTHING);
  masks.set(detectors, begins);
  last = { detectors, begins };
  return begins;
}

const ascii = new Int16Array(128);
ascii[0x25] = AT;
ascii[0x40] = AT;
ascii[0x3a] = COLON;
ascii[0x2e] = DOT;
ascii[0x2d] = DASH;
const wideAt = 0xff20;

/** What a symbol is for a detector to begin at. */
export function signOf(code: number): number {
  return code < 128 ? (ascii[code] ?? 0) : code === wideAt ? AT : 0;
}
