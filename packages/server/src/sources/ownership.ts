import type { Resource } from '@cordon/core/kernel';
import { joinNames } from '@cordon/core/sql';
import type { CatalogueColumn, ForeignKey } from './catalogue.ts';

/** How a row of a table is tied to a customer, as a data map writes it. */
export type Ownership = Pick<Resource, 'subjectKey' | 'via'>;

/**
 * Whose the rows of a table are: by a foreign key to the customers' own key; to another unique column of theirs, or
 * to a table whose rows are a customer's, through that table.
 * @returns null when neither is so: then the table is left out of a draft, and hidden
 */
export function ownershipOf(
  table: string,
  customer: { readonly table: string; readonly keys: readonly string[] },
  foreignKeys: readonly ForeignKey[],
): Ownership | null {
  if (table === customer.table) return { subjectKey: joinNames(customer.keys, ',') };
  const own = direct(table, customer, foreignKeys);
  if (own !== null) return own;
  for (const { columns, to, toColumns } of foreignKeys.filter(
    (one) => one.table === table && one.to !== table,
  )) {
    const there =
      to === customer.table
        ? { subjectKey: joinNames(customer.keys, ',') }
        : direct(to, customer, foreignKeys);
    if (there === null) continue;
    const via = { table: to, key: joinNames(toColumns, ','), on: joinNames(columns, ',') };
    return { subjectKey: there.subjectKey, via };
  }
  return null;
}

function direct(
  table: string,
  { table: customer, keys }: { readonly table: string; readonly keys: readonly string[] },
  foreignKeys: readonly ForeignKey[],
): Ownership | null {
  for (const { columns, toColumns } of foreignKeys.filter(
    (one) => one.table === table && one.to === customer,
  )) {
    // In the order of the customers' key, which may not be that of the foreign key.
    const ordered = keys.map((key) => columns[toColumns.indexOf(key)]);
    if (toColumns.length === keys.length && ordered.every((column) => column !== undefined)) {
      return { subjectKey: joinNames(ordered, ',') };
    }
  }
  return null;
}

/** The foreign keys of one column that a catalogue tells of, each to its table's primary key. */
export function singleKeys(columns: readonly CatalogueColumn[]): readonly ForeignKey[] {
  return columns.flatMap(({ table, column, references: to }) => {
    const keys = columns.filter((one) => one.table === to && one.primaryKey).map((one) => one.column);
    return to === null ? [] : [{ table, columns: [column], to, toColumns: keys }];
  });
}
