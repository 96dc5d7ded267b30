import { routeProblems } from '@cordon/core/api';
import { shapeOfFields } from '@cordon/core/json';
import { Failure, type Resource } from '@cordon/core/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shopDocument } from '../../../../../tests/support/shopDocument.ts';
import { draftApiMap } from './draft.ts';

/* What an OpenAPI document becomes: routes of the data map, and nothing that is not clear. */

const draft = (document: unknown, known: Parameters<typeof draftApiMap>[2] = null) =>
  draftApiMap('shop', JSON.stringify(document), known);
const byName = (document: unknown): Readonly<Record<string, Resource | undefined>> =>
  Object.fromEntries(draft(document).map.resources.map((resource) => [resource.name, resource]));

interface Given {
  readonly path: string;
  readonly record?: object;
  readonly answer?: object;
  readonly params?: readonly object[];
}

const record = { type: 'object', properties: { id: { type: 'string' }, name: { type: 'string' } } };
const inPath = (name: string) => ({ name, in: 'path', required: true, schema: { type: 'string' } });
const query = (name: string, schema: object = { type: 'string' }, more: object = {}) => ({
  ...{ name, in: 'query', schema },
  ...more,
});

/** A document of some GETs; the customers are always there. */
function api(paths: readonly Given[], openapi = '3.1.0') {
  const customers: Given = { path: '/customers/{id}', record, params: [inPath('id')] };
  return {
    openapi,
    paths: Object.fromEntries(
      [customers, ...paths].map(({ path, record: schema, answer = schema, params = [] }) => [
        path,
        {
          get: {
            parameters: params,
            responses: { 200: { content: { 'application/json': { schema: answer } } } },
          },
        },
      ]),
    ),
  };
}
const orders = {
  type: 'object',
  properties: { id: { type: 'integer' }, customerId: { type: 'string' }, total: { type: 'number' } },
};
const list = (items: object) => ({ type: 'array', items });

describe('a whole document', () => {
  it('becomes the map that a person would have written', () => {
    const { map } = draft(shopDocument);
    expect(map.resources.map(({ name }) => name)).toEqual(['customers', 'conversation']);
    expect(map.resources[0]).toMatchObject({ kind: 'endpoint', table: '', key: 'id', subjectKey: 'id' });
    expect(map.resources[0]?.fields.map(({ name, type, category }) => [name, type, category])).toEqual([
      ['id', 'integer', 'user.unique_id'],
      ['email', 'text', 'user.contact.email'],
      ['name', 'text', 'user.name'],
      ['phone', 'text', 'user.contact.phone_number'],
      ['notes', 'text', 'user.content.private'],
      ['addresses[*].street', 'text', 'user.contact.address.street'],
      ['addresses[*].city', 'text', 'user.contact.address.city'],
    ]);
    expect(map.resources[0]?.routes).toEqual([
      {
        path: '/customers',
        records: 'data[*]',
        params: [
          { in: 'query', name: 'email', use: { kind: 'lookup', field: 'email' } },
          { in: 'query', name: 'limit', use: { kind: 'number', most: 500 } },
          { in: 'query', name: 'page', use: { kind: 'number', most: 1_000_000 } },
          { in: 'query', name: 'locale', use: { kind: 'choice', values: ['de', 'en'] } },
        ],
      },
      {
        path: '/customers/{id}',
        records: 'data',
        params: [{ in: 'path', name: 'id', use: { kind: 'subject' } }],
      },
    ]);
  });

  it('says of what it leaves out that it does, and why', () => {
    const left = draft(shopDocument).leftOut.map(({ what }) => what);
    expect(left).toEqual([
      '2 operations that write',
      '/customers, parameter sort',
      '/customers, parameter fields',
      '/customers, parameter q',
      ...['customers, internal', 'customers, addresses[*].tenant', 'customers, password', 'customers, owner'],
    ]);
  });

  it('beside a database keeps clear of the names that stand there', () => {
    const known = draft(shopDocument).map;
    expect(draft(shopDocument, known).map.resources.map(({ name }) => name)).toEqual(['customers_api']);
  });
});

describe('records', () => {
  it.each([
    ['themselves', orders, ''],
    ['in an envelope', { type: 'object', properties: { data: orders, meta: { type: 'object' } } }, 'data'],
    ['by the name of their kind', { type: 'object', properties: { order: orders } }, 'order'],
    [
      'that hold items of their own',
      {
        ...orders,
        properties: {
          ...orders.properties,
          items: list({ type: 'object', properties: { sku: { type: 'string' } } }),
        },
      },
      '',
    ],
  ])('are found: %s', (_, answer, records) => {
    const { orders: found } = byName(api([{ path: '/orders/{id}', answer, params: [inPath('id')] }]));
    expect(found).toMatchObject({ key: 'id', subjectKey: 'customerId', routes: [{ records }] });
    expect(found?.fields.map(({ name }) => name)).toContain('total');
  });

  it.each([
    ['a list', list(orders), '[*]'],
    ['a list in an envelope', { type: 'object', properties: { results: list(orders) } }, 'results[*]'],
    [
      'a list in two',
      { type: 'object', properties: { data: { type: 'object', properties: { items: list(orders) } } } },
      'data.items[*]',
    ],
  ])('are found in %s', (_, answer, records) => {
    const { orders: found } = byName(
      api([{ path: '/customers/{id}/orders', answer, params: [inPath('id')] }]),
    );
    expect(found?.routes).toEqual([
      {
        path: '/customers/{id}/orders',
        records,
        params: [{ in: 'path', name: 'id', use: { kind: 'subject' } }],
      },
    ]);
  });
});

describe('nothing that ties records to one customer', () => {
  it.each([
    ['no id', { type: 'object', properties: { customerId: { type: 'string' } } }, [], 'no id'],
    ['no customer', record, [], 'whose they are'],
    [
      'a customer among several',
      {
        ...record,
        properties: {
          ...record.properties,
          members: list({ type: 'object', properties: { customerId: { type: 'string' } } }),
        },
      },
      [],
      'whose they are',
    ],
    [
      'a parameter nobody knows',
      orders,
      [query('tenant', { type: 'string' }, { required: true })],
      'needs tenant',
    ],
    [
      'a header it needs',
      orders,
      [{ name: 'X-Shop', in: 'header', required: true, schema: { type: 'string' } }],
      'header X-Shop',
    ],
  ])('leaves the operation out: %s', (_, schema, params, why) => {
    const document = api([{ path: '/orders/{id}', record: schema, params: [inPath('id'), ...params] }]);
    expect(byName(document)).not.toHaveProperty('orders');
    const said = draft(document).leftOut.find(({ what }) => what.startsWith('GET /orders/{id}'));
    expect(said?.why).toContain(why);
  });

  it('leaves out a list of everybody’s, unless one customer is asked for', () => {
    const open = { path: '/orders', answer: list(orders) };
    expect(byName(api([open]))).not.toHaveProperty('orders');
    const { orders: found } = byName(api([{ ...open, params: [query('customer_id')] }]));
    expect(found?.routes?.[0]?.params).toEqual([
      { in: 'query', name: 'customer_id', use: { kind: 'subject' } },
    ]);
  });

  it('refuses a document without customers', () => {
    const { paths, ...rest } = api([{ path: '/parcels/{id}', record, params: [inPath('id')] }]);
    const { '/customers/{id}': _, ...others } = paths;
    expect(() => draft({ ...rest, paths: others })).toThrow(Failure);
  });
});

describe('a parameter that would tell what a mask hides', () => {
  it.each([
    'sort',
    'order_by',
    'filter',
    'fields',
    'expand',
    'include',
    'search',
    'q',
    'gender',
    'name',
    'orderDir',
  ])('%s is not carried', (name) => {
    const schema = { ...record, properties: { ...record.properties, gender: { type: 'string' } } };
    const params = [inPath('id'), query(name, { type: 'string', enum: ['a', 'b'] })];
    const { customers } = byName({
      ...api([]),
      paths: api([{ path: '/customers/{id}', record: schema, params }]).paths,
    });
    expect(customers?.routes?.[0]?.params.map((param) => param.name)).toEqual(['id']);
  });
});

describe('a document that means harm', () => {
  it.each([
    ['no JSON', 'openapi: 3.0.0\npaths: {}'],
    ['a name twice', '{"openapi":"3.0.0","openapi":"3.1.0","paths":{}}'],
    ['another version', '{"swagger":"2.0","paths":{}}'],
    ['a list', '[]'],
    ['deep nesting', `{"openapi":"3.0.0","paths":${'['.repeat(100)}${']'.repeat(100)}}`],
  ])('is refused, and not quoted: %s', (_, text) => {
    expect(() => draftApiMap('shop', text, null)).toThrow(
      expect.objectContaining({ code: 'bad-request' }) as Failure,
    );
  });

  it('is never fetched for, and turns in no circle', () => {
    const document = {
      ...api([
        { path: '/orders/{id}', record: { $ref: 'http://127.0.0.1:1/evil.json' }, params: [inPath('id')] },
      ]),
      components: {
        schemas: { A: { $ref: '#/components/schemas/B' }, B: { $ref: '#/components/schemas/A' } },
      },
    };
    Object.assign(
      document.paths,
      api([{ path: '/notes/{id}', record: { $ref: '#/components/schemas/A' }, params: [inPath('id')] }])
        .paths,
    );
    expect(Object.keys(byName(document))).toEqual(['customers', 'conversation']);
  });

  it('cannot name a path that leaves its template', () => {
    for (const path of ['/orders/../admin/{id}', '/orders//{id}', '/orders/a%2fb/{id}', '/orders/{id}{x}']) {
      const found = draft(api([{ path, record: orders, params: [inPath('id')] }])).map.resources;
      expect(found.every(({ routes = [] }) => routes.every((route) => route.path !== path))).toBe(true);
    }
  });
});

describe('any document', () => {
  const name = fc.constantFrom(
    'id',
    'email',
    'customer_id',
    'customers',
    'data',
    'items',
    'orders',
    "o'b",
    'x.y',
    '',
  );
  const { schema } = fc.letrec((tie) => ({
    schema: fc.oneof(
      { depthSize: 'small' },
      fc.record({ type: fc.constantFrom('string', 'integer', 'number', 'boolean', 'null', 'what') }),
      fc.record({
        type: fc.constant('object'),
        properties: fc.dictionary(name, tie('schema'), { maxKeys: 4 }),
      }),
      fc.record({ type: fc.constant('array'), items: tie('schema') }),
      fc.record({ allOf: fc.array(tie('schema'), { maxLength: 2 }) }),
      fc.record({ anyOf: fc.array(tie('schema'), { maxLength: 2 }) }),
      fc.constantFrom({ $ref: '#/components/schemas/S' }, { $ref: '#/nowhere' }, 7, null, []),
    ),
  }));
  const word = fc.constantFrom('customers', 'orders', '{id}', '{customer_id}', '..', 'a b');
  const path = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => `/${words.join('/')}`);
  const param = fc.record({
    ...{ name, in: fc.constantFrom('path', 'query', 'header', 'body') },
    ...{ required: fc.boolean(), schema },
  });
  const operation = fc.record({
    parameters: fc.array(param, { maxLength: 3 }),
    responses: fc.record({
      200: fc.record({ content: fc.record({ 'application/json': fc.record({ schema }) }) }),
    }),
  });
  const document = fc.record({
    ...{ openapi: fc.constant('3.1.0'), components: fc.record({ schemas: fc.record({ S: schema }) }) },
    paths: fc.dictionary(path, fc.record({ get: operation }), { maxKeys: 5 }),
  });

  it('becomes a map without a contradiction, in which every list asks for one customer, or none', () => {
    fc.assert(
      fc.property(document, (given) => {
        try {
          for (const resource of draft(given).map.resources.filter(({ kind }) => kind === 'endpoint')) {
            expect(routeProblems(resource)).toEqual([]);
            expect(shapeOfFields(resource.fields)).not.toBeNull();
            expect(resource.fields.map((field) => field.name)).toContain(resource.subjectKey);
            for (const { records, params } of resource.routes ?? []) {
              const kinds = params.map(({ use }) => use.kind);
              if (records.endsWith('[*]'))
                expect(kinds.some((kind) => kind === 'subject' || kind === 'lookup')).toBe(true);
            }
          }
        } catch (error) {
          if (!(error instanceof Failure) || error.code !== 'bad-request') throw error;
        }
      }),
      { numRuns: 2_000 },
    );
  });
});
