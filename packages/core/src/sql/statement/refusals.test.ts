import { beforeAll, describe, expect, it } from 'vitest';
import { ofEvery, ofOne } from '../../../../../tests/support/statements.ts';
import type { Known } from './contract.ts';
import { loadParser } from './parser.ts';
import { rewriteStatement } from './rewrite.ts';

beforeAll(loadParser);

type Case = readonly [text: string, code: string, word?: string | null];

const titled = (cases: readonly Case[]): { readonly text: string; readonly each: Case }[] =>
  cases.map((each) => ({ text: each[0].slice(0, 80), each }));

const refusedUnder = (known: Known, [text, code, word]: Case): void => {
  const answer = rewriteStatement(text, known);
  expect(answer, text).toMatchObject({ ok: false, code });
  if (!answer.ok && word !== undefined) expect(answer.word).toBe(word);
};

/** Each query takes the one before it twice, so that what is carried doubles. */
function doubling(columns: string): string {
  const queries = Array.from(
    { length: 30 },
    (_, nth) => `c${nth + 1} AS (SELECT ${columns} FROM c${nth} x, c${nth} y)`,
  );
  return `WITH c0 AS (SELECT * FROM customers), ${queries.join(', ')} SELECT * FROM c30 x, c30 y, customers z${', customers'.repeat(300)}`;
}

const KIND = 'statement-kind-refused';
const SHAPE = 'statement-shape-refused';

/** Anything but one SELECT. */
const KINDS: readonly Case[] = [
  '',
  '  ;;',
  '-- only a comment',
  'SELECT 1; SELECT 2',
  'SELECT 1; DROP TABLE customers',
  '/* */ SELECT 1; /* */ COMMIT',
  'COPY customers TO STDOUT',
  "COPY (SELECT 1) TO PROGRAM 'id'",
  'COPY customers FROM STDIN',
  'DO $$ BEGIN END $$',
  'EXPLAIN SELECT 1',
  'EXPLAIN (ANALYZE) SELECT * FROM customers',
  'PREPARE p AS SELECT 1',
  'EXECUTE p',
  'DEALLOCATE p',
  'DECLARE c CURSOR FOR SELECT 1',
  'FETCH ALL FROM c',
  'MOVE c',
  'CLOSE c',
  'CALL f()',
  'SET ROLE postgres',
  'SET SESSION AUTHORIZATION postgres',
  'SET search_path = public',
  'RESET ALL',
  'SHOW search_path',
  'LISTEN x',
  'NOTIFY x',
  'UNLISTEN *',
  'LOCK TABLE customers',
  'CREATE TABLE t AS SELECT * FROM customers',
  'CREATE VIEW v AS SELECT 1',
  'BEGIN',
  'COMMIT',
  "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1'",
  'INSERT INTO customers VALUES (1)',
  'UPDATE customers SET id = 1',
  'DELETE FROM customers',
  'MERGE INTO customers c USING orders o ON true WHEN MATCHED THEN DELETE',
  'TRUNCATE customers',
  'VACUUM',
  'ANALYZE customers',
  'CLUSTER',
  'REINDEX TABLE customers',
  'CHECKPOINT',
  'DISCARD ALL',
  "LOAD 'x'",
  'GRANT ALL ON customers TO public',
  'ALTER TABLE customers ADD x int',
  'DROP TABLE customers',
  "COMMENT ON TABLE customers IS 'x'",
  "SECURITY LABEL ON TABLE customers IS 'x'",
  'REFRESH MATERIALIZED VIEW v',
  'IMPORT FOREIGN SCHEMA s FROM SERVER x INTO y',
  'ALTER SYSTEM SET x = 1',
  'REASSIGN OWNED BY a TO b',
  'WITH x AS (SELECT 1) INSERT INTO customers SELECT * FROM x',
  'WITH x AS (DELETE FROM customers RETURNING *) SELECT * FROM x',
  'WITH x AS (UPDATE customers SET id = 1 RETURNING id) SELECT 1',
  'WITH x AS (INSERT INTO orders VALUES (1) RETURNING id) SELECT 1',
].map((text) => [
  text,
  text.startsWith('WITH x AS (D') || text.startsWith('WITH x AS (U') || text.startsWith('WITH x AS (I')
    ? SHAPE
    : KIND,
]);

/** Parts of a SELECT that are not read. */
const SHAPES: readonly Case[] = [
  ['SELECT * INTO x FROM customers', SHAPE],
  ['SELECT * FROM customers FOR UPDATE', SHAPE],
  ['SELECT * FROM customers FOR KEY SHARE SKIP LOCKED', SHAPE],
  ['SELECT * FROM (SELECT * FROM customers FOR SHARE) x', SHAPE],
  ['SELECT * FROM ONLY customers', SHAPE, 'only'],
  ['SELECT * FROM customers TABLESAMPLE SYSTEM (1)', SHAPE],
  ["SELECT * FROM XMLTABLE('/a' PASSING '<a/>' COLUMNS b text)", SHAPE],
  ["SELECT * FROM JSON_TABLE('{}', '$' COLUMNS (a int PATH '$.a'))", SHAPE],
  ['SELECT xmlelement(name a)', SHAPE],
  ['SELECT xmlforest(email) FROM customers', SHAPE],
  ['SELECT email IS DOCUMENT FROM customers', SHAPE],
  ["SELECT json_object('a': email) FROM customers", SHAPE],
  [
    'WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t) SEARCH DEPTH FIRST BY n SET o SELECT * FROM t',
    SHAPE,
  ],
  ['WITH RECURSIVE a AS (SELECT * FROM b), b AS (SELECT 1) SELECT * FROM a', SHAPE, 'b'],
  ['WITH x AS (SELECT 1), x AS (SELECT 2) SELECT * FROM x', SHAPE, 'x'],
  ['SELECT * FROM customers ORDER BY id USING <', SHAPE],
  ['SELECT id FROM customers ORDER BY id FETCH FIRST 2 ROWS WITH TIES', SHAPE],
  ['SELECT * FROM customers a JOIN orders b USING (id) AS j', SHAPE],
  ['SELECT $0', 'statement-shape-refused'],
  ['SELECT FROM', 'statement-unreadable'],
  ['SELECT \0', 'statement-unreadable'],
  ['SELEKT 1', 'statement-unreadable'],
  [`SELECT '${'x'.repeat(70_000)}'`, 'statement-too-large'],
  [`SELECT '${'é'.repeat(33_000)}'`, 'statement-too-large'],
  [`SELECT ${'('.repeat(20_000)}1${')'.repeat(20_000)}`, 'statement-unreadable'],
  [`SELECT ${'*, '.repeat(300)}1 FROM customers a, customers b`, 'statement-too-large'],
  [`SELECT 1 FROM customers${', customers'.repeat(300)}`, 'statement-too-large'],
  [doubling('x.*'), 'statement-too-large'],
  [doubling('1'), 'statement-too-large'],
  [`SELECT 1${' + 1'.repeat(500)}`, 'statement-too-large'],
  [`${'SELECT * FROM ('.repeat(120)}SELECT 1${') x'.repeat(120)}`, 'statement-too-large'],
];

/** What is not in the agreement, by any name. */
const NAMES: readonly Case[] = [
  ['SELECT * FROM secrets', 'relation-refused', 'secrets'],
  ['SELECT * FROM pg_catalog.pg_stats', 'relation-refused', 'pg_catalog.pg_stats'],
  ...[
    'pg_statistic',
    'pg_statistic_ext_data',
    'pg_stat_activity',
    'pg_stat_statements',
    'pg_prepared_statements',
    'pg_cursors',
    'pg_largeobject',
    'pg_authid',
    'pg_shadow',
    'pg_hba_file_rules',
    'pg_proc',
    'pg_attrdef',
    'pg_policy',
    'pg_settings',
    'pg_class',
    'pg_views',
    'pg_user_mapping',
    'pg_foreign_server',
  ].map((name): Case => [`SELECT * FROM ${name}`, 'relation-refused', name]),
  ['TABLE cordon.v_customers', 'relation-refused', 'cordon.v_customers'],
  ['SELECT * FROM other.customers', 'relation-refused', 'other.customers'],
  ['SELECT * FROM "Customers"', 'relation-refused', 'Customers'],
  ['SELECT * FROM pg_temp.customers', 'relation-refused'],
  ['SELECT * FROM db.public.customers', SHAPE],
  ['SELECT (SELECT max(x) FROM secrets)', 'relation-refused', 'secrets'],
  ['WITH x AS (SELECT * FROM secrets) SELECT 1', 'relation-refused'],
  ['WITH x AS (SELECT 1) SELECT * FROM public.x', 'relation-refused', 'public.x'],
  ['WITH x AS (SELECT * FROM y), y AS (SELECT 1) SELECT * FROM x', 'relation-refused', 'y'],
  [
    'WITH RECURSIVE x AS (SELECT 1) SELECT * FROM (WITH z AS (SELECT * FROM x) SELECT * FROM z) a, z',
    'relation-refused',
    'z',
  ],
  ...['ctid', 'xmin', 'xmax', 'cmin', 'cmax', 'tableoid'].flatMap((name): readonly Case[] => [
    [`SELECT ${name} FROM customers`, 'column-refused', name],
    [`SELECT id FROM customers c WHERE c.${name} IS NULL`, 'column-refused', `c.${name}`],
  ]),
  ['SELECT subject_0123456789abcdef0123456789abcdef FROM customers', 'column-refused'],
  ['SELECT c.key_0123456789abcdef0123456789abcdef FROM customers c', 'column-refused'],
  ['SELECT cordon_1 FROM customers', 'column-refused', 'cordon_1'],
  ['SELECT * FROM customers AS c(a, b, c, d, e, f, g, h)', 'column-refused', 'h'],
  ['SELECT * FROM customers a JOIN customers b USING (cordon_1)', 'column-refused'],
  ['SELECT passport FROM customers', 'column-refused', 'passport'],
  ['SELECT c.row_to_json FROM customers c', 'column-refused', 'c.row_to_json'],
  ['SELECT (c).pg_sleep FROM customers c', 'column-refused', 'pg_sleep'],
  ["SELECT ('/etc/passwd'::text).pg_read_file", 'column-refused', 'pg_read_file'],
  ['SELECT (f(1)).* FROM (SELECT 1) x', 'column-refused', '*'],
  ['SELECT x.* FROM customers c', 'column-refused', 'x.*'],
  ['SELECT other.customers.id FROM customers', 'column-refused'],
  ['SELECT db.public.customers.id FROM customers', 'column-refused'],
  ['SELECT o.id FROM customers c', 'column-refused', 'o.id'],
  ['SELECT * FROM customers c, (SELECT c.id) x', 'column-refused', 'c.id'],
  ['SELECT 1 UNION SELECT 2 ORDER BY pg_sleep(1)', 'column-refused'],
];

describe.each([
  ['one customer', ofOne],
  ['every customer', ofEvery],
])('under scope %s', (_, known) => {
  it.each(titled(KINDS))('one SELECT is read, and not: $text', ({ each }) => {
    refusedUnder(known, each);
  });

  it.each(titled(SHAPES))('the shape is refused of $text', ({ each }) => {
    refusedUnder(known, each);
  });

  it.each(titled(NAMES))('what is not in the agreement is not there: $text', ({ each }) => {
    refusedUnder(known, each);
  });

  it('tells where', () => {
    expect(rewriteStatement(`SELECT 'é€😀', passport FROM customers`, known)).toMatchObject({
      word: 'passport',
      position: 15,
    });
    expect(rewriteStatement('SELECT 1 +', known)).toMatchObject({ position: 11 });
    expect(rewriteStatement('secrets', known)).toMatchObject({ position: 1 });
  });
});
