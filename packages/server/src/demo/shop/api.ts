import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ApiSettings } from '../../sources/api/settings.ts';
import { listenHere, type Listening } from '../listening.ts';
import type { Accounts } from './accounts.ts';

/** The shop's own JSON API over its accounts, and how Cordon reaches it. */
export interface ShopApi extends Pick<Listening, 'close'> {
  readonly settings: ApiSettings;
}

/** Records a page of the list has at most. */
const MOST = 100;

/** Like many an API it answers whoever has its token, and tells all it knows: what an agent may see is none of its business. */
export async function openShopApi(accounts: Accounts): Promise<ShopApi> {
  const token = randomBytes(24).toString('base64url');
  // What was done under a key is not done again.
  const done = new Set<string>();
  const api = await listenHere(0, (request, response) => {
    if (request.headers.authorization !== `Bearer ${token}`) answer(response, 401);
    else if (request.method === 'GET') read(accounts, request, response);
    else {
      write(accounts, done, request).then(
        (isDone) => {
          answer(response, isDone ? 204 : 422);
        },
        () => {
          answer(response, 400);
        },
      );
    }
  });
  const credential = { header: 'authorization', value: `Bearer ${token}` };
  return { settings: { baseUrl: api.origin, credential, reach: 'loopback' }, close: () => api.close() };
}

function read(accounts: Accounts, { url = '/' }: IncomingMessage, response: ServerResponse): void {
  const { pathname, searchParams } = new URL(url, 'http://shop');
  if (pathname === '/account') {
    const data = accounts.find(Number(searchParams.get('customer')));
    if (data === null) answer(response, 404);
    else answer(response, 200, { data });
  } else if (pathname === '/accounts') {
    const length = Math.min(Number(searchParams.get('limit') ?? MOST), MOST, accounts.count);
    answer(response, 200, { data: Array.from({ length }, (_, nth) => accounts.find(nth + 1)) });
  } else answer(response, 404);
}

async function write(accounts: Accounts, done: Set<string>, request: IncomingMessage): Promise<boolean> {
  const key = String(request.headers['idempotency-key']);
  if (done.has(key)) return true;
  const body = await bodyOf(request);
  const [, first, id, last] = (request.url ?? '').split('/');
  const ok =
    first === 'password-links'
      ? // Whether there is such an account is told to nobody.
        String(body.to).includes('@')
      : first === 'customers' && last === 'credits'
        ? accounts.addCredit(Number(id), Number(body.amount))
        : first === 'customers' && last === 'refunds'
          ? accounts.refund(Number(id), String(body.order))
          : false;
  if (ok) done.add(key);
  return ok;
}

async function bodyOf(request: IncomingMessage): Promise<Readonly<Record<string, unknown>>> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  return JSON.parse(Buffer.concat(pieces).toString('utf8')) as Readonly<Record<string, unknown>>;
}

function answer(response: ServerResponse, status: number, body?: unknown): void {
  response.writeHead(status, body === undefined ? {} : { 'content-type': 'application/json' });
  response.end(body === undefined ? undefined : JSON.stringify(body));
}
