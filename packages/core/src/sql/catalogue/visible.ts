import { quoteLiteral } from '../identifier.ts';
import type { CatalogueInput } from './contract.ts';

/**
 * What was there when the cluster was made has an oid below this (FirstNormalObjectId of access/transam.h): PostgreSQL's
 * own objects, which tell nothing of the source.
 */
export const FIRST_OWN_OID = '16384';

/**
 * The one role there is: the client's own, and everything belongs to it, so that what tools join over owners is not lost.
 * Its number is the last that PostgreSQL keeps for itself and does not give away.
 */
export const ROLE_OID = '16383';

/** Sub-selects, without parentheses, that every relation and function of the catalogue is held to. */
export interface Visible {
  /** `oid`, `schema`, `name`, `all` (names of the columns), `own` (those that show the source's own value). */
  readonly tables: string;
  /** `oid` */
  readonly indexes: string;
  /** `oid` */
  readonly constraints: string;
  /** `oid`: types of the source's own making that columns of the policy have, and what these are made of. */
  readonly types: string;
  /** `oid`, `name` */
  readonly namespaces: string;
  /** Schemas whose names are found without them, as an array in SQL; PostgreSQL's own is none of them. */
  readonly path: string;
  /** What has to stand before a SELECT in whose text some of these occur: the policy's names are then written once. */
  readonly definitions: (text: string) => string;
}

const tables = 'SELECT oid, schema, name, "all", own FROM cordon_tables';
const indexes = 'SELECT oid FROM cordon_indexes';
const constraints = 'SELECT oid FROM cordon_constraints';
const types = 'SELECT oid FROM cordon_types';
const namespaces = 'SELECT oid, name FROM cordon_namespaces';

/** Every number of a key is that of a column which shows the source's own value. Expressions have number 0. */
function allOf(numbers: string, table: string): string {
  return `NOT EXISTS (
    SELECT FROM pg_catalog.unnest(${numbers}::int2[]) AS k(number) WHERE NOT EXISTS (
      SELECT FROM pg_catalog.pg_attribute a
      WHERE a.attrelid = ${table}.oid AND a.attnum = k.number AND a.attname = ANY (${table}.own)))`;
}

/** What is made of the tables, in an order in which each needs only those before it. */
const made: readonly (readonly [name: string, sql: string])[] = [
  // An index with an expression or a condition holds text of the source's making.
  [
    'cordon_indexes',
    `SELECT i.indexrelid AS oid FROM (${tables}) t
      JOIN pg_catalog.pg_index i ON i.indrelid = t.oid
      WHERE i.indisunique AND i.indexprs IS NULL AND i.indpred IS NULL AND ${allOf('i.indkey', 't')}`,
  ],
  [
    'cordon_constraints',
    `SELECT k.oid FROM (${tables}) t
      JOIN pg_catalog.pg_constraint k ON k.conrelid = t.oid
      WHERE k.contype IN ('p', 'u', 'f') AND ${allOf('k.conkey', 't')} AND (k.contype <> 'f' OR EXISTS (
        SELECT FROM (${tables}) f WHERE f.oid = k.confrelid AND ${allOf('k.confkey', 'f')}))`,
  ],
  [
    'cordon_types',
    `SELECT a.atttypid AS oid FROM (${tables}) t
      JOIN pg_catalog.pg_attribute a ON a.attrelid = t.oid AND a.attname = ANY (t."all")
      WHERE a.attnum > 0 AND NOT a.attisdropped
    UNION
      SELECT more.oid FROM cordon_types u JOIN pg_catalog.pg_type y ON y.oid = u.oid
      LEFT JOIN pg_catalog.pg_range r ON r.rngtypid = y.oid
      CROSS JOIN LATERAL (VALUES (y.typelem), (y.typbasetype), (y.typarray), (r.rngsubtype)) AS more(oid)
      WHERE more.oid <> 0`,
  ],
  [
    'cordon_namespaces',
    `SELECT n.oid, n.nspname AS name FROM pg_catalog.pg_namespace n
      WHERE n.nspname IN ('pg_catalog', 'information_schema')
        OR n.nspname IN (SELECT t.schema FROM (${tables}) t)
        OR n.oid IN (SELECT y.typnamespace FROM pg_catalog.pg_type y WHERE y.oid IN (${types}))`,
  ],
];

/** The schemas of the path that hold tables of the policy. */
export function pathOf({
  tables,
  path = ['public'],
}: Pick<CatalogueInput, 'tables' | 'path'>): readonly string[] {
  return path.filter((each) => tables.some(({ schema }) => schema === each));
}

/**
 * Tables are found by name, not by number: a table that was dropped and made anew is found again, and one that was
 * renamed is gone, as it is for the views.
 */
export function visibleOf(input: Pick<CatalogueInput, 'tables' | 'path'>): Visible {
  const policy = input.tables.map(({ schema, table, columns }) => ({
    s: schema,
    t: table,
    a: columns.map(({ name }) => name),
    o: columns.map(({ shows }) => (shows === 'own' ? '1' : '0')).join(''),
  }));
  const named = `SELECT c.oid, p.s AS schema, p.t AS name, p.a AS "all",
      ARRAY(SELECT x.name FROM pg_catalog.unnest(p.a) WITH ORDINALITY AS x(name, place)
        WHERE pg_catalog.substr(p.o, x.place::int4, 1) = '1') AS own
    FROM pg_catalog.jsonb_to_recordset(${quoteLiteral(JSON.stringify(policy))}::jsonb)
      AS p(s name, t name, a name[], o text)
    JOIN pg_catalog.pg_namespace n ON n.nspname = p.s
    JOIN pg_catalog.pg_class c ON c.relnamespace = n.oid AND c.relname = p.t
    WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f')`;
  return {
    tables,
    indexes,
    constraints,
    types,
    namespaces,
    path: `ARRAY[${pathOf(input).map(quoteLiteral).join(', ')}]::text[]`,
    definitions(text) {
      const needed: string[] = [];
      let after = text;
      for (const [name, sql] of [...made].reverse()) {
        if (!after.includes(name)) continue;
        needed.unshift(`${name} AS (${sql})`);
        after += sql;
      }
      if (after.includes('cordon_tables')) needed.unshift(`cordon_tables AS MATERIALIZED (${named})`);
      return needed.length === 0 ? '' : `WITH RECURSIVE ${needed.join(', ')} `;
    },
  };
}

/** Condition on an alias of `pg_type`: PostgreSQL's own types, and those the policy's columns need. */
export function typeVisible(alias: string, visible: Visible): string {
  const ofRows = `EXISTS (SELECT FROM pg_catalog.pg_type e WHERE e.oid = ${alias}.typelem AND e.typrelid <> 0)`;
  return `(${alias}.oid < ${FIRST_OWN_OID} AND ${alias}.typrelid = 0 AND NOT ${ofRows} OR ${alias}.oid IN (${visible.types}))`;
}
