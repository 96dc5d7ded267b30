import { sha256, sha384, sha512 } from '@noble/hashes/sha2.js';
import type { Sha256 } from './tree.ts';

/** The SHA-2 hashes that certificates and signatures name (FIPS 180-4), in plain JavaScript: they run anywhere, at once. */
export const digests: Readonly<Record<'SHA-256' | 'SHA-384' | 'SHA-512', Sha256>> = {
  'SHA-256': (data) => sha256(data),
  'SHA-384': (data) => sha384(data),
  'SHA-512': (data) => sha512(data),
};
