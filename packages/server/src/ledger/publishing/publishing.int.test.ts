import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { noteSigner, signCheckpoint } from '@cordon/ledger';
import { runVerify } from '@cordon/ledger/command';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { testDatabase, testPool, type TestDatabase } from '../../../../../tests/support/database.ts';
import { appenderOf, ledgerRecord, storedIn, tampered } from '../../../../../tests/support/ledger.ts';
import { createBook, type Book } from '../book.ts';
import { openPools, type Pools } from '../../platform/db.ts';
import { sha256 } from '../../platform/hashing.ts';
import { silentLog } from '../../platform/log.ts';
import { openFolder } from './folder.store.ts';
import { startPublishing } from './jobs.ts';
import { openPlace } from './place.ts';
import { publishLog, type Place } from './publishing.ts';

/* The log written to places that fail at any moment, and verified by the program an auditor uses. */

let database: TestDatabase;
let pools: Pools;
let book: Book;
let folder: string;
let next = 0;

const append = async (count: number) => {
  await appenderOf(pools, database).append(Array.from({ length: count }, () => ledgerRecord(next++)));
};

beforeAll(async () => {
  database = await testDatabase();
  pools = openPools(database, silentLog);
  book = createBook(storedIn(pools), database.keys.ledger.vkey, sha256);
  await append(300);
});
afterAll(async () => {
  await pools.close();
  await database.drop();
});
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'cordon-place-'));
  return () => rm(folder, { recursive: true, force: true });
});

async function verify(): Promise<{ exit: number; size: number | null }> {
  let out = '';
  const io = { out: (text: string) => (out += text), err: () => undefined };
  const exit = await runVerify([folder, '--key', database.keys.ledger.vkey], io);
  return { exit, size: (JSON.parse(out) as { size: number | null }).size };
}

describe('publishing to a folder', () => {
  it('writes all the first time, what is new the next, and nothing when nothing is', async () => {
    const place = openFolder(folder);
    const { size } = await book.status();
    expect(await publishLog(book, place)).toMatchObject({ ok: true, from: 0, size });
    expect(await verify()).toEqual({ exit: 0, size });
    const first = await stat(path.join(folder, 'tile/0/000'));
    await append(20);
    // The last tile of each of two levels, the last bundle, the keys, the checkpoint.
    expect(await publishLog(book, place)).toMatchObject({ ok: true, from: size, size: size + 20, files: 4 });
    expect(await verify()).toEqual({ exit: 0, size: size + 20 });
    expect((await stat(path.join(folder, 'tile/0/000'))).mtimeMs).toBe(first.mtimeMs);
    expect(await publishLog(book, place)).toMatchObject({ ok: true, files: 0 });
    const names = await readdir(folder, { recursive: true });
    expect(names.filter((name) => name.endsWith('.new'))).toEqual([]);
  });

  it('cut short at any file, leaves the older log whole; the next run ends it', async () => {
    const place = openFolder(folder);
    await publishLog(book, place);
    const before = (await verify()).size;
    await append(300);
    const { size } = await book.status();
    for (let cut = 0, done = false; !done; cut++) {
      let left = cut;
      const cutShort: Place = {
        read: (name) => place.read(name),
        write: async (name, bytes) => {
          if (left-- === 0) throw new Error('the power went');
          await place.write(name, bytes);
        },
      };
      done = await publishLog(book, cutShort).then(
        () => true,
        () => false,
      );
      expect(await verify()).toEqual({ exit: 0, size: done ? size : before });
    }
  });

  it('refuses to replace another past', async () => {
    const place = openFolder(folder);
    await publishLog(book, place);
    const { size } = await book.status();
    const kept = await readFile(path.join(folder, 'checkpoint'));
    const refused = async (problem: RegExp) => {
      expect(await publishLog(book, place)).toEqual({
        ok: false,
        problem: expect.stringMatching(problem) as string,
      });
    };
    const { seed, name } = database.keys.ledger;
    const signed = (at: number, key = noteSigner(name, seed ?? new Uint8Array(32))) =>
      place.write(
        'checkpoint',
        Buffer.from(signCheckpoint({ origin: name, size: at, root: new Uint8Array(32) }, [key])),
      );
    await signed(size - 1);
    await refused(/one of the two was rewritten/);
    await signed(size + 5);
    await refused(/entries were lost/);
    await signed(size, noteSigner(name, new Uint8Array(32).fill(5)));
    await refused(/not ours/);
    await place.write('checkpoint', Uint8Array.of(0xff, 0xfe));
    await refused(/no checkpoint/);
    await place.write('checkpoint', kept);
    const owner = testPool(database.ownerUrl, 1);
    await tampered(owner, 'CREATE TABLE kept_leaves AS TABLE cordon.ledger_leaves');
    await tampered(
      owner,
      "UPDATE cordon.ledger_leaves SET hash = sha256('x') WHERE idx = (SELECT max(idx) FROM cordon.ledger_leaves)",
    );
    await refused(/one of the two was rewritten/);
    await tampered(
      owner,
      'UPDATE cordon.ledger_leaves l SET hash = k.hash FROM kept_leaves k WHERE k.idx = l.idx',
    );
    await owner.end();
    expect(await publishLog(book, place)).toMatchObject({ ok: true });
  });
});

describe('the job', () => {
  it('publishes at once, and raises the alarm for as long as it cannot', async () => {
    const alarms: string[] = [];
    const log = { error: (_: string, { err }: { err?: unknown } = {}) => alarms.push(String(err)) };
    const run = async (publish: Parameters<typeof startPublishing>[0]) =>
      startPublishing(publish, pools.app, log, 3_600_000)();
    await run(() => publishLog(book, openFolder(folder)));
    expect([await verify(), alarms]).toEqual([{ exit: 0, size: (await book.status()).size }, []]);
    await run(() => Promise.resolve({ ok: false, problem: 'another log is there' }));
    await run(() => Promise.reject(new Error('no space left')));
    expect(alarms).toEqual(['Error: another log is there', 'Error: no space left']);
  });
});

describe('a bucket', () => {
  let server: Server;
  let endpoint: string;
  const objects = new Map<string, Buffer>();
  const heads: { url: string; cache: string; authorization: string }[] = [];
  let fails = 0;

  beforeAll(async () => {
    server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const url = request.url ?? '';
        if (fails-- > 0) {
          response.writeHead(503).end();
          return;
        }
        if (request.method === 'GET') {
          const stored = objects.get(url);
          response.writeHead(stored === undefined ? 404 : 200).end(stored);
          return;
        }
        objects.set(url, Buffer.concat(chunks));
        const { 'cache-control': cache = '', authorization = '' } = request.headers;
        heads.push({ url, cache, authorization });
        response.end();
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    endpoint = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  });
  afterAll(() => {
    server.close();
  });

  it('gets the same files with their cache headers, signed, the checkpoint last; a store that stumbles is asked again', async () => {
    const place = openPlace(
      { kind: 's3', bucket: 'log', prefix: 'cordon/a' },
      {
        endpoint,
        region: 'eu-west-1',
        accessKeyId: 'AKIDEXAMPLE',
        secretAccessKey: 'k',
        sessionToken: undefined,
      },
    );
    fails = 2;
    expect(await publishLog(book, place)).toMatchObject({ ok: true, from: 0 });
    expect(heads.at(-1)).toMatchObject({
      url: '/log/cordon/a/checkpoint',
      cache: 'public, max-age=5, must-revalidate',
      authorization: expect.stringContaining('AKIDEXAMPLE/') as string,
    });
    const tile = heads.find(({ url }) => url === '/log/cordon/a/tile/0/000');
    expect(tile?.cache).toBe('public, max-age=31536000, immutable');
    const local = openFolder(folder);
    await publishLog(book, local);
    for (const [url, bytes] of objects)
      expect(await local.read(url.slice('/log/cordon/a/'.length)), url).toEqual(bytes);
    expect(await publishLog(book, place)).toMatchObject({ ok: true, files: 0 });
  });

  it('that refuses is a fault that tells its status and nothing else', async () => {
    const place = openPlace(
      { kind: 's3', bucket: 'log', prefix: '' },
      { endpoint, region: 'eu-west-1', accessKeyId: 'a', secretAccessKey: 'k', sessionToken: undefined },
    );
    fails = 4;
    await expect(place.write('checkpoint', new Uint8Array(1))).rejects.toThrow(
      'the store answered 503 to PUT',
    );
    expect(() => openPlace({ kind: 's3', bucket: 'log', prefix: '' }, undefined)).toThrow();
  });
});
