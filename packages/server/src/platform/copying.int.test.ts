import { buffer } from 'node:stream/consumers';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from '../../../../tests/support/database.ts';
import { copyIn, copyOut } from './copying.ts';
import { connection } from './db.ts';

const PIECE = 16_384;
const ROWS = 200_000;

let database: TestDatabase;
let client: pg.Client;

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

async function connected<T>(work: () => Promise<T>): Promise<T> {
  client = new pg.Client(connection(database.ownerUrl, 'cordon test', 0));
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work();
  } finally {
    await client.end();
  }
}

const stream = () => client.connection.stream as unknown as { isPaused(): boolean; bytesRead: number };
const many = `(SELECT n, repeat('x', 100) FROM generate_series(1, ${String(ROWS)}) n)`;

describe('reading a table', () => {
  it('makes the server wait while nobody reads on: what is in memory does not grow with the table', () =>
    connected(async () => {
      const pieces = copyOut(client, many, PIECE);
      let size = 0;
      let next = await pieces.next();
      // Until the socket rests: were it never told to, this would go on to the end of the table.
      while (!stream().isPaused() && stream().bytesRead < ROWS * 50)
        await new Promise((resolve) => setImmediate(resolve));
      expect(stream().bytesRead).toBeLessThan(PIECE * 32);
      while (next.done !== true) {
        expect(next.value.length).toBeLessThanOrEqual(PIECE);
        size += next.value.length;
        next = await pieces.next();
      }
      expect(next.value).toBe(ROWS);
      expect(size).toBeGreaterThan(ROWS * 100);
    }));

  it('that fails says so, and the connection is good for the next', () =>
    connected(async () => {
      await expect(
        copyOut(client, '(SELECT 1 / (n - 5) FROM generate_series(1, 9) n)', PIECE).next(),
      ).rejects.toMatchObject({ code: '22012' });
      expect((await client.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
    }));
});

describe('writing a table', () => {
  it('takes pieces cut anywhere, and gives back what was read', () =>
    connected(async () => {
      await client.query('CREATE TEMPORARY TABLE taken (n int, t text)');
      const text = String.raw`1	a\tb` + '\n' + String.raw`2	\N` + '\n' + '3	é' + '\n';
      const bytes = Buffer.from(text);
      for (const cut of [1, 5, bytes.length - 2]) {
        await client.query('TRUNCATE taken');
        const copy = copyIn(client, 'taken (n, t)');
        await copy.write(bytes.subarray(0, cut));
        await copy.write(bytes.subarray(cut));
        expect(await copy.end()).toBe(3);
        expect((await buffer(copyOut(client, 'taken (n, t)', 8))).toString()).toBe(text);
      }
    }));

  it('that the server refuses fails, in the middle or at the end', () =>
    connected(async () => {
      await client.query('CREATE TEMPORARY TABLE refused (n int)');
      const copy = copyIn(client, 'refused (n)');
      await copy.write(Buffer.from('no number\n')).catch(() => undefined);
      await expect(copy.end()).rejects.toMatchObject({ code: '22P02' });
      await expect(copyIn(client, 'nowhere (n)').write(Buffer.from('1\n'))).rejects.toMatchObject({
        code: '42P01',
      });
      expect((await client.query('SELECT count(*)::int AS n FROM refused')).rows).toEqual([{ n: 0 }]);
    }));
});
