import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from '../../../../tests/support/database.ts';
import { notify, openBus, type BusEvent } from './bus.ts';
import { openPool } from './db.ts';
import { silentLog } from './log.ts';

let test: TestDatabase;
let owner: pg.Pool;

beforeAll(async () => {
  test = await testDatabase();
  owner = openPool(test.ownerUrl, silentLog, { name: 'cordon test' });
});

afterAll(async () => {
  await owner.end();
  await test.drop();
});

/** A handler that keeps what it hears; `next()` waits for the next event. */
function recorder(): { handler: (event: BusEvent) => void; next: () => Promise<BusEvent> } {
  const heard: BusEvent[] = [];
  const waiting: ((event: BusEvent) => void)[] = [];
  return {
    handler: (event) => {
      const first = waiting.shift();
      if (first) first(event);
      else heard.push(event);
    },
    next: () => {
      const event = heard.shift();
      return event ? Promise.resolve(event) : new Promise((resolve) => waiting.push(resolve));
    },
  };
}

/** Opens a bus, and ends the backend of its connection on demand. */
async function open() {
  const bus = await openBus(test.ownerUrl, silentLog, { heartbeatMs: 200 });
  const cut = () =>
    owner.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'cordon bus' and datname = current_database()`,
    );
  return { bus, cut };
}

describe('the bus', () => {
  it('carries messages to every listener of a channel, at the commit, until it is left', async () => {
    const { bus } = await open();
    const [one, two, other] = [recorder(), recorder(), recorder()];
    const leave = await bus.listen('ended', one.handler);
    await bus.listen('ended', two.handler);
    await bus.listen('other', other.handler);

    const client = await owner.connect();
    await client.query('begin');
    await notify(client, 'ended', 'rolled back');
    await client.query('rollback');
    await client.query('begin');
    await notify(client, 'ended', 'agr_1');
    await client.query('commit');
    client.release();
    expect(await one.next()).toEqual({ kind: 'message', payload: 'agr_1' });
    expect(await two.next()).toEqual({ kind: 'message', payload: 'agr_1' });

    leave();
    await notify(owner, 'ended', 'agr_2');
    expect(await two.next()).toEqual({ kind: 'message', payload: 'agr_2' });
    await notify(owner, 'other', 'x');
    expect(await other.next()).toEqual({ kind: 'message', payload: 'x' });
    await bus.close();
  });

  it('tells when it is lost and when it is back, and hears again', async () => {
    const { bus, cut } = await open();
    const one = recorder();
    await bus.listen('ended', one.handler);
    await cut();
    expect(await one.next()).toEqual({ kind: 'lost' });
    expect(bus.connected()).toBe(false);
    expect(await one.next()).toEqual({ kind: 'restored' });
    expect(bus.connected()).toBe(true);
    await notify(owner, 'ended', 'agr_3');
    expect(await one.next()).toEqual({ kind: 'message', payload: 'agr_3' });
    await bus.close();
  });

  it('tells a listener that joins while it is lost, and counts it in', async () => {
    const { bus, cut } = await open();
    const [one, late] = [recorder(), recorder()];
    await bus.listen('ended', one.handler);
    await cut();
    expect(await one.next()).toEqual({ kind: 'lost' });
    await bus.listen('late', late.handler);
    expect(await late.next()).toEqual({ kind: 'lost' });
    expect(await late.next()).toEqual({ kind: 'restored' });
    await notify(owner, 'late', 'x');
    expect(await late.next()).toEqual({ kind: 'message', payload: 'x' });
    await bus.close();
  });

  it('finds out by itself that the other end went silent', async () => {
    const { bus } = await open();
    const one = recorder();
    await bus.listen('ended', one.handler);
    // A stopped backend neither answers nor closes, like a half-open connection.
    const { rows } = await owner.query<{ pid: number }>(
      `select pid from pg_stat_activity where application_name = 'cordon bus' and datname = current_database()`,
    );
    const pid = rows[0]?.pid ?? 0;
    process.kill(pid, 'SIGSTOP');
    try {
      expect(await one.next()).toEqual({ kind: 'lost' });
    } finally {
      process.kill(pid, 'SIGCONT');
    }
    expect(await one.next()).toEqual({ kind: 'restored' });
    await bus.close();
  });

  it('goes on when a listener fails', async () => {
    const { bus } = await open();
    const one = recorder();
    await bus.listen('ended', () => {
      throw new Error('no');
    });
    await bus.listen('ended', one.handler);
    await notify(owner, 'ended', 'agr_4');
    expect(await one.next()).toEqual({ kind: 'message', payload: 'agr_4' });
    await bus.close();
  });

  it('takes names of channels and short texts only', async () => {
    const { bus } = await open();
    await expect(bus.listen('x; drop table y', () => undefined)).rejects.toMatchObject({ code: 'internal' });
    await expect(notify(owner, 'ended', 'x'.repeat(8000))).rejects.toMatchObject({ code: 'internal' });
    await bus.close();
  });

  it('does not open without a database', async () => {
    await expect(openBus('postgres://x@127.0.0.1:1/x', silentLog)).rejects.toMatchObject({
      code: 'ECONNREFUSED',
    });
  });
});
