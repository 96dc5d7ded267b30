import type { DataMap } from '@cordon/core/kernel';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  emptyDatabase,
  testDatabase,
  type EmptyDatabase,
  type TestDatabase,
} from '../../../../tests/support/database.ts';
import { openShopApi, profiles, SHOP_TOKEN, type ShopApi } from '../../../../tests/support/shopApi.ts';
import { applyViews, SHOP, shopMap, shopProfiles } from '../../../../tests/support/source.ts';
import { composeFindings, type Findings } from '../assurance/index.ts';
import { openDb, openPool } from '../platform/db.ts';
import { silentLog } from '../platform/log.ts';
import { lookForDrift } from './driftWatch.ts';
import { startDriftWatch } from './jobs.ts';
import { asOwner } from './owner.ts';
import { createSources, type Sources } from './sources.ts';
import { createSourceStore, type SourceTables } from './store.ts';

const ann = {
  ...{ id: 7, email: 'ann@example.com', name: 'Ann', phone: '+1 555', notes: 'n' },
  ...{ internal: { risk: 'SECRET-KQWZ' }, addresses: [{ street: 's', city: 'c' }] },
};

describe('the look for drift', () => {
  let cordon: TestDatabase;
  let shop: EmptyDatabase;
  let api: ShopApi;
  let pool: ReturnType<typeof openPool>;
  let sources: Sources;
  let findings: Findings;
  let customers: unknown[] = [ann];

  const alter = (sql: string) =>
    asOwner(shop.ownerUrl, (client) => client.query(`SET search_path = public; ${sql}`));

  beforeAll(async () => {
    cordon = await testDatabase();
    shop = await emptyDatabase('shop');
    await alter(SHOP.replace('ROWS', '50'));
    api = await openShopApi(() => customers as never);
    pool = openPool(cordon.appUrl, silentLog, { name: 'drift test' });
    const db = openDb(pool);
    const now = () => new Date('2026-10-01T00:00:00Z');
    const store = createSourceStore(db.$extendTables<SourceTables>(), cordon.keys);
    sources = createSources(store, silentLog, now, () => new Uint8Array(32));
    findings = composeFindings({
      ...{ db, owed: { settle: () => Promise.resolve() }, now },
      policies: () => Promise.resolve([]),
    }).findings;
    await sources.connect(
      { id: 'shop', name: 'The shop', ownerUrl: shop.ownerUrl, map: shopMap },
      null,
      'live',
    );
    const whole: DataMap = { ...shopMap, version: 2, resources: [...shopMap.resources, profiles] };
    const credential = { header: 'authorization', value: `Bearer ${SHOP_TOKEN}` };
    await sources.connectApi('shop', { baseUrl: api.baseUrl, credential, reach: 'loopback' }, whole, 'live');
  });

  beforeEach(() => {
    customers = [ann];
    api.instead = null;
  });

  afterAll(async () => {
    await sources.close();
    await api.close();
    await pool.end();
    await shop.drop();
    await cordon.drop();
  });

  const look = () => lookForDrift({ sources, findings }, 'shop');
  const open = async (): Promise<readonly string[]> => {
    const { rows } = await pool.query<{ text: string }>(
      `SELECT kind || ' ' || about AS text FROM cordon.findings WHERE closed_at IS NULL ORDER BY 1`,
    );
    return rows.map(({ text }) => text);
  };

  /** The API answers with a member no map names, from the first look on. */
  const RISK = 'path-unmapped shop/profiles/internal.risk';

  it('finds nothing in what was left out when the map was confirmed, and names no value', async () => {
    const { drift, silent } = await look();
    expect(drift).toMatchObject([
      { kind: 'path-unmapped', resource: 'profiles', field: 'internal.risk', found: 'text' },
    ]);
    expect(silent).toEqual([]);
    expect(await open()).toEqual([RISK]);
    const { rows } = await pool.query('SELECT * FROM cordon.findings');
    expect(JSON.stringify(rows)).not.toMatch(/SECRET|KQWZ/);
  });

  it('raises a column that came, once, and settles it when it is gone', async () => {
    await alter('ALTER TABLE customers ADD nickname text; CREATE TABLE public.fresh (a int)');
    await look();
    await look();
    const came = ['column-unmapped shop/customers/nickname', 'column-unmapped shop/public.fresh', RISK];
    expect(await open()).toEqual(came);
    await alter('ALTER TABLE customers DROP nickname; DROP TABLE public.fresh');
    await look();
    expect(await open()).toEqual([RISK]);
  });

  it('raises a column of another type, one that is gone, and what was opened to the reading login', async () => {
    await alter(`ALTER TABLE customers ALTER balance TYPE boolean USING true;
      ALTER TABLE visits RENAME reason TO why; CREATE FUNCTION public.back() RETURNS text LANGUAGE sql SECURITY DEFINER AS 'SELECT 1::text'`);
    await look();
    expect(await open()).toEqual(
      [
        'column-retyped shop/customers/balance',
        'column-unmapped shop/visits/why',
        'map-entry-gone shop/visits/reason',
        RISK,
        'reach-open shop/function public.back()',
      ].toSorted(),
    );
    await alter(
      `ALTER TABLE customers ALTER balance TYPE numeric USING 1; ALTER TABLE visits RENAME why TO reason; DROP FUNCTION public.back()`,
    );
    await look();
    expect(await open()).toEqual([RISK]);
  });

  it('stays silent about what was left out when its type changes: nothing of it is shown, whatever it is', async () => {
    const left = (await sources.drift('shop')).find(
      ({ resource, field }) => resource === 'customers' && field !== null,
    );
    const column = left?.field ?? '';
    expect(left).toMatchObject({ kind: 'column-unmapped' });
    const typed = (type: string) =>
      alter(`ALTER TABLE customers ALTER "${column}" TYPE ${type} USING NULL::${type}`);
    await typed('bytea');
    await look();
    expect(await open()).toEqual([RISK]);
    expect(await sources.drift('shop')).toContainEqual(left);
    expect((await sources.additions('shop')).map.resources.map(({ name }) => name)).toContain('customers');
    await typed('text');
  });

  it('raises a path of another type and settles what the API no longer sends', async () => {
    const { internal: _, ...plain } = ann;
    customers = [{ ...plain, phone: 15_550_000 }];
    await look();
    expect(await open()).toEqual(['path-retyped shop/profiles/phone']);
    customers = [plain];
    await look();
    expect(await open()).toEqual([]);
  });

  it('settles nothing of a part that did not answer', async () => {
    await look();
    api.instead = (_, response) => response.writeHead(500).end();
    await alter('ALTER TABLE customers ADD nickname text');
    expect((await look()).silent).toEqual(['api']);
    expect(await open()).toEqual(['column-unmapped shop/customers/nickname', RISK]);
    await alter('ALTER TABLE customers DROP nickname');
  });

  it('asks an API where it is now', async () => {
    const moved = await openShopApi(() => [ann]);
    const credential = { header: 'authorization', value: `Bearer ${SHOP_TOKEN}` };
    const at = (baseUrl: string) => ({ baseUrl, credential, reach: 'loopback' as const });
    await sources.reconnectApi('shop', at(moved.baseUrl));
    expect((await look()).silent).toEqual([]);
    expect(moved.asked).not.toEqual([]);
    await moved.close();
    expect((await look()).silent).toEqual(['api']);
    await sources.reconnectApi('shop', at(api.baseUrl));
    expect((await look()).silent).toEqual([]);
    await expect(sources.reconnectApi('elsewhere', at(api.baseUrl))).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  it('is repeated by a job', async () => {
    const seen = Promise.withResolvers<string>();
    const watched: Findings = {
      ...findings,
      raise: async (finding) => {
        seen.resolve(finding.about);
        return findings.raise(finding);
      },
    };
    const stop = startDriftWatch({ sources, findings: watched }, silentLog, 10);
    expect(await seen.promise).toBe('shop/profiles/internal.risk');
    await stop();
  });

  it('has time: PostgreSQL changes no type of a column under a view', async () => {
    await applyViews(shop.ownerUrl, shop.name, shopMap, shopProfiles);
    await expect(alter('ALTER TABLE customers ALTER email TYPE text')).rejects.toMatchObject({
      cause: { code: '0A000' },
    });
  });
});
