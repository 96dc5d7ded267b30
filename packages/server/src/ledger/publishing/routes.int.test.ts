import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseVkey, verifyCheckpoint } from '@cordon/ledger';
import { runVerify } from '@cordon/ledger/command';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, testPool, type TestDatabase } from '../../../../../tests/support/database.ts';
import { appenderOf, ledgerRecord, storedIn, tampered } from '../../../../../tests/support/ledger.ts';
import type { LedgerPort } from '../../gate/index.ts';
import { openPools, type Pools } from '../../platform/db.ts';
import { createApp, type App } from '../../platform/http/index.ts';
import { silentLog } from '../../platform/log.ts';
import { createPublishedLog } from './published.ts';
import { publishingRoutes } from './routes.ts';

/* The log over HTTP, read by the program an auditor uses. */

let database: TestDatabase;
let pools: Pools;
let appender: LedgerPort;
let app: App;
let url: string;
let folder: string;
let at = new Date('2026-10-01T12:00:00Z');

async function append(from: number, count: number): Promise<void> {
  await appender.append(Array.from({ length: count }, (_, i) => ledgerRecord(from + i)));
}

beforeAll(async () => {
  database = await testDatabase();
  pools = openPools(database, silentLog);
  appender = appenderOf(pools, database);
  folder = await mkdtemp(path.join(tmpdir(), 'cordon-published-'));
  app = await createApp({
    config: { baseUrl: 'http://localhost:7400', trustedProxies: [], tls: undefined },
    log: silentLog,
  });
  const published = createPublishedLog(storedIn(pools), database.keys.ledger.vkey);
  publishingRoutes(app, { published, now: () => at, aMinute: 200 });
  url = `${await app.listen({ port: 0, host: '127.0.0.1' })}/log`;
  await append(0, 300);
});
afterAll(async () => {
  await app.close();
  await pools.close();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

const get = (name: string, headers: Record<string, string> = {}) => fetch(`${url}/${name}`, { headers });

async function verify(...more: string[]): Promise<{ exit: number; size: number; problems: unknown[] }> {
  let out = '';
  const io = { out: (text: string) => (out += text), err: () => undefined };
  const exit = await runVerify([url, '--key', database.keys.ledger.vkey, ...more], io);
  return { exit, ...(JSON.parse(out) as { size: number; problems: unknown[] }) };
}

describe('the published log', () => {
  it('is verified over HTTP, from an older checkpoint on while it grows', async () => {
    expect(await verify()).toMatchObject({ exit: 0, size: 300, problems: [] });
    const older = path.join(folder, 'older');
    await writeFile(older, await (await get('checkpoint')).text());
    await append(300, 250);
    expect(await verify('--older', older)).toMatchObject({ exit: 0, size: 550, problems: [] });
    // A monitor that still holds the older checkpoint finds the tiles of its tree.
    expect((await (await get('tile/0/001.p/44')).arrayBuffer()).byteLength).toBe(44 * 32);
    expect((await get('tile/entries/001.p/44')).status).toBe(200);
  });

  it('keeps tiles for ever and the checkpoint for seconds', async () => {
    const seen = await Promise.all(
      ['tile/0/000', 'tile/1/000.p/2', 'tile/entries/002.p/38', 'checkpoint', 'keys'].map(async (name) => {
        const { headers, status } = await get(name);
        return [name, status, headers.get('content-type'), headers.get('cache-control')];
      }),
    );
    const forEver = 'public, max-age=31536000, immutable';
    const briefly = 'public, max-age=5, must-revalidate';
    expect(seen).toEqual([
      ['tile/0/000', 200, 'application/octet-stream', forEver],
      ['tile/1/000.p/2', 200, 'application/octet-stream', forEver],
      ['tile/entries/002.p/38', 200, 'application/octet-stream', forEver],
      ['checkpoint', 200, 'text/plain; charset=utf-8', briefly],
      ['keys', 200, 'text/plain; charset=utf-8', briefly],
    ]);
    const first = await get('checkpoint');
    const etag = first.headers.get('etag') ?? '';
    expect((await get('checkpoint', { 'if-none-match': etag })).status).toBe(304);
    expect((await get('checkpoint', { 'if-none-match': '"other"' })).status).toBe(200);
    expect((await get('checkpoint')).headers.get('access-control-allow-origin')).toBe('*');
    expect(verifyCheckpoint(await first.text(), [parseVkey(database.keys.ledger.vkey)]).ok).toBe(true);
    expect(await (await get('keys')).text()).toBe(`${database.keys.ledger.vkey}\n`);
  });

  it.each([
    ['beyond the newest checkpoint', 'tile/0/002.p/39'],
    ['a full tile that is not full yet', 'tile/0/002'],
    ['an upper tile that is not there yet', 'tile/2/000.p/1'],
    ['a level no tree reaches', 'tile/63/000'],
    ['an entry bundle beyond', 'tile/entries/003.p/1'],
    ['a width of nothing', 'tile/0/000.p/0'],
    ['a second name of a tile', 'tile/0/x000/001'],
    ['a path spelled otherwise', 'tile/%30/000'],
    ['another file', 'tile/../checkpoint.bak'],
  ])('has nothing %s', async (_, name) => {
    const answer = await get(name);
    const text = await answer.text();
    // Outside `/log/tile/` stands the console's one page.
    if (answer.status !== 404) expect(text).toMatch(/^<!doctype html>/i);
    else expect(text).toContain('"not-found"');
  });

  it('shows no entry that no checkpoint is signed over', async () => {
    const owner = testPool(database.ownerUrl, 1);
    try {
      await owner.query(`INSERT INTO cordon.ledger_leaves (idx, leaf, hash)
        SELECT 550, leaf, hash FROM cordon.ledger_leaves WHERE idx = 0`);
      expect((await get('tile/entries/002.p/39')).status).toBe(404);
      expect((await get('tile/0/002.p/39')).status).toBe(404);
      await tampered(owner, 'DELETE FROM cordon.ledger_leaves WHERE idx = 550');
    } finally {
      await owner.end();
    }
  });

  it('is read, never written, and at a pace', async () => {
    at = new Date(at.getTime() + 60_000);
    expect((await fetch(`${url}/checkpoint`, { method: 'HEAD' })).status).toBe(200);
    const posted = await fetch(`${url}/checkpoint`, {
      method: 'POST',
      headers: { origin: 'http://localhost:7400', 'content-type': 'application/json' },
      body: '{}',
    });
    expect(posted.status).toBe(404);
    const statuses = await Promise.all(Array.from({ length: 210 }, async () => (await get('keys')).status));
    expect(statuses.filter((status) => status === 429)).toHaveLength(11);
    at = new Date(at.getTime() + 15_000);
    expect((await get('keys')).headers.get('retry-after')).toBe('45');
    at = new Date(at.getTime() + 45_000);
    expect((await get('keys')).status).toBe(200);
  });

  it('gives nothing for a tile whose rows are gone', async () => {
    const owner = testPool(database.ownerUrl, 1);
    try {
      await tampered(owner, 'DELETE FROM cordon.ledger_nodes WHERE level = 1 AND idx = 1');
      expect((await get('tile/1/000.p/2')).status).toBe(404);
    } finally {
      await owner.end();
    }
  });
});
