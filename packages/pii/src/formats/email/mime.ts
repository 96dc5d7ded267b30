import { FormatError } from '../formatError.ts';
import type { Binary } from './encodings.ts';
import { lineEnd, readHeaders, readParameters, type Header, type Parameterised } from './headers.ts';

/** A message or a part of one: its headers, and its body or the parts of it (RFC 2045, 2046). */
export interface MimeEntity {
  readonly headers: readonly Header[];
  /** Where the headers begin, and where the body does. */
  readonly start: number;
  readonly bodyStart: number;
  readonly bodyEnd: number;
  readonly type: Parameterised;
  /** Of the body's transfer; lower case, empty when none is given. */
  readonly encoding: string;
  readonly parts: readonly MimeEntity[];
  /** Text before the first and after the last boundary, which readers do not show. */
  readonly hidden: readonly (readonly [start: number, end: number])[];
}

const deepest = 20;
const mostParts = 2000;

/**
 * Reads the tree of a message.
 * @throws {FormatError} for headers that are none, and for a multipart that does not end
 */
export function readMime(source: Binary, start = 0, limit = source.length, depth = 0): MimeEntity {
  const read = readHeaders(source, start, limit);
  if (read === undefined) throw new FormatError('not the headers of an e-mail message');
  const { headers, body } = read;
  const type = readParameters(headerOf(headers, 'content-type')?.raw ?? 'text/plain');
  const encoding = (headerOf(headers, 'content-transfer-encoding')?.raw ?? '').trim().toLowerCase();
  const entity = { headers, start, bodyStart: body, bodyEnd: limit, type, encoding };
  if (!type.value.startsWith('multipart/')) return { ...entity, parts: [], hidden: [] };
  if (depth >= deepest) throw new FormatError('a message with too many levels');
  const boundary = type.parameters.get('boundary') ?? '';
  if (boundary === '') throw new FormatError('a multipart without its boundary');
  const { ranges, hidden } = split(source, body, limit, boundary);
  const parts = ranges.map(([from, to]) => readMime(source, from, to, depth + 1));
  return { ...entity, parts, hidden };
}

/** The one header of that name. Two could be read in two ways, so a message with two of a structural kind is refused. */
export function headerOf(headers: readonly Header[], name: string): Header | undefined {
  const [first, second] = headers.filter((header) => header.name === name);
  if (second !== undefined) throw new FormatError('a structural header stands twice');
  return first;
}

type Range = readonly [start: number, end: number];

function split(
  source: Binary,
  start: number,
  limit: number,
  boundary: string,
): { readonly ranges: readonly Range[]; readonly hidden: readonly Range[] } {
  const mark = `--${boundary}`;
  const ranges: Range[] = [];
  let from: number | undefined;
  let before: number | undefined;
  for (let at = start; at < limit;) {
    const line = lineEnd(source, at, limit);
    const rest = source.startsWith(mark, at)
      ? source.slice(at + mark.length, line.text).trimEnd()
      : undefined;
    if (rest === '' || rest === '--') {
      // The line end before a boundary belongs to the boundary.
      const end = Math.max(from ?? start, source[at - 2] === '\r' ? at - 2 : at - 1);
      if (from === undefined) before = end;
      else ranges.push([from, end]);
      if (ranges.length > mostParts) throw new FormatError('a message with too many parts');
      if (rest === '--')
        return { ranges, hidden: hiddenRanges([start, before ?? start], [line.text, limit]) };
      from = line.next;
    }
    at = line.next;
  }
  throw new FormatError('ends inside a multipart message');
}

function hiddenRanges(...ranges: readonly Range[]): readonly Range[] {
  return ranges.filter(([start, end]) => start < end);
}
