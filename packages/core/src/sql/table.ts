import type { Resource } from '../kernel/index.ts';
import { quoteIdentifier, quoteTable, splitNames } from './identifier.ts';

/**
 * SQL types of a source's columns: table as the data map writes it -> column -> type without modifier, as
 * `format_type(atttypid, -1)` under `search_path = pg_catalog` prints it.
 */
export type ColumnTypes = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** A resource's table as the generated views refer to it: always by the alias `c`. */
export interface TableSql {
  readonly from: string;
  /** Text form of the primary key; a JSON array of texts when it is composite. */
  readonly key: string;
  /** Columns of the primary key, for sorting. */
  readonly keyColumns: readonly string[];
  readonly subject: string;
  readonly subjectType: string;
}

/** @throws RangeError when the table or its subject column is not among `types` */
export function tableSql(resource: Resource, types: ColumnTypes): TableSql {
  const subjectType = types.get(resource.table)?.get(resource.subjectKey);
  if (subjectType === undefined) {
    throw new RangeError(`the source has no column ${resource.subjectKey} in ${resource.table}`);
  }
  const keyColumns = splitNames(resource.key, ',').map(columnRef);
  const texts = keyColumns.map((column) => `(${column})::text`);
  return {
    from: `${quoteTable(resource.table)} c`,
    key: texts.length === 1 ? texts.join('') : `jsonb_build_array(${texts.join(', ')})::text`,
    keyColumns,
    subject: columnRef(resource.subjectKey),
    subjectType,
  };
}

export function columnRef(name: string): string {
  return `c.${quoteIdentifier(name)}`;
}
