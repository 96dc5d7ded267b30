import type { Field, Resource, Via } from '../kernel/index.ts';
import { familyOf, readsAs } from './family.ts';
import { quoteIdentifier, quoteTable, splitNames } from './identifier.ts';

/**
 * SQL types of a source's columns: table as the data map writes it -> column -> type without modifier, as
 * `format_type(type, -1)` under `search_path = pg_catalog` prints it; of a domain, its base type.
 */
export type ColumnTypes = ReadonlyMap<string, Columns>;

type Columns = ReadonlyMap<string, string>;

/** A resource's table as the generated views refer to it: by the alias `c`, and `v` for the one it is joined through. */
export interface TableSql {
  readonly from: string;
  /** Text form of the primary key; a JSON array of texts when it is composite. */
  readonly key: string;
  /** Columns of the primary key, for sorting. */
  readonly keyColumns: readonly string[];
  /** SQL types of these, without modifiers. */
  readonly keyTypes: readonly string[];
  readonly subject: SubjectSql;
  /**
   * The fields that can be read: their column is in the source and has the type the map says. Any other is hidden
   * from everybody until a person has looked at it.
   */
  readonly fields: readonly Field[];
  /** SQL type of a field in `fields`. */
  typeOf(field: Field): string;
}

/** Whose a row is. */
export interface SubjectSql {
  /** `sqlType` is without its modifier: a cast to `varchar(n)` would cut a longer subject. */
  readonly columns: readonly { readonly ref: string; readonly sqlType: string }[];
  /** Text form; a JSON array of texts when there are several columns. */
  readonly text: string;
}

/**
 * @returns null when the table, its subject or its key is not in the source, or the way to its customer is not: then
 *   nothing of it is shown
 */
export function tableSql(resource: Resource, types: ColumnTypes): TableSql | null {
  const columns = types.get(resource.table);
  const keys = splitNames(resource.key, ',');
  if (columns === undefined || !keys.every((key) => columns.has(key))) return null;
  const joined = resource.via === undefined ? null : joinSql(resource.via, columns, types);
  const owning =
    resource.via === undefined ? columns : joined === null ? undefined : types.get(resource.via.table);
  const subject = splitNames(resource.subjectKey, ',').map((name) => ({
    ref: columnRef(name, joined === null ? 'c' : 'v'),
    sqlType: owning?.get(name) ?? '',
  }));
  if (subject.some(({ sqlType }) => sqlType === '')) return null;
  const keyColumns = keys.map((key) => columnRef(key));
  const typeOf = (field: Field): string => columns.get(field.name) ?? '';
  return {
    from: `${quoteTable(resource.table)} c${joined ?? ''}`,
    key: textOf(keyColumns),
    keyColumns,
    keyTypes: keys.map((key) => columns.get(key) ?? ''),
    subject: { columns: subject, text: textOf(subject.map(({ ref }) => ref)) },
    fields: resource.fields.filter((field) => columns.has(field.name) && readsAs(typeOf(field), field.type)),
    typeOf,
  };
}

function textOf(columns: readonly string[]): string {
  const texts = columns.map((column) => `(${column})::text`);
  return texts.length === 1 ? texts.join('') : `jsonb_build_array(${texts.join(', ')})::text`;
}

/** @returns null when the columns are not there or cannot be compared as they are */
function joinSql({ table, key, on }: Via, columns: Columns, types: ColumnTypes): string | null {
  const [here, there] = [splitNames(on, ','), splitNames(key, ',')];
  const other = types.get(table);
  if (other === undefined || here.length !== there.length) return null;
  const equal = here.map((name, nth) => {
    const target = there[nth] ?? '';
    return alike(columns.get(name), other.get(target))
      ? `${columnRef(name)} = ${columnRef(target, 'v')}`
      : null;
  });
  return equal.includes(null) ? null : ` JOIN ${quoteTable(table)} v ON ${equal.join(' AND ')}`;
}

/** Types that PostgreSQL compares without a cast, so that an index of either side serves. */
function alike(one: string | undefined, other: string | undefined): boolean {
  if (one === undefined || other === undefined) return false;
  const family = (type: string): string =>
    familyOf(type) === 'integer' ? 'integer' : /^(text|character varying)$/.test(type) ? 'text' : type;
  return family(one) === family(other);
}

/** A column of the resource's own table, or of another alias. */
export function columnRef(name: string, alias: 'c' | 'v' = 'c'): string {
  return `${alias}.${quoteIdentifier(name)}`;
}
