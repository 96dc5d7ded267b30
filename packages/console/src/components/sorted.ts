import type { Sort } from './SortHeader.tsx';

type Value = string | number | boolean | null;

/**
 * Sorts rows by a named column.
 * @param columns reads each column's value; a name that is not among them leaves the order as it is
 */
export function sorted<Row>(
  rows: readonly Row[],
  sort: Sort,
  columns: Readonly<Record<string, (row: Row) => Value>>,
): readonly Row[] {
  const read = columns[sort.by];
  if (read === undefined) return rows;
  const direction = sort.descending ? -1 : 1;
  return [...rows].sort((a, b) => direction * compare(read(a), read(b)));
}

/** Numbers by size, text as people sort it, nothing last. */
function compare(a: Value, b: Value): number {
  if (a === b) return 0;
  if (a === null) return 1;
  if (b === null) return -1;
  if (typeof a === 'string' && typeof b === 'string') return a.localeCompare(b, 'en', { numeric: true });
  return Number(a) - Number(b);
}
