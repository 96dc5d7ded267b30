import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { expect } from 'vitest';
import { harborDataMap } from '../../packages/server/src/demo/seed/dataMap.ts';
import { openShopApi, profiles, SHOP_TOKEN, type ShopApi, type ShopCustomer } from '../support/shopApi.ts';
import { CUSTOMERS, openScene, type Bound, type Scene } from './attack.ts';

/** Customers that the shop's API knows. */
const KNOWN = CUSTOMERS;

/** What came back over the connection of one request. */
export interface Got {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
  /** Whether the answer ended before it was whole. */
  readonly cut: boolean;
}

/** A way in at the HTTP door: a ticket in hand and the credential that was made for it. */
export interface Way {
  readonly bound: Bound;
  readonly secret: string;
}

interface Asked {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Told when the first bytes of the answer are there. */
  readonly begun?: () => void;
}

/** An installation with a JSON API behind the door, and tools that knock at it. */
export interface DoorScene {
  readonly scene: Scene;
  readonly api: ShopApi;
  /** Signs in, takes a ticket in hand, and makes a credential for it. */
  wayIn(person?: string): Promise<Way>;
  /** As a tool asks: nothing is normalised on the way. */
  ask(secret: string, target: string, asked?: Asked): Promise<Got>;
  /** Bytes on a connection; resolves with all that came back until it was closed. @param end closes our half after them */
  raw(bytes: string, end?: boolean): Promise<string>;
  shopCustomer(id: number): ShopCustomer;
  /** The customer whose ticket was given before. */
  expectNothingOut(bound: Bound, got: Pick<Got, 'text'>): void;
  /** What was entered while this was asked. */
  entryOf(act: () => Promise<Got>): Promise<{ readonly got: Got; readonly entered: Entered }>;
  close(): Promise<void>;
}

type Entered = Awaited<ReturnType<Scene['attack']>>['entered'];

export const canary = (id: number, what: string): string => `canary-${what}-${String(id)}`;

/** @param endpoint how the company mapped the API */
export async function openDoorScene(endpoint = profiles): Promise<DoorScene> {
  const scene = await openScene();
  const shopCustomer = (id: number): ShopCustomer => {
    const { name, email, phone } = scene.customer(id);
    return {
      ...{ id, email, name, phone },
      notes: `${name} called from ${phone}, mail ${email}; parcel is late`,
      internal: { risk: canary(id, 'risk') },
      addresses: [{ street: canary(id, 'street'), city: 'Bern' }],
    };
  };
  const api = await openShopApi(() => Array.from({ length: KNOWN }, (_, nth) => shopCustomer(nth + 1)));
  const map = harborDataMap();
  await scene.house.sources.connectApi(
    'harbor',
    {
      baseUrl: api.baseUrl,
      credential: { header: 'authorization', value: `Bearer ${SHOP_TOKEN}` },
      reach: 'loopback',
    },
    { ...map, version: 2, resources: [...map.resources, endpoint] },
    'live',
  );
  scene.house.inForce.forget();
  const port = Number(new URL(scene.baseUrl).port);

  return {
    ...{ scene, api, shopCustomer },

    async wayIn(person = 'per_ada') {
      await scene.asOwner('DELETE FROM auth.attempts');
      const visitor = scene.visitor(person);
      await visitor.signIn();
      await visitor.stepUp();
      const bound = await scene.boundTicket(person);
      const made = await visitor.post('/api/door-credentials', { door: 'http', ticket: bound.ticket.id });
      expect(made).toMatchObject({ status: 200 });
      return { bound, secret: (made.json as { secret: string }).secret };
    },

    ask: (secret, target, { method = 'GET', headers = {}, body, begun } = {}) =>
      new Promise((done, failed) => {
        const sent = httpRequest(
          {
            ...{ host: '127.0.0.1', port, method, path: target },
            headers: { authorization: `Bearer ${secret}`, ...headers },
          },
          (answer) => {
            const pieces: Buffer[] = [];
            const end = (cut: boolean) => () => {
              const text = Buffer.concat(pieces).toString('utf8');
              done({ status: answer.statusCode ?? 0, headers: answer.headers, text, cut });
            };
            answer.on('data', (piece: Buffer) => {
              begun?.();
              pieces.push(piece);
            });
            answer.on('end', end(false));
            answer.on('error', end(true));
          },
        );
        sent.on('error', failed);
        sent.end(body);
      }),

    raw: (bytes, end = false) =>
      new Promise((done) => {
        const socket = connect(port, '127.0.0.1');
        const pieces: Buffer[] = [];
        socket.on('data', (piece: Buffer) => pieces.push(piece));
        // A connection that is reset has said what it said.
        socket.on('error', () => undefined);
        socket.on('close', () => {
          done(Buffer.concat(pieces).toString('latin1'));
        });
        socket.write(bytes, 'latin1');
        if (end) socket.end();
      }),

    expectNothingOut({ customer }, { text }) {
      for (let id = 1; id <= KNOWN; id += 1) {
        if (id === customer.id) continue;
        const { email, name, phone } = scene.customer(id);
        for (const value of [email, phone, JSON.stringify(name)]) expect(text).not.toContain(value);
      }
      expect(text).not.toMatch(/canary-risk|total|page=2/);
      for (const value of [customer.email, customer.phone, SHOP_TOKEN]) expect(text).not.toContain(value);
    },

    async entryOf(act) {
      let got: Got | undefined;
      const { entered } = await scene.attack(async () => {
        got = await act();
        return { status: got.status, json: null };
      });
      if (got === undefined) throw new Error('nothing came back');
      return { got, entered };
    },

    async close() {
      await scene.close();
      await api.close();
    },
  };
}

/** No header of the API's answer came along, and nobody between may keep ours. */
export function expectOwnHeaders({ headers }: Got): void {
  for (const name of [
    'set-cookie',
    'etag',
    'last-modified',
    'link',
    'location',
    'content-encoding',
    'vary',
    'age',
  ])
    expect(headers).not.toHaveProperty(name);
  expect(headers['cache-control']).toBe('no-store');
}
