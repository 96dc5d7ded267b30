/*
 * SASLprep (RFC 4013) as PostgreSQL applies it to passwords: one that must not be prepared is taken as it is, so that
 * both sides come to the same bytes.
 */

/** Table C.1.2 of RFC 3454: spaces that become U+0020. */
const SPACES = /[\u00a0\u1680\u2000-\u200b\u202f\u205f\u3000]/gu;

/** Table B.1: what is commonly mapped to nothing. */
const NOTHING = /\u00ad|\u034f|\u1806|\u180b|\u180c|\u180d|\u200c|\u200d|\u2060|[\ufe00-\ufe0f]|\ufeff/gu;

/**
 * Tables C.2.1 to C.9: controls, private use, non-characters, surrogates, and characters for layout and tagging. Of table
 * A.1, what Unicode 3.2 had not assigned, the pictographs.
 */
const PROHIBITED =
  /\p{Cc}|\p{Co}|\p{Cs}|\p{Noncharacter_Code_Point}|\u06dd|\u070f|\u180e|[\u200c-\u200f]|[\u2028-\u202e]|[\u2060-\u2063]|[\u206a-\u206f]|[\u2ff0-\u2ffb]|\u0340|\u0341|\ufeff|[\ufff9-\ufffd]|[\u{1d173}-\u{1d17a}]|[\u{1f000}-\u{1faff}]|\u{e0001}|[\u{e0020}-\u{e007f}]/u;

const PLAIN = /^[\x20-\x7e]*$/;

/** A password as it goes into the computation. */
export function prepared(password: string): string {
  if (PLAIN.test(password)) return password;
  const mapped = password.replace(SPACES, ' ').replace(NOTHING, '');
  // PostgreSQL looks at what was mapped, before it is normalised.
  if (mapped === '' || PROHIBITED.test(mapped) || !holdsDirection(mapped)) return password;
  return mapped.normalize('NFKC');
}

const RIGHT_TO_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}]/u;
const LEFT_TO_RIGHT = /\p{Lu}|\p{Ll}|\p{Lt}/u;

/** RFC 3454, section 6, for the scripts that run from right to left: no mixing, and one of theirs at both ends. */
function holdsDirection(text: string): boolean {
  if (!RIGHT_TO_LEFT.test(text)) return true;
  const characters = Array.from(text);
  const ends = [characters[0] ?? '', characters.at(-1) ?? ''];
  return !LEFT_TO_RIGHT.test(text) && ends.every((character) => RIGHT_TO_LEFT.test(character));
}
