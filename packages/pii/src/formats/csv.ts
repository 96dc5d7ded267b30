import { FormatError } from './formatError.ts';
import type { RedactPart } from './part.ts';

/**
 * Redacts the cells of a CSV text (RFC 4180), with the first row's cell of the same column as context. The
 * separator is the most frequent of comma, semicolon and tab in the first line. Cells without findings, quotes
 * and line ends stay as they are. The first row is redacted as well: there may be no header.
 *
 * @throws {FormatError} when a quoted cell is not closed
 */
export function redactCsv(source: string, redactPart: RedactPart): string {
  const separator = separatorOf(source);
  const header: string[] = [];
  const out: string[] = [];
  let row = 0;
  let column = 0;
  let at = 0;
  for (;;) {
    const quoted = source[at] === '"';
    const end = quoted ? quotedEnd(source, at) : at;
    const stop = cellStop(source, end, separator);
    const raw = source.slice(at, stop);
    const value = quoted
      ? source.slice(at + 1, end - 1).replaceAll('""', '"') + source.slice(end, stop)
      : raw;
    const redacted = redactPart(value, row === 0 ? undefined : header[column]);
    if (row === 0) header.push(value);
    out.push(redacted === value ? raw : quoted ? `"${redacted.replaceAll('"', '""')}"` : redacted);
    if (stop >= source.length) return out.join('');
    const mark = source.startsWith('\r\n', stop) ? '\r\n' : (source[stop] ?? '');
    out.push(mark);
    column = mark === separator ? column + 1 : 0;
    if (mark !== separator) row += 1;
    at = stop + mark.length;
  }
}

function separatorOf(source: string): string {
  const line = /^[^\r\n]*/.exec(source)?.[0] ?? '';
  const count = (char: string): number => line.split(char).length;
  return [',', ';', '\t'].reduce((best, char) => (count(char) > count(best) ? char : best));
}

/** One past the closing quote; a doubled quote is a quote in the cell. */
function quotedEnd(source: string, from: number): number {
  let at = source.indexOf('"', from + 1);
  while (at >= 0 && source[at + 1] === '"') at = source.indexOf('"', at + 2);
  if (at < 0) throw new FormatError('a quoted cell is not closed', source.slice(0, from).split('\n').length);
  return at + 1;
}

function cellStop(source: string, from: number, separator: string): number {
  let at = from;
  while (at < source.length && source[at] !== separator && source[at] !== '\n' && source[at] !== '\r')
    at += 1;
  return at;
}
