import { fromBase64, isCount, parseCount, toBase64 } from './bytes.ts';
import { LedgerError, reasonOf } from './errors.ts';
import { parseNote, signNote, verifyNote } from './note.ts';
import type { ProblemCode } from './problem.ts';
import { HASH_BYTES } from './tree.ts';
import { TYPE_COSIGNATURE, TYPE_ED25519 } from './vkey.ts';
import type { NoteSigner, VerifierKey } from './vkey.ts';

/** What a log says of itself at one moment (C2SP tlog-checkpoint). */
export interface Checkpoint {
  /** Identifies the log; also the name of the key that signs for it. */
  readonly origin: string;
  readonly size: number;
  /** 32 bytes. */
  readonly root: Uint8Array;
}

/** A witness that cosigned a checkpoint, and when (seconds since 1970). */
export interface Witnessing {
  readonly key: VerifierKey;
  readonly timestamp: number;
}

/** The answer of `verifyCheckpoint`. */
export type CheckpointVerification =
  | {
      readonly ok: true;
      readonly checkpoint: Checkpoint;
      /** Keys of the log that signed it: more than one where the key changed. */
      readonly signers: readonly VerifierKey[];
      readonly witnesses: readonly Witnessing[];
    }
  | { readonly ok: false; readonly code: ProblemCode; readonly problem: string };

/**
 * The text of a checkpoint: origin, size, root, one a line.
 * @throws LedgerError `checkpoint`
 */
export function formatCheckpoint(checkpoint: Checkpoint): string {
  const { origin, size, root } = checkpoint;
  if (origin === '' || origin.includes('\n')) throw new LedgerError('checkpoint', 'the origin is one line');
  if (!isCount(size)) throw new LedgerError('checkpoint', 'the size is a whole number');
  if (root.length !== HASH_BYTES) throw new LedgerError('checkpoint', 'the root is 32 bytes');
  return `${origin}\n${String(size)}\n${toBase64(root)}\n`;
}

/**
 * Reads the text of a checkpoint. Extension lines are allowed by the standard and ignored here; the signatures
 * cover them all the same.
 * @throws LedgerError `checkpoint`
 */
export function parseCheckpoint(text: string): Checkpoint {
  const lines = text.split('\n');
  const last = lines.pop();
  const [origin, sizeText, rootText] = lines;
  if (last !== '' || sizeText === undefined || rootText === undefined || lines.includes('')) {
    throw new LedgerError('checkpoint', 'a checkpoint has three non-empty lines or more');
  }
  const size = parseCount(sizeText);
  if (size === null) throw new LedgerError('checkpoint', 'the tree size is not a decimal');
  const root = decodeRoot(rootText);
  return { origin: origin ?? '', size, root };
}

/** Writes and signs a checkpoint. The log signs first; no log may ever sign two that are inconsistent. */
export function signCheckpoint(checkpoint: Checkpoint, signers: readonly NoteSigner[]): string {
  return signNote(formatCheckpoint(checkpoint), signers);
}

/**
 * Verifies a signed checkpoint. The log itself must have signed: a plain Ed25519 key (type 0x01) among `keys` whose
 * name is the origin. Keys of type 0x04 are witnesses; those that cosigned are listed, and how many are enough is
 * for the caller to say.
 * @param origin when given, the log that the caller expects
 */
export function verifyCheckpoint(
  note: string,
  keys: readonly VerifierKey[],
  origin?: string,
): CheckpointVerification {
  const verification = verifyNote(note, keys);
  if (!verification.ok) {
    return verification.code === 'key-unknown' ? unsigned(note, keys, verification.problem) : verification;
  }
  const { text, signatures } = verification;
  let checkpoint: Checkpoint;
  try {
    checkpoint = parseCheckpoint(text);
  } catch (error) {
    return { ok: false, code: 'checkpoint-malformed', problem: reasonOf(error) };
  }
  if (origin !== undefined && checkpoint.origin !== origin) {
    return { ok: false, code: 'other-log', problem: 'the checkpoint is of another log' };
  }
  const signers = signatures
    .map(({ key }) => key)
    .filter(({ type, name }) => type === TYPE_ED25519 && name === checkpoint.origin);
  if (signers.length === 0) {
    return unsigned(note, keys, 'the checkpoint is not signed by a known key of its log');
  }
  const witnesses = signatures.flatMap(({ key, timestamp }) =>
    key.type === TYPE_COSIGNATURE && timestamp !== null ? [{ key, timestamp }] : [],
  );
  return { ok: true, checkpoint, signers, witnesses };
}

/** Says whether somebody signed in the name of a log that the caller knows, with a key the caller does not know. */
function unsigned(note: string, keys: readonly VerifierKey[], problem: string): CheckpointVerification {
  const { text, signatures } = parseNote(note);
  const origin = text.slice(0, text.indexOf('\n'));
  const trusted = keys.filter(({ name, type }) => type === TYPE_ED25519 && name === origin);
  const other = signatures.find(({ name }) => name === origin);
  if (trusted.length === 0 || other === undefined) return { ok: false, code: 'key-unknown', problem };
  const ids = trusted.map(({ id }) => id).join(' or ');
  return {
    ok: false,
    code: 'key-swapped',
    problem: `the checkpoint is signed with key ${other.id} in the name of the log, not with the trusted ${ids}`,
  };
}

function decodeRoot(text: string): Uint8Array {
  try {
    const root = fromBase64(text);
    if (root.length === HASH_BYTES) return root;
  } catch {
    // Falls through to the one error below.
  }
  throw new LedgerError('checkpoint', 'the root is not base64 of 32 bytes');
}
