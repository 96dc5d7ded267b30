import { fromBase64, parseCount, toBase64 } from './bytes.ts';
import { verifyCheckpoint } from './checkpoint.ts';
import type { Checkpoint, Witnessing } from './checkpoint.ts';
import { LedgerError, reasonOf } from './errors.ts';
import { parseNote } from './note.ts';
import { verifyInclusion } from './proof.ts';
import { HASH_BYTES, leafHash, sha256Pure } from './tree.ts';
import type { Sha256 } from './tree.ts';
import type { VerifierKey } from './vkey.ts';

/** A proof in one file that can be checked without the log (C2SP tlog-proof). */
export interface ProofFile {
  /** Index of the entry in the log. */
  readonly index: number;
  /** The audit path, leaf's sibling first, 32 bytes each. */
  readonly proof: readonly Uint8Array[];
  /** The signed checkpoint, as the log and its witnesses issued it. */
  readonly checkpoint: string;
  /** Anything the application adds. Nothing vouches for it. */
  readonly extra?: Uint8Array;
}

/** The answer of `verifyProofFile`. */
export type ProofFileVerification =
  | {
      readonly ok: true;
      readonly index: number;
      readonly checkpoint: Checkpoint;
      readonly witnesses: readonly Witnessing[];
    }
  | { readonly ok: false; readonly problem: string };

const HEADER = 'c2sp.org/tlog-proof@v1';

// A tree of 2^53 entries has audit paths of 53 hashes.
const MAX_HASHES = 64;

/**
 * Writes a proof file; by custom it is named `*.tlog-proof`.
 * @throws LedgerError `proof` or `note` when the result would not read back
 */
export function formatProofFile({ index, proof, checkpoint, extra }: ProofFile): string {
  const text = [
    HEADER,
    ...(extra === undefined ? [] : [`extra ${toBase64(extra)}`]),
    `index ${String(index)}`,
    ...proof.map(toBase64),
    '',
    checkpoint,
  ].join('\n');
  parseProofFile(text);
  return text;
}

/**
 * Reads a proof file, verifying nothing.
 * @throws LedgerError `proof` or `note`
 */
export function parseProofFile(text: string): ProofFile {
  const split = text.indexOf('\n\n');
  const [header, ...lines] = text.slice(0, Math.max(split, 0)).split('\n');
  if (header !== HEADER) throw new LedgerError('proof', `a proof file begins with ${HEADER}`);
  const extra = lines[0]?.startsWith('extra ') === true ? decode(lines.shift()?.slice(6) ?? '') : undefined;
  const indexLine = lines.shift() ?? '';
  const index = indexLine.startsWith('index ') ? parseCount(indexLine.slice(6)) : null;
  if (index === null) throw new LedgerError('proof', 'the index line is not "index N"');
  if (lines.length > MAX_HASHES) throw new LedgerError('proof', 'the proof has too many hashes');
  const proof = lines.map(decode);
  if (proof.some((hash) => hash.length !== HASH_BYTES))
    throw new LedgerError('proof', 'a hash is not 32 bytes');
  const checkpoint = text.slice(split + 2);
  parseNote(checkpoint);
  return { index, proof, checkpoint, ...(extra === undefined ? {} : { extra }) };
}

/**
 * Verifies that `entry` stands in the log, by a proof file alone: checkpoint signed by the log, cosignatures of
 * known witnesses, audit path to the signed root.
 * @param entry the bytes of the entry, for Cordon those of its leaf; not its hash
 * @param keys the log's key, and those of the witnesses the caller trusts; how many witnesses are enough is for the
 *   caller to say
 */
export function verifyProofFile(
  text: string,
  entry: Uint8Array,
  keys: readonly VerifierKey[],
  hash: Sha256 = sha256Pure,
): ProofFileVerification {
  let file: ProofFile;
  try {
    file = parseProofFile(text);
  } catch (error) {
    return { ok: false, problem: reasonOf(error) };
  }
  const verification = verifyCheckpoint(file.checkpoint, keys);
  if (!verification.ok) return verification;
  const { checkpoint, witnesses } = verification;
  const { size, root } = checkpoint;
  const claim = { index: file.index, size, leafHash: leafHash(entry, hash), root, proof: file.proof };
  if (!verifyInclusion(claim, hash)) {
    return { ok: false, problem: 'the entry is not at this index of the signed tree' };
  }
  return { ok: true, index: file.index, checkpoint, witnesses };
}

function decode(text: string): Uint8Array {
  try {
    return fromBase64(text);
  } catch {
    throw new LedgerError('proof', 'a line of the proof is not base64');
  }
}
