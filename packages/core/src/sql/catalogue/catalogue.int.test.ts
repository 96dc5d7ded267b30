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
import {
  catalogueOf,
  systemColumnsSql,
  type Catalogue,
  type CatalogueTable,
  type SystemColumn,
} from './index.ts';

/** Everything whose name holds `secret` must not show; nor the real owner, nor the other database. */
const schema = `
CREATE SCHEMA secret_schema; CREATE SCHEMA app; CREATE SCHEMA "odd "" schema.";
CREATE TYPE app.order_state AS ENUM ('open', 'shipped');
CREATE TYPE public.secret_kind AS ENUM ('secret_a');
CREATE TYPE public.secret_pair AS (secret_left int, secret_right int);
CREATE DOMAIN app.money_amount AS numeric(12,2) DEFAULT 77770001 CONSTRAINT secret_check CHECK (VALUE >= 0);
CREATE TABLE public.secret_groups (id int PRIMARY KEY);
CREATE TABLE public.customers (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, email varchar(200) UNIQUE NOT NULL, tags text[], code uuid UNIQUE,
  secret_note text DEFAULT 'secret default', secret_group int CONSTRAINT secret_reference REFERENCES public.secret_groups,
  born date CONSTRAINT secret_born CHECK (born > '1900-01-01'), CONSTRAINT secret_unique UNIQUE (code, secret_note)
);
CREATE INDEX secret_lower ON public.customers (lower(secret_note));
CREATE INDEX secret_partial ON public.customers (id) WHERE secret_note = 'secret literal';
CREATE UNIQUE INDEX secret_expression ON public.customers ((id + 77770002));
CREATE TABLE public.orders (
  id bigint PRIMARY KEY, customer_id bigint NOT NULL REFERENCES public.customers ON DELETE CASCADE,
  state app.order_state, total app.money_amount, secret_kind public.secret_kind
);
CREATE TABLE public.secret_lines (id bigint PRIMARY KEY, order_id bigint CONSTRAINT secret_back REFERENCES public.orders);
CREATE TABLE public.secret_child () INHERITS (public.orders);
CREATE TABLE "odd "" schema."."lines;--""" (
  customer bigint REFERENCES public.customers, "order no" text, "SELECT" text, PRIMARY KEY (customer, "order no")
);
CREATE VIEW public.contacts AS SELECT id AS customer_id, email, 'secret literal' AS secret_word FROM public.customers;
CREATE VIEW public.secret_view AS SELECT * FROM public.customers;
CREATE SEQUENCE public.secret_sequence;
CREATE FUNCTION public.secret_function(secret_argument int) RETURNS int LANGUAGE sql AS 'SELECT 77770003';
CREATE FUNCTION public.secret_trigger() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER secret_trigger BEFORE INSERT ON public.customers FOR EACH ROW EXECUTE FUNCTION public.secret_trigger();
CREATE RULE secret_rule AS ON DELETE TO public.orders DO INSTEAD NOTHING;
CREATE POLICY secret_policy ON public.customers USING (secret_note <> 'secret literal');
CREATE STATISTICS public.secret_statistics ON id, code FROM public.customers;
CREATE COLLATION public.secret_collation FROM "C";
CREATE OPERATOR public.=!= (LEFTARG = int, RIGHTARG = int, FUNCTION = int4eq);
COMMENT ON TABLE public.customers IS 'secret comment'; COMMENT ON COLUMN public.customers.email IS 'secret comment';
COMMENT ON SCHEMA public IS 'secret comment'; COMMENT ON TYPE app.order_state IS 'secret comment';
INSERT INTO public.customers (email, code) SELECT 'secret-' || i || '@example.com', NULL FROM generate_series(1, 4321) i;
ANALYZE;
`;

const own = (...names: readonly string[]) => names.map((name) => ({ name, shows: 'own' as const }));
const other = (...names: readonly string[]) => names.map((name) => ({ name, shows: 'other' as const }));

const tables: readonly CatalogueTable[] = [
  {
    schema: 'public',
    table: 'customers',
    columns: [...own('id', 'tags', 'code'), ...other('email', 'born')],
  },
  { schema: 'public', table: 'orders', columns: own('id', 'customer_id', 'state', 'total') },
  { schema: 'odd " schema.', table: 'lines;--"', columns: own('customer', 'order no', 'SELECT') },
  { schema: 'public', table: 'contacts', columns: own('customer_id', 'email') },
];

let database: Awaited<ReturnType<typeof emptyDatabase>>;
let client: pg.Client;
let numbers: ReadonlyMap<string, string>;
let substitute: (sql: string) => string;
let catalogue: Catalogue;
let relations: readonly {
  readonly name: string;
  readonly columns: readonly string[];
  readonly select: string;
}[];

beforeAll(async () => {
  database = await emptyDatabase('catalogue');
  const owner = await connectTo(database.ownerUrl);
  await owner.query(schema);
  const { rows } = await owner.query<{ name: string; oid: string }>(`
    SELECT n.nspname || '.' || c.relname AS name, c.oid::text FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    UNION ALL SELECT n.nspname || '.' || t.typname || ':type', t.oid::text FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace`);
  numbers = new Map(rows.map(({ name, oid }) => [name, oid]));
  const reader = `${database.name}_reader`;
  await owner.query(`CREATE ROLE ${reader} LOGIN PASSWORD 'reader'; GRANT CONNECT ON DATABASE ${database.name} TO ${reader};
    REVOKE ALL ON SCHEMA public FROM PUBLIC`);
  await owner.end();
  const url = new URL(database.ownerUrl);
  url.username = reader;
  url.password = 'reader';
  client = await connectTo(url.toString());
  await client.query('SET search_path = pg_catalog');
  const found = await client.query<{ relation: string } & SystemColumn>(systemColumnsSql);
  const system = Map.groupBy(found.rows, ({ relation }) => relation);
  const settings = new Map([
    ['server_version', '18.0'],
    ['server_version_num', '180000'],
    ['search_path', '"$user", public'],
    ['standard_conforming_strings', 'on'],
    ['max_index_keys', '32'],
    ['jit', 'off'],
  ]);
  catalogue = catalogueOf({
    tables,
    user: 'support_tool',
    database: 'shop',
    settings,
    functions,
    system,
  });
  relations = catalogue.relations.map((each) => ({ ...each, name: `${each.schema}.${each.name}` }));
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
  await client.end();
  const owner = await connectTo(database.ownerUrl);
  await owner.query(
    `REVOKE ALL ON DATABASE ${database.name} FROM ${database.name}_reader; DROP ROLE ${database.name}_reader`,
  );
  await owner.end();
  await database.drop();
});

/** System columns are not told; psql 15 asks a server of 18 for columns it no longer has. */
const never = /column \w+\.(tableoid|daticulocale|colliculocale) does not exist/u;

const HIDDEN = /secret|7777000|postgres(?!ql)|cordon_|reader|4321|test_|catalogue_/iu;

async function ask(sql: string, parameters: readonly (string | null)[] = []): Promise<readonly unknown[][]> {
  const { rows } = await client.query<unknown[]>({
    text: substitute(sql),
    values: [...parameters],
    rowMode: 'array',
  });
  return rows;
}

/** Why a statement is refused, `null` when it is answered. */
async function refusal(sql: string, parameters: readonly (string | null)[]): Promise<string | null> {
  try {
    const rows = await ask(sql, parameters);
    expect(JSON.stringify(rows)).not.toMatch(HIDDEN);
    return null;
  } catch (error) {
    if (error instanceof ReadsPolicy) return null;
    if (error instanceof NotInCatalogue) return error.message;
    const where = error instanceof Error ? error.message : String(error);
    return where;
  }
}

describe('each relation of the catalogue', () => {
  it('answers with all its columns, and names nothing hidden', async () => {
    expect(relations.length).toBeGreaterThan(100);
    for (const { name, columns, select } of relations) {
      const { fields, rows } = await client.query(`SELECT * FROM ${select} AS x`).catch((error: unknown) => {
        throw new Error(name, { cause: error });
      });
      expect(
        fields.map((field) => field.name),
        name,
      ).toEqual(columns);
      expect(JSON.stringify(rows), name).not.toMatch(HIDDEN);
    }
  });
});

/** What a client may try by hand, and what comes of it: null where there is no such thing, as where it is hidden. */
const tries: readonly (readonly [sql: string, rows: readonly (readonly unknown[])[]])[] = [
  ["SELECT 'secret_lines'::regclass", [[null]]],
  ["SELECT 'no_such_table'::regclass", [[null]]],
  ["SELECT to_regclass('public.secret_view')", [[null]]],
  [`SELECT to_regclass('"public"."customers"')::text`, [['public.customers']]],
  [
    `SELECT 'customers'::regclass::text, '"odd "" schema."."lines;--"""'::regclass::oid > 0`,
    [['public.customers', true]],
  ],
  ["SELECT 'pg_class'::regclass::text, 'pg_catalog.pg_type'::regclass::oid", [['pg_class', 1247]]],
  [
    "SELECT '{oid public.secret_lines}'::regclass, ({oid public.secret_lines})::oid::regclass::text",
    [[null, null]],
  ],
  [
    "SELECT ({oid public.secret_kind:type})::oid::regtype, 'secret_kind'::regtype, to_regtype('public.secret_pair')",
    [[null, null, null]],
  ],
  [
    "SELECT 'int4'::regtype::text, 'app.order_state'::regtype::text, 'bigint'::regtype::oid",
    [['integer', 'app.order_state', 20]],
  ],
  ["SELECT 'secret_schema'::regnamespace, 'public'::regnamespace::text", [[null, 'public']]],
  [
    "SELECT 'secret_function'::regproc, 'array_in'::regproc::text, '0'::regclass::text",
    [[null, 'array_in', '-']],
  ],
  ['SELECT 10::oid::regrole, pg_get_userbyid(10), pg_get_userbyid(16383)', [[null, null, 'support_tool']]],
  [
    'SELECT format_type({oid public.secret_kind:type}, NULL), format_type(1043, 14)',
    [[null, 'character varying(10)']],
  ],
  [
    'SELECT pg_get_indexdef({oid public.secret_lower}), pg_get_indexdef({oid public.secret_lower}, 1, true)',
    [[null, null]],
  ],
  ["SELECT pg_get_viewdef('public.secret_view'), pg_get_viewdef({oid public.contacts})", [[null, null]]],
  [
    "SELECT obj_description({oid public.customers}, 'pg_class'), col_description({oid public.customers}, 2)",
    [[null, null]],
  ],
  [
    "SELECT has_table_privilege('customers', 'SELECT'), has_table_privilege('secret_lines', 'SELECT'), has_table_privilege('customers', 'INSERT')",
    [[true, false, false]],
  ],
  [
    "SELECT has_table_privilege('no_such', 'SELECT'), has_table_privilege(current_user, {oid public.orders}, 'select')",
    [[false, true]],
  ],
  [
    "SELECT has_schema_privilege('secret_schema', 'USAGE'), has_schema_privilege('public', 'USAGE'), has_schema_privilege('public', 'CREATE')",
    [[false, true, false]],
  ],
  [
    "SELECT current_setting('server_version'), current_setting('data_directory', true), current_setting('cordon.scope', true)",
    [['18.0', null, null]],
  ],
  [
    'SELECT current_database(), current_schema(), current_schemas(true)::text, current_user',
    [['shop', 'public', '{pg_catalog,public}', 'support_tool']],
  ],
  [
    'SELECT pg_is_in_recovery(), inet_server_addr(), pg_postmaster_start_time(), version()',
    [[false, null, null, 'PostgreSQL 18.0']],
  ],
  ["SELECT reltuples, relpages FROM pg_class WHERE relname = 'customers'", [[-1, 0]]],
  ["SELECT count(*) FROM pg_attribute WHERE attname ~ 'secret' OR attnum < 0", [['0']]],
  [
    "SELECT relkind, relname FROM pg_class WHERE relname IN ('contacts', 'customers_pkey', 'secret_unique') ORDER BY 2",
    [
      ['r', 'contacts'],
      ['i', 'customers_pkey'],
    ],
  ],
  [
    'SELECT conname FROM pg_constraint ORDER BY 1',
    [
      ['customers_code_key'],
      ['customers_pkey'],
      ['lines;--"_customer_fkey'],
      ['lines;--"_pkey'],
      ['orders_customer_id_fkey'],
      ['orders_pkey'],
    ],
  ],
  ["SELECT attname FROM pg_attribute WHERE attrelid = 'customers'::regclass AND attnotnull", [['id']]],
  ['SELECT enumlabel FROM pg_enum ORDER BY enumsortorder', [['open'], ['shipped']]],
  [
    'SELECT nspname FROM pg_namespace ORDER BY 1',
    [['app'], ['information_schema'], ['odd " schema.'], ['pg_catalog'], ['public']],
  ],
  [
    "SELECT set_config('search_path', 'app', false), current_setting('search_path')",
    [['app', '"$user", public']],
  ],
];

/** Where two trees part, as a path; null when they are the same. */
function firstDifference(one: unknown, other: unknown, path = ''): string | null {
  if (typeof one !== 'object' || one === null || typeof other !== 'object' || other === null)
    return one === other ? null : `${path}: ${JSON.stringify(one)} ${JSON.stringify(other)}`;
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  for (const key of keys) {
    const found = firstDifference(Reflect.get(one, key), Reflect.get(other, key), `${path}.${key}`);
    if (found !== null) return found;
  }
  return null;
}

const places = /^(location|(rexpr_)?list_(start|end))$/u;

const withoutPlaces = (sql: string): unknown =>
  JSON.parse(JSON.stringify(parseSync(sql), (key, value: unknown) => (places.test(key) ? undefined : value)));

describe('what stands for relations, functions and casts', () => {
  it('is read again as it was meant, after it was printed', () => {
    const calls = [...catalogue.functions, ...catalogue.casts].flatMap(([, each]) =>
      [0, 1, 2, 3, 4].flatMap((count) => {
        try {
          return each.as === 'pass'
            ? []
            : [each.by(Array.from({ length: count }, (_, n) => `$${String(n + 1)}`))];
        } catch {
          return [];
        }
      }),
    );
    expect(calls.length).toBeGreaterThan(100);
    for (const sql of [
      ...calls.map((call) => `SELECT ${call}`),
      ...relations.map(({ select }) => `SELECT * FROM ${select} x`),
    ]) {
      const tree = parseSync(sql) as never;
      expect(firstDifference(withoutPlaces(sql), withoutPlaces(deparseSync(tree))), sql).toBeNull();
    }
  });

  it('writes an argument once, so that calls in calls grow no faster than their text', () => {
    for (const [name, each] of [...catalogue.functions, ...catalogue.casts]) {
      for (const count of [1, 2, 3]) {
        if (each.as === 'pass') continue;
        try {
          const args = Array.from({ length: count }, (_, n) => `argument_${String(n)}`);
          expect([...each.by(args).matchAll(/argument_0/gu)].length, name).toBeLessThanOrEqual(1);
        } catch (error) {
          expect(error).toBeInstanceOf(RangeError);
        }
      }
    }
  });
});

describe('by hand', () => {
  it.each(tries)('%s', async (sql, rows) => {
    const filled = sql.replaceAll(/\{oid ([^}]+)\}/g, (_, name: string) => numbers.get(name) ?? name);
    expect(await ask(filled)).toEqual(rows);
  });

  it.each([
    ['pg_class', 'relname'],
    ['pg_attribute', 'attname'],
    ['pg_constraint', 'conname'],
    ['pg_type', 'typname'],
    ['pg_proc', 'proname'],
    ['pg_namespace', 'nspname'],
    ['pg_collation', 'collname'],
    ['information_schema.columns', 'column_name'],
  ])('the fence of %s: a condition that fails on a hidden row meets none', async (relation, column) => {
    const condition = `1 / (CASE WHEN ${column}::text ~ 'secret' THEN 0 ELSE 1 END) = 1`;
    expect(await ask(`SELECT count(*) > 0 FROM ${relation} WHERE ${condition}`)).toEqual([[true]]);
  });

  it.each([
    'SELECT * FROM pg_authid',
    'SELECT * FROM pg_stats',
    'SELECT * FROM pg_statistic',
    'SELECT * FROM pg_stat_activity',
    'SELECT * FROM pg_shadow',
    'SELECT * FROM pg_hba_file_rules',
    'SELECT * FROM pg_largeobject',
    'SELECT * FROM pg_prepared_statements',
    'SELECT * FROM pg_file_settings',
    "SELECT 'x'::regoper",
    "SELECT set_config('role', 'postgres', false)",
    "SELECT set_config(current_user, 'x', false)",
    'SELECT format_type(1)',
    'SELECT version(1)',
    'SELECT pg_sleep(1)',
  ])('%s is refused', (sql) => {
    expect(() => substitute(sql)).toThrow();
  });
});

describe('the statements of real clients', () => {
  it.each(clients)('%s', async (name) => {
    const refused: string[] = [];
    for (const { text, parameters } of statementsOf(name, (oid) => numbers.get(oid) ?? '0')) {
      if (!/^(select|with|\()/i.test(text) || text.includes(';')) continue;
      const why = await refusal(text, parameters);
      if (why !== null && !never.test(why)) refused.push(`${why} <- ${text}`);
    }
    expect(refused).toEqual([]);
  });
});
