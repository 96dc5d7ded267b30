import { Aes128Gcm, CipherSuite, DhkemP256HkdfSha256, DhkemX25519HkdfSha256, HkdfSha256 } from '@hpke/core';
import { sealSuites, type SealSuite } from '@cordon/core/kernel';

/** An HPKE message: the encapsulated key and the ciphertext of RFC 9180 section 5. */
export interface HpkeMessage {
  readonly enc: Uint8Array;
  readonly ct: Uint8Array;
}

const SUITES = {
  'x25519-sha256-aes128gcm': { kem: () => new DhkemX25519HkdfSha256(), algorithm: { name: 'X25519' } },
  'p256-sha256-aes128gcm': {
    kem: () => new DhkemP256HkdfSha256(),
    algorithm: { name: 'ECDH', namedCurve: 'P-256' },
  },
} as const;

/** The suite's operations, for whoever seals or (in tests) opens. */
export function suiteOf(suite: SealSuite): CipherSuite {
  return new CipherSuite({ kem: SUITES[suite].kem(), kdf: new HkdfSha256(), aead: new Aes128Gcm() });
}

/**
 * Seals to a public key; every message under an ephemeral key of its own (single-shot, RFC 9180 section 6.1).
 * @param spki DER SubjectPublicKeyInfo of the recipient
 * @param ephemeral keying material of the ephemeral key; given by test vectors only
 * @throws when the key is none of the suite, or one that no secret can be shared with (section 7.1.4)
 */
export async function sealTo(
  suite: SealSuite,
  spki: Uint8Array,
  { info, aad }: { readonly info: Uint8Array; readonly aad: Uint8Array },
  plaintext: Uint8Array,
  ephemeral?: Uint8Array,
): Promise<HpkeMessage> {
  const { algorithm } = SUITES[suite];
  const recipientPublicKey = await crypto.subtle.importKey('spki', new Uint8Array(spki), algorithm, true, []);
  const sender = await suiteOf(suite).createSenderContext({
    recipientPublicKey,
    info,
    ...(ephemeral !== undefined && { ekm: ephemeral }),
  });
  const ct = await sender.seal(plaintext, aad);
  return { enc: new Uint8Array(sender.enc), ct: new Uint8Array(ct) };
}

/** The suite a public key is for, once something could be sealed to it; null for any other key. */
export async function suiteFor(spki: Uint8Array): Promise<SealSuite | null> {
  const nothing = new Uint8Array(0);
  for (const suite of sealSuites) {
    try {
      await sealTo(suite, spki, { info: nothing, aad: nothing }, nothing);
      return suite;
    } catch {
      // A key of the other suite, or of none.
    }
  }
  return null;
}
