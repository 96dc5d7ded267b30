import type { DataMap, Resource } from '@cordon/core/kernel';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  openShopApi,
  profiles,
  SHOP_TOKEN,
  type ShopApi,
  type ShopCustomer,
} from '../../../../../tests/support/shopApi.ts';
import { shopDocument } from '../../../../../tests/support/shopDocument.ts';
import { apiAdditions } from './additions.ts';
import { apiSettingsOf } from './settings.ts';

/* What an API has beyond its map, by its records and by a newer document: fields and endpoints, and never a value. */

let api: ShopApi;
let answers: readonly object[];

const customer = (id: number): ShopCustomer => ({
  ...{
    id,
    email: `ann${String(id)}@example.com`,
    name: `Ann Example ${String(id)}`,
    phone: '+1 202 555 0100',
  },
  ...{ notes: 'Please call back', internal: { risk: 'low' } },
  addresses: [{ street: '1 Sample Street', city: 'Bern' }],
});

beforeAll(async () => {
  api = await openShopApi(() => answers as readonly ShopCustomer[]);
});
beforeEach(() => {
  answers = Array.from({ length: 20 }, (_, nth) => customer(nth + 1));
});
afterAll(() => api.close());

const mapOf = (...resources: readonly Resource[]): DataMap => ({ source: 'shop', version: 3, resources });
const look = (map: DataMap, document: object | string | null = null) => {
  const { baseUrl } = api;
  const credential = { header: 'Authorization', value: `Bearer ${SHOP_TOKEN}` };
  const text = document === null || typeof document === 'string' ? document : JSON.stringify(document);
  return apiAdditions(apiSettingsOf({ baseUrl, credential, reach: 'loopback' }), map, text);
};
const fieldsIn = ({ map }: { readonly map: DataMap }) =>
  map.resources.flatMap(({ name, fields }) =>
    fields.map((one) => `${name} ${one.name} ${one.type} ${one.category}`),
  );

describe('records that hold more than the map', () => {
  it('give the fields that are new, classified by what is in them, without a value', async () => {
    answers = answers.map((one, nth) => ({
      ...one,
      ...{
        second: { mail: `b${String(nth)}@example.org`, since: 2020 + nth, paid: 1.5, gold: true, none: null },
      },
      byMail: { [`ann${String(nth)}@example.com`]: 1 },
    }));
    const found = await look(mapOf(profiles));
    expect(fieldsIn(found)).toEqual([
      'profiles internal.risk text user',
      'profiles second.gold boolean user',
      'profiles second.mail text user.contact.email',
      'profiles second.paid numeric user',
      'profiles second.since integer user',
    ]);
    expect(found.findings.find(({ field }) => field === 'second.mail')?.reasons.join(' ')).toContain(
      '20 of 20',
    );
    expect(JSON.stringify(found)).not.toMatch(/@example|Ann|Sample|gold":true/);
  });

  it('give none of a name that is of several types, or stands where the map has another field', async () => {
    answers = answers.map((one, nth) => ({ ...one, odd: nth % 2 === 0 ? 'x' : 1, name: { first: 'Ann' } }));
    const found = await look(mapOf(profiles));
    expect(fieldsIn(found)).toEqual(['profiles internal.risk text user']);
    expect(found.leftOut).toContainEqual({
      what: 'profiles, name.first',
      why: expect.stringContaining('its place') as string,
    });
  });

  it('give no field by which a route already chooses: asking by it would tell what a clause masks', async () => {
    answers = answers.map((one) => ({ ...one, segment: 'b2b' }));
    const use = { kind: 'choice', values: ['b2b', 'b2c'] } as const;
    const routes = (profiles.routes ?? []).map((route) => ({
      ...route,
      params: [...route.params, { in: 'query' as const, name: 'segment', use }],
    }));
    const found = await look(mapOf({ ...profiles, routes }));
    expect(fieldsIn(found)).toEqual(['profiles internal.risk text user']);
    expect(found.leftOut.map(({ what }) => what)).toEqual(['profiles, segment']);
  });

  it('are said to be unknown when the API does not answer', async () => {
    api.instead = (_, response) => response.writeHead(500).end();
    const found = await look(mapOf(profiles), shopDocument);
    api.instead = null;
    expect(found.leftOut.at(-1)?.what).toBe('records of the API');
    expect(found.findings.every(({ reasons }) => !reasons.join(' ').includes(' of 20'))).toBe(true);
  });
});

describe('a newer document', () => {
  const orders = {
    get: {
      parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
      responses: {
        200: {
          content: {
            'application/json': {
              schema: {
                type: 'array',
                items: {
                  type: 'object',
                  properties: {
                    id: { type: 'integer' },
                    customer_id: { type: 'integer' },
                    total: { type: 'number' },
                  },
                },
              },
            },
          },
        },
      },
    },
  };
  const newer = (changes: object = {}) => ({
    ...shopDocument,
    paths: { ...shopDocument.paths, '/customers/{id}/orders': orders, ...changes },
  });

  it('gives endpoints that are new, and knows an old one by its routes, whatever it is called', async () => {
    answers = answers.map((one) => {
      const { internal, ...rest } = one as ShopCustomer;
      return internal.risk === '' ? one : rest;
    });
    const less = { ...profiles, fields: profiles.fields.filter(({ name }) => name !== 'phone') };
    const found = await look(mapOf(less), newer());
    expect(fieldsIn(found)).toContain('profiles phone text user.contact.phone_number');
    expect(fieldsIn(found)).toContain('orders total numeric user.financial');
    const known = found.map.resources.find(({ name }) => name === 'profiles');
    expect(known?.routes).toEqual(profiles.routes);
    expect(found.findings.find(({ field }) => field === 'phone')?.reasons.join(' ')).toContain('20 of 20');
  });

  it('does not take the name of another resource', async () => {
    const table = (name: string): Resource => ({
      ...{ name, kind: 'table', table: `public.${name}`, key: 'id', subjectKey: 'id', fields: [] },
    });
    const found = await look(mapOf(profiles, table('orders'), table('orders_api')), newer());
    expect(found.map.resources.map(({ name }) => name)).not.toContain('orders_api');
    expect(found.leftOut).toContainEqual({
      what: 'orders_api',
      why: expect.stringContaining('has its name') as string,
    });
  });

  it.each([
    ['without customers', { openapi: '3.1.0', paths: {} }],
    ['that is none', 'nothing: of it'],
  ])('%s is refused', async (_, document) => {
    await expect(look(mapOf(profiles), document)).rejects.toMatchObject({ code: 'bad-request' });
  });
});
