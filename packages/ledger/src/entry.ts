import { sha256 } from '@noble/hashes/sha2.js';
import { toBase64, toLatin1, toUtf8, writeUtf8 } from './bytes.ts';
import { canonicalText } from './canonical.ts';
import type { JsonValue } from './canonical.ts';
import { LedgerError } from './errors.ts';
import type { Sha256 } from './tree.ts';

/**
 * What the log holds of an entry: version, time and a commitment. The body stays beside the log, for its
 * parties only, so tiles are safe to publish and a body or a salt can be erased with every proof intact.
 */
export interface Leaf {
  readonly v: 1;
  /** RFC 3339, UTC, milliseconds: `2026-10-01T09:30:00.000Z`. */
  readonly t: string;
  /** base64 of the 32-byte commitment, see `commit`. */
  readonly c: string;
}

/**
 * Separates the commitment from every other hash. Without it, a chosen salt beginning with 0x00 or 0x01 would
 * make the hashed text read as a leaf or a node of the Merkle tree (RFC 6962 section 2.1), and a salt and body
 * hashed elsewhere for another purpose would give the same value. It also fixes the version of the rule.
 */
const TAG = toUtf8('cordon/entry-commitment/v1\n');

const SALT_BYTES = 32;

/** Tag, salt and text as they are hashed, written over for each entry; a longer one gets bytes of its own. */
const hashed = new Uint8Array(TAG.length + SALT_BYTES + 65_535);
hashed.set(TAG);

// The only spelling of a leaf. The last digit of 32 bytes in base64 carries two bits that must be zero.
const LEAF =
  /^\{"c":"([A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=)","t":"([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}\.[0-9]{3}Z)","v":1\}$/;

/**
 * Commits to an entry's body: SHA-256(tag || salt || canonical body). The salt hides the body (guessing a
 * low-entropy body needs the salt too), the hash binds it. Nothing can be appended to the hashed text either:
 * SHA-256 padding is never canonical JSON, so a length-extended commitment has no opening.
 * @param salt 32 random bytes, a fresh one for each entry
 * @returns base64 of 32 bytes
 * @throws LedgerError `entry` for a salt of another length, `canonical` for a body that is not JSON
 */
export function commit(body: JsonValue, salt: Uint8Array): string {
  return commitText(canonicalText(body), salt);
}

/**
 * The same for a body that its caller has written already.
 * @param text what `canonicalText` gave; nothing here checks it again
 * @param hash SHA-256, by the platform where it has one
 */
export function commitText(text: string, salt: Uint8Array, hash: Sha256 = sha256): string {
  if (salt.length !== SALT_BYTES) throw new LedgerError('entry', 'a salt is 32 bytes');
  // No character is more than three bytes.
  const most = TAG.length + SALT_BYTES + 3 * text.length;
  const into = most <= hashed.length ? hashed : new Uint8Array(most);
  if (into !== hashed) into.set(TAG);
  into.set(salt, TAG.length);
  return toBase64(hash(into.subarray(0, writeUtf8(into, text, TAG.length + SALT_BYTES))));
}

/**
 * The bytes of a leaf, as logged and hashed: canonical JSON (RFC 8785).
 * @throws LedgerError `entry` when time or commitment are not of the form above
 */
export function leafBytes(leaf: Leaf): Uint8Array {
  const bytes = toUtf8(leafText(leaf));
  parseLeaf(bytes);
  return bytes;
}

/** The text of `leafBytes`, of a leaf whose parts its caller made by `commit` and `Date`: nothing here checks them again. */
export function leafText({ c, t, v }: Leaf): string {
  return `{"c":"${c}","t":"${t}","v":${String(v)}}`;
}

/**
 * Reads a leaf. Only the bytes that `leafBytes` writes are taken: no other key, order, spacing or escape.
 * @throws LedgerError `entry`
 */
export function parseLeaf(bytes: Uint8Array): Leaf {
  // All that the form allows is ASCII, so one character a byte reads the same and is many times faster.
  const [, c, t] = LEAF.exec(toLatin1(bytes)) ?? [];
  if (c === undefined || t === undefined) throw new LedgerError('entry', 'not a canonical leaf');
  if (!isInstant(t)) throw new LedgerError('entry', 'the time of the leaf does not exist');
  return { v: 1, t, c };
}

/**
 * Whether this body, with this salt, is what the leaf committed to.
 * @returns false for any mismatch, a salt of the wrong length or a body that is not JSON included
 */
export function openEntry(leaf: Leaf, salt: Uint8Array, body: JsonValue, hash: Sha256 = sha256): boolean {
  try {
    return commitText(canonicalText(body), salt, hash) === leaf.c;
  } catch (error) {
    if (error instanceof LedgerError) return false;
    throw error;
  }
}

// Written back, a time that does not exist (30 February, 24:00) comes out as another one.
function isInstant(t: string): boolean {
  const ms = Date.parse(t);
  return !Number.isNaN(ms) && new Date(ms).toISOString() === t;
}
