import { hiddenCode } from '../hidden.ts';

/** Character tests on UTF-16 code units, shared by the detectors. All are safe on NaN (past the end). */

export function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

/** ASCII letter, or any code unit from U+00C0 up that is not a hidden placeholder or general punctuation. */
export function isLetter(code: number): boolean {
  const lower = code | 0x20;
  if (lower >= 0x61 && lower <= 0x7a) return true;
  return code >= 0xc0 && code !== hiddenCode && !(code >= 0x2000 && code <= 0x206f) && !isWideSpace(code);
}

export function isAlnum(code: number): boolean {
  return isDigit(code) || isLetter(code);
}

export function isHex(code: number): boolean {
  const lower = code | 0x20;
  return isDigit(code) || (lower >= 0x61 && lower <= 0x66);
}

/** Letters, digits, `_` and `-`: the alphabet of base64url and of most issued tokens. */
export function isTokenChar(code: number): boolean {
  const lower = code | 0x20;
  return isDigit(code) || (lower >= 0x61 && lower <= 0x7a) || code === 0x5f || code === 0x2d;
}

/** White space in the sense of `\s`, and the code unit that hides a placeholder. */
export function isBreak(code: number): boolean {
  return code <= 0x20 || code === 0xa0 || code === hiddenCode || isWideSpace(code);
}

function isWideSpace(code: number): boolean {
  return (
    code === 0x1680 ||
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x3000 ||
    code === 0xfeff
  );
}

/** Where a run of code units that satisfy `test` ends, at most `limit` further on. */
export function runEnd(
  text: string,
  from: number,
  test: (code: number) => boolean,
  limit = text.length,
): number {
  const stop = Math.min(text.length, from + limit);
  let at = from;
  while (at < stop && test(text.charCodeAt(at))) at += 1;
  return at;
}

/** Where a run that ends before `to` begins, at most `limit` back. */
export function runStart(text: string, to: number, test: (code: number) => boolean, limit: number): number {
  const stop = Math.max(0, to - limit);
  let at = to;
  while (at > stop && test(text.charCodeAt(at - 1))) at -= 1;
  return at;
}
