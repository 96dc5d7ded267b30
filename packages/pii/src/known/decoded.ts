import { fold, type Folded } from '../fold.ts';
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

/**
 * A text with its escapes decoded and then folded; each unit still says where it came from.
 * @returns undefined for a text without escapes
 */
export function decodedFold(text: string): Folded | undefined {
  if (!hint.test(text)) return undefined;
  const from: number[] = [];
  const to: number[] = [];
  let decoded = '';
  const add = (piece: string, start: number, end: number, apart: boolean): void => {
    decoded += piece;
    for (let i = 0; i < piece.length; i += 1) {
      from.push(apart ? start + i : start);
      to.push(apart ? start + i + 1 : end);
    }
  };
  let done = 0;
  for (const { 0: escape, index } of text.matchAll(escapes)) {
    add(text.slice(done, index), done, index, true);
    add(unescape(escape), index, index + escape.length, false);
    done = index + escape.length;
  }
  add(text.slice(done), done, text.length, true);
  const { units, start, end, length } = fold(decoded);
  return {
    units,
    length,
    start: start.map((at) => from[at] ?? 0),
    end: end.map((at) => to[at - 1] ?? 0),
  };
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
