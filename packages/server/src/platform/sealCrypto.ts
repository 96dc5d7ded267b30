import { createPublicKey, hash, verify, type KeyObject } from 'node:crypto';
import type { SealCrypto, SignatureAlgorithm } from '@cordon/core/agreements';
import { sha256 } from './hashing.ts';

const DIGESTS = { 'SHA-256': 'sha256', 'SHA-384': 'sha384', 'SHA-512': 'sha512' } as const;

const SCHEMES = {
  ES256: { kind: 'ec', digest: 'sha256' },
  ES384: { kind: 'ec', digest: 'sha384' },
  ES512: { kind: 'ec', digest: 'sha512' },
  RS256: { kind: 'rsa', digest: 'sha256' },
  RS384: { kind: 'rsa', digest: 'sha384' },
  RS512: { kind: 'rsa', digest: 'sha512' },
  EdDSA: { kind: 'ed25519', digest: null },
} as const satisfies Record<
  SignatureAlgorithm,
  { kind: KeyObject['asymmetricKeyType']; digest: string | null }
>;

/** Signatures by the platform's OpenSSL, which takes strict DER only. A key below today's strength verifies nothing. */
export const sealCrypto: SealCrypto = {
  sha256,
  digest: (name, data) => hash(DIGESTS[name], data, 'buffer'),
  verify(algorithm, spki, message, signature) {
    try {
      const key = createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' });
      const { kind, digest } = SCHEMES[algorithm];
      if (key.asymmetricKeyType !== kind) return false;
      if (kind === 'rsa' && (key.asymmetricKeyDetails?.modulusLength ?? 0) < 2048) return false;
      return verify(digest, message, key, signature);
    } catch {
      return false;
    }
  },
};
