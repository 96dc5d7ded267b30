import { ed25519 } from '@noble/curves/ed25519.js';

/** Length of a raw Ed25519 public key in bytes. */
export const PUBLIC_KEY_BYTES = 32;

/** Length of an Ed25519 signature in bytes. */
export const SIGNATURE_BYTES = 64;

/** The public key (32 bytes) of an Ed25519 secret key (the 32-byte seed of RFC 8032). */
export function publicKeyOf(secretKey: Uint8Array): Uint8Array {
  return ed25519.getPublicKey(secretKey);
}

/** Signs `message` with a 32-byte Ed25519 secret key (RFC 8032); 64 bytes, the same each time. */
export function signBytes(message: Uint8Array, secretKey: Uint8Array): Uint8Array {
  return ed25519.sign(message, secretKey);
}

/**
 * Checks an Ed25519 signature by the strict rules of RFC 8032 and FIPS 186-5: a weak (small-order) key or a second
 * spelling of a signature does not pass, so that nobody can claim another text under the same signature.
 * @returns false for anything that does not hold, wrong lengths and invalid points included
 */
export function verifyBytes(signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array): boolean {
  if (signature.length !== SIGNATURE_BYTES || publicKey.length !== PUBLIC_KEY_BYTES) return false;
  return ed25519.verify(signature, message, publicKey, { zip215: false });
}
