import fc from 'fast-check';
import { loadModule, parseSync } from 'libpg-query';
import { beforeAll, describe, expect, it } from 'vitest';
import { statementsOf } from '../../../../../tests/support/sqlDoor/clientStatements.ts';
import {
  readOptions,
  sessionStatement,
  startSession,
  type SessionAnswer,
  type SessionState,
} from './index.ts';

const facts = { user: 'svc_tool', version: { text: '18.1', number: '180001' }, longestStatement: 30_000 };

beforeAll(async () => {
  await loadModule();
});

function fresh(parameters: Readonly<Record<string, string>> = {}): SessionState {
  const started = startSession(Object.entries(parameters), facts);
  if (!started.ok) throw new Error(`${started.code} ${started.word}`);
  return started.state;
}

function send(sql: string, state: SessionState = fresh()): SessionAnswer {
  const { stmts } = parseSync(sql) as { stmts: { stmt: unknown }[] };
  return sessionStatement(stmts[0]?.stmt ?? null, state, facts);
}

/** Several statements one after the other; the last answer. */
function talk(...texts: readonly string[]): SessionAnswer {
  let state = fresh();
  let answer: SessionAnswer = { kind: 'empty', state };
  for (const text of texts) {
    answer = send(text, state);
    state = answer.state;
  }
  return answer;
}

function shown(...texts: readonly string[]): string | null | undefined {
  const answer = talk(...texts);
  return answer.kind === 'done' ? answer.answered?.rows[0]?.[0] : undefined;
}

describe('what a client may set', () => {
  it.each([
    ["SET application_name = 'psql é'", 'SHOW application_name', 'psql ?'],
    ["SET TIME ZONE 'Europe/Berlin'", 'SHOW TIME ZONE', 'Europe/Berlin'],
    ['SET TimeZone = UTC', 'SHOW TimeZone', 'UTC'],
    ["SET TimeZone = 'europe/berlin'", 'SHOW TimeZone', 'Europe/Berlin'],
    ['SET TIME ZONE 5.5', 'SHOW timezone', '<+05:30>-05:30'],
    ["SET TIME ZONE INTERVAL '-08:00' HOUR TO MINUTE", 'SHOW TimeZone', '<-08>+08'],
    ['SET TimeZone = -3', 'SHOW TimeZone', '<-03>+03'],
    ['SET statement_timeout = 5000', 'SHOW statement_timeout', '5s'],
    ["SET statement_timeout = '10min'", 'SHOW statement_timeout', '30s'],
    ['SET statement_timeout TO 0', 'SHOW statement_timeout', '30s'],
    ['SET extra_float_digits = 3', 'SHOW extra_float_digits', '3'],
    ['SET search_path TO sales, public', 'SHOW search_path', 'sales, public'],
    [`SET search_path = '$user', "Odd ""name"`, 'SHOW search_path', '"$user", "Odd ""name"'],
    ["SET search_path = ''", 'SHOW search_path', '""'],
    ["SET NAMES 'utf-8'", 'SHOW client_encoding', 'UTF8'],
    ['SET DateStyle TO ISO, MDY', 'SHOW datestyle', 'ISO, MDY'],
    ["SET cordon.reason = 'call back'", 'SHOW cordon.reason', 'call back'],
    ['SET default_transaction_read_only = off', 'SHOW default_transaction_read_only', 'on'],
    ['SET SESSION AUTHORIZATION DEFAULT', 'SHOW session_authorization', 'svc_tool'],
    ['RESET role', 'SHOW role', 'none'],
    [
      'SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL READ UNCOMMITTED, READ WRITE',
      'SHOW transaction_isolation',
      'read committed',
    ],
    ['SET client_min_messages TO WARNING', 'SHOW client_min_messages', 'warning'],
  ])('%s', (set, show, value) => {
    expect(shown(set, show)).toBe(value);
  });

  it.each([
    ['SET role = postgres', 'role-refused', 'role'],
    ['SET SESSION AUTHORIZATION postgres', 'role-refused', 'session_authorization'],
    ["SET client_encoding = 'LATIN1'", 'setting-value-refused', 'client_encoding'],
    ["SET DateStyle = 'SQL, DMY'", 'setting-value-refused', 'DateStyle'],
    ['SET bytea_output = escape', 'setting-value-refused', 'bytea_output'],
    ['SET extra_float_digits = -15', 'setting-value-refused', 'extra_float_digits'],
    ['SET standard_conforming_strings = off', 'setting-value-refused', 'standard_conforming_strings'],
    ["SET TIME ZONE 'UTC''; SELECT 1'", 'setting-value-refused', 'TimeZone'],
    ["SET statement_timeout = '-1'", 'setting-value-refused', 'statement_timeout'],
    ['SET server_version = 9', 'setting-fixed', 'server_version'],
    ['SET session_replication_role = replica', 'setting-unknown', 'session_replication_role'],
    ['SET cordon.scope = x', 'setting-unknown', 'cordon.scope'],
    ['SET log_statement = none', 'setting-unknown', 'log_statement'],
    ['SET x FROM CURRENT', 'setting-value-refused', 'x'],
    ['SHOW data_directory', 'setting-unknown', 'data_directory'],
    ['BEGIN ISOLATION LEVEL SERIALIZABLE', 'isolation-refused', null],
    ["SET TRANSACTION SNAPSHOT '1'", 'setting-unknown', 'transaction snapshot'],
    [
      "SET default_transaction_isolation = 'serializable'",
      'isolation-refused',
      'default_transaction_isolation',
    ],
    ["PREPARE TRANSACTION 'x'", 'setting-fixed', 'max_prepared_transactions'],
    ['SAVEPOINT a', 'transaction-missing', null],
    ['COMMIT AND CHAIN', 'transaction-missing', null],
  ])('%s is refused', (sql, code, word) => {
    expect(talk(sql)).toMatchObject({ kind: 'refused', code, word });
  });

  it('a change is told to the client and made at the source, and taken back with the transaction', () => {
    const set = talk("SET TIME ZONE 'UTC'", 'BEGIN', "SET TIME ZONE 'Asia/Tokyo'");
    expect(set).toMatchObject({
      report: [['TimeZone', 'Asia/Tokyo']],
      upstream: [['TimeZone', 'Asia/Tokyo']],
    });
    const back = send('ROLLBACK', set.state);
    expect(back).toMatchObject({ report: [['TimeZone', 'UTC']], upstream: [['TimeZone', 'UTC']] });
  });
});

describe('what else a session does', () => {
  it.each([
    ['DISCARD ALL', 'DISCARD ALL', { forget: 'all', close: 'all' }],
    ['DISCARD TEMP', 'DISCARD TEMP', { forget: null, close: null }],
    ['DEALLOCATE ALL', 'DEALLOCATE ALL', { forget: 'all' }],
    ['DEALLOCATE PREPARE p', 'DEALLOCATE', { forget: { name: 'p' } }],
    ['CLOSE ALL', 'CLOSE CURSOR ALL', { close: 'all' }],
    ['UNLISTEN *', 'UNLISTEN', {}],
    ['RESET ALL', 'RESET', {}],
  ])('%s', (sql, tag, more) => {
    expect(talk(sql)).toMatchObject({ kind: 'done', tag, ...more });
  });

  it('constants are answered without the source', () => {
    const answer = talk("SELECT 1, 'a' AS b, NULL, true, -7 AS n");
    expect(answer).toMatchObject({
      answered: {
        columns: [
          { name: '?column?', type: 'integer' },
          { name: 'b', type: 'text' },
          { name: '?column?', type: 'text' },
          { name: '?column?', type: 'boolean' },
          { name: 'n', type: 'integer' },
        ],
        rows: [['1', 'a', null, 't', '-7']],
      },
    });
  });

  it.each([
    'SELECT 1 FROM t',
    'SELECT 1 WHERE false',
    'SELECT 1 LIMIT 0',
    'SELECT 1 UNION SELECT 2',
    'SELECT DISTINCT 1',
    'SELECT 1.5',
    'SELECT 1 + 1',
    'SELECT 3000000000',
    'SELECT $1',
    'VALUES (1)',
    'SELECT 1 FOR UPDATE',
    'SELECT 1 INTO t',
    'LISTEN x',
    'COPY t TO STDOUT',
    'DO $$ $$',
    'PREPARE p AS SELECT 1',
  ])('%s is the rewriter’s', (sql) => {
    expect(talk(sql).kind).toBe('query');
  });

  it('nothing is nothing, in a failed transaction too', () => {
    expect(sessionStatement(null, { ...fresh(), status: 'E' }, facts).kind).toBe('empty');
  });

  it.each(['pgjdbc', 'psycopg-asyncpg', 'sequelize'])('takes what %s sends', (client) => {
    let state = fresh();
    for (const { text } of statementsOf(client, () => '0')) {
      for (const { stmt } of (parseSync(text) as { stmts: { stmt: unknown }[] }).stmts) {
        const answer = sessionStatement(stmt, state, facts);
        expect(answer.kind === 'refused' ? `${answer.code} ${text}` : null).toBeNull();
        state = answer.state;
      }
    }
  });
});

describe('connecting', () => {
  it('judges each parameter, and those in options, as SET does', () => {
    const started = startSession(
      [
        ['user', 'svc_tool'],
        ['database', 'shop'],
        ['application_name', 'x'],
        ['options', '-c statement_timeout=1000 --search-path=a,\\ b -cTimeZone=UTC'],
        ['replication', 'false'],
        ['_pq_.whatever', '1'],
      ],
      facts,
    );
    expect(started).toMatchObject({ ok: true, upstream: [['TimeZone', 'UTC']] });
    expect(started.ok && started.state.values.get('statement_timeout')).toBe('1s');
    expect(started.ok && started.report.map(([name]) => name)).toEqual(
      expect.arrayContaining([
        'server_version',
        'client_encoding',
        'DateStyle',
        'TimeZone',
        'integer_datetimes',
        'session_authorization',
      ]),
    );
  });

  it.each([
    [{ replication: 'database' }, 'replication-refused', 'replication'],
    [{ options: '-c role=postgres' }, 'role-refused', 'role'],
    [{ options: '-c session_preload_libraries=x' }, 'setting-unknown', 'session_preload_libraries'],
    [{ options: '-s' }, 'setting-value-refused', 'options'],
    [{ options: '-c' }, 'setting-value-refused', 'options'],
    [{ client_encoding: 'SQL_ASCII' }, 'setting-value-refused', 'client_encoding'],
    [{ no_such: '1' }, 'setting-unknown', 'no_such'],
  ])('%j is refused', (parameters, code, word) => {
    expect(startSession(Object.entries(parameters), facts)).toEqual({ ok: false, code, word });
  });

  it('RESET goes back to what was asked for', () => {
    const state = fresh({ TimeZone: 'Asia/Tokyo' });
    const set = send("SET TimeZone = 'UTC'", state);
    const back = send('RESET TimeZone', set.state);
    expect(back.state.values.get('TimeZone')).toBe('Asia/Tokyo');
    expect(send('DISCARD ALL', set.state).state.values.get('TimeZone')).toBe('Asia/Tokyo');
  });

  it('any options are read or refused, and never more than once', () => {
    const text = fc.string({ unit: fc.constantFrom('-', 'c', '=', ' ', '\\', 'a', '\t', '"') });
    fc.assert(
      fc.property(text, (options) => {
        const read = readOptions(options);
        expect(read === null || read.every(([name]) => /^[A-Za-z_]/.test(name))).toBe(true);
      }),
    );
    expect(readOptions('-c a.b=x\\ y  -c\tcd=1')).toEqual([
      ['a.b', 'x y'],
      ['cd', '1'],
    ]);
  });
});
