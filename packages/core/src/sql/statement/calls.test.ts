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

/** Functions, operators, types and collations off the lists. */
const CALLS: readonly Case[] = [
  ...[
    "query_to_xml('SELECT 1', true, false, '')",
    "table_to_xml('customers', true, false, '')",
    "database_to_xml(true, true, '')",
    "cursor_to_xml('c', 1, true, true, '')",
    "schema_to_xml('public', true, true, '')",
    "pg_read_file('x')",
    "pg_read_binary_file('x')",
    "pg_ls_dir('.')",
    'pg_ls_waldir()',
    "pg_stat_file('x')",
    "lo_import('x')",
    "lo_export(1, 'x')",
    'lo_get(1)',
    'loread(1, 1)',
    "dblink('', 'SELECT 1')",
    "current_setting('x')",
    "set_config('x', 'y', false)",
    'pg_sleep(1)',
    "pg_sleep_for('1s')",
    'pg_advisory_lock(1)',
    'pg_try_advisory_lock(1)',
    'txid_current()',
    'pg_current_xact_id()',
    'pg_current_wal_lsn()',
    "has_table_privilege('x', 'select')",
    "has_column_privilege('x', 'y', 'select')",
    "nextval('s')",
    "setval('s', 1)",
    "currval('s')",
    'pg_backend_pid()',
    'pg_terminate_backend(1)',
    'pg_cancel_backend(1)',
    'pg_stat_get_activity(1)',
    'pg_stat_reset()',
    'version()',
    'inet_server_addr()',
    'pg_reload_conf()',
    "pg_notify('a', 'b')",
    "to_regclass('x')",
    'pg_get_viewdef(1)',
    'pg_get_functiondef(1)',
    "pg_relation_size('x')",
    "pg_total_relation_size('x')",
    "ts_stat('SELECT 1')",
    "pg_logical_slot_get_changes('s', null, null)",
    "convert_from('', 'utf8')",
    'pg_column_size(1)',
    'setseed(1)',
    "json_populate_record(null, '{}')",
    'my_own_function(1)',
    'lookup_customer(5)',
    "crypt('a', 'b')",
    'gen_random_uuid()',
    'generate_subscripts_x(1)',
  ].map((call): Case => [`SELECT ${call}`, 'function-refused', call.replace(/\(.*/s, '')]),
  ['SELECT public.lower(name) FROM customers', 'function-refused', 'public.lower'],
  ['SELECT a.b.lower(name) FROM customers', 'function-refused'],
  ['SELECT * FROM leak()', 'function-refused', 'leak'],
  ['SELECT * FROM ROWS FROM (generate_series(1, 2), leak()) x', 'function-refused', 'leak'],
  ['SELECT * FROM customers, LATERAL leak(id) l', 'function-refused', 'leak'],
  ['SELECT id FROM customers WHERE leak(ssn) LIMIT 1', 'function-refused'],
  ['SELECT id FROM customers ORDER BY leak(ssn)', 'function-refused'],
  ['SELECT count(*) FROM customers GROUP BY ROLLUP (leak(id))', 'function-refused'],
  ['SELECT rank() OVER (ORDER BY leak(id)) FROM customers', 'function-refused'],
  ['SELECT count(leak(name)) FROM customers', 'function-refused'],
  ['SELECT leak_agg(name) OVER () FROM customers', 'function-refused'],
  ['SELECT lower(name) OVER () FROM customers', 'function-refused', 'lower'],
  ['SELECT * FROM count(1)', 'function-refused', 'count'],
  ['SELECT current_user', 'function-refused', 'current_user'],
  ['SELECT * FROM current_user', 'function-refused'],
  ["SELECT repeat('x', 100000000)", 'function-refused', 'repeat'],
  ['SELECT repeat(name, id) FROM customers', 'function-refused', 'repeat'],
  ["SELECT repeat('x', $1)", 'function-refused', 'repeat'],
  ["SELECT repeat(repeat('x', 1000), 1000)", 'function-refused', 'repeat'],
  ["SELECT repeat(x, 1000) FROM (SELECT repeat('x', 1000) AS x) y", 'function-refused', 'repeat'],
  ['SELECT lpad(name, 1000000000) FROM customers', 'function-refused', 'lpad'],
  ["SELECT rpad('x', -(-99999))", 'function-refused', 'rpad'],
  ['SELECT * FROM generate_series(1, 10000000000)', 'function-refused', 'generate_series'],
  ['SELECT generate_series(0, 1, 0.0000001)', 'function-refused', 'generate_series'],
  ["SELECT format('%1000000s', name) FROM customers", 'function-refused', 'format'],
  ['SELECT format(name, 1) FROM customers', 'function-refused', 'format'],
  ['SELECT 1 OPERATOR(public.+) 2', 'operator-refused', 'public.+'],
  ['SELECT name <-> name FROM customers', 'operator-refused', '<->'],
  ['SELECT name === name FROM customers', 'operator-refused', '==='],
  [
    'SELECT id IN (SELECT 1) OR id OPERATOR(evil.=) ANY (SELECT 1) FROM customers',
    'operator-refused',
    'evil.=',
  ],
  ["SELECT id FROM customers WHERE name OPERATOR(evil.~~) 'x'", 'operator-refused'],
  ...[
    'regclass',
    'regproc',
    'regtype',
    'regrole',
    'regnamespace',
    'xml',
    'customers',
    'public.mood',
    'pg_class',
    'unknown',
    'record',
    'tsvector',
    'txid_snapshot',
    'pg_lsn',
    'refcursor',
    'cstring',
    'anyelement',
  ].map((type): Case => [`SELECT NULL::${type}`, 'type-refused', type]),
  ["SELECT '{}'::regclass[]", 'type-refused'],
  ['SELECT name::char(100000) FROM customers', 'type-refused'],
  ["SELECT * FROM json_to_recordset('[]') AS x(a regclass)", 'type-refused', 'regclass'],
  ['SELECT * FROM json_to_recordset(\'[]\') AS x(a text COLLATE "evil")', 'type-refused', 'evil'],
  ['SELECT name COLLATE "evil" FROM customers', 'type-refused', 'evil'],
  ['SELECT name COLLATE public."C" FROM customers', 'type-refused', 'public.C'],
];

describe.each([
  ['one customer', ofOne],
  ['every customer', ofEvery],
])('under scope %s', (_, known) => {
  it.each(titled(CALLS))('what is on no list is refused: $text', ({ each }) => {
    refusedUnder(known, each);
  });
});
