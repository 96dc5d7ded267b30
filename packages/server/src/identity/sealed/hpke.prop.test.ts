import { readFile } from 'node:fs/promises';
import { paddedJson, sealingAad, sealingInfo, type SealedPlace, type SealSuite } from '@cordon/core/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeSealingKey } from '../../demo/sealedTo.ts';
import { sealTo, suiteFor, suiteOf } from './hpke.ts';

interface Vectors {
  readonly vectors: readonly {
    readonly suite: SealSuite;
    readonly info: string;
    readonly ikmE: string;
    readonly pkRm: string;
    readonly skRm: string;
    readonly enc: string;
    readonly encryptions: readonly { readonly aad: string; readonly pt: string; readonly ct: string }[];
  }[];
}

const file = new URL('../../../../../tests/vectors/hpke/rfc9180.json', import.meta.url);
const { vectors } = JSON.parse(await readFile(file, 'utf8')) as Vectors;
const hex = (text: string) => new Uint8Array(Buffer.from(text, 'hex'));

/** DER of a SubjectPublicKeyInfo up to the key's bytes: RFC 8410 for X25519, RFC 5480 for P-256. */
const SPKI = {
  'x25519-sha256-aes128gcm': '302a300506032b656e032100',
  'p256-sha256-aes128gcm': '3059301306072a8648ce3d020106082a8648ce3d030107034200',
} as const;

describe('the vectors of RFC 9180', () => {
  it.each(vectors)('$suite', async ({ suite, info, ikmE, pkRm, skRm, enc, encryptions }) => {
    const spki = Buffer.from(SPKI[suite] + pkRm, 'hex');
    expect(await suiteFor(spki)).toBe(suite);
    const [first] = encryptions;
    if (first === undefined) throw new Error('no encryptions');
    const bound = { info: hex(info), aad: hex(first.aad) };
    const sealed = await sealTo(suite, spki, bound, hex(first.pt), hex(ikmE));
    expect(Buffer.from(sealed.enc).toString('hex')).toBe(enc);
    expect(Buffer.from(sealed.ct).toString('hex')).toBe(first.ct);

    const kem = suiteOf(suite).kem;
    const recipientKey = {
      privateKey: await kem.deserializePrivateKey(hex(skRm)),
      publicKey: await kem.deserializePublicKey(hex(pkRm)),
    };
    const recipient = await suiteOf(suite).createRecipientContext({
      recipientKey,
      enc: hex(enc),
      info: hex(info),
    });
    for (const { aad, pt, ct } of encryptions) {
      expect(Buffer.from(await recipient.open(hex(ct), hex(aad))).toString('hex')).toBe(pt);
    }
  });
});

const word = fc.string({ minLength: 1, maxLength: 20 });
const place: fc.Arbitrary<SealedPlace> = fc.record({
  purpose: fc.constantFrom('reveal', 'attachment'),
  session: word,
  entry: fc.nat(),
  ticket: word,
  resource: word,
  field: word,
});

describe.each(['X25519', 'P-256'] as const)('what is sealed to a browser (%s)', (algorithm) => {
  const sealedFor = async (at: SealedPlace, value: { value: string }) => {
    const key = await makeSealingKey(algorithm);
    const spki = Buffer.from(key.spki, 'base64');
    const suite = await suiteFor(spki);
    if (suite === null) throw new Error('no suite for a key that was just made');
    const bound = { info: sealingInfo(at), aad: sealingAad(at) };
    const { enc, ct } = await sealTo(suite, spki, bound, paddedJson(value));
    const sealed = {
      suite,
      enc: Buffer.from(enc).toString('base64'),
      ct: Buffer.from(ct).toString('base64'),
    };
    return { key, sealed, enc, ct };
  };

  it('opens there as it was, and its length tells nothing of the value', async () => {
    await fc.assert(
      fc.asyncProperty(place, fc.string({ maxLength: 60 }), async (at, value) => {
        const { key, sealed, ct } = await sealedFor(at, { value });
        expect(await key.open(sealed, at)).toEqual({ value });
        expect(ct.length % 256).toBe(16);
      }),
      { numRuns: 40 },
    );
  });

  it('does not open once a bit of it is other', async () => {
    const at = { ...vectorPlace, session: 'ses_1' };
    const { key, sealed, enc, ct } = await sealedFor(at, { value: 'rosalind@example.org' });
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('enc' as const, 'ct' as const),
        fc.nat(),
        fc.integer({ min: 0, max: 7 }),
        async (part, where, bit) => {
          const bytes = new Uint8Array(part === 'enc' ? enc : ct);
          const index = where % bytes.length;
          // The top bit of an X25519 key is no part of the number (RFC 7748 section 5), but HPKE hashes it too.
          bytes[index] = (bytes[index] ?? 0) ^ (1 << bit);
          const bent = { ...sealed, [part]: Buffer.from(bytes).toString('base64') };
          await expect(key.open(bent, at)).rejects.toThrow();
        },
      ),
      { numRuns: 80 },
    );
    for (const cut of [0, 15, ct.length - 1]) {
      const short = { ...sealed, ct: Buffer.from(ct.subarray(0, cut)).toString('base64') };
      await expect(key.open(short, at)).rejects.toThrow();
    }
  });

  it('opens at no other place and in no other browser', async () => {
    await fc.assert(
      fc.asyncProperty(place, place, fc.string(), async (at, other, value) => {
        fc.pre(JSON.stringify(at) !== JSON.stringify(other));
        const { key, sealed } = await sealedFor(at, { value });
        await expect(key.open(sealed, other)).rejects.toThrow();
        for (const name of ['purpose', 'session', 'entry', 'ticket', 'resource', 'field'] as const) {
          if (other[name] === at[name]) continue;
          await expect(key.open(sealed, { ...at, [name]: other[name] })).rejects.toThrow();
        }
        const stranger = await makeSealingKey(algorithm);
        await expect(stranger.open(sealed, at)).rejects.toThrow();
      }),
      { numRuns: 25 },
    );
  });
});

const vectorPlace: SealedPlace = {
  ...{ purpose: 'reveal', session: 'ses_1', entry: 7, ticket: 'tic_1' },
  ...{ resource: 'customers', field: 'email' },
};
