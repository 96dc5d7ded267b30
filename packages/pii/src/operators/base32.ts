/** The lower-case alphabet of RFC 4648, 5 bits a character: read aloud, none is taken for another. */
export const base32Alphabet = 'abcdefghijklmnopqrstuvwxyz234567';

/** The first `length` characters of bytes in base 32, without padding. */
export function base32(bytes: Uint8Array, length: number): string {
  let out = '';
  let bits = 0;
  let held = 0;
  for (const byte of bytes) {
    bits = ((bits << 8) | byte) & 0xfff;
    held += 8;
    while (held >= 5 && out.length < length) {
      held -= 5;
      out += base32Alphabet.charAt((bits >> held) & 31);
    }
  }
  return out;
}
