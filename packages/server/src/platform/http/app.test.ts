import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Failure } from '@cordon/core/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createLog } from '../log.ts';
import type { TlsSettings } from '../tls/served.ts';
import { createApp, type App } from './app.ts';

const BASE = 'http://localhost:7400';
const SECRET = 'rosa.alvarez@example.com';
const lines: string[] = [];

let app: App;
let consoleDir: string;

function addRoutes(to: App): void {
  const body = z.strictObject({ name: z.string().max(5), age: z.number() }).meta({ id: 'ThingBody' });
  to.post('/api/things', { schema: { body, response: { 200: z.object({ ok: z.boolean() }) } } }, () => ({
    ok: true,
  }));
  to.get('/api/ip', { schema: { response: { 200: z.object({ ip: z.string() }) } } }, (request) => ({
    ip: request.ip,
  }));
  to.get('/api/fail/:how', { schema: { params: z.object({ how: z.string() }) } }, ({ params }) => {
    if (params.how === 'refusal') throw new Failure('not-in-scope');
    if (params.how === 'source') throw new Failure('source-unavailable', SECRET, new Error(SECRET));
    if (params.how === 'database') throw Object.assign(new Error(SECRET), { code: 'ECONNREFUSED' });
    throw Object.assign(new Error(`duplicate key ${SECRET}`), { code: '23505', detail: SECRET });
  });
  to.get(
    '/api/broken',
    { schema: { response: { 200: z.object({ n: z.number() }) } } },
    () => ({ n: SECRET }) as never,
  );
}

beforeAll(async () => {
  consoleDir = await mkdtemp(path.join(tmpdir(), 'console-'));
  await mkdir(path.join(consoleDir, 'assets'));
  await writeFile(
    path.join(consoleDir, 'index.html'),
    '<!doctype html><html><head><title>Cordon</title></head></html>',
  );
  await writeFile(path.join(consoleDir, 'assets', 'app-1a2b.js'), 'export {};');
  await writeFile(path.join(consoleDir, 'favicon.svg'), '<svg/>');
  const log = createLog('debug', { write: (line) => lines.push(line) });
  app = await createApp({
    config: { baseUrl: BASE, trustedProxies: ['10.0.0.0/8'], tls: undefined },
    log,
    consoleDir,
  });
  addRoutes(app);
  await app.ready();
});

afterAll(async () => {
  await app.close();
  await rm(consoleDir, { recursive: true });
});

interface Answer {
  readonly error: {
    readonly code: string;
    readonly message: string;
    readonly requestId: string;
    readonly fields?: string[];
  };
}

const post = (payload: string, headers: Record<string, string> = {}, url = '/api/things') =>
  app.inject({
    method: 'POST',
    url,
    payload,
    headers: { origin: BASE, 'content-type': 'application/json', ...headers },
  });

async function codeOf(answer: Promise<{ json: () => unknown }>): Promise<string> {
  return ((await answer).json() as Answer).error.code;
}

describe('a body', () => {
  it('is taken when it is what the schema says', async () => {
    expect((await post('{"name":"ana","age":3}')).json()).toEqual({ ok: true });
  });

  it('is refused with the places that are wrong, never with what stood there', async () => {
    const answer = await post(JSON.stringify({ name: SECRET, age: 'x' }));
    expect(answer.statusCode).toBe(400);
    const { error } = answer.json<Answer>();
    expect(error).toMatchObject({
      code: 'bad-request',
      fields: ['/name', '/age'],
      requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
    });
    expect(answer.body).not.toContain('rosa');
  });

  it('is refused with a key nobody asked for, a key twice, or one that reaches a prototype', async () => {
    expect(await codeOf(post('{"name":"ana","age":3,"role":"admin"}'))).toBe('bad-request');
    expect(await codeOf(post('{"name":"ana","age":3,"age":4}'))).toBe('bad-request');
    expect(await codeOf(post('{"name":"ana","age":3,"__proto__":{}}'))).toBe('bad-request');
    expect(await codeOf(post('{"name":'))).toBe('bad-request');
    expect(await codeOf(post(''))).toBe('bad-request');
  });

  it('is refused over 64 KiB and in any other type', async () => {
    expect(await codeOf(post(`{"name":"${'x'.repeat(65_536)}"}`))).toBe('too-large');
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
    ]) {
      expect(await codeOf(post('{"name":"ana","age":3}', { 'content-type': type }))).toBe('wrong-media-type');
    }
  });
});

describe('a change', () => {
  it.each([
    ['another site', 'https://evil.example'],
    ['another port of this machine', 'http://localhost:7401'],
    ['a sandboxed frame', 'null'],
    ['an address that begins alike', `${BASE}.evil.example`],
  ])('is refused from %s', async (_, origin) => {
    expect(await codeOf(post('{"name":"ana","age":3}', { origin }))).toBe('origin-refused');
  });

  it('is refused without an origin, and at an oddly spelled path too', async () => {
    const headers = { 'content-type': 'application/json' };
    const payload = '{"name":"ana","age":3}';
    expect(await codeOf(app.inject({ method: 'POST', url: '/api/things', headers, payload }))).toBe(
      'origin-refused',
    );
    expect((await post(payload, {}, '/%61pi/things')).statusCode).toBe(200);
    expect(await codeOf(post(payload, { origin: 'https://evil.example' }, '/%61pi/things'))).toBe(
      'origin-refused',
    );
  });
});

describe('an error', () => {
  it('carries the status and text of its code; an unknown one says nothing', async () => {
    const seen = await Promise.all(
      ['refusal', 'source', 'database', 'unknown'].map(async (how) => {
        const answer = await app.inject(`/api/fail/${how}`);
        expect(answer.body).not.toContain('rosa');
        return [answer.statusCode, answer.json<Answer>().error.code];
      }),
    );
    expect(seen).toEqual([
      [404, 'not-in-scope'],
      [502, 'source-unavailable'],
      [503, 'database-unavailable'],
      [500, 'internal'],
    ]);
  });

  it('of our own answer is a fault of ours, and shows none of it', async () => {
    const answer = await app.inject('/api/broken');
    expect([answer.statusCode, answer.json<Answer>().error.code]).toEqual([500, 'internal']);
    expect(answer.body).not.toContain('rosa');
  });

  it('stands in the log under the request id, without a customer value', async () => {
    const before = lines.length;
    const { requestId } = (await app.inject('/api/fail/unknown')).json<Answer>().error;
    const written = lines.slice(before).join('');
    expect(written).toContain(requestId);
    expect(written).toContain('"code":"23505"');
    expect(lines.join('')).not.toContain('rosa');
  });

  it('is answered in the same shape when it is no HTTP at all', async () => {
    const address = new URL(await app.listen({ port: 0, host: '127.0.0.1' }));
    const answer = await new Promise<string>((resolve) => {
      let text = '';
      const socket = connect(Number(address.port), '127.0.0.1', () => {
        socket.write('no http at all\r\n\r\n');
      });
      socket
        .on('data', (part) => (text += part.toString()))
        .on('close', () => {
          resolve(text);
        });
    });
    expect(answer).toMatch(/^HTTP\/1\.1 400 .*"code":"bad-request"/s);
  });
});

describe('a caller', () => {
  it('chooses no address unless a named proxy says so', async () => {
    const ip = async (remoteAddress: string): Promise<unknown> =>
      (
        await app.inject({ url: '/api/ip', remoteAddress, headers: { 'x-forwarded-for': '198.51.100.7' } })
      ).json();
    expect(await ip('203.0.113.5')).toEqual({ ip: '203.0.113.5' });
    expect(await ip('10.1.2.3')).toEqual({ ip: '198.51.100.7' });
  });
});

describe('the answers', () => {
  it('are not cached, not sniffed and not framed', async () => {
    const { headers } = await app.inject('/api/ip');
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringContaining("default-src 'none'") as string,
      'referrer-policy': 'no-referrer',
    });
    expect(headers).not.toHaveProperty('x-powered-by');
    expect(headers).not.toHaveProperty('strict-transport-security');
  });

  it('ask for TLS for a year where there is TLS', async () => {
    const config = { baseUrl: 'https://cordon.example.com', trustedProxies: ['10.0.0.1'], tls: undefined };
    const secure = await createApp({ config, log: createLog('silent'), consoleDir });
    const come = (remoteAddress: string, headers = {}) => secure.inject({ url: '/', remoteAddress, headers });
    const by = { 'x-forwarded-proto': 'https', 'x-forwarded-for': '203.0.113.9' };
    const answer = await come('10.0.0.1', by);
    expect(answer.headers['strict-transport-security']).toContain('max-age=31536000');
    // Nothing is answered that came readable, and only the proxy named is believed.
    expect(await codeOf(come('10.0.0.1'))).toBe('plaintext-refused');
    expect(await codeOf(come('10.0.0.1', { ...by, 'x-forwarded-proto': 'http' }))).toBe('plaintext-refused');
    expect(await codeOf(come('10.0.0.2', by))).toBe('plaintext-refused');
    expect(await codeOf(come('10.0.0.1', { ...by, 'x-forwarded-proto': 'https, http' }))).toBe(
      'plaintext-refused',
    );
    expect(await codeOf(come('10.0.0.1', { ...by, forwarded: 'proto=http' }))).toBe('plaintext-refused');
    const standard = { forwarded: 'for=203.0.113.9;proto=https' };
    expect((await come('10.0.0.1', standard)).statusCode).toBe(200);
    await secure.close();
  });

  it('to a missing API path is JSON', async () => {
    expect(await codeOf(app.inject('/api/none'))).toBe('not-found');
    expect(await codeOf(app.inject('/assets/none.js'))).toBe('not-found');
    expect(await codeOf(app.inject({ method: 'DELETE', url: '/tickets', headers: { origin: BASE } }))).toBe(
      'not-found',
    );
  });
});

describe('the console', () => {
  it('is one page for every path, with a nonce of its own each time', async () => {
    const pages = await Promise.all(['/', '/tickets/7?x=1', '/%61pi/none'].map((url) => app.inject(url)));
    const nonces = pages.map(({ body, headers, statusCode }) => {
      expect(statusCode).toBe(200);
      const nonce = /<meta name="csp-nonce" content="([^"]+)">/.exec(body)?.[1] ?? '';
      const policy = String(headers['content-security-policy']);
      expect(policy).toContain(`style-src 'self' 'nonce-${nonce}'`);
      expect(policy).not.toContain('unsafe');
      expect(headers['cache-control']).toBe('no-store');
      return nonce;
    });
    expect(new Set(nonces).size).toBe(3);
  });

  it('has its files served with their type; only hashed ones are kept', async () => {
    const script = await app.inject('/assets/app-1a2b.js');
    expect(script.headers).toMatchObject({ 'cache-control': 'public, max-age=31536000, immutable' });
    expect(script.headers['content-type']).toContain('javascript');
    const icon = await app.inject('/favicon.svg');
    expect(icon.headers).toMatchObject({ 'content-type': 'image/svg+xml', 'cache-control': 'no-cache' });
  });

  it('lets no path leave its folder', async () => {
    for (const url of [
      '/assets/../../../package.json',
      '/assets/%2e%2e/%2e%2e/package.json',
      '/..%2fpackage.json',
      '/index.html',
    ]) {
      const answer = await app.inject(url);
      expect(answer.body).not.toContain('"dependencies"');
    }
  });

  it('says what to do when it is not built', async () => {
    const config = { baseUrl: BASE, trustedProxies: [], tls: undefined };
    const bare = await createApp({
      config,
      log: createLog('silent'),
      consoleDir: path.join(consoleDir, 'none'),
    });
    const answer = await bare.inject('/');
    expect([answer.statusCode, answer.body]).toEqual([503, expect.stringContaining('npm run prepare')]);
    await bare.close();
  });
});

describe('the OpenAPI document', () => {
  it('is 3.1 and names the schemas that have an id', async () => {
    const document = (await app.inject('/api/openapi.json')).json<{
      openapi: string;
      components: { schemas: object };
      paths: object;
    }>();
    expect(document.openapi).toBe('3.1.0');
    expect(document.components.schemas).toHaveProperty('ThingBody');
    expect(JSON.stringify(document.paths)).toContain('#/components/schemas/ThingBody');
  });
});

const pair = (file: string): TlsSettings => ({
  certFile: file,
  keyFile: file,
  minVersion: 'TLSv1.3',
  clientCaFile: undefined,
});

describe('wrong certificates', () => {
  it('are a clear failure', async () => {
    const cert = path.join(consoleDir, 'favicon.svg');
    const bad = { baseUrl: 'https://localhost', trustedProxies: [], tls: pair(cert) };
    await expect(createApp({ config: bad, log: createLog('silent') })).rejects.toMatchObject({
      code: 'config-wrong',
    });
    const missing = { ...bad, tls: pair('/none') };
    await expect(createApp({ config: missing, log: createLog('silent') })).rejects.toMatchObject({
      code: 'config-wrong',
    });
  });
});
