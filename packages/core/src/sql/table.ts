import type { Field, Resource } from '../kernel/index.ts';
import { readsAs } from './family.ts';
import { quoteIdentifier, quoteTable, splitNames } from './identifier.ts';

/**
 * SQL types of a source's columns: table as the data map writes it -> column -> type without modifier, as
 * `format_type(type, -1)` under `search_path = pg_catalog` prints it; of a domain, its base type.
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
  /**
   * The fields that can be read: their column is in the source and has the type the map says. Any other is hidden
   * from everybody until a person has looked at it.
   */
  readonly fields: readonly Field[];
  /** SQL type of a field in `fields`. */
  typeOf(field: Field): string;
}

/** @returns null when the table, its subject column or its key is not in the source: then nothing of it is shown */
export function tableSql(resource: Resource, types: ColumnTypes): TableSql | null {
  const columns = types.get(resource.table);
  const subjectType = columns?.get(resource.subjectKey);
  const keys = splitNames(resource.key, ',');
  if (columns === undefined || subjectType === undefined) return null;
  if (!keys.every((key) => columns.has(key))) return null;
  const keyColumns = keys.map(columnRef);
  const texts = keyColumns.map((column) => `(${column})::text`);
  const typeOf = (field: Field): string => columns.get(field.name) ?? '';
  return {
    from: `${quoteTable(resource.table)} c`,
    key: texts.length === 1 ? texts.join('') : `jsonb_build_array(${texts.join(', ')})::text`,
    keyColumns,
    subject: columnRef(resource.subjectKey),
    subjectType,
    fields: resource.fields.filter((field) => columns.has(field.name) && readsAs(typeOf(field), field.type)),
    typeOf,
  };
}

export function columnRef(name: string): string {
  return `c.${quoteIdentifier(name)}`;
}
