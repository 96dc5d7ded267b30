import type pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from '../../../../tests/support/database.ts';
import { alone } from './alone.ts';
import { openPool } from './db.ts';
import { silentLog } from './log.ts';

const LOCK = 7_403_999;

let database: TestDatabase;
let pools: [pg.Pool, pg.Pool];

beforeAll(async () => {
  database = await testDatabase();
  const open = () => openPool(database.appUrl, silentLog, { name: 'cordon test', max: 2 });
  pools = [open(), open()];
});
afterAll(async () => {
  await Promise.all(pools.map((pool) => pool.end()));
  await database.drop();
});

it('runs work once at a time on all replicas, and says so to those who find it running', async () => {
  const [one, other] = pools;
  const inside = await alone(one, LOCK, () => alone(other, LOCK, () => Promise.resolve('twice')));
  expect(inside).toBeNull();
  expect(await alone(other, LOCK, () => Promise.resolve('after'))).toBe('after');
});

it('lets go at once when the work failed: the next run never finds it taken', async () => {
  const [one, other] = pools;
  for (let round = 0; round < 50; round++) {
    await expect(alone(one, LOCK, () => Promise.reject(new Error('down')))).rejects.toThrow('down');
    expect(await alone(other, LOCK, () => Promise.resolve(round))).toBe(round);
  }
});

it('lets go of it when the connection that held it is gone', async () => {
  const [one, other] = pools;
  const cut = alone(one, LOCK, async () => {
    await other.query(
      `SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND objid = $1`,
      [LOCK],
    );
    return 'done';
  });
  expect(await cut).toBe('done');
  expect(await alone(other, LOCK, () => Promise.resolve('next'))).toBe('next');
});

it('takes one connection for however many jobs, so that all of them have one to work with', async () => {
  const [one, other] = pools;
  const gate = Promise.withResolvers<undefined>();
  const begun = Array.from({ length: 20 }, () => Promise.withResolvers<undefined>());
  const jobs = begun.map(({ resolve }, nth) =>
    alone(one, LOCK + nth, async () => {
      await one.query('SELECT 1');
      resolve(undefined);
      await gate.promise;
      return nth;
    }),
  );
  await Promise.all(begun.map(({ promise }) => promise));
  for (let nth = 0; nth < 20; nth++) {
    expect(await alone(other, LOCK + nth, () => Promise.resolve('also'))).toBeNull();
  }
  gate.resolve(undefined);
  expect(await Promise.all(jobs)).toEqual(Array.from({ length: 20 }, (_, nth) => nth));
  expect(await alone(other, LOCK, () => Promise.resolve('after'))).toBe('after');
});

it('knows what runs here already, though a session may take its own lock again', async () => {
  const [one] = pools;
  expect(await alone(one, LOCK, () => alone(one, LOCK, () => Promise.resolve('twice')))).toBeNull();
});
