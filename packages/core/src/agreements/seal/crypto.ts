import type { Sha256 } from '@cordon/ledger';

export type DigestName = 'SHA-256' | 'SHA-384' | 'SHA-512';

/** A signature scheme and its hash; the curve of an `ES` key is the one its public key names. */
export type SignatureAlgorithm = 'ES256' | 'ES384' | 'ES512' | 'RS256' | 'RS384' | 'RS512' | 'EdDSA';

/** The arithmetic the verifier needs and does not do itself: Node's, a browser's or a library's. */
export interface SealCrypto {
  readonly sha256: Sha256;
  readonly digest: (name: DigestName, data: Uint8Array) => Uint8Array;
  /**
   * @param spki public key, DER SubjectPublicKeyInfo
   * @param signature ECDSA as DER; RSA is PKCS #1 v1.5
   * @returns false for anything that does not hold, keys and signatures that cannot be read included
   */
  readonly verify: (
    algorithm: SignatureAlgorithm,
    spki: Uint8Array,
    message: Uint8Array,
    signature: Uint8Array,
  ) => boolean;
}
