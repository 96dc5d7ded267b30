import { readFileSync } from 'node:fs';
import path from 'node:path';
import { cleanImage } from '@cordon/core/helpdesk';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mustBeGoodMap } from '../../sources/mapProblems.ts';
import { customerAt } from '../seed/customers.ts';
import { harborDataMap } from '../seed/dataMap.ts';
import { labelPicture } from '../seed/stories/label.ts';
import { openAccounts } from './accounts.ts';
import { openShopApi, type ShopApi } from './api.ts';
import { withShop } from './dataMap.ts';
import { nobody } from './nobody.ts';

const VECTOR = path.join(import.meta.dirname, '../../../../../tests/vectors/fides/data_categories.json');
const fides = JSON.parse(readFileSync(VECTOR, 'utf8')) as {
  readonly data_category: readonly { readonly fides_key: string }[];
};

const CUSTOMERS = 60;
let api: ShopApi;

beforeAll(async () => {
  api = await openShopApi(openAccounts(CUSTOMERS));
});
afterAll(() => api.close());

async function ask(
  target: string,
  { body, key = target, token = api.settings.credential?.value ?? '' }: Readonly<Record<string, string>> = {},
) {
  const response = await fetch(`${api.settings.baseUrl}${target}`, {
    headers: { authorization: token, 'idempotency-key': key },
    ...(body !== undefined && { method: 'POST', body }),
  });
  const text = await response.text();
  return { status: response.status, json: text === '' ? null : (JSON.parse(text) as unknown) };
}

const credit = async (id: number) =>
  ((await ask(`/account?customer=${String(id)}`)).json as { data: { credit: number } }).data.credit;

describe('the map with the shop in it', () => {
  const map = withShop(harborDataMap());

  it('is the next version of a good map, in categories that are known', () => {
    expect(() => {
      mustBeGoodMap(map, { database: true, api: true });
    }).not.toThrow();
    expect(map.version).toBe(harborDataMap().version + 1);
    const known = new Set(fides.data_category.map(({ fides_key }) => fides_key));
    const held = map.resources.flatMap(({ fields }) => fields.map(({ category }) => category));
    expect(held.filter((category) => !known.has(category))).toEqual([]);
  });

  it('names what the API answers, but for what came later', async () => {
    const { json } = await ask('/account?customer=7');
    const names = Object.keys((json as { data: object }).data);
    const fields = map.resources.at(-1)?.fields.map(({ name }) => name.replace(/\[\*\].*/, '')) ?? [];
    expect(names.filter((name) => name !== 'id' && !fields.includes(name))).toEqual(['segment']);
  });
});

describe('the shop’s API', () => {
  it('tells all it knows to whoever has its token, and nothing to anybody else', async () => {
    expect(await ask('/account?customer=7', { token: 'Bearer guessed' })).toEqual({
      status: 401,
      json: null,
    });
    expect(await ask('/account?customer=7')).toMatchObject({
      status: 200,
      json: { data: { id: 7, email: customerAt(7).email } },
    });
    expect(await ask(`/account?customer=${String(CUSTOMERS + 1)}`)).toMatchObject({
      json: { data: { email: nobody.email } },
    });
    for (const target of ['/account?customer=0', '/account', '/account?customer=62', '/staff'])
      expect(await ask(target)).toEqual({ status: 404, json: null });
  });

  it('does the same thing once', async () => {
    const body = '{"amount":10}';
    for (const key of ['a', 'a', 'b'])
      expect((await ask('/customers/9/credits', { body, key })).status).toBe(204);
    expect(await credit(9)).toBe(20);
    expect(await credit(8)).toBe(0);
  });

  it('refuses what is nobody’s, and what it cannot read', async () => {
    const order = Array.from({ length: CUSTOMERS }, (_, nth) => customerAt(nth + 1)).find(
      ({ orders }) => orders.length > 0,
    );
    const body = JSON.stringify({ order: order?.orders[0]?.number });
    const other = order?.id === 5 ? 6 : 5;
    expect((await ask(`/customers/${String(other)}/refunds`, { body, key: 'c' })).status).toBe(422);
    expect((await ask(`/customers/${String(order?.id)}/refunds`, { body, key: 'd' })).status).toBe(204);
    expect((await ask('/password-links', { body: '{"to":"a@example.com"}' })).status).toBe(204);
    expect((await ask('/customers/5/credits', { body: '{', key: 'e' })).status).toBe(400);
    expect((await ask('/customers/5/anything', { body: '{}', key: 'f' })).status).toBe(422);
  });
});

describe('the picture of a label', () => {
  it('is one that can be shown as it is', () => {
    const picture = labelPicture('HH-1234567');
    const clean = cleanImage(picture);
    expect(clean?.mediaType).toBe('image/png');
    expect(Buffer.from(clean?.bytes ?? [])).toEqual(Buffer.from(picture));
    expect(Buffer.from(labelPicture('HH-1234568'))).not.toEqual(Buffer.from(picture));
  });
});
