import { fromBase64 } from '@cordon/ledger';
import { WireViolation } from '../violation.ts';

/** What SCRAM-SHA-256 is computed with; core has no cryptography and no randomness of its own. */
export interface ScramCrypto {
  /** HMAC-SHA-256. */
  readonly hmac: (key: Uint8Array, message: Uint8Array) => Uint8Array;
  readonly sha256: (bytes: Uint8Array) => Uint8Array;
  /** PBKDF2 with HMAC-SHA-256, 32 bytes. Only a client needs it. */
  readonly pbkdf2: (
    password: Uint8Array,
    salt: Uint8Array,
    iterations: number,
  ) => Uint8Array | Promise<Uint8Array>;
  /** So many bytes nobody can guess. */
  readonly random: (length: number) => Uint8Array;
}

/** What a server knows of a password (RFC 5802, section 3): it can check a proof with it, and cannot make one. */
export interface ScramVerifier {
  readonly iterations: number;
  /** Base64. */
  readonly salt: string;
  readonly storedKey: Uint8Array;
  readonly serverKey: Uint8Array;
}

/** The one mechanism here. */
export const SCRAM = 'SCRAM-SHA-256';

/** Bytes of a nonce of ours, as PostgreSQL has it. */
export const NONCE_BYTES = 18;

/** Whether two byte strings are the same; the time taken tells only their lengths. */
export function sameSecret(a: Uint8Array, b: Uint8Array): boolean {
  let difference = a.length ^ b.length;
  for (let i = 0; i < a.length; i += 1) difference |= (a[i] ?? 0) ^ (b[i] ?? 0);
  return difference === 0;
}

/** @throws WireViolation when one is longer */
export function xor(a: Uint8Array, b: Uint8Array): Uint8Array {
  if (a.length !== b.length) throw new WireViolation('a SCRAM proof of a wrong length');
  return a.map((byte, at) => byte ^ (b[at] ?? 0));
}

/** @throws WireViolation */
export function base64(text: string): Uint8Array {
  try {
    return fromBase64(text);
  } catch {
    throw new WireViolation('a SCRAM message with what is not base64');
  }
}
