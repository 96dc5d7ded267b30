import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openHelpdeskClient, type HelpdeskClient } from './client.ts';

/* What a helpdesk may do to whoever reads it: be slow, be huge, lie about what it is, send elsewhere. */

const open: (Server | HelpdeskClient)[] = [];
afterEach(() => {
  for (const one of open.splice(0)) {
    if ('closeAllConnections' in one) one.closeAllConnections();
    one.close();
  }
});

async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  open.push(server);
  return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
}

function client(baseUrl: string, fileHosts: readonly string[] = []): HelpdeskClient {
  const settings = {
    ...({ kind: 'zendesk', baseUrl, reach: 'loopback', credential: 'Bearer secret' } as const),
    ...{ queues: [], customerField: '1', setters: ['2'], internalComments: false },
  };
  const made = openHelpdeskClient(settings, fileHosts, { silentMs: 150, wholeMs: 400 });
  open.push(made);
  return made;
}

const shape = z.looseObject({ a: z.int() });
const json = { 'content-type': 'application/json' };

describe('a helpdesk', () => {
  it.each<[string, RequestListener]>([
    ['is silent', () => undefined],
    [
      'drips',
      (_, response) => {
        response.writeHead(200, json);
        const timer = setInterval(() => response.write(' '), 50);
        response.on('close', () => {
          clearInterval(timer);
        });
      },
    ],
    [
      'breaks off',
      (_, response) => {
        response.writeHead(200, { ...json, 'content-length': '100' }).write('{"a":1');
        setTimeout(() => response.destroy(), 20);
      },
    ],
    [
      'is packed',
      (_, response) =>
        void response.writeHead(200, { ...json, 'content-encoding': 'gzip' }).end(gzipSync('{"a":1}')),
    ],
    ['says a name twice', (_, response) => void response.writeHead(200, json).end('{"a":1,"a":2}')],
    [
      'is a page',
      (_, response) => void response.writeHead(200, { 'content-type': 'text/html' }).end('{"a":1}'),
    ],
    ['has another shape', (_, response) => void response.writeHead(200, json).end('{"a":"x@example.org"}')],
    [
      'sends elsewhere',
      (_, response) => void response.writeHead(302, { location: 'http://127.0.0.1:9/' }).end(),
    ],
    [
      'asks to wait for an hour',
      (_, response) => void response.writeHead(429, { 'retry-after': '3600' }).end(),
    ],
  ])('that %s is not believed, and its words go nowhere', async (_, answer) => {
    const asking = client(await serve(answer)).read('/x', shape);
    const error = await asking.then(
      () => null,
      (caught: unknown) => caught,
    );
    expect(error).toMatchObject({ code: 'helpdesk-unavailable' });
    expect(String((error as { detail?: string }).detail)).not.toContain('example.org');
  });

  it('is read to the most bytes and no further', async () => {
    const base = await serve(
      (_, response) => void response.writeHead(200, json).end(`{"a":1,"b":"${'x'.repeat(5000)}"}`),
    );
    expect(await client(base).read('/x', shape, { most: 4000 })).toBeNull();
    expect(await client(base).bytes('/x', 4000)).toBeNull();
    expect((await client(base).bytes('/x', 6000))?.byteLength).toBeGreaterThan(5000);
  });
});

describe('a file', () => {
  it('is fetched from the helpdesk or where it keeps files, and the credential goes to the first alone', async () => {
    const asked: IncomingMessage['headers'][] = [];
    const files = await serve((request, response) => {
      asked.push(request.headers);
      response.writeHead(200).end('bytes');
    });
    const base = await serve((_, response) => void response.writeHead(302, { location: `${files}/f` }).end());
    await expect(client(base).bytes(`${base}/f`, 100)).rejects.toMatchObject({
      code: 'helpdesk-unavailable',
    });
    expect(asked).toEqual([]);
    const host = new URL(files).host;
    expect(Buffer.from((await client(base, [host]).bytes(`${base}/f`, 100)) ?? []).toString()).toBe('bytes');
    expect(asked[0]?.authorization).toBeUndefined();
    for (const elsewhere of [`${files}/f`, 'file:///etc/passwd', '//169.254.169.254/latest']) {
      await expect(client(base, [host]).bytes(elsewhere, 100)).rejects.toMatchObject({
        code: 'helpdesk-unavailable',
      });
    }
  });
});
