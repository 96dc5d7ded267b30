import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { keysStatement } from '@cordon/core/kernel';
import { makeSealingKey } from '../demo/sealedTo.ts';
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

type Made = Awaited<ReturnType<typeof makeKey>>;

/** What the console sends: both keys, and the first one's signature over both and the session. */
async function bodyOf(session: string, key: Made, algorithm: 'X25519' | 'P-256' = 'X25519') {
  const sealingKey = (await makeSealingKey(algorithm)).spki;
  const statement = new Uint8Array(keysStatement(session, { signing: key.spki, sealing: sealingKey }));
  const signature = Buffer.from(await key.sign(statement)).toString('base64');
  return { publicKey: key.spki, sealingKey, signature };
}

const register = async (browser: Browser, key: Made) =>
  browser.post('/api/session/key', await bodyOf(await sessionId(browser), key));

const sessionId = async (browser: Browser) =>
  ((await browser.get('/api/session')).body as { sessionId: string }).sessionId;

describe('a session key', () => {
  it.each(['P-256', 'Ed25519'] as const)(
    'made by WebCrypto (%s) verifies what it signed, and nothing else',
    async (algorithm) => {
      const browser = await signIn(f, ann);
      const key = await makeKey(algorithm);
      f.events.length = 0;
      const body = await bodyOf(await sessionId(browser), key);
      expect((await browser.post('/api/session/key', body)).body).toEqual({ done: true });
      expect((await browser.get('/api/session')).body).toMatchObject({ keyRegistered: true });
      const id = await sessionId(browser);
      expect(f.events).toMatchObject([{ kind: 'session-key', personId: 'ann', sessionId: id, ...body }]);

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
    const answers = await Promise.all(keys.map((key) => register(browser, key)));
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409, 409]);
    expect((await register(browser, keys[0])).code).toBe('already-done');
    expect(f.kinds().filter((kind) => kind === 'session-key')).toHaveLength(1);
  });

  it('is not taken when the entry cannot be written', async () => {
    const browser = await signIn(f, ann);
    const key = await makeKey();
    f.ledgerDown = true;
    expect((await register(browser, key)).code).toBe('ledger-unavailable');
    f.ledgerDown = false;
    expect((await register(browser, key)).status).toBe(200);
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
    const good = await bodyOf(await sessionId(browser), await makeKey());
    for (const publicKey of others)
      expect((await browser.post('/api/session/key', { ...good, publicKey })).code).toBe('bad-request');
    // Nor is a sealing key: another curve, a signing key, and the point that makes every shared secret zero.
    const p384Box = await crypto.subtle.generateKey({ name: 'ECDH', namedCurve: 'P-384' }, true, [
      'deriveBits',
    ]);
    const zero = Buffer.concat([Buffer.from('302a300506032b656e032100', 'hex'), Buffer.alloc(32)]);
    const boxes = [
      'AAAA',
      Buffer.from(await crypto.subtle.exportKey('spki', p384Box.publicKey)).toString('base64'),
      (await makeKey('Ed25519')).spki,
      zero.toString('base64'),
    ];
    for (const sealingKey of boxes)
      expect((await browser.post('/api/session/key', { ...good, sealingKey })).code).toBe('bad-request');
    expect((await browser.get('/api/session')).body).toMatchObject({ keyRegistered: false });
  });

  it.each(['X25519', 'P-256'] as const)(
    'comes with a %s key to seal to, bound to this sign-in by its signature',
    async (algorithm) => {
      const [browser, other] = [await signIn(f, ann), await signIn(f, ann)];
      const id = await sessionId(browser);
      const key = await makeKey();
      const body = await bodyOf(id, key, algorithm);
      const swapped = { ...body, sealingKey: (await makeSealingKey()).spki };
      const elsewhere = await bodyOf(await sessionId(other), key);
      const strangers = {
        ...body,
        signature: Buffer.from(await (await makeKey()).sign(payload)).toString('base64'),
      };
      for (const forged of [swapped, elsewhere, strangers]) {
        expect((await browser.post('/api/session/key', forged)).code).toBe('signature-invalid');
        expect(await f.identity.sealing.ready(id)).toBe(false);
      }
      expect((await browser.post('/api/session/key', body)).status).toBe(200);
      expect(await f.identity.sealing.ready(id)).toBe(true);
      expect(await f.identity.sealing.ready(await sessionId(other))).toBe(false);
    },
  );

  it('outlives its session, so that what it signed can still be verified', async () => {
    const browser = await signIn(f, ann);
    const key = await makeKey();
    await register(browser, key);
    const id = await sessionId(browser);
    await browser.delete('/api/session');
    expect(await f.identity.keys.verifyActSignature(id, payload, await key.sign(payload))).toBe(true);
  });
});
