import { fromBase64, parseVkey, verifyCheckpoint, verifyConsistency } from '@cordon/ledger';
import type { ConsistencyProof, LedgerStatus } from '../../api/types.ts';

/** A checkpoint this browser saw, as it was signed. */
export interface Seen {
  readonly checkpoint: string;
  readonly size: number;
}

/** Whether the log of today begins with the log that was seen: `null` when it did not hold, else what was checked. */
export interface Growth {
  readonly ok: boolean;
  readonly detail: string;
}

/**
 * Checks, asking nobody, that the present log begins with the one seen before: both checkpoints are signed by the log's
 * key, and the proof leads from one root to the other.
 */
export function checkGrowth(seen: Seen, now: LedgerStatus, proof: ConsistencyProof): Growth {
  try {
    // What was seen before may be signed by a key that gave way since.
    const keys = [now.vkey, ...now.formerKeys].map(parseVkey);
    const before = verifyCheckpoint(seen.checkpoint, keys, now.origin);
    const after = verifyCheckpoint(proof.checkpoint, keys, now.origin);
    if (!before.ok) return { ok: false, detail: `the checkpoint seen before: ${before.problem}` };
    if (!after.ok) return { ok: false, detail: `the checkpoint of now: ${after.problem}` };
    const ok = verifyConsistency({
      size1: before.checkpoint.size,
      root1: before.checkpoint.root,
      size2: after.checkpoint.size,
      root2: after.checkpoint.root,
      proof: proof.hashes.map(fromBase64),
    });
    const range = `size ${before.checkpoint.size} then, ${after.checkpoint.size} now`;
    return { ok, detail: ok ? range : `${range}: the past was changed` };
  } catch (error) {
    return { ok: false, detail: error instanceof Error ? error.message : 'it could not be read' };
  }
}
