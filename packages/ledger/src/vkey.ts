import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { concat, fromBase64, toBase64, toUtf8 } from './bytes.ts';
import { LedgerError } from './errors.ts';
import { PUBLIC_KEY_BYTES } from './signature.ts';

/** Signature type of a log: Ed25519 over the note's text (C2SP signed-note). */
export const TYPE_ED25519 = 0x01;

/** Signature type of a witness: Ed25519 with the time of signing (C2SP tlog-cosignature). */
export const TYPE_COSIGNATURE = 0x04;

/** The signature types that can be verified here. */
export type SignatureType = typeof TYPE_ED25519 | typeof TYPE_COSIGNATURE;

/** A public key that signs notes, with the name it signs under. Name and id together identify it. */
export interface VerifierKey {
  readonly name: string;
  /** Eight lower-case hex digits: the start of a hash of name, type and key. */
  readonly id: string;
  readonly type: SignatureType;
  /** 32 bytes. */
  readonly publicKey: Uint8Array;
}

/** Something that can sign the text of a note, for example with a key kept in another process. */
export interface NoteSigner {
  readonly key: VerifierKey;
  readonly sign: (text: Uint8Array) => Uint8Array;
}

/** White space by Unicode (what `\s` says, and U+0085), plus, and control characters may not be in a name. */
const NAME = /^[^\s\u0085+\u0000-\u001f]+$/u;

// The name cannot hold a plus but the base64 part can: splitting the text at `+` would break half of all keys.
const VKEY = /^([^+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/u;

/** Whether `name` may name a key (C2SP signed-note, "Format"). */
export function isKeyName(name: string): boolean {
  return name.isWellFormed() && NAME.test(name);
}

/**
 * Makes a verifier key from its parts and computes its id: SHA-256(name || LF || type || public key)[:4].
 * @throws LedgerError `key` for a bad name or a key that is not 32 bytes
 */
export function verifierKey(
  name: string,
  publicKey: Uint8Array,
  type: SignatureType = TYPE_ED25519,
): VerifierKey {
  if (!isKeyName(name)) throw new LedgerError('key', 'a key name has no spaces, plus or control characters');
  if (publicKey.length !== PUBLIC_KEY_BYTES)
    throw new LedgerError('key', 'an Ed25519 public key is 32 bytes');
  const digest = sha256(concat(toUtf8(`${name}\n`), Uint8Array.of(type), publicKey));
  return { name, id: bytesToHex(digest.subarray(0, 4)), type, publicKey };
}

/** Writes a key as a vkey, `name+id+base64(type || key)` (C2SP signed-note, "Verifier keys"). */
export function formatVkey(key: VerifierKey): string {
  return `${key.name}+${key.id}+${toBase64(concat(Uint8Array.of(key.type), key.publicKey))}`;
}

/**
 * Reads a vkey of a type that can be verified here. The id must be the hash of the rest, so a key that was cut or
 * mistyped is found before it silently matches no signature.
 * @throws LedgerError `key`
 */
export function parseVkey(text: string): VerifierKey {
  const [, name, id, encoded] = VKEY.exec(text) ?? [];
  if (name === undefined || encoded === undefined) {
    throw new LedgerError('key', 'a verifier key is name+8 hex digits+base64');
  }
  const material = decodeKey(encoded);
  const type = material[0];
  if (type !== TYPE_ED25519 && type !== TYPE_COSIGNATURE) {
    throw new LedgerError('key', 'the key is of a type this program cannot verify');
  }
  const key = verifierKey(name, material.subarray(1), type);
  if (key.id !== id) throw new LedgerError('key', 'the id of the key is not the hash of its name and key');
  return key;
}

function decodeKey(encoded: string): Uint8Array {
  try {
    return fromBase64(encoded);
  } catch {
    throw new LedgerError('key', 'the last part of a verifier key is base64');
  }
}
