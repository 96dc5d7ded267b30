import { mkdir, mkdtemp, readdir, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Failure } from '../../packages/core/src/kernel/index.ts';
import { takeLogs } from '../../packages/server/src/sources/reconcile/folder.ts';

/*
 * The folder of a source, into which its database's finished logs are put.
 */

const NOW = new Date('2026-10-01T08:00:00Z');

describe('the folder of a source', () => {
  let dir: string;
  const seen: string[] = [];
  const put = async (name: string, secondsAgo: number, text = name, folder = 'shop') => {
    const file = path.join(dir, folder, name);
    await writeFile(file, text);
    const at = new Date(NOW.getTime() - secondsAgo * 1_000);
    await utimes(file, at, at);
  };
  const take = (compare: (text: string) => Promise<unknown> = (text) => Promise.resolve(seen.push(text))) =>
    takeLogs(dir, 'shop', compare, NOW);
  const left = async () => (await readdir(path.join(dir, 'shop'))).toSorted();

  beforeEach(async () => {
    seen.length = 0;
    dir = await mkdtemp(path.join(tmpdir(), 'cordon-logs-'));
    await mkdir(path.join(dir, 'shop'));
  });
  afterEach(() => rm(dir, { recursive: true }));

  it('is taken oldest first, each file once, and what may not be finished stays', async () => {
    await put('b.csv', 100);
    await put('a.json', 200);
    await put('c.log', 30);
    await put('notes.txt', 500);
    expect(await take()).toEqual({ files: 2, code: null });
    expect(seen).toEqual(['a.json', 'b.csv']);
    expect(await left()).toEqual(['a.json.compared', 'b.csv.compared', 'c.log', 'notes.txt']);
    expect(await take()).toEqual({ files: 0, code: null });
    expect(seen).toHaveLength(2);
  });

  it('keeps apart what is no log, and does not stop at it', async () => {
    await put('a.csv', 200, 'hello');
    await put('b.csv', 100);
    const compare = (text: string) =>
      text === 'hello' ? Promise.reject(new Failure('bad-request')) : Promise.resolve();
    expect(await take(compare)).toEqual({ files: 1, code: 'bad-request' });
    expect(await left()).toEqual(['a.csv.refused', 'b.csv.compared']);
  });

  it.each([
    ['a fault that passes', new Failure('ledger-unavailable'), 'ledger-unavailable'],
    ['an error nobody knows', new Error('?'), 'internal'],
  ])('keeps a file for the next time after %s', async (_, error, code) => {
    await put('a.csv', 200);
    expect(await take(() => Promise.reject(error))).toEqual({ files: 0, code });
    expect(await left()).toEqual(['a.csv']);
    expect(await take()).toEqual({ files: 1, code: null });
  });

  it('takes again what a server left half compared', async () => {
    await put('a.csv.taking', 200, 'a');
    expect(await take()).toEqual({ files: 1, code: null });
    expect(await left()).toEqual(['a.csv.compared']);
  });

  it('follows no link, and no name out of it', async () => {
    await mkdir(path.join(dir, 'other'));
    await put('secret.csv', 200, 'secret', 'other');
    await symlink(path.join(dir, 'other', 'secret.csv'), path.join(dir, 'shop', 'a.csv'));
    await symlink(path.join(dir, 'other'), path.join(dir, 'linked'));
    const compare = (text: string) => Promise.resolve(seen.push(text));
    expect(await take()).toEqual({ files: 0, code: null });
    expect(await takeLogs(dir, 'linked', compare, NOW)).toBeNull();
    expect(await takeLogs(path.join(dir, 'shop'), '..', compare, NOW)).toBeNull();
    expect(await takeLogs(dir, 'none', compare, NOW)).toBeNull();
    expect(seen).toEqual([]);
  });
});
