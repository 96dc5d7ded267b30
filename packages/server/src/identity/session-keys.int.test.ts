import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Seeded } from './index.ts';
import { advance, openFixture, signIn, type Fixture } from '../../../../tests/support/identity/fixture.ts';
import type { Browser } from '../../../../tests/support/identity/browser.ts';

let f: Fixture;
let ann: Seeded;

beforeAll(async () => {
  f = await openFixture();
  ann = await f.person('ann');
});
afterAll(() => f.close());
beforeEach(() => {
  advance(60_000);
  f.events.length = 0;
  f.ledgerDown = false;
});

const p256 = { name: 'ECDSA', namedCurve: 'P-256' } as const;
const ecdsa = { name: 'ECDSA', hash: 'SHA-256' } as const;
const payload = new TextEncoder().encode('{"act":"reveal"}');

/** What the console does: a key whose private half cannot be read out, and its public half as SPKI. */
async function makeKey(algorithm: 'P-256' | 'Ed25519' = 'P-256') {
  const pair = (await crypto.subtle.generateKey(algorithm === 'P-256' ? p256 : { name: 'Ed25519' }, false, [
    'sign',
    'verify',
  ])) as CryptoKeyPair;
  const spki = Buffer.from(await crypto.subtle.exportKey('spki', pair.publicKey)).toString('base64');
  const sign = async (bytes: Uint8Array<ArrayBuffer>) =>
    new Uint8Array(
      await crypto.subtle.sign(algorithm === 'P-256' ? ecdsa : 'Ed25519', pair.privateKey, bytes),
    );
  return { spki, sign };
}

const sessionId = async (browser: Browser) =>
  ((await browser.get('/api/session')).body as { sessionId: string }).sessionId;

describe('a session key', () => {
  it.each(['P-256', 'Ed25519'] as const)(
    'made by WebCrypto (%s) verifies what it signed, and nothing else',
    async (algorithm) => {
      const browser = await signIn(f, ann);
      const key = await makeKey(algorithm);
      f.events.length = 0;
      expect((await browser.post('/api/session/key', { publicKey: key.spki })).body).toEqual({ done: true });
      expect((await browser.get('/api/session')).body).toMatchObject({ keyRegistered: true });
      const id = await sessionId(browser);
      expect(f.events).toMatchObject([
        { kind: 'session-key', personId: 'ann', sessionId: id, publicKey: key.spki },
      ]);

      const verifyActSignature = (...act: Parameters<typeof f.identity.keys.verifyActSignature>) =>
        f.identity.keys.verifyActSignature(...act);
      const signature = await key.sign(payload);
      expect(await verifyActSignature(id, payload, signature)).toBe(true);
      const changed = payload.slice();
      changed[3] = (changed[3] ?? 0) ^ 1;
      expect(await verifyActSignature(id, changed, signature)).toBe(false);
      const bent = signature.slice();
      bent[9] = (bent[9] ?? 0) ^ 1;
      expect(await verifyActSignature(id, payload, bent)).toBe(false);
      expect(await verifyActSignature('another-session', payload, signature)).toBe(false);
      expect(await verifyActSignature(id, payload, await (await makeKey(algorithm)).sign(payload))).toBe(
        false,
      );
      for (const length of [0, 1, 63, 65, 72])
        expect(await verifyActSignature(id, payload, new Uint8Array(length))).toBe(false);
    },
  );

  it('is registered once for a session, also when two race', async () => {
    const browser = await signIn(f, ann);
    const keys = await Promise.all([makeKey(), makeKey(), makeKey()]);
    const answers = await Promise.all(
      keys.map((key) => browser.post('/api/session/key', { publicKey: key.spki })),
    );
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409, 409]);
    expect((await browser.post('/api/session/key', { publicKey: keys[0].spki })).code).toBe('already-done');
    expect(f.kinds().filter((kind) => kind === 'session-key')).toHaveLength(1);
  });

  it('is not taken when the entry cannot be written', async () => {
    const browser = await signIn(f, ann);
    const { spki } = await makeKey();
    f.ledgerDown = true;
    expect((await browser.post('/api/session/key', { publicKey: spki })).code).toBe('ledger-unavailable');
    f.ledgerDown = false;
    expect((await browser.post('/api/session/key', { publicKey: spki })).status).toBe(200);
  });

  it('of another kind is not taken', async () => {
    const browser = await signIn(f, ann);
    const p384 = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-384' }, true, ['sign']);
    const others = [
      'AAAA',
      Buffer.from(await crypto.subtle.exportKey('spki', p384.publicKey)).toString('base64'),
      '!!',
      '',
    ];
    for (const publicKey of others)
      expect((await browser.post('/api/session/key', { publicKey })).code).toBe('bad-request');
  });

  it('outlives its session, so that what it signed can still be verified', async () => {
    const browser = await signIn(f, ann);
    const key = await makeKey();
    await browser.post('/api/session/key', { publicKey: key.spki });
    const id = await sessionId(browser);
    await browser.delete('/api/session');
    expect(await f.identity.keys.verifyActSignature(id, payload, await key.sign(payload))).toBe(true);
  });
});
