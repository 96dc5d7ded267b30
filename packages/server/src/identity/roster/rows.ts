import { Failure } from '@cordon/core/kernel';
import { readTable, wrong } from './csv.ts';
import { MOST_PEOPLE, rosterRow, type RosterRow } from './schemas.ts';

const COLUMNS: ReadonlyMap<string, keyof RosterRow> = new Map(
  (
    [
      'userName',
      'name',
      'email',
      'role',
      'accessRole',
      'purpose',
      'site',
      'agreement',
      'shift',
      'active',
    ] as const
  ).map((column) => [column.toLowerCase(), column]),
);

const WORDS: ReadonlyMap<string, boolean> = new Map(
  Object.entries({
    true: true,
    yes: true,
    '1': true,
    active: true,
    false: false,
    no: false,
    '0': false,
    inactive: false,
  }),
);

/**
 * A roster as CSV: `userName` and any of name, email, role, accessRole, purpose, site, agreement, shift and active. An empty cell unassigns
 * what can be unassigned and leaves the rest as it is.
 * @throws Failure `bad-request` with the line
 */
export function rowsOfCsv(csv: string): readonly RosterRow[] {
  return readTable(csv, COLUMNS).map(({ line, cells }) => {
    const row = Object.fromEntries(
      Object.entries(cells).flatMap(([column, value]): [string, unknown][] => {
        if (column === 'active') return value === '' ? [] : [[column, wordOf(value, line)]];
        if (value !== '') return [[column, value]];
        return ['name', 'role'].includes(column) ? [] : [[column, column === 'userName' ? '' : null]];
      }),
    );
    const read = rosterRow.safeParse(row);
    if (read.success) return read.data;
    throw wrong(line, `${String(read.error.issues[0]?.path[0] ?? 'it')} is missing or not well formed`);
  });
}

function wordOf(value: string, line: number): boolean {
  const active = WORDS.get(value.toLowerCase());
  if (active === undefined) throw wrong(line, 'active is yes or no');
  return active;
}

/** @throws Failure `bad-request` when there are too many, and for somebody who stands in it twice */
export function checkRows(rows: readonly RosterRow[]): void {
  if (rows.length > MOST_PEOPLE)
    throw new Failure('bad-request', `A roster has at most ${MOST_PEOPLE} people.`);
  const seen = new Set<string>();
  for (const [index, { userName }] of rows.entries()) {
    const key = userName.toLowerCase();
    if (seen.has(key)) throw wrong(index + 2, 'the user name stands twice');
    seen.add(key);
  }
}
