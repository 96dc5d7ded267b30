import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Failure } from '@cordon/core/kernel';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { emptyDatabase } from '../../../../tests/support/database.ts';
import { openTestInstallation, type TestInstallation } from '../../../../tests/support/installation.ts';
import { readSettings } from './byHand.settings.ts';
import { composedByHand, type ByHand } from './byHand.ts';

/* What an operator does with a source from the shell: the steps of the console, each refusing what is not ready. */

let installation: TestInstallation;
let shop: Awaited<ReturnType<typeof emptyDatabase>>;
let byHand: ByHand;
let folder: string;

beforeAll(async () => {
  [installation, shop] = await Promise.all([openTestInstallation(), emptyDatabase('by_hand')]);
  byHand = composedByHand(installation.house);
  folder = await mkdtemp(path.join(tmpdir(), 'cordon-by-hand-'));
  const owner = new pg.Client({ connectionString: shop.ownerUrl });
  await owner.connect();
  await owner.query(`CREATE TABLE customers (id int PRIMARY KEY, email text, c7 text);
    INSERT INTO customers SELECT i, 'customer' || i || '@example.com', 'n' || i FROM generate_series(1, 20) i`);
  await owner.end();
});
afterAll(async () => {
  await installation.close();
  await shop.drop();
  await rm(folder, { recursive: true, force: true });
});

const settingsOf = async (json: unknown) => {
  const file = path.join(folder, 'settings.json');
  await writeFile(file, typeof json === 'string' ? json : JSON.stringify(json));
  return readSettings(file);
};

it('goes from the settings to live, and stands in the ledger without a person', async () => {
  const settings = await settingsOf({ ownerUrl: shop.ownerUrl });
  const { map, findings } = await byHand.draft(settings, null);
  const source = { id: 'by-hand', name: 'By hand', map, confirmed: [] };
  await expect(byHand.connect(source, settings)).rejects.toThrow(Failure);
  expect(await installation.house.sources.find('by-hand')).toBeNull();

  const entry = await byHand.connect({ ...source, confirmed: findings }, settings);
  expect(entry).toBeGreaterThan(0);
  await expect(byHand.connect({ ...source, confirmed: findings }, settings)).rejects.toMatchObject({
    code: 'already-done',
  });
  expect((await installation.house.sources.liveMapOf('by-hand'))?.resources).toEqual([]);

  await expect(byHand.live('by-hand', 'ab'.repeat(32))).rejects.toMatchObject({ code: 'conflict' });
  const { hash, report } = await byHand.report('by-hand');
  expect(report.counts).toMatchObject({ fields: 3, shown: 0 });
  expect(await byHand.live('by-hand', hash)).toBeGreaterThan(entry);
  expect((await installation.house.sources.liveMapOf('by-hand'))?.resources).toHaveLength(2);
  await expect(byHand.live('by-hand', hash)).rejects.toMatchObject({ code: 'already-done' });
});

it.each([
  ['no JSON', '{"ownerUrl": "postgres://u:hunter2@h/d"'],
  ['of neither kind', { url: 'postgres://u:hunter2@h/d' }],
  ['of both', { ownerUrl: 'postgres://u:hunter2@h/d', baseUrl: 'https://h' }],
  ['an address with a login', { baseUrl: 'https://u:hunter2@h', reach: 'public', document: 'x.json' }],
])('refuses settings that are %s, and quotes nothing of them', async (_, json) => {
  const refused = await settingsOf(json).catch((error: unknown) => error);
  expect(refused).toMatchObject({ code: 'bad-request' });
  expect(refused instanceof Failure ? refused.detail : 'hunter2').not.toContain('hunter2');
});
