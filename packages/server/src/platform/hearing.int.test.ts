import type pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from '../../../../tests/support/database.ts';
import { openRelay, type Relay } from '../../../../tests/support/relay.ts';
import { openBus, type Bus, type BusHandler } from './bus.ts';
import { openPool } from './db.ts';
import { BEAT_MS, DEAF_MS, openHearing, type Hearing } from './hearing.ts';
import { silentLog } from './log.ts';

/* A real database behind two stretches of network: one for the pool, one for the LISTEN connection. */

const LIMITS = { beatMs: 100, deafMs: 500 };

let database: TestDatabase;
let queries: Relay;
let listening: Relay;
let pool: pg.Pool;
let bus: Bus;
let hearing: Hearing;

beforeEach(async () => {
  database = await testDatabase();
  [queries, listening] = await Promise.all([openRelay(database.appUrl), openRelay(database.appUrl)]);
  pool = openPool(queries.through(database.appUrl), silentLog, { name: 'cordon test', max: 4 });
  bus = await openBus(listening.through(database.appUrl), silentLog, { heartbeatMs: 200 });
  hearing = await openHearing(bus, pool, silentLog, LIMITS);
});
afterEach(async () => {
  hearing.close();
  await Promise.all([queries.close(), listening.close()]);
  await bus.close();
  await pool.end();
  await database.drop();
});

/** Waits until it hears, or does not. @returns how long that took */
function until(hears: boolean): Promise<number> {
  const started = performance.now();
  return new Promise((resolve) => {
    if (hearing.hears() === hears) {
      resolve(0);
      return;
    }
    const stop = hearing.onChange((now) => {
      if (now !== hears) return;
      stop();
      resolve(performance.now() - started);
    });
  });
}

describe('a replica', () => {
  it('hears itself from the start, and has named limits', () => {
    expect(hearing.hears()).toBe(true);
    expect(hearing.silentFor()).toBeLessThan(LIMITS.deafMs);
    expect([BEAT_MS, DEAF_MS]).toEqual([1_000, 5_000]);
  });

  it.each([
    ['the whole database is cut off', 'cut', ['queries', 'listening']],
    ['the whole database is silent', 'silence', ['queries', 'listening']],
    ['only the LISTEN connection is cut off', 'cut', ['listening']],
    ['only the LISTEN connection is silent', 'silence', ['listening']],
    ['only the pool is cut off', 'cut', ['queries']],
    ['only the pool is silent', 'silence', ['queries']],
  ] as const)('is deaf within its limit when %s, and recovers by itself', async (_, how, where) => {
    const relays = { queries, listening };
    for (const one of where) relays[one][how]();
    const deafAfter = await until(false);
    // Not before: a beat that was heard stands for its whole time. Not long after: a busy machine is slow, not blind.
    expect(deafAfter).toBeLessThan(LIMITS.deafMs + 1_000);
    expect(hearing.hears()).toBe(false);
    for (const one of where) relays[one].mend();
    expect(await until(true)).toBeLessThan(60_000);
    expect((await pool.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
  });

  it('is not taken in by the beats of another', async () => {
    const otherPool = openPool(database.appUrl, silentLog, { name: 'cordon test', max: 2 });
    const otherBus = await openBus(database.appUrl, silentLog);
    const other = await openHearing(otherBus, otherPool, silentLog, LIMITS);
    queries.cut();
    await until(false);
    expect(other.hears()).toBe(true);
    other.close();
    await otherBus.close();
    await otherPool.end();
  });
});

it('starts deaf when nothing comes round, rather than not at all', async () => {
  const never = { listen: () => Promise.resolve(() => undefined) };
  const deaf = await openHearing(never, pool, silentLog, LIMITS);
  expect(deaf.hears()).toBe(false);
  expect(deaf.silentFor()).toBeNull();
  deaf.close();
});

it('tells of the silence also when its timer fires a moment before the limit', async () => {
  // Timers run on a coarser clock than the limit: of a thousand, some are early.
  const told = await Promise.all(
    Array.from({ length: 1000 }, async (_, nth) => {
      let handler: BusHandler = () => undefined;
      const bus = {
        listen: (_channel: string, to: BusHandler) => {
          handler = to;
          return Promise.resolve(() => undefined);
        },
      };
      const payloads: unknown[] = [];
      const sender = {
        query({ values }: { values: unknown[] }) {
          if (payloads.push(values[1]) > 1) return new Promise(() => undefined);
          setTimeout(() => {
            handler({ kind: 'message', payload: String(values[1]) });
          }, nth / 10);
          return Promise.resolve();
        },
      };
      const one = await openHearing(bus, sender, silentLog, { beatMs: 1_000, deafMs: 200 });
      if (one.hears()) await new Promise((resolve) => one.onChange(resolve));
      one.close();
      return one.hears();
    }),
  );
  expect(told).toEqual(Array.from({ length: 1000 }, () => false));
});
