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
