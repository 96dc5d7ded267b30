import { FormatError } from './formatError.ts';
import type { SplitDocument } from './part.ts';
import { splitBuilder } from './splitBuilder.ts';

/** What is known of a table when its next rows come: how it is written, and its first row. */
export interface CsvHead {
  separator: string | undefined;
  readonly header: string[];
  /** Lines before what comes next. */
  lines: number;
  /** Whether the first row is over. */
  inBody: boolean;
}

export function newCsvHead(): CsvHead {
  return { separator: undefined, header: [], lines: 0, inBody: false };
}

/**
 * Takes rows of a CSV text (RFC 4180) apart into cells, with the first row's cell of the same column as context. The
 * separator is the most frequent of comma, semicolon and tab in the first line. Quotes and line ends stay as they
 * are. The first row is searched as well: there may be no header.
 *
 * @param head changes while rows are read; one for all pieces of a table
 * @throws {FormatError} when a quoted cell is not closed
 */
export function splitCsv(source: string, head: CsvHead = newCsvHead()): SplitDocument {
  const builder = splitBuilder(source);
  head.separator ??= separatorOf(source);
  const { separator, header } = head;
  let column = 0;
  let at = 0;
  for (;;) {
    const quoted = source[at] === '"';
    const end = quoted ? quotedEnd(source, at, head.lines) : at;
    const stop = cellStop(source, end, separator);
    const text = quoted
      ? source.slice(at + 1, end - 1).replaceAll('""', '"') + source.slice(end, stop)
      : source.slice(at, stop);
    const write = (redacted: string): string => (quoted ? `"${redacted.replaceAll('"', '""')}"` : redacted);
    const label = head.inBody ? header[column] : undefined;
    builder.part([{ start: at, end: stop, text, write }], label === undefined ? {} : { label });
    if (!head.inBody) header.push(text);
    if (stop >= source.length) break;
    const mark = source.startsWith('\r\n', stop) ? '\r\n' : (source[stop] ?? '');
    column = mark === separator ? column + 1 : 0;
    if (mark !== separator) head.inBody = true;
    at = stop + mark.length;
  }
  head.lines += source.split('\n').length - 1;
  return builder.done();
}

/** One past the last row that is whole, 0 when there is none; what follows waits for more of the table. */
export function wholeRows(source: string, head: CsvHead): number {
  const separator = head.separator ?? separatorOf(source);
  let rows = 0;
  let at = 0;
  while (at < source.length) {
    let end = at;
    if (source[at] === '"') {
      end = closingQuote(source, at);
      if (end < 0) return rows;
    }
    const stop = cellStop(source, end, separator);
    // A carriage return at the end may be half of a line end.
    if (stop >= source.length || (source[stop] === '\r' && stop + 1 >= source.length)) return rows;
    at = stop + (source.startsWith('\r\n', stop) ? 2 : 1);
    if (source[stop] !== separator) rows = at;
  }
  return rows;
}

function separatorOf(source: string): string {
  const line = /^[^\r\n]*/.exec(source)?.[0] ?? '';
  const count = (char: string): number => line.split(char).length;
  return [',', ';', '\t'].reduce((best, char) => (count(char) > count(best) ? char : best));
}

/** One past the closing quote, -1 when there is none; a doubled quote is a quote in the cell. */
function closingQuote(source: string, from: number): number {
  let at = source.indexOf('"', from + 1);
  while (at >= 0 && source[at + 1] === '"') at = source.indexOf('"', at + 2);
  return at < 0 ? -1 : at + 1;
}

function quotedEnd(source: string, from: number, before: number): number {
  const end = closingQuote(source, from);
  if (end >= 0) return end;
  throw new FormatError('a quoted cell is not closed', before + source.slice(0, from).split('\n').length);
}

function cellStop(source: string, from: number, separator: string): number {
  let at = from;
  while (at < source.length && source[at] !== separator && source[at] !== '\n' && source[at] !== '\r')
    at += 1;
  return at;
}
