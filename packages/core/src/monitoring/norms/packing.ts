const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const valueOf: ReadonlyMap<string, number> = new Map(Array.from(digits, (digit, value) => [digit, value]));

/** Bytes as text, unpadded base64url (RFC 4648 section 5), for a snapshot. */
export function packed(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const [a = 0, b = 0, c = 0] = bytes.subarray(at, at + 3);
    const group = (digits[a >> 2] ?? '') + (digits[((a & 3) << 4) | (b >> 4)] ?? '');
    const rest = (digits[((b & 15) << 2) | (c >> 6)] ?? '') + (digits[c & 63] ?? '');
    text += group + rest.slice(0, Math.max(0, bytes.length - at - 1));
  }
  return text;
}

/** Reads what `packed` wrote into `bytes`, as far as it has room. */
export function unpackInto(text: string, bytes: Uint8Array): void {
  let held = 0;
  let bits = 0;
  let at = 0;
  for (const digit of text) {
    held = ((held << 6) | (valueOf.get(digit) ?? 0)) & 0xffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    if (at < bytes.length) bytes[at] = (held >> bits) & 255;
    at += 1;
  }
}
