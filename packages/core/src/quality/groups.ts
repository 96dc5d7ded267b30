import { isFree } from './free.ts';

/** What one conversation adds to a report. `customer` stands for one person and is no value of theirs. */
export interface Told {
  readonly row: string;
  readonly column: string;
  readonly customer: string;
}

/** Everything that was told of one cell. */
export interface Group<T extends Told> {
  readonly told: readonly T[];
  readonly customers: ReadonlySet<string>;
  /** True where it may not be shown: too few customers, or it would give another cell away. */
  hidden: boolean;
}

/** A table with its totals: one more row and one more column than there are names. */
export interface Table<T extends Told> {
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  readonly cells: readonly (readonly Group<T>[])[];
}

/**
 * Counts conversations by two things and hides what would tell of fewer than k customers: such a cell itself, and as much
 * beside it as it takes that no subtraction from a total gives it away, alone or together with others. Totals of the columns
 * are hidden by themselves first, so that tables over the same columns agree about them.
 * @param columns all of them, in order; what is told of another is left out
 * @param k least customers of a group
 */
export function groupedBy<T extends Told>(
  told: readonly T[],
  columns: readonly string[],
  k: number,
): Table<T> {
  const counted = told.filter(({ column }) => columns.includes(column));
  const rows = [...new Set(counted.map(({ row }) => row))].sort();
  const cells = [...rows, null].map((row) =>
    [...columns, null].map((column) =>
      groupOf(
        counted.filter(
          (one) => (row === null || one.row === row) && (column === null || one.column === column),
        ),
        k,
      ),
    ),
  );
  const table = { rows, columns, cells };
  const [R, C] = [rows.length, columns.length];
  guardTotals(line(cells, R), corner(cells), k);
  for (let column = 0; column < C; column += 1) {
    // Shown beside a hidden total, one of them could be set against what else is known of it.
    if (at(cells, R, column).hidden) for (let row = 0; row < R; row += 1) hide(at(cells, row, column));
  }
  if (corner(cells).hidden) for (let row = 0; row < R; row += 1) hide(at(cells, row, C));
  for (let found = exposed(cells, k); found !== null; found = exposed(cells, k)) {
    const more = smallest(found) ?? smallest(cells.slice(0, R).flat());
    if (more === null) break;
    more.hidden = true;
  }
  // Where a few conversations are spread too thin, that a cell is empty tells of the others: only the totals stay.
  if (exposed(cells, k) !== null) for (const group of cells.slice(0, R).flat()) group.hidden = true;
  return table;
}

type Cells = readonly (readonly Group<Told>[])[];

function groupOf<T extends Told>(told: readonly T[], k: number): Group<T> {
  const customers = new Set(told.map(({ customer }) => customer));
  return { told, customers, hidden: customers.size > 0 && customers.size < k };
}

function hide(group: Group<Told>): void {
  if (group.told.length > 0) group.hidden = true;
}

/** The parts of one sum, without the sum. */
function line(cells: Cells, row: number): readonly Group<Told>[] {
  return cells[row]?.slice(0, -1) ?? [];
}

function corner(cells: Cells): Group<Told> {
  return at(cells, cells.length - 1, (cells[0]?.length ?? 0) - 1);
}

function at(cells: Cells, row: number, column: number): Group<Told> {
  const group = cells[row]?.[column];
  if (group === undefined) throw new Error('outside of the table');
  return group;
}

function guardTotals(parts: readonly Group<Told>[], sum: Group<Told>, k: number): void {
  while (!sum.hidden && isToldOf(parts, k)) {
    const more = smallest(parts);
    if (more === null) sum.hidden = true;
    else more.hidden = true;
  }
}

/** Whether hidden parts of a shown sum are one, all of one conversation, or together of too few customers. */
function isToldOf(parts: readonly Group<Told>[], k: number): boolean {
  const hidden = parts.filter((part) => part.hidden);
  if (hidden.length === 0) return false;
  const together = new Set(hidden.flatMap(({ customers }) => [...customers]));
  const count = hidden.reduce((sum, { told }) => sum + told.length, 0);
  return hidden.length === 1 || count === hidden.length || together.size < k;
}

/** The groups of a row or column whose hidden parts its sum, or the whole table, gives away; null when there is none. */
function exposed(cells: Cells, k: number): readonly Group<Told>[] | null {
  const last = (cells[0]?.length ?? 0) - 1;
  const R = cells.length - 1;
  const columns = Array.from({ length: last + 1 }, (_, column) => ({
    parts: cells.slice(0, R).map((row) => at([row], 0, column)),
    sum: at(cells, R, column),
  }));
  const rows = cells.slice(0, R).map((row) => ({ parts: row.slice(0, -1), sum: at([row], 0, last) }));
  for (const { parts, sum } of [...columns, ...rows]) {
    if (sum.hidden || !isToldOf(parts, k)) continue;
    // Of a row the sum itself can go; that of a column is the same in every table.
    const more = parts.filter((part) => !part.hidden && part.told.length > 0);
    return more.length > 0 || columns.some((one) => one.sum === sum) ? parts : [sum];
  }
  const terms = cells.map((row) => row.map(({ told, hidden }) => ({ count: told.length, hidden })));
  for (const [row, groups] of cells.entries()) {
    for (const [column, { hidden, customers }] of groups.entries()) {
      if (!hidden || customers.size >= k || isFree(terms, row, column)) continue;
      const beside = [...(columns[column]?.parts ?? []), ...(cells[row] ?? [])];
      return row === R ? cells.slice(0, R).flat() : beside;
    }
  }
  return null;
}

function smallest(groups: readonly Group<Told>[]): Group<Told> | null {
  const shown = groups.filter(({ hidden, told }) => !hidden && told.length > 0);
  return shown.reduce<Group<Told> | null>(
    (least, group) => (least === null || group.told.length < least.told.length ? group : least),
    null,
  );
}
