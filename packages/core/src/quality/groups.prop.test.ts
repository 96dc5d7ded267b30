import fc from 'fast-check';
import { expect, it } from 'vitest';
import { groupedBy, type Table, type Told } from './groups.ts';

/* An attacker has the table as it is shown and all the time there is: every table of whole numbers that fits it. */

const K = 3;
const COLUMNS = ['w1', 'w2', 'w3'];

/** Each conversation of a customer of their own, or some of the same. */
const tableOf = (columns: readonly string[], most: number) =>
  fc
    .array(
      fc.record({
        row: fc.constantFrom('a', 'b', 'c'),
        column: fc.constantFrom(...columns),
        customer: fc.constantFrom(...Array.from({ length: 9 }, (_, nth) => String(nth))),
      }),
      { maxLength: most },
    )
    .map((told) => groupedBy(told, columns, K));

const table = tableOf(COLUMNS, 30);
/** Small enough to write down every table that fits. */
const small = tableOf(COLUMNS.slice(0, 2), 7);

function countOf(of: Table<Told>, row: number, column: number): number {
  return of.cells[row]?.[column]?.told.length ?? 0;
}

/** Every filling of the inner cells that adds up to what is shown. */
function fillings(of: Table<Told>): number[][][] {
  const [R, C] = [of.rows.length, of.columns.length];
  const hidden = (row: number, column: number) => of.cells[row]?.[column]?.hidden === true;
  // Without a total shown there is no end to how many there may be.
  const most = countOf(of, R, C) + (hidden(R, C) ? 2 : 0);
  // An empty cell is shown as empty, unless everything but the totals of the columns is hidden: then it may be any.
  const least = of.cells
    .slice(0, -1)
    .flat()
    .every((group) => group.hidden)
    ? 0
    : 1;
  const rowsOf = (row: number): number[][] => {
    let some: number[][] = [[]];
    for (let column = 0; column < C; column += 1) {
      const values = hidden(row, column)
        ? Array.from({ length: most + 1 - least }, (_, nth) => nth + least)
        : [countOf(of, row, column)];
      some = some.flatMap((made) => values.map((value) => [...made, value]));
      some = some.filter((made) => sum(made) <= most);
    }
    return some.filter((made) => hidden(row, C) || sum(made) === countOf(of, row, C));
  };
  let all: number[][][] = [[]];
  for (let row = 0; row < R; row += 1) {
    all = all.flatMap((made) => rowsOf(row).map((next) => [...made, next]));
    all = all.filter((made) =>
      Array.from({ length: C }, (_, column) => column).every(
        (column) => hidden(R, column) || sum(made.map((line) => line[column] ?? 0)) <= countOf(of, R, column),
      ),
    );
  }
  return all.filter(
    (made) =>
      (hidden(R, C) || sum(made.flat()) === most) &&
      Array.from({ length: C }, (_, column) => column).every(
        (column) =>
          hidden(R, column) || sum(made.map((line) => line[column] ?? 0)) === countOf(of, R, column),
      ),
  );
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

it('shows nothing of fewer than k customers', () => {
  fc.assert(
    fc.property(table, ({ cells }) => {
      for (const { hidden, customers } of cells.flat()) {
        expect(hidden || customers.size === 0 || customers.size >= K).toBe(true);
      }
    }),
  );
});

it('leaves at least two numbers for every cell of fewer than k, whatever is subtracted from whatever', () => {
  fc.assert(
    fc.property(small, (of) => {
      const all = fillings(of);
      for (const [row, line] of of.cells.slice(0, -1).entries()) {
        for (const [column, { customers }] of line.slice(0, -1).entries()) {
          if (customers.size === 0 || customers.size >= K) continue;
          expect(new Set(all.map((made) => made[row]?.[column])).size).toBeGreaterThan(1);
        }
      }
    }),
    { numRuns: 150 },
  );
});

it('hides together what a shown total would tell of fewer than k customers', () => {
  fc.assert(
    fc.property(table, ({ cells, rows, columns }) => {
      const lines = [
        ...rows.map((_, row) => cells[row] ?? []),
        ...columns.map((_, column) => cells.map((line) => line[column])),
      ];
      for (const terms of lines) {
        const [total, parts] = [terms.at(-1), terms.slice(0, -1)];
        const hidden = parts.flatMap((part) => (part?.hidden === true ? [part] : []));
        if (hidden.every((part) => part.told.length === 0) || total?.hidden !== false) continue;
        expect(new Set(hidden.flatMap(({ customers }) => [...customers])).size).toBeGreaterThanOrEqual(K);
      }
    }),
  );
});

it('the same totals of columns are shown whatever the rows are', () => {
  fc.assert(
    fc.property(table, fc.func(fc.constantFrom('x', 'y')), (of, other) => {
      const told = of.cells.at(-1)?.at(-1)?.told ?? [];
      const again = groupedBy(
        told.map((one) => ({ ...one, row: other(one.customer) })),
        COLUMNS,
        K,
      );
      const totals = ({ cells }: Table<Told>) =>
        cells
          .at(-1)
          ?.slice(0, -1)
          .map(({ hidden }) => hidden);
      expect(totals(again)).toEqual(totals(of));
    }),
  );
});

it('would be seen to fail: with the first rule alone a subtraction gives a cell away', () => {
  const told = (row: string, column: string, count: number) =>
    Array.from({ length: count }, (_, nth) => ({ row, column, customer: `${row}${column}${String(nth)}` }));
  const of = groupedBy([...told('a', 'w1', 1), ...told('b', 'w1', 4), ...told('c', 'w1', 5)], COLUMNS, K);
  for (const group of of.cells.flat()) group.hidden = group.customers.size > 0 && group.customers.size < K;
  expect(new Set(fillings(of).map((made) => made[0]?.[0]))).toEqual(new Set([1]));
});
