import { decodeUtf8 } from './utf8.ts';

/** Percent-encoding, character references, and the escapes of JSON and quoted-printable. */
const escapes =
  /(?:%[0-9A-Fa-f]{2}|=[0-9A-F]{2})+|&#(?:\d{1,7}|[xX][0-9A-Fa-f]{1,6});|&(?:amp|period|commat|lowbar|hyphen|plus);|\\u[0-9A-Fa-f]{4}/g;
const hint = /%[0-9A-Fa-f]{2}|&#|&[a-z]{3,6};|=[0-9A-F]{2}|\\u/;
const named: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&period;': '.',
  '&commat;': '@',
  '&lowbar;': '_',
  '&hyphen;': '-',
  '&plus;': '+',
};

/** A text without its escapes, and where each of its units came from. */
export interface Decoded {
  readonly text: string;
  /** The range of the original that a range of the decoded text came from. */
  place(start: number, end: number): { readonly start: number; readonly end: number };
}

/** @returns undefined for a text without escapes */
export function decoded(text: string): Decoded | undefined {
  if (!hint.test(text)) return undefined;
  const from: number[] = [];
  const to: number[] = [];
  let out = '';
  const keep = (start: number, end: number): void => {
    out += text.slice(start, end);
    for (let at = start; at < end; at += 1) {
      from.push(at);
      to.push(at + 1);
    }
  };
  let done = 0;
  for (const { 0: escape, index } of text.matchAll(escapes)) {
    keep(done, index);
    done = index + escape.length;
    out += unescape(escape);
    while (from.length < out.length) {
      from.push(index);
      to.push(done);
    }
  }
  keep(done, text.length);
  return { text: out, place: (start, end) => ({ start: from[start] ?? 0, end: to[end - 1] ?? text.length }) };
}

function unescape(escape: string): string {
  if (escape.startsWith('&')) {
    const point = /^&#[xX]/.test(escape) ? parseInt(escape.slice(3), 16) : parseInt(escape.slice(2), 10);
    return named[escape] ?? (point <= 0x10ffff ? String.fromCodePoint(point) : ' ');
  }
  if (escape.startsWith('\\u')) return String.fromCharCode(parseInt(escape.slice(2), 16));
  const bytes = Uint8Array.from(escape.slice(1).split(/[%=]/), (byte) => parseInt(byte, 16));
  return decodeUtf8(bytes);
}
