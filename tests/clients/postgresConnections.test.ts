import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { createSecureContext } from 'node:tls';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { composePostgresDoor } from '../../packages/server/src/composePostgresDoor.ts';
import { listen, type PostgresListener } from '../../packages/server/src/doors/postgres/index.ts';
import { testAuthority, type TestAuthority } from '../support/certificates.ts';
import {
  atSource,
  hasProgram,
  libpqOf,
  many,
  run,
  urlOf,
  type AtSource,
} from '../support/postgresDoor/clients.ts';
import { openSqlScene, type SqlScene, type SqlWay } from '../support/postgresDoor/scene.ts';
import { wireTo } from '../support/wire.ts';

/* Connections of clients: who gets in, how encrypted, and what is left of them. */

let sql: SqlScene;
let way: SqlWay;
let source: AtSource;

beforeAll(async () => {
  sql = await openSqlScene();
  way = await sql.wayIn();
  source = await atSource(sql);
});
afterAll(async () => {
  await source.close();
  await sql.close();
});

const nothingLeft = () =>
  vi.waitFor(
    async () => {
      expect([await source.connections(), await source.scopes()]).toEqual([0, 0]);
    },
    { timeout: 20_000, interval: 50 },
  );

async function outcome(client: pg.Client): Promise<unknown> {
  client.on('error', () => undefined);
  try {
    await client.connect();
    return (await client.query('SELECT full_name FROM customers')).rows;
  } catch (error) {
    return error;
  } finally {
    await client.end().catch(() => undefined);
  }
}

describe('signing in', () => {
  it('answers a wrong secret and a user nobody is in the same words', async () => {
    const wrong = await outcome(new pg.Client({ ...sql.config(way), password: `${way.secret}x` }));
    const nobody = await outcome(new pg.Client({ ...sql.config(way), user: 'door_0123456789abcdef0123' }));
    const service = await outcome(new pg.Client({ ...sql.config(way), user: 'svc_0123456789abcdef0123' }));
    expect(wrong).toMatchObject({ code: '28P01', severity: 'FATAL' });
    for (const other of [nobody, service]) {
      expect(other).toMatchObject({ code: '28P01', message: (wrong as Error).message });
    }
    await nothingLeft();
  });

  it('drops what speaks no PostgreSQL', async () => {
    const socket = connect(sql.listener.port, '127.0.0.1');
    socket.on('error', () => undefined);
    const closed = new Promise((resolve) => socket.once('close', resolve));
    socket.resume().write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n');
    await closed;
    expect(await outcome(new pg.Client(sql.config(way)))).toHaveLength(1);
    await nothingLeft();
  });
});

describe('encrypted', () => {
  let authority: TestAuthority;
  let secured: PostgresListener;
  const settings = () => ({ ...sql.config(way), port: secured.port, host: 'localhost' });
  beforeAll(async () => {
    authority = testAuthority();
    const { cert, key } = authority.certify('localhost', 'DNS:localhost');
    const context = createSecureContext({ cert: readFileSync(cert), key: readFileSync(key) });
    const options = { host: 'localhost', port: 0, most: 20, tls: () => context };
    secured = await listen(composePostgresDoor(sql.scene.house), options);
  });
  afterAll(async () => {
    await secured.close();
    authority.remove();
  });

  it('lets a client in that checks the certificate, and refuses one in clear', async () => {
    const ssl = { ca: readFileSync(authority.ca, 'utf8'), rejectUnauthorized: true };
    expect(await outcome(new pg.Client({ ...settings(), ssl }))).toEqual([
      { full_name: way.bound.customer.name },
    ]);
    expect(await outcome(new pg.Client({ ...settings(), ssl: { rejectUnauthorized: true } }))).toBeInstanceOf(
      Error,
    );
    expect(await outcome(new pg.Client({ ...settings(), ssl: false }))).toMatchObject({
      code: '28000',
      message: expect.stringContaining('sslmode=verify-full') as string,
    });
    await nothingLeft();
  });

  it.runIf(hasProgram('psql'))('lets psql in under verify-full alone of what is safe', async () => {
    const ask = (mode: string, more: Readonly<Record<string, string>> = {}) =>
      run('psql', ['-XAtc', 'SELECT full_name FROM customers'], {
        ...libpqOf({ listener: secured }, way),
        ...{ PGHOST: 'localhost', PGSSLMODE: mode, ...more },
      });
    expect(await ask('verify-full', { PGSSLROOTCERT: authority.ca })).toMatchObject({
      status: 0,
      out: `${way.bound.customer.name}\n`,
    });
    expect(await ask('verify-full', { PGSSLROOTCERT: authority.ca, PGHOST: '127.0.0.1' })).toMatchObject({
      status: 2,
    });
    expect(await ask('disable')).toMatchObject({
      status: 2,
      err: expect.stringContaining('encrypted only') as string,
    });
    expect(
      await ask('verify-full', { PGSSLROOTCERT: authority.ca, PGPASSWORD: 'x', PGCHANNELBINDING: 'prefer' }),
    ).toMatchObject({ status: 2 });
  });
});

describe('what is left of connections', () => {
  it('is nothing after a hundred of them, however they went', async () => {
    await nothingLeft();
    const url = urlOf(sql, way);
    const ends = Array.from({ length: 10 }, (_, nth) => nth);
    for (let round = 0; round < 10; round++) {
      await Promise.all(
        ends.map(async (nth) => {
          if (nth % 2 === 0) {
            expect(await outcome(new pg.Client(sql.config(way)))).toHaveLength(1);
            return;
          }
          // In the middle of an answer, without a word.
          const wire = await wireTo(url);
          wire.send({ kind: 'query', text: many(2_000) });
          if (nth % 3 === 0) await wire.until('data-row');
          wire.end();
        }),
      );
    }
    await nothingLeft();
  });

  it('is nothing after the door was closed, which its clients are told', async () => {
    const door = await listen(composePostgresDoor(sql.scene.house), {
      host: '127.0.0.1',
      port: 0,
      most: 20,
      tls: null,
    });
    const idle = new pg.Client({ ...sql.config(way), port: door.port });
    // The words first, then that the connection is gone.
    const told = new Promise<unknown>((resolve) => idle.on('error', resolve));
    await idle.connect();
    await idle.query('SELECT full_name FROM customers');
    const busy = await wireTo(urlOf({ listener: door }, way));
    busy.send({ kind: 'query', text: many(50_000) });
    await busy.until('data-row');
    await door.close();
    expect(await told).toMatchObject({ code: '57P01', severity: 'FATAL' });
    busy.end();
    await nothingLeft();
  });
});

describe('a client that does not read', () => {
  it('holds up its own answer, and neither the memory nor anybody else', async () => {
    const wire = await wireTo(urlOf(sql, way));
    const before = memory();
    // 200 MB, none of which is taken.
    wire.send({
      kind: 'query',
      text: many(10_000).replace(
        'generate_series(1, 10000)',
        'generate_series(1, 10000) AS f(j), generate_series(1, 20)',
      ),
    });
    wire.stop();
    const client = await sql.client(way);
    for (let time = 0; time < 30; time++) {
      expect((await client.query('SELECT full_name FROM customers')).rows).toHaveLength(1);
    }
    expect(memory() - before).toBeLessThan(60 * 1024 * 1024);
    wire.end();
    await client.end();
    await nothingLeft();
  });
});

/** What the process holds, rows on their way included. */
function memory(): number {
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
