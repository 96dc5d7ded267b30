/** Stands for bytes that are no UTF-8. */
const broken = '\ufffd';

/** Bytes as text; each byte that belongs to no character becomes U+FFFD. Pure, where `TextDecoder` is of the platform. */
export function decodeUtf8(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length;) {
    const first = bytes[at] ?? 0;
    const size =
      first < 0x80 ? 1 : first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;
    let point = size < 2 ? first : first & (0x7f >> size);
    let complete = size > 0;
    for (let i = 1; i < size; i += 1) {
      const next = bytes[at + i] ?? 0;
      if (next >> 6 !== 2) complete = false;
      point = (point << 6) | (next & 0x3f);
    }
    complete &&= size < 3 || (point >= (size === 3 ? 0x800 : 0x10000) && point <= 0x10ffff);
    text += complete ? String.fromCodePoint(point) : broken;
    at += complete ? size : 1;
  }
  return text;
}
