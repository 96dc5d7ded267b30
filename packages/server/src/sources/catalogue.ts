import type { FieldType } from '@cordon/core/kernel';
import type { ColumnTypes } from '@cordon/core/sql';
import { joinNames } from '@cordon/core/sql';
import type pg from 'pg';

/** One column as the source's catalogue has it. */
export interface CatalogueColumn {
  /** Schema-qualified, as a data map writes it. */
  readonly table: string;
  readonly column: string;
  /** Type without its modifier. */
  readonly sqlType: string;
  readonly primaryKey: boolean;
  /** The table a foreign key on this column points at, or null. */
  readonly references: string | null;
}

const CATALOGUE = `
SELECT n.nspname AS schema, c.relname AS name, a.attname AS "column",
       pg_catalog.format_type(a.atttypid, -1) AS "sqlType",
       coalesce(bool_or(k.contype = 'p'), false) AS "primaryKey",
       max(fn.nspname) FILTER (WHERE k.contype = 'f') AS "toSchema", max(f.relname) FILTER (WHERE k.contype = 'f') AS "toName"
FROM pg_class c
JOIN pg_namespace n ON n.oid = c.relnamespace
JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
LEFT JOIN pg_constraint k ON k.conrelid = c.oid AND a.attnum = ANY (k.conkey) AND k.contype IN ('p', 'f')
LEFT JOIN pg_class f ON f.oid = k.confrelid
LEFT JOIN pg_namespace fn ON fn.oid = f.relnamespace
WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND NOT c.relispartition
  AND n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', 'cordon')
GROUP BY n.nspname, c.relname, a.attname, a.attnum, a.atttypid
ORDER BY n.nspname, c.relname, a.attnum`;

/** Every column of every table and view of the source. */
export async function readCatalogue(client: pg.Client): Promise<readonly CatalogueColumn[]> {
  await client.query('SET search_path = pg_catalog');
  const { rows } = await client.query<{
    schema: string;
    name: string;
    column: string;
    sqlType: string;
    primaryKey: boolean;
    toSchema: string | null;
    toName: string | null;
  }>(CATALOGUE);
  return rows.map(({ schema, name, column, sqlType, primaryKey, toSchema, toName }) => ({
    table: tableName(schema, name),
    column,
    sqlType,
    primaryKey,
    references: toSchema === null || toName === null ? null : tableName(toSchema, toName),
  }));
}

/** As a data map writes tables; see `joinNames` of core/sql for hostile names. */
function tableName(schema: string, name: string): string {
  return joinNames([schema, name], '.');
}

/** Column types by table and column, as the view generator wants them. */
export function typesOf(columns: readonly CatalogueColumn[]): ColumnTypes {
  const types = new Map<string, Map<string, string>>();
  for (const { table, column, sqlType } of columns) {
    const known = types.get(table) ?? new Map<string, string>();
    known.set(column, sqlType);
    types.set(table, known);
  }
  return types;
}

const families: readonly (readonly [pattern: RegExp, type: FieldType])[] = [
  [/^(smallint|integer|bigint)$/, 'integer'],
  [/^(numeric|real|double precision|money)$/, 'numeric'],
  [/^boolean$/, 'boolean'],
  [/^date$/, 'date'],
  [/^timestamp/, 'timestamp'],
  [/^jsonb?$/, 'json'],
];

/** The family of an SQL type; what is not known reads as text. */
export function fieldTypeOf(sqlType: string): FieldType {
  return families.find(([pattern]) => pattern.test(sqlType))?.[1] ?? 'text';
}
