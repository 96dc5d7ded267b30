import {
  decodeCharset,
  fromBase64,
  fromQuotedPrintable,
  toBase64,
  toUtf8,
  type Binary,
} from './encodings.ts';

/** A header field with its place in the source. */
export interface Header {
  /** In lower case. */
  readonly name: string;
  /** Where the field begins, and one past its last line end. */
  readonly start: number;
  readonly end: number;
  /** The value with its folding, without the line end. */
  readonly valueStart: number;
  readonly valueEnd: number;
  /** The value unfolded, as it is written. */
  readonly raw: Binary;
}

const encodedWord = /=\?([\w-]+)(?:\*[\w-]*)?\?([bq])\?([^?\s]*)\?=/gi;

/**
 * Reads the header fields from `start` on.
 * @returns the fields and where the body begins; undefined for a line that is no field
 */
export function readHeaders(
  source: Binary,
  start: number,
  limit: number,
): { readonly headers: readonly Header[]; readonly body: number } | undefined {
  const headers: Header[] = [];
  let at = start;
  while (at < limit) {
    const line = lineEnd(source, at, limit);
    if (source.slice(at, line.text) === '') return { headers, body: line.next };
    let last = line;
    while (last.next < limit && /[ \t]/.test(source[last.next] ?? ''))
      last = lineEnd(source, last.next, limit);
    const name = /^([!-9;-~]+)[ \t]*:[ \t]*/.exec(source.slice(at, line.text));
    if (name === null) return undefined;
    const valueStart = at + name[0].length;
    headers.push({
      name: (name[1] ?? '').toLowerCase(),
      start: at,
      end: last.next,
      valueStart,
      valueEnd: last.text,
      raw: source.slice(valueStart, last.text).replace(/\r?\n(?=[ \t])/g, ''),
    });
    at = last.next;
  }
  return { headers, body: limit };
}

/** Where the text of the line at `at` ends, and where the next line begins. */
export function lineEnd(
  source: Binary,
  at: number,
  limit: number,
): { readonly text: number; readonly next: number } {
  const stop = source.indexOf('\n', at);
  if (stop < 0 || stop >= limit) return { text: limit, next: limit };
  return { text: source[stop - 1] === '\r' && stop > at ? stop - 1 : stop, next: stop + 1 };
}

/** A header value as a reader sees it: encoded words (RFC 2047) and raw UTF-8 (RFC 6532) decoded. */
export function decodeHeader(raw: Binary): string {
  const joined = raw.replace(/(\?=)[ \t]+(?==\?)/g, '$1');
  const text = /[^\0-\x7f]/.test(joined) ? (decodeCharset(joined, 'utf-8') ?? joined) : joined;
  return text.replace(encodedWord, (whole, charset: string, how: string, body: string) => {
    const bytes =
      how.toLowerCase() === 'b' ? fromBase64(padded(body)) : fromQuotedPrintable(body.replaceAll('_', ' '));
    return bytes === undefined ? whole : (decodeCharset(bytes, charset) ?? whole);
  });
}

function padded(base64: string): string {
  return base64.padEnd(Math.ceil(base64.length / 4) * 4, '=');
}

const special = '\\s<>"(),;:@';
const outsideAscii = new RegExp(
  `[^${special}]*[^\\0-\\x7f][^${special}]*(?:[ \\t]+[^${special}]*[^\\0-\\x7f][^${special}]*)*`,
  'g',
);
/** Bytes in one encoded word, which may not be longer than 75 characters. */
const bytesAWord = 42;

/** A header value in ASCII, folded before it is too long. Line ends in the text become spaces: they would end the field. */
export function encodeHeader(text: string, lineEnd: string): Binary {
  const ascii = text.replace(/[\r\n\0]+/g, ' ').replace(outsideAscii, encodeWords);
  return (ascii.match(/\S.{0,70}\S*(?:[ \t]+|$)|.+/g) ?? [ascii])
    .map((line) => line.trimEnd())
    .join(`${lineEnd} `);
}

function encodeWords(text: string): string {
  const words: string[] = [];
  let word = '';
  for (const char of text) {
    const bytes = toUtf8(char);
    if (word.length + bytes.length > bytesAWord) {
      words.push(word);
      word = '';
    }
    word += bytes;
  }
  return [...words, word].map((bytes) => `=?utf-8?B?${toBase64(bytes, '')}?=`).join(' ');
}

/** A media type or disposition with its parameters, names in lower case (RFC 2045; simple form of RFC 2231). */
export interface Parameterised {
  readonly value: string;
  readonly parameters: ReadonlyMap<string, string>;
}

const parameter = /;\s*([\w!#$%&'*+.^`|~-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;\s]*))/g;

export function readParameters(raw: string): Parameterised {
  const parameters = new Map<string, string>();
  for (const [, name = '', quoted, bare = ''] of raw.matchAll(parameter)) {
    parameters.set(name.toLowerCase(), quoted === undefined ? bare : quoted.replace(/\\(.)/g, '$1'));
  }
  return { value: (raw.split(';')[0] ?? '').trim().toLowerCase(), parameters };
}
