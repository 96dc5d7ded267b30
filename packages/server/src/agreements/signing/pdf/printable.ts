/**
 * The characters that the standard fonts of PDF can print (WinAnsiEncoding, ISO 32000-1 annex D) besides printable
 * ASCII and Latin-1: 0x80 to 0x9F of Windows-1252.
 */
const EXTRA = new Set('€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ');

/** What was printed, and whether anything had to be spelt out. */
export interface Printable {
  readonly text: string;
  readonly spelt: number;
}

/**
 * A text as the standard fonts can print it. What they cannot is spelt out as its code point, `[U+682A]`: nothing is
 * dropped or replaced by a look-alike, so no meaning is lost without the reader seeing it. The exact text is attached.
 * @returns the text, and how many characters were spelt out
 */
export function printable(text: string): Printable {
  let spelt = 0;
  // NFC: a letter and its accent as one character, which the fonts have, instead of two, which they have not.
  const printed = Array.from(text.normalize('NFC'), (character) => {
    if (character === '\n' || isPrintable(character)) return character;
    if (character === '\t') return ' ';
    spelt += 1;
    return `[U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`;
  });
  return { text: printed.join(''), spelt };
}

function isPrintable(character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  // 0xAD, the soft hyphen, is invisible in some viewers and printed in others.
  return (
    (code >= 0x20 && code < 0x7f) || (code >= 0xa0 && code <= 0xff && code !== 0xad) || EXTRA.has(character)
  );
}
