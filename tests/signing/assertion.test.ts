import { createHash, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { algorithmOf, spkiOfCose, wrongWithAssertion, type Assertion } from '@cordon/core/agreements';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sealCrypto } from '../../packages/server/src/platform/sealCrypto.ts';

/* Assertions as authenticators make them, by keys of every kind that is taken, and everything that may be wrong with one. */

const RP = 'cordon.example.com';
const challenge = createHash('sha256').update('what is signed').digest();

const bytes = (value: Uint8Array): Buffer => {
  const { length } = value;
  const head =
    length < 24 ? [0x40 | length] : length < 256 ? [0x58, length] : [0x59, length >> 8, length & 255];
  return Buffer.concat([Buffer.from(head), value]);
};

/** COSE keys written by hand (RFC 9053, RFC 8230). */
const kinds = {
  ES256: () => {
    const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const { x = '', y = '' } = pair.publicKey.export({ format: 'jwk' });
    const [bx, by] = [Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')];
    const cose = Buffer.concat([
      Buffer.from('a5010203262001', 'hex'),
      Buffer.from('21', 'hex'),
      bytes(bx),
      Buffer.from('22', 'hex'),
      bytes(by),
    ]);
    return { ...pair, cose, digest: 'sha256' };
  },
  EdDSA: () => {
    const pair = generateKeyPairSync('ed25519');
    const { x = '' } = pair.publicKey.export({ format: 'jwk' });
    const cose = Buffer.concat([
      Buffer.from('a4010103272006', 'hex'),
      Buffer.from('21', 'hex'),
      bytes(Buffer.from(x, 'base64url')),
    ]);
    return { ...pair, cose, digest: null };
  },
  RS256: () => {
    const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const { n = '', e = '' } = pair.publicKey.export({ format: 'jwk' });
    const [bn, be] = [Buffer.from(n, 'base64url'), Buffer.from(e, 'base64url')];
    const cose = Buffer.concat([
      Buffer.from('a401030339010020', 'hex'),
      bytes(bn),
      Buffer.from('21', 'hex'),
      bytes(be),
    ]);
    return { ...pair, cose, digest: 'sha256' };
  },
} as const;

interface Made {
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
  readonly cose: Buffer;
  readonly digest: string | null;
}

interface Say {
  readonly flags?: number;
  readonly rp?: string;
  readonly more?: string;
  readonly client?: Readonly<Record<string, unknown>>;
}

function assertion(
  { privateKey, digest }: Made,
  { flags = 0x05, rp = RP, more = '', client = {} }: Say = {},
): Assertion {
  const authenticatorData = Buffer.concat([
    createHash('sha256').update(rp).digest(),
    Buffer.from([flags]),
    Buffer.alloc(4),
    Buffer.from(more, 'hex'),
  ]);
  const said = {
    type: 'webauthn.get',
    challenge: challenge.toString('base64url'),
    origin: `https://${RP}`,
    ...client,
  };
  const clientDataJSON = Buffer.from(JSON.stringify(said));
  const message = Buffer.concat([authenticatorData, createHash('sha256').update(clientDataJSON).digest()]);
  return { authenticatorData, clientDataJSON, signature: sign(digest, message, privateKey) };
}

describe.each(Object.entries(kinds))('a key of the kind %s', (kind, make) => {
  const made = make();
  const key = { publicKey: spkiOfCose(made.cose), rpId: RP };

  it('comes out of COSE as OpenSSL writes it', () => {
    expect(Buffer.from(key.publicKey)).toEqual(made.publicKey.export({ format: 'der', type: 'spki' }));
    expect(algorithmOf(key.publicKey)).toBe(kind);
  });

  it('signs, and not for any other key', () => {
    expect(wrongWithAssertion(assertion(made), key, challenge, sealCrypto)).toBeNull();
    const other = { ...key, publicKey: spkiOfCose(make().cose) };
    expect(wrongWithAssertion(assertion(made), other, challenge, sealCrypto)).toMatch(
      /not made with this key/,
    );
  });
});

const made = kinds.ES256();
const key = { publicKey: spkiOfCose(made.cose), rpId: RP };
const wrong = (say: Say): string | null =>
  wrongWithAssertion(assertion(made, say), key, challenge, sealCrypto);

describe('an assertion', () => {
  it.each<[string, Say]>([
    ['with extensions', { flags: 0x85, more: 'a0' }],
    ['on a host below', { client: { origin: `https://eu.${RP}` } }],
    ['on a port', { client: { origin: `https://${RP}:8443` } }],
    ['that says it is not from a frame', { client: { crossOrigin: false } }],
  ])('%s holds', (_, say) => {
    expect(wrong(say)).toBeNull();
  });

  it.each<[string, Say, RegExp]>([
    ['without a person present', { flags: 0x04 }, /Nobody was present/],
    ['without the person verified', { flags: 0x01 }, /not verified/],
    ['for another site', { rp: 'example.com' }, /another site/],
    ['with something behind', { more: '00' }, /Something follows/],
    ['of a registration', { client: { type: 'webauthn.create' } }, /another purpose/],
    ['over something else', { client: { challenge: 'AAAA' } }, /over something else/],
    ['from a frame of another page', { client: { crossOrigin: true } }, /page of somebody else/],
    ['on another host', { client: { origin: 'https://example.com' } }, /on another site/],
    ['on a host that ends alike', { client: { origin: `https://evil${RP}` } }, /on another site/],
    ['on a host that begins alike', { client: { origin: `https://${RP}.evil.example` } }, /on another site/],
    ['on a bare page', { client: { origin: `http://${RP}` } }, /nothing protects/],
    ['on no page', { client: { origin: 'android:apk-key-hash:abc' } }, /does not say where/],
    ['without an origin', { client: { origin: undefined } }, /does not say where/],
  ])('%s does not', (_, say, words) => {
    expect(wrong(say)).toMatch(words);
  });

  it('does not hold with one bit changed anywhere', () => {
    const good = assertion(made);
    const part = fc.constantFrom('authenticatorData', 'clientDataJSON', 'signature');
    fc.assert(
      fc.property(part, fc.nat(), fc.integer({ min: 0, max: 7 }), (name, at, bit) => {
        const changed = Uint8Array.from(good[name]);
        changed[at % changed.length] = (changed[at % changed.length] ?? 0) ^ (1 << bit);
        expect(wrongWithAssertion({ ...good, [name]: changed }, key, challenge, sealCrypto)).not.toBeNull();
      }),
    );
  });

  it('of what is no assertion does not', () => {
    const good = assertion(made);
    const empty = new Uint8Array();
    for (const name of ['authenticatorData', 'clientDataJSON', 'signature'] as const) {
      expect(wrongWithAssertion({ ...good, [name]: empty }, key, challenge, sealCrypto)).not.toBeNull();
    }
    const unknown = { ...key, publicKey: empty };
    expect(wrongWithAssertion(good, unknown, challenge, sealCrypto)).toMatch(/cannot sign/);
  });
});

it('COSE that is anything else is refused, and never more than refused', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 120 }), (cose) => {
      expect(() => spkiOfCose(cose)).toThrow(/./);
    }),
  );
  for (const hex of [
    'a0',
    'a1',
    'a5010203',
    'a4010203262001215820',
    'bf',
    `${made.cose.toString('hex')}00`,
  ]) {
    expect(() => spkiOfCose(Buffer.from(hex, 'hex'))).toThrow(/COSE|kind of key/);
  }
});
