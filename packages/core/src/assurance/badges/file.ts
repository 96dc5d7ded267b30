import type { Direction } from './event.ts';

/** Which column of a file says what, by its heading. */
export interface BadgeColumns {
  readonly at: string;
  readonly door: string;
  readonly badge: string;
  readonly direction: string | null;
  readonly result: string | null;
  readonly id: string | null;
}

/** One happening as a badge system tells it: the reader's code, the number on the badge. `at` in epoch milliseconds. */
export interface ToldBadge {
  readonly id: string | null;
  readonly at: number;
  readonly door: string;
  readonly badge: string;
  readonly direction: Direction;
  readonly result: 'granted' | 'denied';
}

export type LineProblem = 'cells' | 'time' | 'door' | 'badge' | 'direction' | 'result' | 'quote';

/** A file as it was understood. A line that was not is named by its number and what is wrong, never by what it says. */
export interface BadgeFile {
  readonly headings: readonly string[];
  /** Columns that were named and are not there. */
  readonly missing: readonly string[];
  readonly events: readonly ToldBadge[];
  readonly unread: readonly { readonly line: number; readonly problem: LineProblem }[];
}

const IN: ReadonlySet<string> = new Set(['in', 'entry', 'enter', 'entrance', '1']);
const OUT: ReadonlySet<string> = new Set(['out', 'exit', 'leave', '0']);
const YES: ReadonlySet<string> = new Set([
  'granted',
  'allowed',
  'ok',
  'success',
  'access granted',
  'open',
  '1',
  'true',
]);
const NO: ReadonlySet<string> = new Set([
  'denied',
  'refused',
  'rejected',
  'failed',
  'access denied',
  '0',
  'false',
]);

const LONGEST_CELL = 120;

/**
 * Reads what a badge system wrote into a file (RFC 4180, comma or semicolon), leniently: what cannot be read is told line by
 * line, the rest counts.
 * @param utcOffsetMinutes of times that name no zone
 */
export function readBadgeFile(text: string, columns: BadgeColumns, utcOffsetMinutes: number): BadgeFile {
  const body = text.startsWith('\uFEFF') ? text.slice(1) : text;
  const lines = body.split(/\r\n|\n|\r/);
  const first = lines[0] ?? '';
  const separator = !first.includes(',') && first.includes(';') ? ';' : ',';
  const headings = (cellsOf(first, separator) ?? []).map((cell) => cell.trim());
  const place = new Map(headings.map((heading, at) => [heading.toLowerCase(), at]));
  const named = Object.values(columns).filter((column): column is string => column !== null);
  const missing = named.filter((column) => !place.has(column.trim().toLowerCase()));
  if (missing.length > 0) return { headings, missing, events: [], unread: [] };

  const events: ToldBadge[] = [];
  const unread: { line: number; problem: LineProblem }[] = [];
  for (const [nth, line] of lines.entries()) {
    if (nth === 0 || line.trim() === '') continue;
    const cells = cellsOf(line, separator);
    const cell = (column: string | null): string =>
      column === null ? '' : (cells?.[place.get(column.trim().toLowerCase()) ?? -1] ?? '').trim();
    const read =
      cells === null
        ? 'quote'
        : cells.length !== headings.length
          ? 'cells'
          : toldOf((name) => cell(columns[name]), utcOffsetMinutes);
    if (typeof read === 'string') unread.push({ line: nth + 1, problem: read });
    else events.push(read);
  }
  return { headings, missing, events, unread };
}

function toldOf(cell: (name: keyof BadgeColumns) => string, offset: number): ToldBadge | LineProblem {
  const at = timeOf(cell('at'), offset);
  if (at === null) return 'time';
  const [door, badge] = [cell('door'), cell('badge')];
  if (door === '' || door.length > LONGEST_CELL) return 'door';
  if (badge === '' || badge.length > LONGEST_CELL) return 'badge';
  const direction = wordOf(cell('direction'), IN, OUT);
  if (direction === undefined) return 'direction';
  const result = wordOf(cell('result'), YES, NO);
  if (result === undefined) return 'result';
  return {
    ...{ id: cell('id') || null, at, door, badge },
    direction: direction === null ? 'unknown' : direction ? 'in' : 'out',
    // A system that tells only of doors that opened has no such column.
    result: result === false ? 'denied' : 'granted',
  };
}

/** @returns null for an empty cell, undefined for a word that is neither */
function wordOf(cell: string, yes: ReadonlySet<string>, no: ReadonlySet<string>): boolean | null | undefined {
  const word = cell.toLowerCase();
  if (word === '') return null;
  return yes.has(word) ? true : no.has(word) ? false : undefined;
}

const TIME = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?)\s*(Z|[+-]\d\d:\d\d)?$/;

/** Epoch milliseconds of a date and time; null for what is none. */
function timeOf(cell: string, offset: number): number | null {
  const [, day, clock, zone] = TIME.exec(cell) ?? [];
  if (day === undefined || clock === undefined) return null;
  const at = Date.parse(`${day}T${clock}${zone ?? 'Z'}`);
  if (Number.isNaN(at)) return null;
  return zone === undefined ? at - offset * 60_000 : at;
}

/** Cells of one line; null where a quotation mark is not closed. A cell of a badge system holds no line break. */
function cellsOf(line: string, separator: string): readonly string[] | null {
  const cells: string[] = [];
  let [cell, quoted] = ['', false];
  for (let at = 0; at < line.length; at += 1) {
    const character = line[at] ?? '';
    if (quoted && character === '"' && line[at + 1] === '"') {
      cell += '"';
      at += 1;
    } else if (character === '"') quoted = !quoted;
    else if (character === separator && !quoted) {
      cells.push(cell);
      cell = '';
    } else cell += character;
  }
  return quoted ? null : [...cells, cell];
}
