import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Failure } from '@cordon/core/kernel';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { emptyDatabase } from '../../../../tests/support/database.ts';
import { openTestInstallation, type TestInstallation } from '../../../../tests/support/installation.ts';
import { openShopApi, SHOP_TOKEN } from '../../../../tests/support/shopApi.ts';
import { shopDocument } from '../../../../tests/support/shopDocument.ts';
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

it('drafts an API from a document in YAML as from one in JSON', async () => {
  const api = await openShopApi(() => []);
  const drafted = async (document: string, text: string) => {
    await writeFile(path.join(folder, document), text);
    const { baseUrl } = api;
    const credential = { header: 'Authorization', value: `Bearer ${SHOP_TOKEN}` };
    return byHand.draft(await settingsOf({ baseUrl, credential, reach: 'loopback', document }), null);
  };
  const inYaml = await drafted('openapi.yaml', stringify(shopDocument));
  expect(inYaml).toEqual(await drafted('openapi.json', JSON.stringify(shopDocument)));
  expect(inYaml.map.resources.map(({ name }) => name)).toContain('customers');
  await api.close();
});

it('connects with one lock when the settings say so: only by a login that only reads, entered and found as such', async () => {
  const login = `only_${shop.name}`;
  const owner = new pg.Client({ connectionString: shop.ownerUrl });
  await owner.connect();
  await owner.query(`CREATE ROLE ${login} LOGIN PASSWORD 'p'; GRANT SELECT ON customers TO ${login};
    GRANT CONNECT ON DATABASE ${shop.name} TO ${login}`);
  await owner.end();
  const url = new URL(shop.ownerUrl);
  url.username = login;
  url.password = 'p';

  const settings = await settingsOf({ ownerUrl: url.toString(), oneLock: true });
  const { map, findings } = await byHand.draft(settings, null);
  const source = { id: 'one-by-hand', name: 'One lock', map, confirmed: findings };
  const strong = await settingsOf({ ownerUrl: shop.ownerUrl, oneLock: true });
  await expect(byHand.connect(source, strong)).rejects.toMatchObject({
    ...{ code: 'bad-request', detail: expect.stringContaining('The login can do more than read') as string },
  });
  expect(await installation.house.sources.find('one-by-hand')).toBeNull();

  const entry = await byHand.connect(source, settings);
  expect(await installation.house.sources.find('one-by-hand')).toMatchObject({ reads: 'one-lock' });
  const { rows } = await installation.house.world.pools.app.query<{ body: unknown }>(
    'SELECT body::jsonb AS body FROM cordon.ledger_bodies WHERE idx = $1',
    [entry],
  );
  expect(rows[0]?.body).toMatchObject({
    ...{ act: 'source-connected', person: null },
    words: { source: 'one-by-hand', reads: 'one-lock', byHand: true },
  });
  const open = await installation.house.findingStore.list({ open: true, vendors: null });
  expect(open.map(({ kind, about }) => `${kind} ${about}`)).toContain('single-lock one-by-hand/one-by-hand');
});

it.each([
  ['no JSON', '{"ownerUrl": "postgres://u:hunter2@h/d"'],
  ['of a lock that is neither', { ownerUrl: 'postgres://u:hunter2@h/d', oneLock: 'yes' }],
  ['of neither kind', { url: 'postgres://u:hunter2@h/d' }],
  ['of both', { ownerUrl: 'postgres://u:hunter2@h/d', baseUrl: 'https://h' }],
  ['an address with a login', { baseUrl: 'https://u:hunter2@h', reach: 'public', document: 'x.json' }],
])('refuses settings that are %s, and quotes nothing of them', async (_, json) => {
  const refused = await settingsOf(json).catch((error: unknown) => error);
  expect(refused).toMatchObject({ code: 'bad-request' });
  expect(refused instanceof Failure ? refused.detail : 'hunter2').not.toContain('hunter2');
});
