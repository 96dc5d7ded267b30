/** One number of a table with totals: the last row and the last column are sums, and their corner the sum of all. */
export interface Term {
  readonly count: number;
  readonly hidden: boolean;
}

/**
 * Whether whoever sees the other numbers of a table can still not tell a hidden one: it can be larger or smaller by one while
 * every row and column adds up, no hidden number falls below one (a nought is never hidden), and what is shown stays. The
 * tables that fit what is shown form a network, so that this is a path in it and no search.
 * @param table rows of equal length
 */
export function isFree(table: readonly (readonly Term[])[], row: number, column: number): boolean {
  return [1, -1].some((way) => {
    const [first, back] = [way, -way];
    return may(table, row, column, first) && reaches(table, row, column, first, back);
  });
}

function reaches(
  table: readonly (readonly Term[])[],
  row: number,
  column: number,
  first: number,
  back: number,
): boolean {
  const rows = new Set<number>();
  const columns = new Set([column]);
  const queue: { readonly column: number }[] = [{ column }];
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    for (const i of table.keys()) {
      if (rows.has(i) || (i === row && next.column === column)) continue;
      if (!may(table, i, next.column, back)) continue;
      if (i === row) return true;
      rows.add(i);
      for (const j of table[0]?.keys() ?? []) {
        if (columns.has(j) || !may(table, i, j, first)) continue;
        columns.add(j);
        queue.push({ column: j });
      }
    }
  }
  return false;
}

/** Whether a number may change so that its side of the equation grows (1) or shrinks (-1). A total stands on the other side. */
function may(table: readonly (readonly Term[])[], row: number, column: number, way: number): boolean {
  const term = table[row]?.[column];
  if (term?.hidden !== true) return false;
  const total = (row === table.length - 1) !== (column === (table[0]?.length ?? 0) - 1);
  return (total ? -way : way) === 1 || term.count >= 2;
}
