import { fromBase64, isCount, parseCount, toBase64 } from '../bytes.ts';
import { LedgerError } from '../errors.ts';
import { parseNote } from '../note.ts';
import { HASH_BYTES } from '../tree.ts';

/** What a log asks of a witness: to cosign a checkpoint (C2SP tlog-witness, "add-checkpoint"). */
export interface AddCheckpointRequest {
  /** Size of the checkpoint that the log believes the witness cosigned last; 0 when it never did. */
  readonly old: number;
  /** The consistency proof from `old` to the checkpoint (RFC 6962 section 2.1.2), 32 bytes each; none from 0. */
  readonly proof: readonly Uint8Array[];
  /** The signed checkpoint, a note. */
  readonly checkpoint: string;
}

/** "The client MUST NOT send more than 63 consistency proof lines." */
const MAX_PROOF_LINES = 63;

/**
 * Writes the body of `POST <submission prefix>/add-checkpoint`.
 * @throws LedgerError `request` or `note` when the result would not read back
 */
export function formatAddCheckpoint({ old, proof, checkpoint }: AddCheckpointRequest): string {
  if (!isCount(old)) throw new LedgerError('request', 'the old size is a whole number');
  const body = [`old ${String(old)}`, ...proof.map(toBase64), '', checkpoint].join('\n');
  parseAddCheckpoint(body);
  return body;
}

/**
 * Reads the body of an add-checkpoint request, verifying nothing.
 * @throws LedgerError `request` or `note`
 */
export function parseAddCheckpoint(body: string): AddCheckpointRequest {
  // The first empty line ends the proof; the note after it has one of its own.
  const split = body.indexOf('\n\n');
  if (split < 0) throw new LedgerError('request', 'the request has no empty line before the checkpoint');
  const [oldLine = '', ...proofLines] = body.slice(0, split).split('\n');
  const old = oldLine.startsWith('old ') ? parseCount(oldLine.slice(4)) : null;
  if (old === null) throw new LedgerError('request', 'the old size line is not "old N"');
  if (proofLines.length > MAX_PROOF_LINES) {
    throw new LedgerError('request', 'the request has more than 63 proof lines');
  }
  const proof = proofLines.map(decodeHash);
  const checkpoint = body.slice(split + 2);
  parseNote(checkpoint);
  return { old, proof, checkpoint };
}

function decodeHash(line: string): Uint8Array {
  try {
    const hash = fromBase64(line);
    if (hash.length === HASH_BYTES) return hash;
  } catch {
    // Falls through to the one error below.
  }
  throw new LedgerError('request', 'a proof line is not base64 of 32 bytes');
}
