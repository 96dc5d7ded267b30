import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from '../../../../tests/support/database.ts';
import {
  connection,
  isTransient,
  isUnreachable,
  openDb,
  openPool,
  openPools,
  withTransaction,
  type Pools,
} from './db.ts';
import { createLog, silentLog } from './log.ts';

let test: TestDatabase;
let pools: Pools;
let owner: pg.Pool;

beforeAll(async () => {
  test = await testDatabase();
  pools = openPools(test, silentLog);
  owner = openPool(test.ownerUrl, silentLog, { name: 'cordon test' });
  await owner.query(`create table counters (id int primary key, n int not null); insert into counters values (1, 0);
    create table secrets (email text unique); grant select, insert on secrets to public; grant usage on schema cordon to public`);
});

afterAll(async () => {
  await pools.close();
  await owner.end();
  await test.drop();
});

describe('values', () => {
  it('come back as what they are: no rounded bigint, no invented zone', async () => {
    const { rows } = await pools.app.query<Record<string, unknown>>(
      `select 9007199254740991::int8 big, '2026-03-29T02:30:00Z'::timestamptz instant,
              '2026-03-29'::date as day, '2026-03-29 02:30:00'::timestamp as wall, 1.10::numeric price, null::int8 nothing`,
    );
    expect(rows).toEqual([
      {
        big: 9_007_199_254_740_991,
        instant: new Date('2026-03-29T02:30:00Z'),
        day: '2026-03-29',
        wall: '2026-03-29 02:30:00',
        price: '1.10',
        nothing: null,
      },
    ]);
  });

  it('that do not fit are a failure', async () => {
    await expect(pools.app.query('select 9007199254740992::int8')).rejects.toMatchObject({
      code: 'internal',
    });
    await expect(pools.app.query("select 'infinity'::timestamptz")).rejects.toMatchObject({
      code: 'internal',
    });
    expect((await pools.app.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
  });
});

describe('connections', () => {
  it('say who they are, stop long statements and find Cordon first', async () => {
    const { rows } = await pools.ledger.query<Record<string, unknown>>(
      `select current_setting('application_name') name, current_setting('statement_timeout') wait,
              current_setting('search_path') path, current_user::text who`,
    );
    expect(rows).toEqual([{ name: 'cordon ledger', wait: '15s', path: 'cordon', who: test.roles.ledger }]);
    const short = openPool(test.appUrl, silentLog, { name: 'short', statementTimeoutMs: 20 });
    await expect(short.query('select pg_sleep(5)')).rejects.toMatchObject({ code: '57014' });
    await short.end();
  });

  it('that are cut off are replaced and logged; the process lives on', async () => {
    const lines: string[] = [];
    const broke = Promise.withResolvers<undefined>();
    const log = createLog('warn', {
      write: (line) => {
        lines.push(line);
        broke.resolve(undefined);
      },
    });
    const pool = openPool(test.ownerUrl, log, { name: 'victim', max: 1 });
    await pool.query('select 1');
    await owner.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'victim'`,
    );
    await broke.promise;
    expect(lines.join('')).toContain('57P01');
    expect((await pool.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
    await pool.end();
  });
});

it('a connection that breaks while somebody holds it and asks nothing ends no process, and is not used again', async () => {
  const held = await pools.app.connect();
  const { rows } = await held.query<{ pid: number }>('select pg_backend_pid() pid');
  const gone = new Promise((resolve) => held.once('end', resolve));
  await pools.app.query('select pg_terminate_backend($1)', [rows[0]?.pid]);
  await gone;
  await expect(held.query('select 1')).rejects.toThrow();
  held.release();
  expect((await pools.app.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
});

describe('errors', () => {
  it('tell what may pass from what will not', async () => {
    const error = await openPool('postgres://x@127.0.0.1:1/x', silentLog, { name: 'none' })
      .query('select 1')
      .catch((caught: unknown) => caught);
    expect([isUnreachable(error), isTransient(error)]).toEqual([true, true]);
    const wrong = await pools.app.query('select 1/0').catch((caught: unknown) => caught);
    expect([isUnreachable(wrong), isTransient(wrong)]).toEqual([false, false]);
    expect(isTransient(Object.assign(new Error('x'), { code: '40001' }))).toBe(true);
    expect(isTransient('no error')).toBe(false);
  });

  it('of PostgreSQL that quote a customer value do not reach the log', async () => {
    const lines: string[] = [];
    const log = createLog('debug', { write: (line) => lines.push(line) });
    const email = 'rosa.alvarez@example.com';
    await pools.app.query('insert into secrets values ($1)', [email]);
    for (const statement of ['insert into secrets values ($1)', 'select $1::int']) {
      const err = await pools.app.query(statement, [email]).catch((caught: unknown) => caught);
      expect(JSON.stringify(err) + String(err)).toContain(email);
      log.error('a statement failed', { err });
    }
    expect(lines).toHaveLength(2);
    expect(lines.join('')).not.toContain('rosa');
  });
});

describe('withTransaction', () => {
  const read = async (): Promise<unknown> => (await owner.query('select n from counters')).rows;

  it('does all or nothing', async () => {
    const db = openDb(owner);
    await owner.query('update counters set n = 0');
    const failed = withTransaction(db, async (trx) => {
      await sql`update counters set n = n + 1`.execute(trx);
      throw new Error('changed my mind');
    });
    await expect(failed).rejects.toThrow('changed my mind');
    expect(await read()).toEqual([{ n: 0 }]);
  });

  it('runs again after a serialization failure when told so, and only then', async () => {
    const db = openDb(owner);
    await owner.query('update counters set n = 0');
    /** Somebody else gets in between on the first try. */
    const work = (attempts: number) => {
      let tries = 0;
      return withTransaction(
        db,
        async (trx) => {
          tries++;
          await sql`select n from counters`.execute(trx);
          if (tries === 1) await owner.query('update counters set n = n + 10');
          await sql`update counters set n = n + 1`.execute(trx);
          return tries;
        },
        { isolation: 'serializable', attempts },
      );
    };
    await expect(work(1)).rejects.toMatchObject({ code: '40001' });
    expect(await read()).toEqual([{ n: 10 }]);
    expect(await work(3)).toBe(2);
    expect(await read()).toEqual([{ n: 21 }]);
  });
});

it('connection() is what a client of its own takes as well', async () => {
  const client = new pg.Client(connection(test.appUrl, 'alone'));
  await client.connect();
  expect((await client.query('select 5::int8 as five')).rows).toEqual([{ five: 5 }]);
  await client.end();
});
