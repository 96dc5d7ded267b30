import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { concat, fromBase64, toBase64, toUtf8 } from './bytes.ts';
import { verifyCosignature } from './cosignature.ts';
import { LedgerError, reasonOf } from './errors.ts';
import { publicKeyOf, signBytes, verifyBytes } from './signature.ts';
import { TYPE_COSIGNATURE, isKeyName, verifierKey } from './vkey.ts';
import type { NoteSigner, VerifierKey } from './vkey.ts';

/** One signature line of a note: who says it signed, and the bytes. */
export interface NoteSignature {
  readonly name: string;
  /** Key id as in a vkey, eight hex digits. */
  readonly id: string;
  readonly signature: Uint8Array;
}

/** A note taken apart, nothing verified. */
export interface Note {
  /** The signed text, its final newline included. */
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

/** A signature that was found good. */
export interface VerifiedSignature {
  readonly key: VerifierKey;
  /** When a witness signed, in seconds since 1970; null for a plain signature, which carries no time. */
  readonly timestamp: number | null;
}

/** Why a note does not count: its form, a signature under a known key that does not hold, or no known key. */
export type NoteProblem = 'checkpoint-malformed' | 'checkpoint-changed' | 'key-unknown';

/** The answer of `verifyNote`. */
export type NoteVerification =
  | { readonly ok: true; readonly text: string; readonly signatures: readonly VerifiedSignature[] }
  | { readonly ok: false; readonly code: NoteProblem; readonly problem: string };

const MAX_NOTE_LENGTH = 1_000_000;
const MAX_SIGNATURES = 100;
const CONTROL_CHARACTER = /[\u0000-\u0009\u000b-\u001f]/;

/** A signer with an Ed25519 secret key (32 bytes) held in memory. */
export function noteSigner(name: string, secretKey: Uint8Array): NoteSigner {
  return {
    key: verifierKey(name, publicKeyOf(secretKey)),
    sign: (text) => signBytes(text, secretKey),
  };
}

/**
 * Signs a text with every signer and writes the note (C2SP signed-note).
 * @param text must end in a newline
 * @throws LedgerError `note`
 */
export function signNote(text: string, signers: readonly NoteSigner[]): string {
  const message = toUtf8(text);
  return formatNote(
    text,
    signers.map(({ key, sign }) => ({ name: key.name, id: key.id, signature: sign(message) })),
  );
}

/**
 * Writes a note from signatures made elsewhere.
 * @throws LedgerError `note` when the result would not read back
 */
export function formatNote(text: string, signatures: readonly NoteSignature[]): string {
  const lines = signatures.map(
    ({ name, id, signature }) => `— ${name} ${toBase64(concat(hexToBytes(id), signature))}\n`,
  );
  const note = `${text}\n${lines.join('')}`;
  parseNote(note);
  return note;
}

/**
 * Takes a note apart. Nothing in it is to be believed before `verifyNote`.
 * @throws LedgerError `note`
 */
export function parseNote(note: string): Note {
  if (note.length > MAX_NOTE_LENGTH) throw new LedgerError('note', 'the note is too long');
  if (!note.isWellFormed() || CONTROL_CHARACTER.test(note)) {
    throw new LedgerError('note', 'the note has a control character or is not Unicode');
  }
  const split = note.lastIndexOf('\n\n');
  if (split < 0 || !note.endsWith('\n')) throw new LedgerError('note', 'the note has no signature block');
  const lines = note.slice(split + 2, -1).split('\n');
  if (lines.length > MAX_SIGNATURES) throw new LedgerError('note', 'the note has too many signatures');
  return { text: note.slice(0, split + 1), signatures: lines.map(parseSignatureLine) };
}

/**
 * Verifies a note with the keys that the caller trusts (C2SP signed-note, "Signatures"). Unknown keys are ignored.
 * @returns not ok when the note is malformed, a known key's signature is bad, or no known key signed; else the text
 *   and the signatures that hold, at most one for each key
 */
export function verifyNote(note: string, keys: readonly VerifierKey[]): NoteVerification {
  let parsed: Note;
  try {
    parsed = parseNote(note);
  } catch (error) {
    return { ok: false, code: 'checkpoint-malformed', problem: reasonOf(error) };
  }
  const message = toUtf8(parsed.text);
  const verified = new Map<string, VerifiedSignature>();
  for (const { name, id, signature } of parsed.signatures) {
    const candidates = keys.filter((key) => key.name === name && key.id === id);
    if (candidates.length === 0) continue;
    const good = candidates.map((key) => check(key, signature, message)).find((result) => result !== null);
    if (good === undefined) {
      return { ok: false, code: 'checkpoint-changed', problem: `the signature of ${name} does not hold` };
    }
    verified.set(`${name}+${id}`, good);
  }
  if (verified.size === 0) return { ok: false, code: 'key-unknown', problem: 'no signature by a known key' };
  return { ok: true, text: parsed.text, signatures: [...verified.values()] };
}

function check(key: VerifierKey, signature: Uint8Array, message: Uint8Array): VerifiedSignature | null {
  if (key.type === TYPE_COSIGNATURE) {
    const timestamp = verifyCosignature(signature, message, key.publicKey);
    return timestamp === null ? null : { key, timestamp };
  }
  return verifyBytes(signature, message, key.publicKey) ? { key, timestamp: null } : null;
}

function parseSignatureLine(line: string): NoteSignature {
  const [dash, name, encoded, ...more] = line.split(' ');
  if (dash !== '—' || name === undefined || encoded === undefined || more.length > 0 || !isKeyName(name)) {
    throw new LedgerError('note', 'a signature line is not "— name base64"');
  }
  const bytes = decodeSignature(encoded);
  return { name, id: bytesToHex(bytes.subarray(0, 4)), signature: bytes.subarray(4) };
}

function decodeSignature(encoded: string): Uint8Array {
  try {
    const bytes = fromBase64(encoded);
    if (bytes.length > 4) return bytes;
  } catch {
    // Falls through to the one error below.
  }
  throw new LedgerError('note', 'a signature is base64 of a key id and a signature');
}
