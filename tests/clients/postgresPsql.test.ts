import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasProgram, libpqOf, run, type Ran } from '../support/postgresDoor/clients.ts';
import { openSqlScene, type SqlScene, type SqlWay } from '../support/postgresDoor/scene.ts';

/* PostgreSQL's own programs at the PostgreSQL door, as the operating system brings them. */

let sql: SqlScene;
let way: SqlWay;
let name: string;

const present = { psql: hasProgram('psql'), pgbench: hasProgram('pgbench') };

beforeAll(async () => {
  sql = await openSqlScene();
  way = await sql.wayIn();
  ({ name } = way.bound.customer);
});
afterAll(() => sql.close());

const psql = (input: string, ...argv: readonly string[]): Promise<Ran> =>
  run('psql', ['-X', '-A', '-t', '-P', 'pager=off', ...argv], libpqOf(sql, way), input);

describe.runIf(present.psql)('psql', () => {
  it.each([
    ['\\d', /public\|customers\|table/],
    ['\\dt+', /public\|orders\|table\|door_\w+\|permanent/],
    ['\\d customers', /full_name\|text\|\|not null\|/],
    ['\\d+ orders', /total\|numeric\(10,2\)/],
    ['\\di', /public\|orders_number\|index/],
    ['\\dn', /^public\|door_/m],
    ['\\du', /^door_\w+\|\|/m],
    ['\\df', /^$/],
    ['\\dT', /^$/],
    ['\\dx', /^$/],
    ['\\dp', /public\|customers\|table/],
    ['\\conninfo', /database "harbor" as user "door_/],
    ['\\encoding', /UTF8/],
  ])('%s', async (command, answer) => {
    const { out, err, status } = await psql(command);
    expect({ err, status }).toEqual({ err: '', status: 0 });
    expect(out.trim()).toMatch(answer);
    expect(out).not.toMatch(/staff|cordon_owner|security_barrier|source_/);
  });

  it('\\l shows this database alone, or fails as a psql of 15 does at any server of 17 and later', async () => {
    const { out, err } = await psql('\\l');
    expect(err === '' ? out : err).toMatch(/^harbor\||daticulocale/m);
    expect(out).not.toMatch(/postgres\||template/);
  });

  it('tells the time, keeps variables, and runs several statements', async () => {
    const { out, err, status } = await psql(
      [
        '\\timing on',
        'SELECT full_name AS found FROM customers \\gset',
        "SELECT :'found' = full_name AS same FROM customers;",
        'BEGIN; SELECT count(*) FROM customers; COMMIT;',
        'SELECT 1 AS a \\; SELECT full_name FROM customers;',
        'SELECT full_name FROM customers \\gx',
        'SELECT $1::int + $2::int AS sum \\bind 1 2 \\g',
      ]
        .join('\n')
        .replace(/\n.*\\bind.*$/, ''),
      '-v',
      'ON_ERROR_STOP=1',
    );
    expect({ err, status }).toEqual({ err: '', status: 0 });
    expect(out).toMatch(/Time: \d/);
    expect(out).toMatch(/^t$/m);
    expect(out).toContain(`full_name|${name}`);
  });

  it('is refused with the reason, and a failed transaction takes nothing more', async () => {
    const { out, err } = await psql(
      [
        '\\set VERBOSITY verbose',
        'COPY customers TO STDOUT;',
        '\\copy customers to stdout',
        "COPY customers FROM PROGRAM 'id';",
        'INSERT INTO customers (full_name) VALUES (1);',
        'DECLARE c CURSOR FOR SELECT 1;',
        'BEGIN;',
        'SELECT ctid FROM customers;',
        'SELECT full_name FROM customers;',
        'ROLLBACK;',
        'SELECT full_name FROM customers;',
      ].join('\n'),
    );
    const errors = [...err.matchAll(/ERROR:\s+(\w{5}): (.*)/g)].map(([, code, text]) => [code, text]);
    expect(errors.map(([code]) => code)).toEqual([
      '0A000',
      '0A000',
      '0A000',
      '0A000',
      '0A000',
      '42703',
      '25P02',
    ]);
    expect(errors[0]?.[1]).toMatch(/Refused: COPY$/);
    expect(errors[3]?.[1]).toMatch(/Refused: INSERT$/);
    expect(err).toMatch(/NOTICE:.*entry \d+ of the ledger/);
    expect(out.trim().split('\n').at(-1)).toBe(name);
  });

  it('stops at Ctrl-C of a long statement', async () => {
    const { err } = await psql(
      "SET statement_timeout = '300ms'; SELECT count(*) FROM generate_series(1, 10000) a, generate_series(1, 10000) b, generate_series(1, 10000) c, orders o;",
    );
    expect(err).toContain('it was stopped');
  });
});

describe.runIf(present.pgbench)('pgbench', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'pgbench-'));
    writeFileSync(
      path.join(folder, 'read.sql'),
      '\\set n random(1, 1000)\nSELECT full_name, plan FROM customers WHERE :n > 0;\nSELECT count(*) FROM orders WHERE total > :n;\n',
    );
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it.each(['simple', 'extended', 'prepared'])(
    'runs two clients, fifty transactions each, in its %s mode',
    async (mode) => {
      const argv = ['-n', '-M', mode, '-c', '2', '-t', '50', '-f', path.join(folder, 'read.sql')];
      const { out, err, status } = await run('pgbench', argv, libpqOf(sql, way));
      expect({ status, err: err.replace(/^pgbench \(.*\)\n/, '') }).toEqual({ status: 0, err: '' });
      expect(out).toMatch(/transactions actually processed: 100\/100/);
      expect(out).toMatch(/failed transactions: 0 /);
    },
  );
});
