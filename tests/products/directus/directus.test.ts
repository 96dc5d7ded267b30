import {
  aggregate,
  createCollection,
  createDirectus,
  createItem,
  createItems,
  deleteItem,
  readCollections,
  readItem,
  readItems,
  readMe,
  readUsers,
  rest,
  staticToken,
  updateItem,
} from '@directus/sdk';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Resource } from '@cordon/core/kernel';
import { harborDataMap } from '../../../packages/server/src/demo/seed/dataMap.ts';
import { CUSTOMERS, openScene, type Bound, type Scene } from '../../attacks/attack.ts';
import { startDirectus, type Directus } from './start.ts';

/* Directus with a company's customers in it, behind the door, asked through its own SDK. What the SDK sees is what the
 * agreement grants: nothing of other customers, nothing in clear that is masked. */

interface Customer {
  readonly id: number;
  readonly email: string;
  readonly name: string;
  readonly phone: string;
  readonly notes: string;
  readonly risk: string;
  readonly city: string;
}
interface Schema {
  readonly customers: Customer[];
}

const ADMIN = 'directus-token-of-cordon-alone';

let scene: Scene;
let directus: Directus;
let bound: Bound;
let tool: ReturnType<typeof sdk>;

const sdk = (url: string, token: string) => createDirectus<Schema>(url).with(staticToken(token)).with(rest());

/** How the company mapped the collection. Whatever else the product can do is not there. */
const customers: Resource = {
  ...{ name: 'directus_customers', kind: 'endpoint', table: '', key: 'id', subjectKey: 'id' },
  fields: [
    { name: 'id', label: 'Number', category: 'user.unique_id', type: 'integer' },
    { name: 'email', label: 'E-mail', category: 'user.contact.email', type: 'text' },
    { name: 'name', label: 'Name', category: 'user.name', type: 'text' },
    { name: 'phone', label: 'Phone', category: 'user.contact.phone_number', type: 'text' },
    { name: 'notes', label: 'Notes', category: 'user.content.private', type: 'text', freeText: true },
    { name: 'city', label: 'City', category: 'user.contact.address.city', type: 'text' },
  ],
  routes: [
    {
      path: '/items/customers/{id}',
      records: 'data',
      params: [{ in: 'path', name: 'id', use: { kind: 'subject' } }],
    },
    {
      path: '/items/customers',
      records: 'data[*]',
      params: [
        {
          ...{ in: 'query', name: 'filter' },
          use: { kind: 'lookup', field: 'email', template: '{"email":{"_eq":"{}"}}' },
        },
        { in: 'query', name: 'limit', use: { kind: 'number', most: 1_000 } },
      ],
    },
  ],
};

const canary = (id: number) => `canary-risk-${String(id)}`;

function customerOf(id: number): Customer {
  const { name, email, phone } = scene.customer(id);
  return {
    ...{ id, name, email, phone, risk: canary(id), city: 'Bern' },
    notes: `${name} called from ${phone}, mail ${email}; parcel is late`,
  };
}

beforeAll(async () => {
  scene = await openScene();
  const database = new URL(scene.database.ownerUrl);
  database.pathname = `${database.pathname}_directus`;
  await asOwner(`CREATE DATABASE "${database.pathname.slice(1)}"`);
  directus = await startDirectus(database.href, ADMIN);
  const admin = sdk(directus.url, ADMIN);
  const text = (field: string) => ({ field, type: 'text' as const, schema: {}, meta: {} });
  await admin.request(
    createCollection({
      ...{ collection: 'customers', schema: { name: 'customers' }, meta: {} },
      fields: [
        { field: 'id', type: 'integer', schema: { is_primary_key: true }, meta: {} },
        ...['email', 'name', 'phone', 'notes', 'risk', 'city'].map(text),
      ],
    } as never),
  );
  const all = Array.from({ length: CUSTOMERS }, (_, nth) => customerOf(nth + 1));
  for (let at = 0; at < all.length; at += 100)
    await admin.request(createItems('customers', all.slice(at, at + 100)));

  const map = harborDataMap();
  await scene.house.sources.connectApi(
    'harbor',
    {
      ...{ baseUrl: directus.url, reach: 'loopback' },
      credential: { header: 'authorization', value: `Bearer ${ADMIN}` },
    },
    { ...map, version: 2, resources: [...map.resources, customers] },
    'live',
  );
  scene.house.inForce.forget();

  const ada = scene.visitor('per_ada');
  await ada.signIn();
  await ada.stepUp();
  bound = await scene.boundTicket('per_ada');
  const made = await ada.post('/api/door-credentials', { door: 'http', ticket: bound.ticket.id });
  const { secret } = made.json as { secret: string };
  tool = sdk(`${scene.baseUrl}/door/harbor`, secret);
}, 600_000);
afterAll(async () => {
  await directus.stop();
  await asOwner(
    `DROP DATABASE "${new URL(scene.database.ownerUrl).pathname.slice(1)}_directus" WITH (FORCE)`,
  );
  await scene.close();
});

async function asOwner(text: string): Promise<void> {
  const client = new pg.Client({ connectionString: scene.database.ownerUrl });
  await client.connect();
  try {
    await client.query(text);
  } finally {
    await client.end();
  }
}

function expectNothingOut(shown: unknown): void {
  const text = JSON.stringify(shown);
  expect(text).not.toContain('canary-risk');
  expect(text).not.toContain(ADMIN);
  for (let id = 1; id <= CUSTOMERS; id += 1) {
    const { email, phone, name } = scene.customer(id);
    for (const value of id === bound.customer.id ? [email, phone] : [email, phone, JSON.stringify(name)])
      expect(text).not.toContain(value);
  }
}

/** What the SDK throws, in words of the door alone. */
async function refused(asked: Promise<unknown>): Promise<unknown> {
  const shown: unknown = await asked.then(
    (value) => ({ shown: value }),
    (error: unknown) => error,
  );
  expectNothingOut({ shown, text: String(shown) });
  expect(shown).not.toHaveProperty('shown');
  return shown;
}

describe('the SDK of Directus', () => {
  it('would show everything without the door: the alarm rings', async () => {
    const all = await sdk(directus.url, ADMIN).request(readItems('customers', { limit: -1 }));
    expect(all).toHaveLength(CUSTOMERS);
    expect(() => {
      expectNothingOut(all);
    }).toThrow();
  });

  it('reads the customer of the ticket as the agreement has it', async () => {
    const shown = await tool.request(readItem('customers', bound.customer.id));
    expect(Object.keys(shown).toSorted()).toEqual(['city', 'email', 'id', 'name', 'notes', 'phone']);
    expect(shown).toMatchObject({ name: bound.customer.name });
    expect(shown.notes).toContain('parcel is late');
    expect(shown.email).not.toBe(bound.customer.email);
    expectNothingOut(shown);
  });

  it('lists that customer and no other', async () => {
    const shown = await tool.request(readItems('customers', { limit: 1_000 }));
    // The number is a token to this agent: the name says who it is.
    expect(shown.map(({ name }) => name)).toEqual([bound.customer.name]);
    expectNothingOut(shown);
  });

  it('finds by the exact address and by nothing less', async () => {
    const by = (email: string) => tool.request(readItems('customers', { filter: { email: { _eq: email } } }));
    expect((await by(bound.customer.email)).map(({ name }) => name)).toEqual([bound.customer.name]);
    expect(await by(scene.customer(bound.customer.id + 1).email)).toEqual([]);
    expect(await by('nobody@example.test')).toEqual([]);
    expect(await by(bound.customer.email.slice(0, 5))).toEqual([]);
  });

  it.each([
    ['another customer', () => tool.request(readItem('customers', bound.customer.id + 1))],
    [
      'a part of the address',
      () => tool.request(readItems('customers', { filter: { email: { _contains: 'a' } } })),
    ],
    [
      'a filter by what is hidden',
      () => tool.request(readItems('customers', { filter: { risk: { _eq: canary(1) } } })),
    ],
    [
      'two filters',
      () => tool.request(readItems('customers', { filter: { email: { _eq: 'a' }, phone: { _eq: 'b' } } })),
    ],
    [
      'another filter in a value',
      () => tool.request(readItems('customers', { filter: { email: { _eq: '"},"risk":{"_nnull":"' } } })),
    ],
    ['a sort', () => tool.request(readItems('customers', { sort: ['phone'] }))],
    ['a choice of fields', () => tool.request(readItems('customers', { fields: ['risk'] }))],
    ['a search', () => tool.request(readItems('customers', { search: 'canary' }))],
    ['a page', () => tool.request(readItems('customers', { page: 2 }))],
    ['an offset', () => tool.request(readItems('customers', { offset: 1 }))],
    ['everything', () => tool.request(readItems('customers', { limit: -1 }))],
    [
      'a deep question',
      () => tool.request(readItems('customers', { deep: {} as never, alias: { x: 'risk' } as never })),
    ],
    ['a count', () => tool.request(aggregate('customers', { aggregate: { count: '*' } }))],
    ['groups', () => tool.request(aggregate('customers', { aggregate: { count: '*' }, groupBy: ['email'] }))],
    [
      'a long address by SEARCH',
      () => tool.request(() => ({ method: 'SEARCH', path: '/items/customers', body: '{}' })),
    ],
    [
      'GraphQL',
      () =>
        tool.request(() => ({ method: 'POST', path: '/graphql', body: '{"query":"{customers{email}}"}' })),
    ],
    ['a change', () => tool.request(updateItem('customers', bound.customer.id, { city: 'Basel' }))],
    ['a new record', () => tool.request(createItem('customers', customerOf(1)))],
    ['a deletion', () => tool.request(deleteItem('customers', bound.customer.id))],
    ['its users', () => tool.request(readUsers())],
    ['itself', () => tool.request(readMe())],
    ['its collections', () => tool.request(readCollections())],
  ])('is refused %s', async (_, asked) => {
    await refused(asked());
    const { city } = await sdk(directus.url, ADMIN).request(readItem('customers', bound.customer.id));
    expect(city).toBe('Bern');
  });
});
