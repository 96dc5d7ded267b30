import { loadModule, parseSync } from 'libpg-query';
import type pg from 'pg';
import { deparseSync } from 'pgsql-deparser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { emptyDatabase } from '../../../../../tests/support/database.ts';
import { connectTo } from '../../../../../tests/support/source.ts';
import { clients, statementsOf } from '../../../../../tests/support/sqlDoor/clientStatements.ts';
import { functions } from '../../../../../tests/support/sqlDoor/functions.ts';
import {
  NotInCatalogue,
  ReadsPolicy,
  substituting,
} from '../../../../../tests/support/sqlDoor/substitute.ts';
import { catalogueOf, systemColumnsSql, type CatalogueTable, type SystemColumn } from './index.ts';

/** All of it is in the policy: what is told of it can be held against what PostgreSQL itself tells. */
const schema = `
CREATE SCHEMA app;
CREATE TYPE app.order_state AS ENUM ('open', 'shipped');
CREATE DOMAIN app.money_amount AS numeric(12,2);
CREATE TABLE public.customers (
  id bigint PRIMARY KEY, email varchar(200) UNIQUE NOT NULL, tags text[], code uuid, born date, at timestamptz(3), letters char(3)
);
CREATE TABLE public.orders (
  id bigint, customer_id bigint NOT NULL REFERENCES public.customers ON DELETE CASCADE, state app.order_state,
  total app.money_amount, line int, PRIMARY KEY (id, line)
);
`;
const own = (...names: readonly string[]) => names.map((name) => ({ name, shows: 'own' as const }));
const tables: readonly CatalogueTable[] = [
  {
    schema: 'public',
    table: 'customers',
    columns: own('id', 'email', 'tags', 'code', 'born', 'at', 'letters'),
  },
  { schema: 'public', table: 'orders', columns: own('id', 'customer_id', 'state', 'total', 'line') },
];

let database: Awaited<ReturnType<typeof emptyDatabase>>;
let direct: pg.Client;
let pinned: pg.Client;
let numbers: ReadonlyMap<string, string>;
let substitute: (sql: string) => string;

beforeAll(async () => {
  database = await emptyDatabase('catalogue');
  direct = await connectTo(database.ownerUrl);
  pinned = await connectTo(database.ownerUrl);
  await direct.query(schema);
  await pinned.query('SET search_path = pg_catalog');
  const { rows } = await direct.query<{ name: string; oid: string }>(`
    SELECT n.nspname || '.' || c.relname AS name, c.oid::text FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    UNION ALL SELECT n.nspname || '.' || t.typname || ':type', t.oid::text FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace`);
  numbers = new Map(rows.map(({ name, oid }) => [name, oid]));
  const found = await pinned.query<{ relation: string } & SystemColumn>(systemColumnsSql);
  const shown = await direct.query<{ name: string; setting: string }>(
    `SELECT name, setting FROM pg_settings WHERE name IN ('server_version', 'server_version_num', 'search_path', 'max_index_keys', 'jit')`,
  );
  const who = await direct.query<{ me: string }>('SELECT current_user AS me');
  const catalogue = catalogueOf({
    tables,
    user: who.rows[0]?.me ?? '',
    database: database.name,
    settings: new Map(shown.rows.map(({ name, setting }) => [name, setting])),
    functions,
    system: Map.groupBy(found.rows, ({ relation }) => relation),
  });
  await loadModule();
  substitute = substituting({
    parse: parseSync,
    print: deparseSync,
    catalogue,
    tables: new Set(['public.customers', 'public.orders']),
    functions: new Set(functions),
  });
});

afterAll(async () => {
  await direct.end();
  await pinned.end();
  await database.drop();
});

/** What a client is not told, by a word of the statements that ask for it. */
const untold: readonly (readonly [asks: RegExp, instead: string])[] = [
  [/pg_table_size|pg_get_indexinfo|relpages|reltuples/u, 'no sizes'],
  [/pg_roles|nspowner|spcowner|pg_default_acl/u, 'one role, the client’s own, owns everything'],
  [/pg_database/u, 'one database'],
  [/version\(\)/u, 'the number of the version alone'],
  [/is_updatable|\* from "?information_schema"?\."?(tables|columns)|columns\.\*/iu, 'nothing can be written'],
  [/pg_extension|pg_tablespace|pg_language|pg_event_trigger/u, 'not what is installed'],
  [/tableoid/u, 'no system columns'],
  [
    /pg_proc|pg_operator|pg_cast|pg_ts_config|pg_opclass|pg_conversion/u,
    'functions that may be called; no comments',
  ],
  [/pg_type.*typtype = ('d'|\$3)|contypid/su, 'no conditions of domains'],
  [/typelem|typcategory|typrelid|rngtypid|pg_catalog\.pg_type\s+LEFT JOIN/u, 'no types of rows'],
  [/pg_settings/u, 'a short list of settings'],
  [
    /constraint_column_usage|table_constraints|pg_constraint" "cnst"|contype NOT IN|c\.conname,/iu,
    'no constraint for NOT NULL (a constraint since 18)',
  ],
  [
    /pg_namespace"$|SELECT {2}nspname|nspname from (pg_catalog\.)?pg_namespace/iu,
    'no schema of PostgreSQL’s own but pg_catalog and information_schema',
  ],
  [/array_agg\(a\.attnum\)|is_autofield/u, 'no system columns'],
  [/'relispartition'|pg_class' and/u, 'not the columns of the catalogue itself'],
  [
    /WHERE {3}\w+\.relkind = ANY\(|exists \(select 1 as one from information_schema/u,
    'not the tables of the catalogue itself',
  ],
  [/daticulocale|colliculocale/u, 'psql 15 cannot ask a server of 18'],
];

/** Names of columns of the answer are the rewriter’s; under its search path `public` is written. */
const plainly = (text: string): string => text.replace(/\S+:(?=\d+)/gu, '').replaceAll('public.', '');

const raw = { getTypeParser: () => (text: unknown) => text } as unknown as pg.CustomTypesConfig;

async function answer(
  client: pg.Client,
  text: string,
  parameters: readonly (string | null)[],
): Promise<string> {
  try {
    const { rows, fields } = await client.query<unknown[]>({
      text,
      values: [...parameters],
      rowMode: 'array',
      types: raw,
    });
    const types = fields.map(({ name, dataTypeID }) => `${name}:${String(dataTypeID)}`).join(' ');
    return [types, ...rows.map((row) => JSON.stringify(row)).sort()].join('\n');
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : String(error);
  }
}

/** How many statements of each client are answered byte for byte, beside those that are told otherwise on purpose. */
const least: Readonly<Record<string, number>> = {
  django: 3,
  drizzle: 8,
  ibis: 3,
  jooq: 8,
  knex: 0,
  kysely: 2,
  pgcli: 11,
  pgjdbc: 17,
  pgx: 1,
  postgresjs: 1,
  prisma: 8,
  psql: 55,
  'psycopg-asyncpg': 4,
  sequelize: 2,
  sqlalchemy: 67,
  tools: 5,
  typeorm: 8,
};

describe('where everything is in the policy, the answers are those of PostgreSQL', () => {
  it.each(clients)('%s', async (name) => {
    const different: string[] = [];
    let same = 0;
    for (const { text, parameters } of statementsOf(name, (oid) => numbers.get(oid) ?? '0')) {
      if (!/^(select|with|\()/i.test(text) || text.includes(';')) continue;
      const expected = await answer(direct, text, parameters);
      let got: string;
      try {
        got = await answer(pinned, substitute(text), parameters);
      } catch (error) {
        if (error instanceof ReadsPolicy) continue;
        got = error instanceof NotInCatalogue ? error.message : String(error);
      }
      // What is told otherwise on purpose may come out alike, by what else stands in the cluster at the moment.
      if (untold.some(([asks]) => asks.test(text))) continue;
      if (plainly(expected) === plainly(got)) same++;
      else different.push(`${text}\n${expected}\n${got}`);
    }
    expect(different).toEqual([]);
    expect(same).toBeGreaterThanOrEqual(least[name] ?? Number.NaN);
  });
});
