import { canonicalBytes, toUtf8, type JsonValue } from '@cordon/ledger';

/*
 * What server and browser have to agree on when a value is sealed to the person who may see it (HPKE, RFC 9180, base
 * mode). The cryptography itself is each side's own; here stand the names, the binding and the form of what is inside.
 */

/** KEM, KDF and AEAD of RFC 9180 section 7: what browsers have, X25519 first. */
export const sealSuites = ['x25519-sha256-aes128gcm', 'p256-sha256-aes128gcm'] as const;

export type SealSuite = (typeof sealSuites)[number];

/** Where a sealed value belongs. It opens nowhere else: not in another session, for another entry, as another field. */
export interface SealedPlace {
  readonly purpose: 'reveal' | 'attachment' | 'export' | 'original';
  readonly session: string;
  /** Index of the ledger entry under which it left. */
  readonly entry: number;
  readonly ticket: string;
  readonly resource: string;
  /** A field of the resource; of an attachment its id. */
  readonly field: string;
}

/** `info` of RFC 9180 section 5.1: enters the key schedule. */
export function sealingInfo({ purpose }: Pick<SealedPlace, 'purpose'>): Uint8Array {
  return toUtf8(`cordon/sealed/v1 ${purpose}`);
}

/** `aad` of RFC 9180 section 5.2. */
export function sealingAad(place: SealedPlace): Uint8Array {
  const { purpose, session, entry, ticket, resource, field } = place;
  return canonicalBytes({ purpose, session, entry, ticket, resource, field });
}

/** A multiple of this many bytes: the length of a ciphertext tells no short value from a long one. */
const BLOCK = 256;

/** What is sealed: JSON, filled up with blanks. */
export function paddedJson(value: JsonValue): Uint8Array {
  const bytes = canonicalBytes(value);
  const padded = new Uint8Array(Math.ceil((bytes.length + 1) / BLOCK) * BLOCK).fill(0x20);
  padded.set(bytes);
  return padded;
}

/**
 * What the session key signs when both keys of a browser are registered: neither is good for another sign-in, and nobody
 * between browser and server can put their own in the place of the second one.
 * @param keys base64 of DER SubjectPublicKeyInfo
 */
export function keysStatement(
  session: string,
  keys: { readonly signing: string; readonly sealing: string },
): Uint8Array {
  return canonicalBytes({ type: 'cordon-session-keys/v1', session, ...keys });
}
