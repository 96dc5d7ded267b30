import { equalBytes, fromBase64, toBase64, toUtf8 } from './bytes.ts';
import type { JsonValue } from './canonical.ts';
import { LedgerError } from './errors.ts';
import { isObject, wordOf } from './json.ts';
import type { Opening } from './opening.ts';
import type { Problem } from './problem.ts';
import { verifyBytes } from './signature.ts';
import { TYPE_ED25519, formatVkey, parseVkey } from './vkey.ts';
import type { NoteSigner, VerifierKey } from './vkey.ts';

/** The act of the entry with which a log's key gives way to the next. */
export const ROTATION_ACT = 'ledger-key-rotated';

/** First line of what both keys sign. No log has this name, so it can be taken for no checkpoint. */
const STATEMENT = 'cordon/ledger-key-rotation/v1';

/**
 * A change of the log's key, in the log. Its entry is an administrative act with these `words`:
 * `{"old":VKEY,"new":VKEY,"oldSignature":BASE64,"newSignature":BASE64}`. Both are of one name, the log's origin. Each
 * signature (Ed25519) covers the three lines `cordon/ledger-key-rotation/v1`, old vkey, new vkey: the old key names its
 * successor, and the new one shows that somebody has it.
 */
export interface Rotation {
  /** Of its entry. The tree that ends with it is signed by both keys, a larger one by the new key. */
  readonly index: number;
  readonly old: VerifierKey;
  readonly new: VerifierKey;
}

/** The words of a rotation entry, see `Rotation`. */
export function rotationWords(
  old: NoteSigner,
  next: NoteSigner,
): {
  readonly old: string;
  readonly new: string;
  readonly oldSignature: string;
  readonly newSignature: string;
} {
  const text = statement(old.key, next.key);
  return {
    ...{ old: formatVkey(old.key), new: formatVkey(next.key) },
    ...{ oldSignature: toBase64(old.sign(text)), newSignature: toBase64(next.sign(text)) },
  };
}

/** Whether a body claims to be of a rotation; whether it is one says `readRotation`. */
export function isRotation(body: JsonValue): boolean {
  return isObject(body) && body.act === ROTATION_ACT;
}

/**
 * Reads a rotation. That its entry stands in the log is for the caller to check.
 * @returns null unless both keys signed it
 */
export function readRotation({ index, body }: Pick<Opening, 'index' | 'body'>): Rotation | null {
  if (!isRotation(body)) return null;
  try {
    const [old, next] = [parseVkey(wordOf(body, 'old')), parseVkey(wordOf(body, 'new'))];
    if (old.type !== TYPE_ED25519 || next.type !== TYPE_ED25519 || old.name !== next.name) return null;
    if (equalBytes(old.publicKey, next.publicKey)) return null;
    const text = statement(old, next);
    const signed =
      verifyBytes(fromBase64(wordOf(body, 'oldSignature')), text, old.publicKey) &&
      verifyBytes(fromBase64(wordOf(body, 'newSignature')), text, next.publicKey);
    return signed ? { index, old, new: next } : null;
  } catch (error) {
    if (error instanceof LedgerError) return null;
    throw error;
  }
}

/**
 * The keys of a log that one trusted key leads to. A rotation counts from either side: the old key named the new one, and
 * the new key vouches for the old one up to there.
 * @returns the keys given, and the others of their logs; with the rotations that led there
 */
export function followRotations(
  trusted: readonly VerifierKey[],
  rotations: readonly Rotation[],
): { readonly keys: readonly VerifierKey[]; readonly followed: readonly Rotation[] } {
  const keys = [...trusted];
  const has = (key: VerifierKey): boolean => keys.some((one) => sameKey(one, key));
  let waiting = rotations;
  for (;;) {
    const next = waiting.find((rotation) => has(rotation.old) || has(rotation.new));
    if (next === undefined) return { keys, followed: rotations.filter((one) => !waiting.includes(one)) };
    waiting = waiting.filter((rotation) => rotation !== next);
    for (const key of [next.old, next.new]) if (!has(key)) keys.push(key);
  }
}

/**
 * Whether a checkpoint is signed by a key that was the log's at its size.
 * @param signers the log's keys that signed it
 */
export function wrongTime(
  size: number,
  signers: readonly VerifierKey[],
  rotations: readonly Rotation[],
): Pick<Problem, 'code' | 'problem'> | null {
  const retired = (key: VerifierKey) =>
    rotations.find((one) => sameKey(one.old, key) && size > one.index + 1);
  const early = (key: VerifierKey) => rotations.find((one) => sameKey(one.new, key) && size <= one.index);
  if (signers.some((key) => retired(key) === undefined && early(key) === undefined)) return null;
  for (const key of signers) {
    const rotation = retired(key) ?? early(key);
    if (rotation === undefined) continue;
    const at = `entry ${String(rotation.index)}, and signed ${String(size)} entries`;
    return retired(key) === undefined
      ? { code: 'key-premature', problem: `key ${key.id} became the log's with ${at}` }
      : { code: 'key-superseded', problem: `key ${key.id} gave way to ${rotation.new.id} with ${at}` };
  }
  return null;
}

function statement(old: VerifierKey, next: VerifierKey): Uint8Array {
  return toUtf8(`${STATEMENT}\n${formatVkey(old)}\n${formatVkey(next)}\n`);
}

function sameKey(a: VerifierKey, b: VerifierKey): boolean {
  return a.type === b.type && a.name === b.name && equalBytes(a.publicKey, b.publicKey);
}
