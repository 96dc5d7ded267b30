import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser } from '../../../../tests/support/identity/browser.ts';
import { baseUrl, openFixture, signIn, type Fixture } from '../../../../tests/support/identity/fixture.ts';
import { createApp, type App } from '../platform/http/index.ts';
import { silentLog } from '../platform/log.ts';
import { openStream } from '../platform/sse.ts';
import type { Seeded } from './index.ts';

/* Replies that are under way when the right to them ends, over real sockets. */

let f: Fixture;
let chief: Seeded;
let app: App;
let url: string;
/** Lets the slow route answer. */
let answer: () => void;
/** Resolves when the slow route was reached. */
/** Until the event stream asked for last is closed. */
let cut: Promise<void> = Promise.resolve();
let reached: Promise<void>;
let told: () => void;

function slow(): Promise<void> {
  told();
  return new Promise((resolve) => (answer = resolve));
}

beforeAll(async () => {
  f = await openFixture();
  // The company keeps no list of networks, so its people come from this machine too.
  chief = await f.person('chief', 'company-admin');
  app = await createApp({ config: { baseUrl, trustedProxies: [], tls: undefined }, log: silentLog });
  await f.identity.register(app);
  const onRequest = f.identity.guard.requireSignedIn;
  app.get('/test/long', { onRequest }, (_, reply) => {
    const body = Readable.from(
      (function* () {
        for (;;) yield 'customer '.repeat(1_000);
      })(),
    );
    return reply.type('text/plain').send(body);
  });
  app.get('/test/events', { onRequest }, (request, reply) => {
    const stream = openStream(request, reply);
    // Far more than the buffers of a client that does not read.
    for (let n = 0; n < 100; n++) stream.send('access', 'x'.repeat(100_000));
    cut = new Promise((resolve) => {
      stream.onClose(resolve);
    });
    f.identity.revocations.onRevoked(() => {
      stream.end();
    });
  });
  for (const method of ['GET', 'POST', 'DELETE'] as const) {
    app.route({
      ...{ method, url: '/test/slow', onRequest },
      handler: async () => {
        await slow();
        return { value: 'of a customer' };
      },
    });
  }
  await app.listen({ host: '127.0.0.1', port: 0 });
  const address = app.server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  url = `http://127.0.0.1:${String(address.port)}`;
});
afterAll(async () => {
  await app.close();
  await f.close();
});

const cookieOf = ({ cookies }: Browser) => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');

async function ask(path: string, method = 'GET'): Promise<Response> {
  reached = new Promise((resolve) => (told = resolve));
  const browser = await signIn(f, chief);
  return fetch(`${url}${path}`, { method, headers: { cookie: cookieOf(browser), origin: baseUrl } });
}

const revoke = () => f.identity.sessions.revokePerson('chief', { ip: null });

describe('a reply whose session ends', () => {
  it('half way through is cut, however much of it is left', async () => {
    const response = await ask('/test/long');
    const reader = (response.body as ReadableStream<Uint8Array>).getReader();
    await reader.read();
    await revoke();
    const rest = async () => {
      for (;;) if ((await reader.read()).done) return 'ended well';
    };
    await expect(rest()).rejects.toThrow();
  });

  it('is cut at an event stream too, when the client does not read its last words', async () => {
    const response = await ask('/test/events');
    await revoke();
    await cut;
    await expect(response.text()).rejects.toThrow();
  });

  it.each(['GET', 'POST'])('while it is made (%s) does not leave', async (method) => {
    const asked = ask('/test/slow', method);
    await reachedOf(asked);
    await revoke();
    answer();
    const response = await asked;
    expect(response.status).toBe(401);
    expect(await response.text()).not.toContain('of a customer');
  });

  it('by its own act is told so', async () => {
    const asked = ask('/test/slow', 'DELETE');
    await reachedOf(asked);
    await revoke();
    answer();
    expect((await asked).status).toBe(200);
  });

  it('of somebody else goes on', async () => {
    const asked = ask('/test/slow');
    await reachedOf(asked);
    await f.identity.sessions.revokeParty('bright', { ip: null });
    answer();
    expect((await asked).status).toBe(200);
  });

  it.each([
    ['GET', 503],
    ['POST', 200],
  ])('while it is not known whose right ended: %s -> %i', async (method, status) => {
    const asked = ask('/test/slow', method);
    await reachedOf(asked);
    f.identity.revocations.missed();
    answer();
    expect((await asked).status).toBe(status);
  });
});

/** Waits for the slow route, or for the request to fail. */
async function reachedOf(asked: Promise<Response>): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
  await Promise.race([reached, asked]);
}
