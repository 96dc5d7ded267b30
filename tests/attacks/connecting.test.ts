import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DataMap } from '../../packages/core/src/kernel/index.ts';
import type { Visitor } from '../../packages/server/src/demo/client.ts';
import { createLog } from '../../packages/server/src/platform/log.ts';
import { openShopApi, SHOP_TOKEN, type ShopApi, type ShopCustomer } from '../support/shopApi.ts';
import type { ShadowReport } from '../../packages/server/src/sources/shadow/report.ts';
import { harborDataMap } from '../../packages/server/src/demo/seed/dataMap.ts';
import { shopDocument } from '../support/shopDocument.ts';
import { MINUTE, openScene, type Scene } from './attack.ts';

/* A JSON API connected beside a database that is at work: what is said of it, what is kept, and who sees any of it. */

interface Draft {
  readonly map: DataMap;
  readonly findings: readonly {
    readonly resource: string;
    readonly field: string;
    readonly sure: string;
    readonly reasons: readonly string[];
  }[];
  readonly leftOut: readonly { readonly what: string }[];
}

const AGREEMENT = 'agr_harbor_brightline';

let scene: Scene;
let api: ShopApi;
let olivia: Visitor;
const lines: string[] = [];
const answers: unknown[] = [];

const given = () => ({
  ...{ document: JSON.stringify(shopDocument), baseUrl: api.baseUrl, reach: 'loopback' },
  credential: { header: 'Authorization', value: `Bearer ${SHOP_TOKEN}` },
});

async function say(path: string, body: unknown) {
  const answer = await olivia.post(path, body);
  answers.push(answer.json);
  return answer;
}

const draft = async (changes: object = {}) => {
  const answer = await say('/api/sources/api-draft', { ...given(), source: 'harbor', ...changes });
  return { ...answer, draft: answer.json as Draft };
};

const unclear = ({ findings }: Draft) =>
  findings.filter(({ sure }) => sure === 'unclear').map(({ resource, field }) => ({ resource, field }));

const connect = (drafted: Draft, changes: object = {}) =>
  say('/api/sources/api', {
    ...{ id: 'harbor', name: 'Harbor Health', ...given(), map: drafted.map, confirmed: unclear(drafted) },
    ...changes,
  });

function shopCustomer(id: number): ShopCustomer {
  const { name, email, phone, streets } = scene.customer(id);
  return {
    ...{ id, email, name, phone },
    notes: `${name} called from ${phone}, mail ${email}; parcel is late`,
    internal: { risk: `risk-${String(id)}` },
    addresses: streets.map((street) => ({ street, city: 'Bern' })),
  };
}

beforeAll(async () => {
  scene = await openScene({ log: createLog('debug', { write: (line) => lines.push(line) }) });
  api = await openShopApi(() => Array.from({ length: 60 }, (_, nth) => shopCustomer(nth + 1)));
  olivia = await scene.enterFresh('per_olivia');
});
afterAll(async () => {
  await scene.close();
  await api.close();
});

/** Nothing of the customers whose records were sampled, and no credential. */
function expectNoneSampled(...shown: readonly unknown[]): void {
  const text = JSON.stringify(shown);
  for (let id = 1; id <= 60; id += 1) {
    const { email, name, phone, streets } = scene.customer(id);
    for (const value of [email, name, phone, ...streets]) expect(text).not.toContain(value);
  }
  expect(text).not.toContain(SHOP_TOKEN);
  expect(text).not.toMatch(/risk-\d/);
}

it('is drafted from its document, with what its records look like', async () => {
  const { status, draft: drafted } = await draft();
  expect(status).toBe(200);
  expect(drafted.map.resources.map(({ name, kind }) => [name, kind])).toEqual([
    ['customers_api', 'endpoint'],
  ]);
  const of = (name: string) => drafted.findings.find(({ field }) => field === name);
  expect(of('email')).toMatchObject({
    sure: 'sure',
    reasons: [expect.any(String), '50 of 50 sampled values look like e-mail addresses.'],
  });
  const fields = drafted.map.resources.flatMap((resource) => resource.fields);
  expect(fields.find(({ name }) => name === 'notes')).toMatchObject({
    category: 'user.content.private',
    freeText: true,
  });
  // One list of at most fifty, and nothing for one customer.
  expect(api.asked.map(({ url }) => url)).toEqual(['/customers?limit=50']);
  expectNoneSampled(drafted);
});

describe('an address is refused', () => {
  it.each([
    ['no address', { baseUrl: 'shop' }],
    ['another protocol', { baseUrl: 'ftp://127.0.0.1/' }],
    ['with a login in it', { baseUrl: 'http://u:hunter2@127.0.0.1/' }],
    ['with a query', { baseUrl: 'http://127.0.0.1/?token=hunter2' }],
    ['that lies elsewhere than was said', { reach: 'private' }],
    ['of the internet without encryption', { baseUrl: 'http://api.shop.example', reach: 'public' }],
    ['of the machine’s metadata', { baseUrl: 'http://169.254.169.254/latest', reach: 'private' }],
    ['with a header that reads otherwise', { credential: { header: 'Host', value: 'hunter2' } }],
    ['with two lines in a header', { credential: { header: 'x-key', value: 'hunter2\r\nhost: evil' } }],
  ])('%s', async (_, changes) => {
    api.asked.length = 0;
    const answer = await draft(changes);
    expect(answer).toMatchObject({ status: 400, json: { error: { code: 'bad-request' } } });
    expect(JSON.stringify(answer.json)).not.toContain('hunter2');
    expect(api.asked).toEqual([]);
  });
});

it('says of a wrong credential only that the API did not answer', async () => {
  const answer = await draft({ credential: { header: 'authorization', value: 'Bearer hunter2' } });
  expect(answer).toMatchObject({ status: 502, json: { error: { code: 'source-unavailable' } } });
  expect(JSON.stringify(answer.json)).not.toMatch(/hunter2|token|401/);
});

describe('connecting', () => {
  it('needs a fresh second factor, and so does the draft: both send a credential somewhere', async () => {
    const stale = scene.visitor('per_victor');
    await stale.signIn();
    for (const [path, body] of [
      ['/api/sources/api-draft', given()],
      ['/api/sources/api', {}],
    ] as const) {
      expect(await stale.post(path, body)).toMatchObject({ json: { error: { code: 'role-not-allowed' } } });
    }
    const before = scene.visitor('per_olivia');
    expect(await before.post('/api/sources/api-draft', given())).toMatchObject({ status: 401 });
  });

  it('waits until every unclear field was looked at', async () => {
    const more = JSON.stringify(shopDocument).replace('"phone":', '"c7":{"type":"string"},"phone":');
    const { draft: drafted } = await draft({ document: more });
    expect(unclear(drafted)).toEqual([{ resource: 'customers_api', field: 'c7' }]);
    const answer = await connect(drafted, { document: more, confirmed: [] });
    expect(answer).toMatchObject({ json: { error: { code: 'bad-request' } } });
    expect(JSON.stringify(answer.json)).toContain('customers_api.c7');
  });

  it('takes no newer document while there is no API', async () => {
    const answer = await say('/api/sources/harbor/map/additions', { document: given().document });
    expect(answer).toMatchObject({ json: { error: { code: 'bad-request' } } });
    expect(JSON.stringify(answer.json)).toContain('harbor has no API');
  });

  it('refuses a map whose routes or names do not hold', async () => {
    const { draft: drafted } = await draft();
    const [resource] = drafted.map.resources;
    if (resource === undefined) throw new Error('no resource');
    const { routes = [], fields } = resource;
    for (const changed of [
      { ...resource, name: 'customers' },
      { ...resource, kind: 'table' as const, table: 'public.customers' },
      { ...resource, routes: routes.map((route) => ({ ...route, path: '/../admin' })) },
      { ...resource, fields: [...fields, { ...fields[0], name: 'email.domain' }] },
      { ...resource, fields: fields.map((field) => ({ ...field, category: 'Everything!' })) },
      { ...resource, subjectKey: '' },
    ]) {
      const map = { ...drafted.map, resources: [changed] };
      expect(await connect(drafted, { map })).toMatchObject({ json: { error: { code: 'bad-request' } } });
    }
    expect((await scene.house.sources.find('harbor'))?.parts.api).toBe(false);
  });
});

describe('once connected', () => {
  beforeAll(async () => {
    const { draft: drafted } = await draft();
    expect(await connect(drafted)).toMatchObject({
      status: 200,
      json: {
        id: 'harbor',
        map: { version: 2 },
        database: { liveAt: expect.any(String) as string },
        api: { liveAt: null },
      },
    });
  });

  it('stands in the ledger with intent and outcome, signed, without address or credential', async () => {
    const rows = await scene.asOwner<{ kind: string; body: string }>(
      `SELECT kind, body FROM cordon.ledger_bodies WHERE body LIKE '%source-connect%' ORDER BY idx`,
    );
    const acts = rows.map(({ body }) => (JSON.parse(body) as { act?: string; words?: object }).act);
    expect(acts.slice(-2)).toEqual(['source-connecting', 'source-connected']);
    expectNoneSampled(rows);
    expect(JSON.stringify(rows)).not.toContain(new URL(api.baseUrl).port);
    expect(rows.at(-2)?.body).toContain('signature');
  });

  it('is in shadow: the database beside it is shown as before, and nothing of the API to anybody', async () => {
    const terms = await scene.house.inForce.inForce(AGREEMENT, scene.house.now());
    if (!terms.ok) throw new Error(terms.code);
    const names = terms.policy.dataMap.resources.map(({ name }) => name);
    expect(names).toContain('customers');
    expect(names).not.toContain('customers_api');
    api.asked.length = 0;
    const { ticket } = await scene.boundTicket('per_ada');
    const ada = await scene.enterFresh('per_ada');
    const page = await ada.get(`/api/tickets/${ticket.id}`);
    expect(page.status).toBe(200);
    expect(JSON.stringify(page.json)).not.toContain('customers_api');
    const made = await ada.post('/api/door-credentials', { door: 'http', ticket: ticket.id });
    const { secret } = made.json as { secret: string };
    const answer = await fetch(`${scene.baseUrl}/door/harbor/customers/1`, {
      headers: { authorization: `Bearer ${secret}` },
    });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(api.asked).toEqual([]);
  });

  it('is not connected twice', async () => {
    expect(await say('/api/sources/api-draft', { ...given(), source: 'harbor' })).toMatchObject({
      json: { error: { code: 'already-done' } },
    });
  });

  describe('and reported on', () => {
    let kept: { readonly hash: string; readonly report: ShadowReport };

    beforeAll(async () => {
      const answer = await say('/api/sources/harbor/report', {});
      expect(answer.status).toBe(200);
      kept = answer.json as typeof kept;
    });

    const fieldOf = (resource: string, field: string) =>
      kept.report.resources
        .find((one) => one.resource === resource)
        ?.fields.find((one) => one.field === field);

    it('says who would see each field, by which clause, as the gate will', () => {
      const { viewers, counts } = kept.report;
      expect(viewers).toContainEqual(
        expect.objectContaining({ agreement: AGREEMENT, purpose: 'order-support', role: 'tier1' }),
      );
      const email = fieldOf('customers_api', 'email');
      const inDatabase = fieldOf('customers', 'email');
      // Terms grant categories, not places.
      expect(email?.seen).toEqual(inDatabase?.seen);
      expect(email?.seen.some(({ treatment }) => treatment === 'partial')).toBe(true);
      expect(email?.sample).toEqual({ sampled: 50, personal: 50, kinds: ['e-mail addresses'] });
      expect(counts.shown + counts.unseen).toBe(counts.fields);
    });

    it('points at what is shown in clear although the sample holds personal data', () => {
      const clear = kept.report.resources.flatMap(({ fields }) =>
        fields.filter(({ clearPersonal }) => clearPersonal),
      );
      expect(kept.report.counts.clearPersonal).toBe(clear.length);
      for (const { sample, seen } of clear) {
        expect(sample?.personal).toBeGreaterThan(0);
        expect(seen.some(({ treatment }) => treatment === 'clear')).toBe(true);
      }
    });

    it('does not let the source go live by a report that is not its own, or unsigned', async () => {
      expect(await say('/api/sources/harbor/live', { report: 'ab'.repeat(32) })).toMatchObject({
        json: { error: { code: 'conflict' } },
      });
      const vera = await scene.enterFresh('per_vera');
      expect(await vera.post('/api/sources/harbor/live', { report: kept.hash })).toMatchObject({
        json: { error: { code: 'role-not-allowed' } },
      });
      expect((await scene.house.sources.find('harbor'))?.live.api).toBeNull();
    });

    it('does not let it go live when the map, or what is agreed, is no longer what the report says', async () => {
      await scene.asOwner(
        `UPDATE cordon.sources SET data_map = jsonb_set(data_map, '{resources,0,fields,0,category}', '"user"')`,
      );
      expect(await say('/api/sources/harbor/live', { report: kept.hash })).toMatchObject({
        json: { error: { code: 'conflict' } },
      });
      const was = JSON.stringify(harborDataMap().resources[0]?.fields[0]?.category);
      await scene.asOwner(
        `UPDATE cordon.sources SET data_map = jsonb_set(data_map, '{resources,0,fields,0,category}', $1::jsonb)`,
        [was],
      );
    });

    describe('and live', () => {
      beforeAll(async () => {
        await olivia.stepUp();
        expect(await say('/api/sources/harbor/live', { report: kept.hash })).toMatchObject({
          status: 200,
          json: { api: { liveAt: expect.any(String) as string } },
        });
      });

      it('shows one customer, masked as the report said', async () => {
        scene.pass(MINUTE);
        const { ticket, customer } = await scene.boundTicket('per_ada');
        const ada = await scene.enterFresh('per_ada');
        const page = await ada.get(`/api/tickets/${ticket.id}`);
        expect(JSON.stringify(page.json)).toContain('customers_api');
        const made = await ada.post('/api/door-credentials', { door: 'http', ticket: ticket.id });
        const { secret } = made.json as { secret: string };
        const answer = await fetch(`${scene.baseUrl}/door/harbor/customers/${String(customer.id)}`, {
          headers: { authorization: `Bearer ${secret}` },
        });
        const text = await answer.text();
        expect(answer.status).toBe(200);
        expect(text).toContain(customer.name);
        expect(text).not.toContain(customer.email);
        expect(text).not.toContain(customer.phone);
      });

      it('is entered with intent and outcome over map and report, and not done twice', async () => {
        const rows = await scene.asOwner<{ body: string }>(
          `SELECT body FROM cordon.ledger_bodies WHERE body LIKE '%source-%live%' ORDER BY idx DESC LIMIT 2`,
        );
        const bodies = rows.map(({ body }) => JSON.parse(body) as { act: string; words: object });
        expect(bodies.map(({ act }) => act)).toEqual(['source-live', 'source-going-live']);
        expect(bodies[1]?.words).toMatchObject({ map: kept.report.map, report: kept.hash });
        expect(await say('/api/sources/harbor/live', { report: kept.hash })).toMatchObject({
          json: { error: { code: 'already-done' } },
        });
      });
    });
  });

  describe('and later found to hold more', () => {
    const additions = '/api/sources/harbor/map/additions';
    const record = { id: { type: 'integer' }, customer_id: { type: 'integer' }, c9: { type: 'string' } };
    const schema = { type: 'array', items: { type: 'object', properties: record } };
    const parameters = [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }];
    const parcels = {
      get: { parameters, responses: { 200: { content: { 'application/json': { schema } } } } },
    };
    const newer = () =>
      JSON.stringify({
        ...shopDocument,
        paths: { ...shopDocument.paths, '/customers/{id}/parcels': parcels },
      });
    const extended = async ({ map: added }: Draft): Promise<DataMap> => {
      const map = await scene.house.sources.dataMapOf('harbor');
      if (map === null) throw new Error('no harbor');
      const known = map.resources.map((one) => {
        const more = added.resources.find(({ name }) => name === one.name);
        return more === undefined ? one : { ...one, fields: [...one.fields, ...more.fields] };
      });
      const fresh = added.resources.filter(({ name }) => !map.resources.some((one) => one.name === name));
      return { ...map, version: map.version + 1, resources: [...known, ...fresh] };
    };

    it('offers what its records hold beyond the map, and keeps it once somebody looked', async () => {
      const answer = await olivia.get(additions);
      answers.push(answer.json);
      const found = answer.json as Draft;
      const api = found.map.resources.filter(({ kind }) => kind === 'endpoint');
      expect(api.map(({ name, fields }) => [name, fields.map((one) => one.name)])).toEqual([
        ['customers_api', ['internal.risk']],
      ]);
      const only = { ...found, map: { ...found.map, resources: api } };
      const map = await extended(only);
      expect(await say('/api/sources/harbor/map', { map, confirmed: [] })).toMatchObject({
        json: { error: { code: 'bad-request' } },
      });
      expect(await say('/api/sources/harbor/map', { map, confirmed: unclear(found) })).toMatchObject({
        status: 200,
      });
    });

    it('offers what a newer document says, which goes along when it is kept', async () => {
      const answer = await say(additions, { document: newer() });
      const found = answer.json as Draft;
      expect(found.map.resources.map(({ name }) => name)).toContain('parcels');
      const only = found.map.resources.filter(({ name }) => name === 'parcels');
      const map = await extended({ ...found, map: { ...found.map, resources: only } });
      const confirmed = [{ resource: 'parcels', field: 'c9' }];
      const without = await say('/api/sources/harbor/map', { map, confirmed });
      expect(without).toMatchObject({ json: { error: { code: 'bad-request' } } });
      expect(JSON.stringify(without.json)).toContain('parcels.id');
      const kept = await say('/api/sources/harbor/map', { map, confirmed, document: newer() });
      expect(kept).toMatchObject({ status: 200 });
      const names = (await scene.house.sources.dataMapOf('harbor'))?.resources.map(({ name }) => name);
      expect(names).toContain('parcels');
    });

    it('takes no document from an agent, and none that is not one', async () => {
      const ada = await scene.enter('per_ada');
      expect(await ada.post(additions, { document: newer() })).toMatchObject({ status: 403 });
      expect(await say(additions, { document: 'a: &a [*a]' })).toMatchObject({
        json: { error: { code: 'bad-request' } },
      });
    });
  });
});

it('lets no sampled value into an answer or a log', () => {
  expect(answers.length).toBeGreaterThan(10);
  expect(lines.length).toBeGreaterThan(0);
  expectNoneSampled(answers, lines);
});
