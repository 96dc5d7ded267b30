import { Failure, type DataMap } from '@cordon/core/kernel';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { emptyDatabase } from '../../../../tests/support/database.ts';
import { Browser } from '../../../../tests/support/identity/browser.ts';
import {
  advance,
  baseUrl,
  codeOf,
  openFixture,
  signIn,
  type Fixture,
} from '../../../../tests/support/identity/fixture.ts';
import type { Role, Seeded } from '../identity/index.ts';
import { createApp, type App } from '../platform/http/index.ts';
import { silentLog } from '../platform/log.ts';
import { createSources, type Sources } from './index.ts';
import { sourceRoutes } from './routes.ts';
import type { sourceDraft } from './schemas.ts';
import { createSourceStore, type SourceTables } from './store.ts';

let fixture: Fixture;
let app: App;
let sources: Sources;
let shop: Awaited<ReturnType<typeof emptyDatabase>>;
let owner: pg.Client;
let olivia: Seeded;
let admin: Browser;
/** No source of these tests has an API, whose tokens this would make. */
const noToken = () => new Uint8Array(32);

let ledgerDown = false;
const entered: { act: string; words: unknown }[] = [];

const raised: string[] = [];

beforeAll(async () => {
  fixture = await openFixture();
  shop = await emptyDatabase('shop');
  owner = new pg.Client({ connectionString: shop.ownerUrl });
  await owner.connect();
  await owner.query(`CREATE TABLE customers (id int PRIMARY KEY, email text NOT NULL);
    CREATE TABLE orders (id int PRIMARY KEY, customer_id int REFERENCES customers, total numeric)`);
  const db = new Kysely<SourceTables>({ dialect: new PostgresDialect({ pool: fixture.pool }) });
  sources = createSources(createSourceStore(db, fixture.db.keys), silentLog, () => new Date(), noToken);
  app = await createApp({ config: { baseUrl, trustedProxies: [], tls: undefined }, log: silentLog });
  await fixture.identity.register(app);
  sourceRoutes(app, fixture.identity.guard, {
    sources,
    signedActs: fixture.identity.signedActs,
    findings: {
      raise: ({ kind, about }) => {
        raised.push(`${kind} ${about}`);
        return Promise.resolve({ id: about, fresh: true });
      },
      settle: () => Promise.resolve(0),
    },
    async enter(act, _actor, words) {
      if (ledgerDown) throw new Failure('ledger-unavailable');
      return entered.push({ act, words });
    },
  });
  await app.ready();
  olivia = await fixture.person('olivia', 'company-admin');
  admin = await enter(olivia);
});
afterAll(async () => {
  await sources.close();
  await owner.end();
  await app.close();
  await shop.drop();
  await fixture.close();
});
beforeEach(() => {
  entered.length = 0;
  ledgerDown = false;
});

const enter = (person: Seeded): Promise<Browser> =>
  signIn({ ...fixture, browser: (ip = '198.51.100.20') => new Browser(app, baseUrl, ip) }, person);
const enterAs = async (role: Role): Promise<Browser> => enter(await fixture.person(role, role));

async function stepUp(): Promise<void> {
  advance(30_000);
  const body = { method: 'totp', code: codeOf(olivia.totpSecret) };
  expect((await admin.post('/api/session/step-up', body)).status).toBe(200);
}

const drafted = async () =>
  (await admin.post('/api/sources/draft', { ownerUrl: shop.ownerUrl })).body as z.infer<typeof sourceDraft>;
const draft = async (): Promise<DataMap> => (await drafted()).map;
const connection = (map: DataMap, changes: object = {}) => ({
  id: 'shop',
  name: 'The shop',
  ownerUrl: shop.ownerUrl,
  map,
  confirmed: [],
  ...changes,
});
const schemas = async (): Promise<readonly unknown[]> =>
  (await owner.query<{ nspname: string }>(`SELECT nspname FROM pg_namespace WHERE nspname LIKE 'cordon%'`))
    .rows;

/** Nothing of a connection string and nothing the source said. */
function expectSecretKept(...shown: readonly unknown[]): void {
  const { password, username, port } = new URL(shop.ownerUrl);
  const text = JSON.stringify(shown);
  for (const secret of [
    password,
    username,
    port,
    'postgres://',
    'ECONNREFUSED',
    'authentication',
    'does not exist',
  ]) {
    expect(text).not.toContain(secret);
  }
}

describe('a draft', () => {
  it('names what the source holds and changes nothing in it', async () => {
    const { map, leftOut } = await drafted();
    expect(leftOut).toEqual([]);
    expect(map.resources.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['customers', 'orders', 'conversation']) as string[],
    );
    expect(await schemas()).toEqual([]);
    expect(entered).toEqual([]);
    expectSecretKept(map);
  });

  it.each([
    ['no address', 'shop'],
    ['another protocol', 'http://u:p@localhost:80/shop'],
    ['a file', 'file:///etc/passwd'],
    ['no login', 'postgres://localhost/shop'],
    ['no database', 'postgres://u:hunter2@localhost/'],
    ['a socket of this machine', 'postgres://u:hunter2@%2Frun%2Fpostgresql/shop'],
    ['a socket of this machine as a parameter', 'postgres://u:hunter2@db/shop?host=/run/postgresql'],
    ['a key file of this machine', 'postgres://u:hunter2@db/shop?sslkey=/etc/ssl/private/key.pem'],
    ['settings', 'postgres://u:hunter2@db/shop?options=-c%20role%3Dpostgres'],
  ])('is refused for %s, which is not repeated', async (_, ownerUrl) => {
    const answer = await admin.post('/api/sources/draft', { ownerUrl });
    expect(answer.code).toBe('bad-request');
    expect(JSON.stringify(answer.body)).not.toMatch(/hunter2|passwd|private|role/);
  });

  it.each([
    ['a wrong password', (url: URL) => (url.password = 'wrong')],
    ['a login that is not there', (url: URL) => (url.username = 'nobody')],
    ['a database that is not there', (url: URL) => (url.pathname = '/none')],
    ['a port nobody listens on', (url: URL) => (url.port = '1')],
  ])('says of %s only that the source did not answer', async (_, change) => {
    const url = new URL(shop.ownerUrl);
    change(url);
    const answer = await admin.post('/api/sources/draft', { ownerUrl: url.toString() });
    expect(answer.code).toBe('source-unavailable');
    expectSecretKept(answer.body);
  });
});

describe('connecting', () => {
  it('needs a fresh second factor', async () => {
    const map = await draft();
    expect((await admin.post('/api/sources', connection(map))).code).toBe('step-up-needed');
    expect(await schemas()).toEqual([]);
  });

  it('does not touch the source while the ledger cannot be written', async () => {
    const map = await draft();
    await stepUp();
    ledgerDown = true;
    expect((await admin.post('/api/sources', connection(map))).code).toBe('ledger-unavailable');
    expect(await schemas()).toEqual([]);
    expect(await sources.list()).toEqual([]);
  });

  it('refuses a map in which a name stands twice', async () => {
    const map = await draft();
    await stepUp();
    const twice = { ...map, resources: [...map.resources, ...map.resources.slice(0, 1)] };
    expect((await admin.post('/api/sources', connection(twice))).code).toBe('bad-request');
    expect(entered).toEqual([]);
  });

  it('refuses a map with a field that is unclear until somebody looked at it', async () => {
    await owner.query('ALTER TABLE customers ADD c7 text');
    const { map, findings } = await drafted();
    expect(findings).toContainEqual(
      expect.objectContaining({ resource: 'customers', field: 'c7', sure: 'unclear' }),
    );
    await stepUp();
    const answer = await admin.post('/api/sources', connection(map));
    expect(answer).toMatchObject({ code: 'bad-request' });
    expect(JSON.stringify(answer.body)).toContain('customers.c7');
    expect(await schemas()).toEqual([]);
    await owner.query('ALTER TABLE customers DROP c7');
  });

  it('enters the intent and that it failed', async () => {
    const map = await draft();
    await stepUp();
    const url = new URL(shop.ownerUrl);
    url.password = 'wrong';
    const answer = await admin.post('/api/sources', connection(map, { ownerUrl: url.toString() }));
    expect(answer.code).toBe('source-unavailable');
    expect(entered.map(({ act }) => act)).toEqual(['source-connecting', 'source-not-connected']);
    expectSecretKept(answer.body, entered);
  });

  it('keeps the confirmed map, and the connection string out of every answer and entry', async () => {
    const map = await draft();
    await stepUp();
    const answer = await admin.post('/api/sources', connection(map));
    expect(answer).toMatchObject({
      status: 200,
      body: {
        ...{ id: 'shop', name: 'The shop', map: { source: 'shop' }, drift: [] },
        ...{ database: { liveAt: null }, api: null },
      },
    });
    const words = { source: 'shop', mapVersion: 1, resources: map.resources.length };
    expect(entered).toEqual([
      { act: 'source-connecting', words },
      { act: 'source-connected', words },
    ]);
    const list = await admin.get('/api/sources');
    expect(list.body).toEqual([answer.body]);
    expectSecretKept(answer.body, entered, list.body);
    expect((await admin.post('/api/sources', connection(map))).code).toBe('already-done');
  });
});

describe('a connected source', () => {
  it('shows what it holds beyond its map', async () => {
    await owner.query('ALTER TABLE customers ADD internal_score int');
    const page = await admin.get('/api/sources/shop');
    expect(page.body).toMatchObject({ drift: [{ resource: 'customers', field: 'internal_score' }] });
    await owner.query('ALTER TABLE customers DROP internal_score');
  });

  it('is looked at when somebody asks, and what came becomes a finding', async () => {
    await owner.query('ALTER TABLE customers ADD nickname text');
    const answer = await admin.post('/api/sources/shop/look', {});
    expect(answer).toMatchObject({
      status: 200,
      body: { silent: [], drift: [{ resource: 'customers', field: 'nickname' }] },
    });
    expect(raised).toEqual(['column-unmapped shop/customers/nickname']);
    expect((await admin.post('/api/sources/none/look', {})).code).toBe('not-in-scope');
    await owner.query('ALTER TABLE customers DROP nickname');
  });

  it('is read by officers and vendor managers, changed by the admin, and unknown to everybody else', async () => {
    for (const role of ['privacy-officer', 'vendor-manager'] as const) {
      const browser = await enterAs(role);
      expect((await browser.get('/api/sources/shop')).status).toBe(200);
      expect((await browser.post('/api/sources/draft', { ownerUrl: shop.ownerUrl })).code).toBe(
        'role-not-allowed',
      );
      expect((await browser.post('/api/sources', {})).code).toBe('role-not-allowed');
    }
    for (const role of ['vendor-admin', 'auditor'] as const) {
      const browser = await enterAs(role);
      for (const url of ['/api/sources', '/api/sources/shop', '/api/sources/none']) {
        expect((await browser.get(url)).code).toBe('role-not-allowed');
      }
    }
    expect((await admin.get('/api/sources/none')).code).toBe('not-in-scope');
  });

  it('that does not answer is still listed, and its drift is said to be unknown', async () => {
    await owner.end();
    await shop.drop();
    const list = await admin.get('/api/sources');
    expect(list).toMatchObject({
      status: 200,
      body: [
        {
          id: 'shop',
          drift: [{ resource: 'shop', problem: expect.stringContaining('did not answer') as string }],
        },
      ],
    });
    expectSecretKept(list.body);
    shop = await emptyDatabase('shop');
    owner = new pg.Client({ connectionString: shop.ownerUrl });
    await owner.connect();
  });
});

describe('connecting with one lock', () => {
  beforeAll(async () => {
    await owner.query(`CREATE TABLE customers (id int PRIMARY KEY, email text NOT NULL);
      CREATE TABLE orders (id int PRIMARY KEY, customer_id int REFERENCES customers, total numeric)`);
    raised.length = 0;
  });

  it('is refused for a login that can do more than read, and for a replica beside it', async () => {
    const map = await draft();
    await stepUp();
    const changes = { id: 'shop-one', oneLock: true };
    const answer = await admin.post('/api/sources', connection(map, changes));
    expect(answer.code).toBe('bad-request');
    expect(JSON.stringify(answer.body)).toContain('The login can do more than read');
    const replica = { ...changes, replica: 'postgres://db:5432/shop' };
    expect((await admin.post('/api/sources', connection(map, replica))).code).toBe('bad-request');
    expect((await sources.list()).map(({ id }) => id)).toEqual(['shop']);
  });

  it('is entered as such, marked on the source, and found at once', async () => {
    const map = await draft();
    const login = `only_${shop.name}`;
    await owner.query(
      `CREATE ROLE ${login} LOGIN PASSWORD 'p'; GRANT SELECT ON customers, orders TO ${login};
        GRANT CONNECT ON DATABASE ${shop.name} TO ${login}`,
    );
    const url = new URL(shop.ownerUrl);
    url.username = login;
    url.password = 'p';
    await stepUp();
    const answer = await admin.post(
      '/api/sources',
      connection(map, { id: 'shop-one', ownerUrl: url.toString(), oneLock: true }),
    );
    expect(answer).toMatchObject({ status: 200, body: { id: 'shop-one', reads: 'one-lock', drift: [] } });
    expect(entered.at(-1)).toMatchObject({ act: 'source-connected', words: { reads: 'one-lock' } });
    expect(raised).toEqual(['single-lock shop-one/shop-one']);
  });
});
