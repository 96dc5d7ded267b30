import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SHOP_TOKEN } from '../support/shopApi.ts';
import { MINUTE } from './attack.ts';
import { expectOwnHeaders, openDoorScene, type DoorScene, type Way } from './doorScene.ts';

/* What a client, or whoever stands between it and the door, can write on the connection: two readers of one request must
 * not see two requests, and nothing but the address, the token and the reason may count. */

let door: DoorScene;
let way: Way;

beforeAll(async () => {
  door = await openDoorScene();
  way = await door.wayIn();
});
afterAll(() => door.close());
beforeEach(() => {
  door.api.asked.length = 0;
});
afterEach(() => {
  door.api.instead = null;
});

const own = () => `/door/harbor/customers/${String(way.bound.customer.id)}`;
const stranger = () => (way.bound.customer.id === 5 ? 6 : 5);
const token = () => `Authorization: Bearer ${way.secret}\r\n`;
const lines = (...some: readonly string[]) => `${some.join('\r\n')}\r\n\r\n`;
/** A whole request, after which the connection ends. */
const last = (target = own(), more = '') =>
  `GET ${target} HTTP/1.1\r\nHost: door\r\n${token()}${more}Connection: close\r\n\r\n`;
/** How many answers came, and how each began. */
const statuses = (text: string) => [...text.matchAll(/HTTP\/1\.1 (\d{3})/g)].map(([, status]) => status);

async function over(bytes: string, end = false): Promise<string> {
  const text = await door.raw(bytes, end);
  door.expectNothingOut(way.bound, { text });
  return text;
}

describe('the alarm', () => {
  it('rings where nothing stands before the API', async () => {
    const direct = async (target: string) => {
      const answer = await fetch(`${door.api.baseUrl}${target}`, {
        headers: { authorization: `Bearer ${SHOP_TOKEN}` },
      });
      return { text: await answer.text() };
    };
    for (const target of [
      `/customers/${String(stranger())}`,
      `/customers/${String(way.bound.customer.id)}/../${String(stranger())}`,
      '/customers/%2e%2e/customers',
      '/customers',
      '/customers?_method=DELETE',
      '/customers?limit=1&limit=2',
      '/customers?email[]=a',
      '/customers?email=e',
      `/customers/${String(way.bound.customer.id)}?fields=*`,
    ]) {
      const got = await direct(target);
      expect(() => {
        door.expectNothingOut(way.bound, got);
      }, target).toThrow();
    }
  });
});

describe('a request that two readers could end at two places', () => {
  const smuggled = () => `GET /door/harbor/customers/${String(stranger())} HTTP/1.1\r\nHost: door\r\nX: `;

  it.each([
    ['a length and chunks', () => ['Content-Length: 4', 'Transfer-Encoding: chunked']],
    ['chunks and a length', () => ['Transfer-Encoding: chunked', 'Content-Length: 4']],
    ['two lengths', () => ['Content-Length: 4', 'Content-Length: 40']],
    ['two equal lengths', () => ['Content-Length: 4', 'Content-Length: 4']],
    ['a list of lengths', () => ['Content-Length: 4, 40']],
    ['a length with a sign', () => ['Content-Length: +4']],
    ['a negative length', () => ['Content-Length: -4']],
    ['a length in hexadecimal', () => ['Content-Length: 0x4']],
    ['an obscured coding', () => ['Transfer-Encoding: xchunked']],
    ['a coding with a control character', () => ['Transfer-Encoding: \x0bchunked']],
    ['two codings, the last no chunks', () => ['Transfer-Encoding: chunked', 'Transfer-Encoding: identity']],
    ['a blank before the colon', () => ['Transfer-Encoding : chunked']],
    ['a folded line', () => ['X: a', ' Transfer-Encoding: chunked']],
    ['a line that begins with a colon', () => [': a']],
    ['a bare carriage return', () => ['X: a\rTransfer-Encoding: chunked']],
    ['a NUL in a value', () => ['X: a\0b']],
  ])('is refused, and the connection with it: %s', async (_, headers) => {
    const text = await over(
      `POST ${own()} HTTP/1.1\r\nHost: door\r\n${token()}${lines(...headers())}0\r\n\r\n${smuggled()}${last()}`,
    );
    expect(statuses(text)).toEqual(['400']);
    expect(door.api.asked).toEqual([]);
  });

  it.each([
    ['lines that end in a bare line feed', () => `GET ${own()} HTTP/1.1\nHost: door\n${token()}\n${last()}`],
    ['a chunk with a bare line feed', () => chunked('1\na\r\n0\r\n\r\n')],
    ['a chunk size with a sign', () => chunked('+1\r\na\r\n0\r\n\r\n')],
    ['a chunk size without an end', () => chunked(`${'f'.repeat(17)}\r\na\r\n0\r\n\r\n`)],
    ['a chunk that is longer than it says', () => chunked('1\r\nabc\r\n0\r\n\r\n')],
    ['another version', () => `GET ${own()} HTTP/1.2\r\nHost: door\r\n${token()}Connection: close\r\n\r\n`],
    ['no version', () => `GET ${own()}\r\n${last()}`],
    [
      'a blank in the address',
      () => `GET ${own()} /x HTTP/1.1\r\nHost: door\r\n${token()}Connection: close\r\n\r\n`,
    ],
    [
      'bytes outside ASCII in the address',
      () => `GET ${own()}\xe4 HTTP/1.1\r\nHost: door\r\n${token()}Connection: close\r\n\r\n`,
    ],
    ['no host', () => `GET ${own()} HTTP/1.1\r\n${token()}Connection: close\r\n\r\n`],
  ])('shows nothing: %s', async (_, bytes) => {
    const text = await over(bytes());
    expect(statuses(text).filter((status) => status === '200')).toEqual([]);
    expect(door.api.asked).toEqual([]);
  });

  const chunked = (body: string) =>
    `POST ${own()} HTTP/1.1\r\nHost: door\r\n${token()}Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n${body}${last()}`;

  it('in the body of another is no request', async () => {
    const inner = last(`/door/harbor/customers/${String(stranger())}`);
    const text = await over(
      `GET ${own()} HTTP/1.1\r\nHost: door\r\n${token()}Content-Length: ${String(inner.length)}\r\n\r\n${inner}${last()}`,
    );
    // The body of a GET is nothing: the two whole requests are answered, each for itself.
    expect(statuses(text)).toEqual(['200', '200']);
    expect(new Set(door.api.asked.map(({ url }) => url.startsWith('/customers/5')))).toEqual(
      new Set([own().endsWith('/5')]),
    );
  });

  it('stands for itself in a pipeline: a token of one is none of the next', async () => {
    const text = await over(
      `GET ${own()} HTTP/1.1\r\nHost: door\r\n${token()}\r\nGET ${own()} HTTP/1.1\r\nHost: door\r\nConnection: close\r\n\r\n`,
    );
    expect(statuses(text)).toEqual(['200', '401']);
  });

  it('that closes early with an empty chunk leaves nothing for the next', async () => {
    const text = await over(
      `GET ${own()} HTTP/1.1\r\nHost: door\r\n${token()}Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n${last(
        `/door/harbor/customers/${String(stranger())}`,
      )}`,
    );
    expect(statuses(text)[0]).toMatch(/200|400/);
    expect(text.toLowerCase()).not.toContain('"id":' + String(stranger()) + ',');
  });
});

describe('headers of the request', () => {
  it.each([
    ['name another host', 'Host: elsewhere.test\r\n'],
    ['name another host beside it', 'X-Forwarded-Host: elsewhere.test\r\nX-Host: elsewhere.test\r\n'],
    ['name another address', 'X-Original-URL: /customers\r\nX-Rewrite-URL: /customers\r\n'],
    [
      'name another method',
      'X-HTTP-Method-Override: DELETE\r\nX-HTTP-Method: PUT\r\nX-Method-Override: POST\r\n',
    ],
    ['take the token off on the way', 'Connection: authorization, close, x-forwarded-for\r\n'],
    [
      'claim another client',
      'X-Forwarded-For: 192.0.2.1\r\nForwarded: for=192.0.2.1\r\nX-Real-IP: 192.0.2.1\r\n',
    ],
    ['ask for a part', 'Range: bytes=0-1\r\nIf-Range: "1"\r\n'],
    ['ask for what changed', 'If-None-Match: "1"\r\nIf-Modified-Since: Tue, 01 Jan 2030 00:00:00 GMT\r\n'],
    ['want it packed', 'Accept-Encoding: gzip, br, zstd\r\nTE: trailers, gzip\r\n'],
    ['want another form', 'Accept: text/html\r\nAccept-Charset: utf-16\r\n'],
    ['bring cookies', 'Cookie: session=1; better-auth.session_token=2\r\n'],
    ['ask to speak another protocol', 'Upgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n'],
    ['ask for a socket', 'Upgrade: websocket\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n'],
    ['look like the token', 'Authorization_: Bearer x\r\nX_Authorization: Bearer x\r\n'],
    ['look like the reason', 'cordon_reason: card-stolen\r\nCordon-Reason: a b\r\nCordon-Reason: c\r\n'],
  ])('that %s change nothing of the answer, and go no further', async (_, header) => {
    const plain = await over(last());
    const text = await over(last(own(), header));
    const body = (answer: string) => answer.slice(answer.indexOf('\r\n\r\n'));
    expect(statuses(text)).toEqual(['200']);
    expect(body(text)).toBe(body(plain));
    const sent = door.api.asked.map(({ headers }) => Object.keys(headers).toSorted());
    expect(new Set(sent.map((names) => names.join()))).toEqual(
      new Set(['accept,accept-encoding,authorization,connection,host,user-agent']),
    );
    for (const { headers } of door.api.asked) {
      expect(headers.authorization).toBe(`Bearer ${SHOP_TOKEN}`);
      expect(headers.host).toBe(new URL(door.api.baseUrl).host);
    }
  });

  it.each([
    ['twice', () => `${token()}Authorization: Bearer x\r\n`],
    ['with another before it', () => `Authorization: Bearer x\r\n${token()}`],
    ['the same twice', () => token() + token()],
    ['in the name of a proxy', () => `Proxy-Authorization: Bearer ${way.secret}\r\n`],
    ['as a cookie', () => `Cookie: authorization=Bearer ${way.secret}\r\n`],
    ['under another header', () => `X-Api-Key: ${way.secret}\r\n`],
    ['in another scheme', () => `Authorization: Basic ${btoa(`door:${way.secret}`)}\r\n`],
  ])('that bring the token %s let nobody in', async (_, header) => {
    const text = await over(`GET ${own()} HTTP/1.1\r\nHost: door\r\n${header()}Connection: close\r\n\r\n`);
    expect(statuses(text)).toEqual(['401']);
    expect(door.api.asked).toEqual([]);
  });

  it.each(['access_token', 'token', 'api_key', 'authorization'])(
    'are the only place of a token: %s in the address lets nobody in, and is written down nowhere',
    async (name) => {
      const alone = await over(
        `GET ${own()}?${name}=${way.secret} HTTP/1.1\r\nHost: door\r\nConnection: close\r\n\r\n`,
      );
      expect(statuses(alone)).toEqual(['401']);
      const { got, entered } = await door.entryOf(() =>
        door.ask(way.secret, `${own()}?${name}=${way.secret}`),
      );
      expect(JSON.parse(got.text)).toMatchObject({ error: { code: 'parameter-refused' } });
      expect(JSON.stringify(entered)).not.toContain(way.secret);
    },
  );
});

describe('an address in another spelling', () => {
  it.each([
    ['of a dot', () => `/door/harbor/%2e/customers/${String(stranger())}`],
    ['of two dots', () => '/door/harbor/x/%2E%2E/customers'],
    ['of two dots and a slash', () => '/door/harbor/x/..%2fcustomers'],
    ['of the slash', () => `/door/harbor/customers%2f${String(stranger())}`],
    ['of the slash, twice encoded', () => `/door/harbor/customers%252f${String(stranger())}`],
    ['of the slash, overlong', () => `/door/harbor/customers%c0%af${String(stranger())}`],
    ['of a dot, overlong', () => '/door/harbor/%c0%ae%c0%ae/customers'],
    ['of the slash, in full width', () => `/door/harbor/customers%ef%bc%8f${String(stranger())}`],
    ['with a backslash', () => `/door/harbor\\customers\\${String(stranger())}`],
    ['with an encoded backslash', () => `/door/harbor/customers%5c${String(stranger())}`],
    ['with a parameter', () => `/door/harbor/customers;x=1/${String(stranger())}`],
    ['with a parameter at the end', () => `${own()};admin=1`],
    ['with two slashes', () => `/door/harbor//customers/${String(stranger())}`],
    ['with two slashes before it', () => '//elsewhere.test/door/harbor/customers'],
    ['with a NUL', () => `${own()}%00`],
    ['with a NUL and another end', () => `${own()}%00.json`],
    ['with a line in it', () => `${own()}%0d%0aX-Other:%20y`],
    ['with a tab', () => `${own()}%09`],
    ['in capitals', () => `/door/harbor/CUSTOMERS/${String(way.bound.customer.id)}`],
    ['of another source', () => `/door/HARBOR/customers/${String(way.bound.customer.id)}`],
    ['of the source', () => `/door/%68arbor/customers/${String(way.bound.customer.id)}`],
    ['of the door', () => `/%64oor/harbor/customers/${String(way.bound.customer.id)}`],
    ['of the door, encoded slash', () => `/door%2fharbor/customers/${String(way.bound.customer.id)}`],
    ['with an ending', () => `${own()}.json`],
    ['with a fragment', () => `${own()}#x`],
    ['with a slash at its end', () => `${own()}/`],
    ['whole', () => `http://door${own()}`],
    ['whole, of another host', () => `http://harbor/door/x/customers/${String(way.bound.customer.id)}`],
    ['with a user', () => `http://a@door${own()}`],
    ['too long', () => `${own()}?x=${'a'.repeat(5_000)}`],
    ['GraphQL', () => '/door/harbor/graphql?query=%7Bcustomers%7Bemail%7D%7D'],
    ['GraphQL on a route', () => `${own()}?query=%7Bcustomers%7Bemail%7D%7D`],
  ])('shows nothing: %s', async (_, target) => {
    const text = await over(last(target()));
    // What does not even begin like the door is the console's: its page, which knows no data.
    expect(statuses(text)).toHaveLength(1);
    expect(text).toMatch(/^HTTP\/1\.1 4|\r\ncontent-type: text\/html/);
    expect(text).not.toContain('cordon-entry');
    expect(door.api.asked).toEqual([]);
  });
});

describe('parameters', () => {
  it.each([
    'limit=1&limit=2',
    'limit=1&%6cimit=2',
    'limit[]=1',
    'limit%5B%5D=1',
    'limit[0]=1&limit[1]=2',
    'limit=1;limit=2',
    'limit=1%26sort=phone',
    'limit=1,2',
    'limit=-1',
    'limit=0x1',
    'limit=%31%00',
    'Limit=1',
    'email[]=a',
    'email[$ne]=a',
    'email.eq=a',
    'sort=phone',
    'order=-email',
    'fields=internal',
    'fields[]=internal',
    'include=internal',
    'expand=internal',
    'filter[email]=a',
    'q=canary',
    'search=canary',
    'aggregate[count]=*',
    'groupBy=email',
    'meta=total_count',
    'offset=1',
    'page=2',
    'cursor=x',
    '_method=DELETE',
    'callback=x',
    'format=csv',
    '__proto__[limit]=1',
    'constructor=1',
  ])('that the route does not describe are refused: %s', async (query) => {
    const got = await door.ask(way.secret, `/door/harbor/customers?${query}`);
    const { error } = JSON.parse(got.text) as { error: { code: string } };
    expect(error.code).toMatch(/^(parameter-refused|route-unknown)$/);
    door.expectNothingOut(way.bound, got);
    expect(door.api.asked).toEqual([]);
  });
});

describe('a method', () => {
  it.each(['HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE'])(
    'that is no GET is refused and entered: %s',
    async (method) => {
      const { got, entered } = await door.entryOf(() =>
        door.ask(way.secret, own(), {
          method,
          headers: { 'x-http-method-override': 'GET', 'content-type': 'application/json' },
        }),
      );
      expect(got.status).toBe(404);
      expectOwnHeaders(got);
      // The echo that TRACE asks for would show the token.
      expect(got.text).not.toContain(way.secret);
      expect(entered.map(({ code }) => code)).toEqual(['route-unknown']);
      expect(door.api.asked).toEqual([]);
    },
  );

  it.each(['CONNECT', 'PROPFIND', 'QUERY', 'LINK', 'get', 'GETS', 'G=T'])(
    'that the door does not know gets nothing: %s',
    async (method) => {
      const target = method === 'CONNECT' ? 'elsewhere.test:443' : own();
      const text = await over(
        `${method} ${target} HTTP/1.1\r\nHost: door\r\n${token()}Connection: close\r\n\r\n`,
        true,
      );
      expect(statuses(text).filter((status) => status?.startsWith('2'))).toEqual([]);
      expect(door.api.asked).toEqual([]);
    },
  );
});

describe('a token', () => {
  it('opens one ticket, whatever other the person has in hand', async () => {
    door.scene.pass(MINUTE);
    const { bound, secret } = await door.wayIn('per_ada');
    const got = await door.ask(secret, `/door/harbor/customers/${String(way.bound.customer.id)}`);
    expect(JSON.parse(got.text)).toMatchObject({ error: { code: 'not-in-scope' } });
    door.expectNothingOut(bound, got);
    way = { bound, secret };
  });

  it('is good for an hour at most', async () => {
    door.scene.pass(MINUTE);
    const later = await door.wayIn('per_ada');
    expect((await door.ask(later.secret, own())).status).not.toBe(401);
    door.scene.pass(61 * MINUTE);
    expect((await door.ask(later.secret, own())).status).toBe(401);
    way = await door.wayIn('per_ada');
  });
});
