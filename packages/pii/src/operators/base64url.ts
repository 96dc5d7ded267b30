const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const values: ReadonlyMap<string, number> = new Map(Array.from(alphabet, (char, i) => [char, i]));

/** Bytes in base64url without padding (RFC 4648, 5). */
export function toBase64Url(bytes: Uint8Array): string {
  let out = '';
  let bits = 0;
  let held = 0;
  for (const byte of bytes) {
    bits = ((bits << 8) | byte) & 0xffff;
    held += 8;
    while (held >= 6) {
      held -= 6;
      out += alphabet.charAt((bits >> held) & 63);
    }
  }
  return held === 0 ? out : out + alphabet.charAt((bits << (6 - held)) & 63);
}

/** The bytes of a text in base64url; undefined for any other character. */
export function fromBase64Url(text: string): Uint8Array | undefined {
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
  let size = 0;
  let bits = 0;
  let held = 0;
  for (const char of text) {
    const value = values.get(char);
    if (value === undefined) return undefined;
    bits = ((bits << 6) | value) & 0xffff;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    bytes[size] = (bits >> held) & 0xff;
    size += 1;
  }
  return bytes;
}
