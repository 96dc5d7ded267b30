import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import {
  createServer as createTcpServer,
  type AddressInfo,
  type LookupFunction,
  type Server,
} from 'node:net';
import { brotliCompressSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { pinnedLookup, reachOf } from './addresses.ts';
import { recordsOf } from './records.ts';
import { openUpstream, type Upstream } from './upstream.ts';
import type { WireOptions } from './wire.ts';

/* An API that lies, dawdles or leads elsewhere: its answer is refused whole, or ends like one that broke off. */

const open: (() => void)[] = [];
afterEach(() => {
  for (const close of open.splice(0)) close();
});

async function listening(server: Server): Promise<number> {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return (server.address() as AddressInfo).port;
}

async function upstreamTo(
  answer: RequestListener,
  options: WireOptions & { readonly host?: string } = {},
): Promise<Upstream> {
  const server = createServer(answer);
  const port = await listening(server);
  const { host = '127.0.0.1', ...rest } = options;
  const upstream = openUpstream(
    { baseUrl: `http://${host}:${String(port)}`, credential: null, reach: 'loopback' },
    rest,
  );
  open.push(() => {
    upstream.close();
    server.closeAllConnections();
    server.close();
  });
  return upstream;
}

/** Bytes as an API that knows no HTTP would send them. */
async function upstreamSaying(...bytes: readonly (string | Buffer)[]): Promise<Upstream> {
  const server = createTcpServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => {
      for (const some of bytes) socket.write(some);
      socket.end();
    });
  });
  const port = await listening(server);
  const upstream = openUpstream({
    ...{ baseUrl: `http://127.0.0.1:${String(port)}`, credential: null, reach: 'loopback' },
  });
  open.push(() => {
    upstream.close();
    server.close();
  });
  return upstream;
}

/** All records of an answer as texts; rejects when any of it is refused. */
async function read(upstream: Upstream, records = '[*]'): Promise<readonly unknown[]> {
  const answer = await upstream.get('/');
  if (answer === null) return [];
  const { batches } = recordsOf(answer, records);
  const found: unknown[] = [];
  for (;;) {
    const { done, value } = await batches.next();
    if (done === true) return found;
    found.push(...value);
  }
}

const json = (response: ServerResponse, body: string | Buffer, headers: Record<string, string> = {}) =>
  response.writeHead(200, { 'content-type': 'application/json', ...headers }).end(body);
const refused = expect.objectContaining({ code: 'source-unavailable' }) as unknown;

describe('an API', () => {
  it('is read where nothing is wrong', async () => {
    expect(await read(await upstreamTo((_, response) => json(response, '["a","b"]')))).toEqual(['a', 'b']);
  });

  it.each([
    201, 202, 203, 204, 205, 206, 207, 226, 300, 301, 302, 303, 304, 307, 308, 400, 401, 403, 410, 429, 500,
    503,
  ])('that answers %i is not read, and not followed', async (status) => {
    const asked: string[] = [];
    const upstream = await upstreamTo((request, response) => {
      asked.push(request.url ?? '');
      response
        .writeHead(status, { 'content-type': 'application/json', location: '/elsewhere' })
        .end(status === 204 || status === 304 ? undefined : '["canary"]');
    });
    await expect(read(upstream)).rejects.toEqual(refused);
    expect(asked).toEqual(['/']);
  });

  it.each([
    ['text/html'],
    ['text/plain'],
    ['text/json'],
    ['application/problem+json'],
    ['application/xml'],
    ['multipart/byteranges'],
    ['application/octet-stream'],
    ['application/json; charset=utf-16'],
    ['application/json; charset=iso-8859-1'],
    ['application/jsonp'],
    ['application/json, text/html'],
    [''],
  ])('that says it sends %s is not read', async (type) => {
    const upstream = await upstreamTo((_, response) =>
      json(response, '["canary"]', { 'content-type': type }),
    );
    await expect(read(upstream)).rejects.toEqual(refused);
  });

  it.each([
    ['gzip', gzipSync],
    ['x-gzip', gzipSync],
    ['deflate', deflateSync],
    ['br', brotliCompressSync],
    ['zstd', zstdCompressSync],
    ['gzip, identity', gzipSync],
    ['identity, gzip', gzipSync],
    ['compress', (text: string) => Buffer.from(text)],
  ])('that packs its answer as %s is not read, and nothing is unpacked', async (encoding, pack) => {
    const bomb = pack(`[${'"a",'.repeat(500_000)}"a"]`);
    const upstream = await upstreamTo((_, response) =>
      json(response, bomb, { 'content-encoding': encoding }),
    );
    await expect(read(upstream)).rejects.toEqual(refused);
  });

  it.each([
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
    ['zstd', zstdCompressSync],
  ])('that packs as %s and does not say so is refused', async (_, pack) => {
    await expect(read(await upstreamTo((__, response) => json(response, pack('["a"]'))))).rejects.toEqual(
      refused,
    );
  });
});

describe('an answer that never comes to an end', () => {
  it('of announcements is left', async () => {
    const upstream = await upstreamTo((_, response) => {
      for (let nth = 0; nth < 100; nth += 1) response.writeEarlyHints({ link: '</a>; rel=preload' });
      json(response, '["a"]');
    });
    await expect(read(upstream)).rejects.toEqual(refused);
  });

  it('may begin with a few', async () => {
    const upstream = await upstreamTo((_, response) => {
      response.writeEarlyHints({ link: '</a>; rel=preload' });
      json(response, '["a"]');
    });
    expect(await read(upstream)).toEqual(['a']);
  });

  it('of silence is left', async () => {
    await expect(read(await upstreamTo(() => undefined, { silentMs: 30 }))).rejects.toEqual(refused);
  });

  it('of silence in the middle is left', async () => {
    const upstream = await upstreamTo(
      (_, response) => {
        response.writeHead(200, { 'content-type': 'application/json' }).write('["a",');
      },
      { silentMs: 30 },
    );
    await expect(read(upstream)).rejects.toEqual(refused);
  });

  const dripping = (_: IncomingMessage, response: ServerResponse) => {
    response.writeHead(200, { 'content-type': 'application/json' }).write('{"a":"');
    const timer = setInterval(() => response.write('a'), 5);
    response.on('close', () => {
      clearInterval(timer);
    });
  };

  it('of single bytes is left, though it is never silent', async () => {
    await expect(read(await upstreamTo(dripping, { wholeMs: 60 }), '')).rejects.toEqual(refused);
  });

  it('of headers that do not end is left', async () => {
    await expect(
      read(await upstreamSaying('HTTP/1.1 200 OK\r\n', `X: ${'a'.repeat(40_000)}\r\n\r\n[]`)),
    ).rejects.toEqual(refused);
  });
});

describe('an answer that is cut', () => {
  const head = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n';

  it.each([
    ['before its length', `${head}Content-Length: 100\r\n\r\n["a","b"]`],
    ['between chunks', `${head}Transfer-Encoding: chunked\r\n\r\n9\r\n["a","b"]\r\n`],
    ['in a chunk', `${head}Transfer-Encoding: chunked\r\n\r\nff\r\n["a","b"]`],
    ['in the middle of the text', `${head}Content-Length: 5\r\n\r\n["a",`],
    [
      'in the middle of the text, chunks whole',
      `${head}Transfer-Encoding: chunked\r\n\r\n5\r\n["a",\r\n0\r\n\r\n`,
    ],
    ['before any of it', head],
  ])('%s is no whole answer', async (_, bytes) => {
    await expect(read(await upstreamSaying(bytes))).rejects.toEqual(refused);
  });

  it.each([
    ['two lengths', `${head}Content-Length: 3\r\nContent-Length: 5\r\n\r\n["a"]`],
    [
      'a length and chunks',
      `${head}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n["a"]\r\n0\r\n\r\n`,
    ],
    ['no HTTP', '["a"]'],
    ['a status that is none', 'HTTP/1.1 2000 OK\r\n\r\n["a"]'],
    ['a line broken in a header', `${head}X: a\rY: b\r\n\r\n["a"]`],
  ])('in two ways (%s) is refused', async (_, bytes) => {
    await expect(read(await upstreamSaying(bytes))).rejects.toEqual(refused);
  });

  it('leaves the bytes behind it to nobody', async () => {
    const second = `${head}Content-Length: 8\r\n\r\n["b","c"]`;
    const upstream = await upstreamSaying(
      `${head}Content-Length: 5\r\nConnection: keep-alive\r\n\r\n["a"]${second}`,
    );
    expect(await read(upstream)).toEqual(['a']);
    // The next request takes a connection of its own, or is refused: it never reads what was left over.
    const next = await read(upstream).catch(() => null);
    expect(next === null || JSON.stringify(next) === '["a"]').toBe(true);
  });
});

describe('where the name of an API leads', () => {
  const answering =
    (address: string): LookupFunction =>
    (_, options, callback) => {
      const family = address.includes(':') ? 6 : 4;
      if (options.all === true) callback(null, [{ address, family }]);
      else callback(null, address, family);
    };

  it.each([
    ['169.254.169.254', null],
    ['fe80::1', null],
    ['fd00:ec2::254', 'private'],
    ['::ffff:169.254.169.254', null],
    ['::ffff:127.0.0.1', 'loopback'],
    ['::ffff:7f00:1', 'loopback'],
    ['0.0.0.0', null],
    ['::', null],
    ['255.255.255.255', null],
    ['224.0.0.1', null],
    ['127.1', 'loopback'],
    ['0x7f.1', 'loopback'],
    ['0177.0.0.1', 'loopback'],
    ['2130706433', 'loopback'],
    ['64:ff9b::7f00:1', null],
    ['2002:7f00:1::', null],
    ['10.0.0.1', 'private'],
    ['100.64.0.1', 'private'],
    ['192.168.1.1', 'private'],
    ['198.18.0.1', null],
    ['192.0.2.1', null],
    ['93.184.216.34', 'public'],
    ['2606:2800:220:1::1', 'public'],
    ['a.example', null],
  ])('%s is %s', (address, reach) => {
    expect(reachOf(address)).toBe(reach);
  });

  it.each([
    '127.1',
    '0x7f.0.0.1',
    '0177.0.0.1',
    '2130706433',
    '[::1]',
    '[::ffff:127.0.0.1]',
    '[::ffff:a9fe:a9fe]',
    '169.254.169.254',
    '0',
  ])('an address written as %s is taken for what it is', (host) => {
    expect(() => openUpstream({ baseUrl: `http://${host}:1`, credential: null, reach: 'public' })).toThrow(
      expect.objectContaining({ code: 'config-wrong' }) as Error,
    );
  });

  it('is looked at for each connection: a name that moved leads nowhere', async () => {
    let now = '127.0.0.1';
    const resolving: LookupFunction = (host, options, callback) => {
      answering(now)(host, options, callback);
    };
    let asked = 0;
    const upstream = await upstreamTo(
      (_, response) => {
        asked += 1;
        response.setHeader('connection', 'close');
        json(response, '["a"]');
      },
      { host: 'shop.example', lookup: pinnedLookup('loopback', resolving) },
    );
    expect(await read(upstream)).toEqual(['a']);
    now = '169.254.169.254';
    await expect(read(upstream)).rejects.toEqual(refused);
    now = '10.0.0.1';
    await expect(read(upstream)).rejects.toEqual(refused);
    expect(asked).toBe(1);
  });

  it('and without the look at it, it would lead there: the alarm rings', async () => {
    const upstream = await upstreamTo((_, response) => json(response, '["canary"]'), {
      host: 'metadata.example',
      lookup: answering('127.0.0.1'),
    });
    expect(await read(upstream)).toEqual(['canary']);
    const pinned = await upstreamTo((_, response) => json(response, '["canary"]'), {
      host: 'metadata.example',
      lookup: pinnedLookup('public', answering('127.0.0.1')),
    });
    await expect(read(pinned)).rejects.toEqual(refused);
  });

  it('is refused when one address among good ones is foreign', async () => {
    const both: LookupFunction = (_, __, callback) => {
      callback(null, [
        { address: '127.0.0.1', family: 4 },
        { address: '10.0.0.1', family: 4 },
      ]);
    };
    const upstream = await upstreamTo((_, response) => json(response, '["a"]'), {
      host: 'shop.example',
      lookup: pinnedLookup('loopback', both),
    });
    await expect(read(upstream)).rejects.toEqual(refused);
  });
});

describe('JSON that readers disagree about', () => {
  const refusing = async (body: string | Buffer, records = '[*]', type = 'application/json') => {
    const upstream = await upstreamTo((_, response) => json(response, body, { 'content-type': type }));
    await expect(read(upstream, records)).rejects.toEqual(refused);
  };

  it.each([
    ['a name twice', '{"a":1,"a":2}', ''],
    ['a name twice, once escaped', '{"a":1,"\\u0061":2}', ''],
    ['a name twice around the list', '{"data":[1],"data":[2]}', 'data[*]'],
    ['the list twice, once escaped', '{"data":[1],"d\\u0061ta":[2]}', 'data[*]'],
    ['a byte order mark', Buffer.from('\ufeff["a"]'), '[*]'],
    ['UTF-16', Buffer.from('["a"]', 'utf16le'), '[*]'],
    ['a lone surrogate', '["\\ud800"]', '[*]'],
    ['a lone surrogate in a name', '{"\\udc00":1}', ''],
    ['bytes that are no UTF-8', Buffer.from([0x5b, 0x22, 0xc0, 0xaf, 0x22, 0x5d]), '[*]'],
    ['a surrogate in UTF-8', Buffer.from([0x5b, 0x22, 0xed, 0xa0, 0x80, 0x22, 0x5d]), '[*]'],
    ['depth', `${'['.repeat(200)}${']'.repeat(200)}`, '[*]'],
    ['depth in names', `${'{"a":'.repeat(200)}1${'}'.repeat(200)}`, ''],
    ['a comma too many', '["a",]', '[*]'],
    ['a comment', '["a"/**/]', '[*]'],
    ['single quotes', "['a']", '[*]'],
    ['a number that is none', '[NaN]', '[*]'],
    ['a number with a leading zero', '[01]', '[*]'],
    ['a second text', '["a"]["b"]', '[*]'],
    ['a script', ')]}\',\n["a"]', '[*]'],
    ['control characters', '["a\nb"]', '[*]'],
    ['nothing', '', '[*]'],
    ['very many members', `{${Array.from({ length: 2_000 }, (_, nth) => `"${String(nth)}":1`).join()}}`, ''],
  ])('is refused: %s', (_, body, records) => refusing(body, records));

  it('has no records where an error stands in their place', async () => {
    const upstream = await upstreamTo((_, response) => json(response, '{"errors":[{"message":"canary"}]}'));
    expect(await read(upstream, 'data')).toEqual([]);
    expect(await read(upstream, 'data[*]')).toEqual([]);
  });

  it.each([
    ['one bad line', '{"a":1}\n{"a":\n{"a":3}\n'],
    ['a line that is cut', '{"a":1}\n{"a":2'],
    ['a line with two values', '{"a":1} {"a":2}\n'],
    ['a name twice', '{"a":1,"a":2}\n'],
    ['a line that does not end', `"${'a'.repeat(1_200_000)}`],
  ])('is refused in lines too: %s', (_, body) => refusing(body, '[*]', 'application/x-ndjson'));

  it('is refused in lines where one record was asked for', () =>
    refusing('{"id":1}\n{"id":2}\n', 'data', 'application/x-ndjson'));

  it('keeps what a reader may not round', async () => {
    const upstream = await upstreamTo((_, response) =>
      json(response, '[12345678901234567890,1E400,0.10,-0]'),
    );
    expect((await read(upstream)).map((number) => (number as { text: string }).text)).toEqual([
      '12345678901234567890',
      '1E400',
      '0.10',
      '-0',
    ]);
  });
});
