/** Bytes as a string of one character each (0 to 255): offsets in it are offsets in the file. */
export type Binary = string;

/** Of the Encoding standard: in Node and in every browser, though not among the types of the language itself. */
declare const TextDecoder: new (
  label: string,
  options: { readonly fatal: boolean; readonly ignoreBOM: boolean },
) => { decode(bytes: Uint8Array): string };

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const values = new Map(Array.from(alphabet, (char, value) => [char, value]));

/** @returns undefined for what is no whole base64 (RFC 4648; line ends between) */
export function fromBase64(text: string): Binary | undefined {
  const compact = text.replace(/[\s]+/g, '');
  const body = compact.replace(/={0,2}$/, '');
  if (compact.length % 4 !== 0 || body.length % 4 === 1) return undefined;
  const out: string[] = [];
  let bits = 0;
  let held = 0;
  for (const char of body) {
    const value = values.get(char);
    if (value === undefined) return undefined;
    held = ((held << 6) | value) & 0xffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    out.push(String.fromCharCode((held >> bits) & 0xff));
  }
  return out.join('');
}

/** Base64 in lines of 76 characters. */
export function toBase64(binary: Binary, lineEnd = '\r\n'): string {
  let out = '';
  for (let at = 0; at < binary.length; at += 3) {
    const left = Math.min(3, binary.length - at);
    let group = 0;
    for (let i = 0; i < 3; i += 1) group = (group << 8) | (i < left ? binary.charCodeAt(at + i) : 0);
    for (let i = 0; i < 4; i += 1) out += i <= left ? (alphabet[(group >> (18 - 6 * i)) & 63] ?? '') : '=';
  }
  return lineEnd === '' ? out : (out.match(/.{1,76}/g) ?? []).join(lineEnd);
}

/** Undoes quoted-printable (RFC 2045); what is not well written stays as it is. */
export function fromQuotedPrintable(text: string): Binary {
  return text
    .replace(/[ \t]+(?=\r?\n|$)/g, '')
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** Quoted-printable in lines of at most 76 characters; line ends stay line ends. */
export function toQuotedPrintable(binary: Binary, lineEnd = '\r\n'): string {
  return binary
    .split(/\r?\n/)
    .map((line) => {
      const encoded = line.replace(/[^\t\x20-\x3c\x3e-\x7e]|[\t ]$/g, (char) => {
        return `=${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
      });
      return softLines(encoded).join(`=${lineEnd}`);
    })
    .join(lineEnd);
}

/** Longest line before its soft break. */
const softLine = 75;

function softLines(encoded: string): string[] {
  const lines: string[] = [];
  let start = 0;
  while (encoded.length - start > softLine) {
    let end = start + softLine;
    // A break may not part an escape.
    if (encoded[end - 1] === '=') end -= 1;
    else if (encoded[end - 2] === '=') end -= 2;
    lines.push(encoded.slice(start, end));
    start = end;
  }
  return [...lines, encoded.slice(start)];
}

/** UTF-8 bytes of a text; an unpaired surrogate becomes U+FFFD. */
export function toUtf8(text: string): Binary {
  let out = '';
  for (const char of text.toWellFormed()) {
    const point = char.codePointAt(0) ?? 0;
    if (point < 0x80) out += char;
    else if (point < 0x800) out += bytesOf(0xc0 | (point >> 6), point & 63);
    else if (point < 0x10000) out += bytesOf(0xe0 | (point >> 12), (point >> 6) & 63, point & 63);
    else out += bytesOf(0xf0 | (point >> 18), (point >> 12) & 63, (point >> 6) & 63, point & 63);
  }
  return out;
}

function bytesOf(first: number, ...rest: readonly number[]): Binary {
  return String.fromCharCode(first, ...rest.map((bits) => 0x80 | bits));
}

/**
 * The text of bytes in a character set. Bytes that are no UTF-8, though they say so, are read as Windows-1252, which
 * reads any; so nothing in ASCII is missed.
 * @returns undefined for a character set that nobody knows
 */
export function decodeCharset(binary: Binary, charset: string): string | undefined {
  const bytes = Uint8Array.from(binary, (char) => char.charCodeAt(0));
  try {
    return new TextDecoder(charset === '' ? 'utf-8' : charset, { fatal: true, ignoreBOM: true }).decode(
      bytes,
    );
  } catch (error) {
    // A RangeError says that the label is unknown.
    if (error instanceof RangeError) return undefined;
    return new TextDecoder('windows-1252', { fatal: false, ignoreBOM: true }).decode(bytes);
  }
}
