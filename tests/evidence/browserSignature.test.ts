import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { settled, verifyDocument, type SignatureAlgorithm } from '@cordon/core/agreements';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { browserPorts } from '../../packages/console/src/verify/ports.ts';
import { verifySignature } from '../../packages/console/src/verify/signature.ts';
import { sealCrypto } from '../../packages/server/src/platform/sealCrypto.ts';
import { twiceSigned, type TwiceSigned } from '../support/sealed.ts';

/* A browser's arithmetic takes and refuses what the server's does: OpenSSL is the oracle. */

const MESSAGE = Buffer.from('what was signed');

const KINDS: readonly (readonly [
  SignatureAlgorithm,
  string,
  string | null,
  () => { publicKey: KeyObject; privateKey: KeyObject },
])[] = [
  ['ES256', 'P-256', 'sha256', () => generateKeyPairSync('ec', { namedCurve: 'P-256' })],
  ['ES384', 'P-384', 'sha384', () => generateKeyPairSync('ec', { namedCurve: 'P-384' })],
  ['ES512', 'P-521', 'sha512', () => generateKeyPairSync('ec', { namedCurve: 'P-521' })],
  [
    'ES256',
    'P-384, another hash than its own',
    'sha256',
    () => generateKeyPairSync('ec', { namedCurve: 'P-384' }),
  ],
  ['RS256', 'RSA 2048', 'sha256', () => generateKeyPairSync('rsa', { modulusLength: 2048 })],
  ['RS384', 'RSA 2048', 'sha384', () => generateKeyPairSync('rsa', { modulusLength: 2048 })],
  ['RS512', 'RSA 3072', 'sha512', () => generateKeyPairSync('rsa', { modulusLength: 3072 })],
  ['RS256', 'RSA 1024, too short', 'sha256', () => generateKeyPairSync('rsa', { modulusLength: 1024 })],
  ['EdDSA', 'Ed25519', null, () => generateKeyPairSync('ed25519')],
];

const ALGORITHMS = ['ES256', 'ES384', 'ES512', 'RS256', 'RS384', 'RS512', 'EdDSA'] as const;

describe.each(KINDS)('%s with %s', (algorithm, kind, digest, make) => {
  const { publicKey, privateKey } = make();
  const spki = publicKey.export({ format: 'der', type: 'spki' });
  const both = async (name: SignatureAlgorithm, signature: Uint8Array, key: Uint8Array = spki) => {
    const browser = await verifySignature(name, key, MESSAGE, signature);
    expect(browser).toBe(sealCrypto.verify(name, key, MESSAGE, signature));
    return browser;
  };

  it('is taken as the server takes it, and under no other name', async () => {
    for (let nth = 0; nth < 20; nth++) {
      expect(await both(algorithm, sign(digest, MESSAGE, privateKey))).toBe(!kind.includes('too short'));
    }
    const signature = sign(digest, MESSAGE, privateKey);
    for (const other of ALGORITHMS) {
      if (other !== algorithm) expect(await both(other, signature)).toBe(false);
    }
  });

  it('is refused with any byte changed, added or cut', async () => {
    const signature = sign(digest, MESSAGE, privateKey);
    await fc.assert(
      fc.asyncProperty(fc.nat(signature.length - 1), fc.integer({ min: 1, max: 255 }), async (at, flip) => {
        const changed = Uint8Array.from(signature);
        changed[at] = (changed[at] ?? 0) ^ flip;
        expect(await both(algorithm, changed)).toBe(false);
        expect(await both(algorithm, signature.subarray(0, at))).toBe(false);
      }),
      { seed: 20261125, numRuns: 60 },
    );
    expect(await both(algorithm, Buffer.concat([signature, Buffer.of(0)]))).toBe(false);
    expect(await both(algorithm, signature, spki.subarray(1))).toBe(false);
  });
});

describe('a signed document in a browser', () => {
  let made: TwiceSigned;
  beforeAll(async () => {
    made = await twiceSigned();
  });
  const known = () => {
    const trust = [made.signers.own.root.certificate];
    return { trust: { signatures: trust, timestamps: trust } };
  };

  it('is judged as on the server, whole and with a byte changed', { timeout: 120_000 }, async () => {
    const judge = async (file: Uint8Array) => {
      const server = verifyDocument(file, known(), sealCrypto);
      const browser = await settled((crypto) => verifyDocument(file, known(), crypto), browserPorts.seal);
      expect(browser).toEqual(server);
      return browser.ok;
    };
    expect(await judge(made.twice)).toBe(true);
    await fc.assert(
      fc.asyncProperty(fc.nat(made.twice.length - 1), fc.integer({ min: 1, max: 255 }), async (at, flip) => {
        const changed = Uint8Array.from(made.twice);
        changed[at] = (changed[at] ?? 0) ^ flip;
        expect(await judge(changed)).toBe(false);
      }),
      { seed: 20261125, numRuns: 60 },
    );
  });

  it('does not hold where no signature can be checked', async () => {
    const blind = { ...browserPorts.seal, verify: () => Promise.resolve(false) };
    expect((await settled((crypto) => verifyDocument(made.twice, known(), crypto), blind)).ok).toBe(false);
  });
});
