import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';

const keyBytes = 32;

/**
 * A key of 32 bytes for one use, from a secret (HKDF-SHA-256, RFC 5869). Each part is written with its length, so that
 * no two lists of parts give the same key.
 * @param secret at least 32 bytes from the caller's key store; none is ever made here
 * @throws RangeError for a shorter secret
 */
export function deriveKey(secret: Uint8Array, use: string, parts: readonly string[] = []): Uint8Array {
  if (secret.length < keyBytes) throw new RangeError('a secret must have at least 32 bytes');
  const info = ['cordon-pii/v1', use, ...parts].map((part) => `${utf8ToBytes(part).length}:${part}`).join('');
  return hkdf(sha256, secret, undefined, utf8ToBytes(info), keyBytes);
}
