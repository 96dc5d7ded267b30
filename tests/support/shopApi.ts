import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Resource } from '@cordon/core/kernel';

/** One customer as the shop's API writes them, with members that no data map names. */
export interface ShopCustomer {
  readonly id: number;
  readonly email: string;
  readonly name: string;
  readonly phone: string;
  readonly notes: string;
  readonly internal: { readonly risk: string };
  readonly addresses: readonly { readonly street: string; readonly city: string }[];
}

/** What the API was asked, so that a test can see what reached it. */
export interface Asked {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
}

export interface ShopApi {
  readonly baseUrl: string;
  readonly asked: Asked[];
  /** Answers the next requests instead of the API; null for the API itself. */
  instead: ((request: IncomingMessage, response: ServerResponse) => void) | null;
  close(): Promise<void>;
}

export const SHOP_TOKEN = 'shop-api-token-of-cordon-alone';

/** A JSON API over customers, as a shop has one: it answers whoever has its token, whatever they ask. */
export async function openShopApi(customers: () => readonly ShopCustomer[]): Promise<ShopApi> {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    asked.push({ method: request.method ?? '', url: request.url ?? '', headers: request.headers });
    if (api.instead !== null) {
      api.instead(request, response);
      return;
    }
    const url = new URL(request.url ?? '/', 'http://shop');
    if (request.headers.authorization !== `Bearer ${SHOP_TOKEN}`) {
      json(response, 401, { error: 'token' });
      return;
    }
    const [, first, id] = url.pathname.split('/');
    if (first !== 'customers') {
      json(response, 404, { error: `no ${url.pathname}` });
      return;
    }
    const all = customers();
    if (id !== undefined) {
      const found = all.find((customer) => String(customer.id) === id);
      json(response, found === undefined ? 404 : 200, found === undefined ? {} : { data: found });
      return;
    }
    const email = url.searchParams.get('email');
    // As APIs do, it matches parts too.
    const found = email === null ? all : all.filter((customer) => customer.email.includes(email));
    json(response, 200, { data: found, total: found.length, next: '/customers?page=2' });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const api: ShopApi = {
    baseUrl: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    asked,
    instead: null,
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => {
          done();
        });
      }),
  };
  return api;
}

function json(response: ServerResponse, status: number, body: unknown): void {
  response
    .writeHead(status, { 'content-type': 'application/json', etag: '"1"', 'set-cookie': 'shop=1' })
    .end(JSON.stringify(body));
}

/** How the company mapped it. */
export const profiles: Resource = {
  name: 'profiles',
  kind: 'endpoint',
  table: '',
  key: 'id',
  subjectKey: 'id',
  fields: [
    { name: 'id', label: 'Number', category: 'user.unique_id', type: 'integer' },
    { name: 'email', label: 'E-mail', category: 'user.contact.email', type: 'text' },
    { name: 'name', label: 'Name', category: 'user.name', type: 'text' },
    { name: 'phone', label: 'Phone', category: 'user.contact.phone_number', type: 'text' },
    { name: 'notes', label: 'Notes', category: 'user.content.private', type: 'text', freeText: true },
    { name: 'addresses[*].street', label: 'Street', category: 'user.contact.address.street', type: 'text' },
    { name: 'addresses[*].city', label: 'City', category: 'user.contact.address.city', type: 'text' },
  ],
  routes: [
    {
      path: '/customers/{id}',
      records: 'data',
      params: [{ in: 'path', name: 'id', use: { kind: 'subject' } }],
    },
    {
      path: '/customers',
      records: 'data[*]',
      params: [
        { in: 'query', name: 'email', use: { kind: 'lookup', field: 'email' } },
        { in: 'query', name: 'limit', use: { kind: 'number', most: 1_000 } },
      ],
    },
  ],
};
