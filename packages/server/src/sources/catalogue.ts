import { joinNames, type ColumnTypes, type KeptColumns } from '@cordon/core/sql';
import type pg from 'pg';

/** One column as the source's catalogue has it. */
export interface CatalogueColumn {
  /** Schema-qualified, as a data map writes it. */
  readonly table: string;
  readonly column: string;
  /** Type without its modifier; of a domain, its base type. */
  readonly sqlType: string;
  /** The same with it; what a view that keeps types casts to. */
  readonly exact: string;
  readonly primaryKey: boolean;
  /** The table a single-column foreign key on this column points at, or null. */
  readonly references: string | null;
}

/** Tables, views and foreign tables; of a partitioned table the whole, and none of what an extension brought. */
const CATALOGUE = `
WITH RECURSIVE base AS (
  -- A domain has the modifier of what it is based on.
  SELECT t.oid AS type, t.oid AS root, t.typbasetype AS next, t.typtypmod AS below, -1 AS mod FROM pg_type t
  UNION ALL
  SELECT b.type, t.oid, t.typbasetype, t.typtypmod, b.below FROM base b JOIN pg_type t ON t.oid = b.next
)
SELECT n.nspname AS schema, c.relname AS name, a.attname AS "column", format_type(b.root, -1) AS "sqlType",
  format_type(b.root, CASE WHEN b.root = a.atttypid THEN a.atttypmod ELSE b.mod END) AS exact,
  EXISTS (
    SELECT FROM pg_constraint k WHERE k.conrelid = c.oid AND k.contype = 'p' AND a.attnum = ANY (k.conkey)
  ) AS "primaryKey",
  fn.nspname AS "toSchema", f.relname AS "toName"
FROM pg_class c
JOIN pg_namespace n ON n.oid = c.relnamespace
JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
JOIN base b ON b.type = a.atttypid AND b.next = 0
LEFT JOIN LATERAL (
  SELECT k.confrelid FROM pg_constraint k
  WHERE k.conrelid = c.oid AND k.contype = 'f' AND k.conkey = ARRAY[a.attnum] ORDER BY k.oid LIMIT 1
) k ON true
LEFT JOIN pg_class f ON f.oid = k.confrelid
LEFT JOIN pg_namespace fn ON fn.oid = f.relnamespace
WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND NOT c.relispartition
  AND n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', 'cordon')
  AND NOT EXISTS (
    SELECT FROM pg_depend e WHERE e.classid = 'pg_class'::regclass AND e.objid = c.oid AND e.deptype = 'e')
ORDER BY n.nspname, c.relname, a.attnum`;

/** Every column of every table and view of the source. @param client one of `asOwner`, whose search path is pinned */
export async function readCatalogue(client: pg.Client): Promise<readonly CatalogueColumn[]> {
  const { rows } = await client.query<{
    schema: string;
    name: string;
    column: string;
    sqlType: string;
    exact: string;
    primaryKey: boolean;
    toSchema: string | null;
    toName: string | null;
  }>(CATALOGUE);
  return rows.map(({ schema, name, column, sqlType, exact, primaryKey, toSchema, toName }) => ({
    table: tableName(schema, name),
    column,
    sqlType,
    exact,
    primaryKey,
    references: toSchema === null || toName === null ? null : tableName(toSchema, toName),
  }));
}

/** A foreign key, of one column or several: `columns` here equal `toColumns`, which are unique, there. */
export interface ForeignKey {
  readonly table: string;
  readonly columns: readonly string[];
  readonly to: string;
  readonly toColumns: readonly string[];
}

const FOREIGN_KEYS = `
SELECT n.nspname AS schema, c.relname AS name, fn.nspname AS "toSchema", f.relname AS "toName",
  array_agg(a.attname::text ORDER BY k.nth) AS columns, array_agg(fa.attname::text ORDER BY k.nth) AS "toColumns"
FROM pg_constraint o
JOIN pg_class c ON c.oid = o.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
JOIN pg_class f ON f.oid = o.confrelid JOIN pg_namespace fn ON fn.oid = f.relnamespace
CROSS JOIN LATERAL unnest(o.conkey, o.confkey) WITH ORDINALITY AS k (here, there, nth)
JOIN pg_attribute a ON a.attrelid = o.conrelid AND a.attnum = k.here
JOIN pg_attribute fa ON fa.attrelid = o.confrelid AND fa.attnum = k.there
WHERE o.contype = 'f' AND NOT c.relispartition AND NOT f.relispartition
GROUP BY o.oid, n.nspname, c.relname, fn.nspname, f.relname ORDER BY o.oid`;

/** Every foreign key between tables of the source. @param client one of `asOwner` */
export async function readForeignKeys(client: pg.Client): Promise<readonly ForeignKey[]> {
  const { rows } = await client.query<{
    schema: string;
    name: string;
    toSchema: string;
    toName: string;
    columns: string[];
    toColumns: string[];
  }>(FOREIGN_KEYS);
  return rows.map(({ schema, name, toSchema, toName, columns, toColumns }) => ({
    table: tableName(schema, name),
    columns,
    to: tableName(toSchema, toName),
    toColumns,
  }));
}

/** As a data map writes tables; see `joinNames` of core/sql for hostile names. */
function tableName(schema: string, name: string): string {
  return joinNames([schema, name], '.');
}

/** Column types by table and column, as the view generator wants them. */
export function typesOf(columns: readonly CatalogueColumn[]): ColumnTypes {
  return new Map(
    [...Map.groupBy(columns, ({ table }) => table)].map(([table, own]) => [
      table,
      new Map(own.map(({ column, sqlType }) => [column, sqlType])),
    ]),
  );
}

/** The same with modifiers, as views for clients keep them. */
export function keptOf(columns: readonly CatalogueColumn[]): KeptColumns {
  return new Map(
    [...Map.groupBy(columns, ({ table }) => table)].map(([table, own]) => [
      table,
      new Map(own.map(({ column, sqlType, exact }) => [column, { sqlType, exact }])),
    ]),
  );
}
