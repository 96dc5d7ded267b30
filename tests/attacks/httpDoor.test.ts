import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SHOP_TOKEN, type ShopApi } from '../support/shopApi.ts';
import { MINUTE, type Bound, type Scene } from './attack.ts';
import { expectOwnHeaders, openDoorScene, type DoorScene, type Got } from './doorScene.ts';

/* The door before JSON APIs: whatever is sent to it, and whatever the API answers, no value of another customer and none
 * that the agreement masks comes out, and every try stands in the ledger. */

let door: DoorScene;
let scene: Scene;
let api: ShopApi;
let secret: string;
let bound: Bound;

beforeAll(async () => {
  door = await openDoorScene();
  ({ scene, api } = door);
});
afterAll(() => door.close());
beforeEach(async () => {
  scene.pass(9 * 60 * MINUTE);
  ({ bound, secret } = await door.wayIn());
  api.asked.length = 0;
});
afterEach(() => {
  api.instead = null;
});

const ask = (target: string, asked: Parameters<DoorScene['ask']>[2] = {}) => door.ask(secret, target, asked);

/** What must never come out: everything of the others, and what the agreement masks of this one. */
function expectNothingOut(got: Got): void {
  door.expectNothingOut(bound, got);
  expectOwnHeaders(got);
}

const entryOf = (act: () => Promise<Got>) => door.entryOf(act);
const shopCustomer = (id: number) => door.shopCustomer(id);

describe('the customer of the ticket', () => {
  it('comes out as the agreement has it, with an entry, in the API’s own form', async () => {
    const { got, entered } = await entryOf(() => ask(`/door/harbor/customers/${String(bound.customer.id)}`));
    expect(got.status).toBe(200);
    expectNothingOut(got);
    const { data } = JSON.parse(got.text) as { data: Record<string, unknown> };
    expect(Object.keys(data)).toEqual(['id', 'email', 'name', 'phone', 'notes', 'addresses']);
    expect(data.name).toBe(bound.customer.name);
    expect(data.notes).toContain('parcel is late');
    expect(entered).toHaveLength(1);
    expect(got.headers['cordon-entry']).toBe(String(entered[0]?.idx));
    expect(JSON.parse(entered[0]?.body ?? '{}')).toMatchObject({
      ...{ kind: 'access', act: 'read', code: null, flags: ['door-http'] },
      parts: [{ resource: 'profiles', allow: true, rows: 1 }],
    });
  });

  it('is asked for with Cordon’s own credential, and nothing the client sent', async () => {
    await ask(`/door/harbor/customers/${String(bound.customer.id)}`, {
      headers: {
        ...{ 'x-http-method-override': 'DELETE', range: 'bytes=0-10', 'if-none-match': '"1"', cookie: 'a=b' },
        ...{ 'x-forwarded-host': 'elsewhere.test', 'accept-encoding': 'gzip', te: 'trailers' },
      },
    });
    const last = api.asked.at(-1);
    expect(last).toMatchObject({ method: 'GET', url: `/customers/${String(bound.customer.id)}` });
    expect(Object.keys(last?.headers ?? {}).toSorted()).toEqual(
      ['accept', 'accept-encoding', 'authorization', 'connection', 'host', 'user-agent'].toSorted(),
    );
    expect(last?.headers.authorization).toBe(`Bearer ${SHOP_TOKEN}`);
  });

  it('is the only one in a list', async () => {
    const got = await ask('/door/harbor/customers?limit=50');
    expect(got.status).toBe(200);
    expectNothingOut(got);
    expect((JSON.parse(got.text) as { data: unknown[] }).data).toHaveLength(1);
  });
});

describe('a look-up', () => {
  it('of a stranger answers like one that finds nobody', async () => {
    const stranger = scene.customer(bound.customer.id === 3 ? 4 : 3);
    const [hit, miss] = [
      await ask(`/door/harbor/customers?email=${encodeURIComponent(stranger.email)}`),
      await ask('/door/harbor/customers?email=nobody%40example.test'),
    ];
    expect(hit.status).toBe(miss.status);
    expect(hit.text).toBe(miss.text);
    expectNothingOut(hit);
  });

  it('of the ticket’s customer finds them, and both the look-up and the read are entered', async () => {
    const { got, entered } = await entryOf(() =>
      ask(`/door/harbor/customers?email=${encodeURIComponent(bound.customer.email)}`),
    );
    expect(got.status).toBe(200);
    expectNothingOut(got);
    expect((JSON.parse(got.text) as { data: unknown[] }).data).toHaveLength(1);
    expect(entered.map(({ kind }) => kind)).toEqual(['lookup', 'read']);
  });

  it('by a part of the value finds nobody', async () => {
    const got = await ask(
      `/door/harbor/customers?email=${encodeURIComponent(bound.customer.email.slice(0, 6))}`,
    );
    expect(got.text).toBe('{"data":[]}');
  });
});

describe('a request the data map does not describe', () => {
  it.each([
    [
      'another customer',
      'GET',
      (id: number) => `/customers/${String((id % 50) + 1 === id ? id + 2 : (id % 50) + 1)}`,
      'not-in-scope',
    ],
    ['an unknown address', 'GET', () => '/orders', 'route-unknown'],
    ['dot segments', 'GET', (id: number) => `/customers/${String(id)}/../2`, 'route-unknown'],
    ['encoded dot segments', 'GET', () => '/customers/%2e%2e/orders', 'route-unknown'],
    ['an encoded slash', 'GET', () => '/customers/1%2f2', 'route-unknown'],
    ['a double encoding', 'GET', () => '/customers/%2532', 'route-unknown'],
    ['an empty segment', 'GET', (id: number) => `/customers//${String(id)}`, 'route-unknown'],
    ['another host', 'GET', () => '//elsewhere.test/customers', 'route-unknown'],
    ['an unknown name', 'GET', () => '/customers?expand=internal', 'parameter-refused'],
    ['a sort by what is masked', 'GET', () => '/customers?sort=phone', 'parameter-refused'],
    ['a choice of fields', 'GET', () => '/customers?fields=internal', 'parameter-refused'],
    ['a name twice', 'GET', () => '/customers?limit=1&limit=2', 'route-unknown'],
    ['a long page', 'GET', () => '/customers?limit=100000', 'parameter-refused'],
    ['a write', 'DELETE', (id: number) => `/customers/${String(id)}`, 'route-unknown'],
    ['a preflight', 'OPTIONS', (id: number) => `/customers/${String(id)}`, 'route-unknown'],
  ] as const)('is refused and entered: %s', async (_, method, path, code) => {
    const { got, entered } = await entryOf(() => ask(`/door/harbor${path(bound.customer.id)}`, { method }));
    expect(JSON.parse(got.text)).toMatchObject({ error: { code } });
    expectNothingOut(got);
    expect(entered.map((entry) => entry.code)).toEqual([code]);
    expect(api.asked).toEqual([]);
  });

  it('is refused: GraphQL', async () => {
    const got = await ask('/door/harbor/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"query":"{customers{email}}"}',
    });
    expect(JSON.parse(got.text)).toMatchObject({ error: { code: 'route-unknown' } });
  });

  it.each([['of another source', '/door/elsewhere/customers', 'not-in-scope']])(
    'is refused: %s',
    async (_, target, code) => {
      expect(JSON.parse((await ask(target)).text)).toMatchObject({ error: { code } });
    },
  );
});

describe('whoever has no credential', () => {
  it.each([
    ['none', undefined],
    ['a made-up one', `Bearer cordon_door_${'A'.repeat(43)}`],
    ['another scheme', 'Basic YTpi'],
  ])('gets nothing: %s', async (_, authorization) => {
    const got = await ask('/door/harbor/customers', { headers: { authorization: authorization ?? '' } });
    expect(got.status).toBe(401);
    expect(api.asked).toEqual([]);
  });

  it('gets nothing once the session ended', async () => {
    await scene.asOwner(`DELETE FROM auth.session WHERE "userId" IN (SELECT id FROM auth."user")`);
    expect((await ask('/door/harbor/customers')).status).toBe(401);
  });
});

describe('an answer of the API', () => {
  const own = () => `/door/harbor/customers/${String(bound.customer.id)}`;
  const json = { 'content-type': 'application/json' };

  it.each([
    ['is of another customer', 200, json, () => JSON.stringify({ data: shopCustomer(2) })],
    [
      'names the customer twice',
      200,
      json,
      (id: number) => `{"data":{"id":2,"id":${String(id)},"name":"${scene.customer(2).name}"}}`,
    ],
    ['is no JSON', 200, { 'content-type': 'text/html' }, () => '<p>canary-risk-1</p>'],
    ['says JSON and is none', 200, json, () => 'canary-risk-1'],
    ['is an error with values in it', 500, json, () => JSON.stringify({ error: scene.customer(2).email })],
    ['is forbidden', 403, json, () => JSON.stringify({ error: scene.customer(2).email })],
    ['leads elsewhere', 302, { location: 'http://elsewhere.test/canary-risk-1' }, () => ''],
    ['is packed', 200, { ...json, 'content-encoding': 'gzip' }, () => gzipSync('x'.repeat(10_000))],
    ['is in another encoding', 200, { 'content-type': 'application/json; charset=utf-16' }, () => '{}'],
    ['is not UTF-8', 200, json, () => Buffer.from([0x22, 0xff, 0x22])],
    ['nests without end', 200, json, () => '['.repeat(100_000)],
    ['is larger than what is read whole', 200, json, () => `{"data":"${'x'.repeat(3_000_000)}"}`],
  ] as const)('that %s shows nothing', async (_, status, headers, body) => {
    api.instead = (_request, response) => {
      response.writeHead(status, headers).end(body(bound.customer.id));
    };
    const { got, entered } = await entryOf(() => ask(own()));
    expect(got.status).not.toBe(200);
    expectNothingOut(got);
    expect(entered).toHaveLength(1);
    expect(entered[0]?.code).not.toBeNull();
  });

  it('that breaks off in the middle of a list ends like one that broke off', async () => {
    const mine = JSON.stringify(shopCustomer(bound.customer.id));
    api.instead = (_request, response) => {
      response.writeHead(200, json);
      response.write(`{"data":[${`${mine},`.repeat(2_000)}`, () => response.destroy());
    };
    const got = await ask('/door/harbor/customers?limit=1000').catch(() => null);
    expect(got === null || got.cut || got.status !== 200).toBe(true);
  });

  it('with a value of another type hides it', async () => {
    api.instead = (_request, response) => {
      const { id } = bound.customer;
      response
        .writeHead(200, json)
        .end(`{"data":{"id":${String(id)},"name":{"canary-risk-1":1},"email":["x"]}}`);
    };
    const got = await ask(own());
    expect(JSON.parse(got.text)).toMatchObject({ data: { name: null, email: null } });
    expectNothingOut(got);
  });
});

describe('a long list', () => {
  it('has an entry before each piece of it, and stops when the access ends', async () => {
    const mine = JSON.stringify(shopCustomer(bound.customer.id));
    // More than sockets and streams hold on the way.
    const pieces = 300;
    let sent = 0;
    api.instead = (request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      // The case's own values, which notes are searched for.
      if (request.url?.startsWith('/customers?') !== true) return void response.end(`{"data":${mine}}`);
      response.write('{"data":[');
      const next = async (): Promise<void> => {
        if (sent === 250)
          await scene.asOwner(`UPDATE cordon.tickets SET status = 'closed' WHERE id = $1`, [bound.ticket.id]);
        if (sent === 250) await scene.asOwner(`DELETE FROM auth.session`);
        if (sent === pieces) return void response.end('{}]}');
        sent += 1;
        response.write(`${mine},`.repeat(200), () => void next());
      };
      void next();
    };
    const { got, entered } = await entryOf(() => ask('/door/harbor/customers?limit=1000'));
    expect(got.cut).toBe(true);
    const rows = entered.map(({ body, code }) => ({
      code,
      rows: (JSON.parse(body) as { parts: { rows: number }[] }).parts[0]?.rows ?? 0,
    }));
    expect(rows.at(-1)?.code).not.toBeNull();
    const shown = rows.filter(({ code }) => code === null).reduce((sum, one) => sum + one.rows, 0);
    expect(got.text.split('"email"').length - 1).toBeLessThanOrEqual(shown);
  });
});
