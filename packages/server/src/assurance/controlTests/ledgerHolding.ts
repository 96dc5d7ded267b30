import {
  appendLeaf,
  EMPTY_RANGE,
  fromBase64,
  rootOf,
  toBase64,
  verifyCheckpoint,
  type CompactRange,
  type Sha256,
  type VerifierKey,
} from '@cordon/ledger';
import type { Outcome } from './outcome.ts';

/** Where the last look ended: the tree as it held then. */
export interface HeldTree {
  readonly size: number;
  /** Base64, as of the compact range. */
  readonly hashes: readonly string[];
}

/** The ledger's tables, as a look at them needs. */
export interface LedgerGround {
  readonly keys: () => Promise<readonly VerifierKey[]>;
  readonly sha256: Sha256;
  mark(): Promise<HeldTree | null>;
  /** Only after all held up to there. */
  keepMark(held: HeldTree): Promise<void>;
  newest(): Promise<{ readonly size: number; readonly note: string } | null>;
  /** Stored leaf hashes from an entry on, in order, at most `limit`. */
  hashes(
    from: number,
    limit: number,
  ): Promise<readonly { readonly index: number; readonly hash: Uint8Array }[]>;
  /** Entries from one on whose hash is not that of its leaf, or whose body is not what it committed to. */
  broken(from: number, until: number): Promise<Outcome>;
  /** The first entry of the last day. */
  ofLastDay(): Promise<number>;
}

const BATCH = 16_384;

/**
 * Holds what was entered since the last look, and all of the last day, against what committed to it, and the tree that the
 * last look left, grown by what came since, against the newest signed checkpoint (RFC 6962 section 2.1). What held is not
 * read again: a change further back is found by `cordon ledger fsck` and by every witness.
 */
export async function holdLedger(ledger: LedgerGround): Promise<Outcome> {
  const newest = await ledger.newest();
  if (newest === null) return { parts: [], failing: [] };
  const mark = await ledger.mark();
  let tree: CompactRange =
    mark === null ? EMPTY_RANGE : { size: mark.size, hashes: mark.hashes.map((hash) => fromBase64(hash)) };
  // Fewer than were held before: the past is gone, and nothing may stand on what is left.
  if (newest.size < tree.size) return headBroken('the ledger is shorter than it was at the last look', 1);
  const from = Math.min(tree.size, await ledger.ofLastDay());
  const bodies = await ledger.broken(from, newest.size);
  while (tree.size < newest.size) {
    const page = await ledger.hashes(tree.size, Math.min(BATCH, newest.size - tree.size));
    for (const { index, hash } of page) {
      if (index !== tree.size) return headBroken(`entry ${String(tree.size)} is missing`, newest.size - from);
      tree = appendLeaf(tree, hash, () => undefined, ledger.sha256);
    }
    if (page.length === 0) return headBroken(`entry ${String(tree.size)} is missing`, newest.size - from);
  }
  const verified = verifyCheckpoint(newest.note, await ledger.keys());
  if (!verified.ok)
    return headBroken('the newest checkpoint has no signature that verifies', newest.size - from);
  const { checkpoint } = verified;
  if (checkpoint.size !== tree.size || toBase64(checkpoint.root) !== toBase64(rootOf(tree, ledger.sha256))) {
    return headBroken('the entries do not hash to the signed root', newest.size - from);
  }
  if (bodies.failing.length === 0) {
    await ledger.keepMark({ size: tree.size, hashes: tree.hashes.map((hash) => toBase64(hash)) });
  }
  return bodies;
}

function headBroken(why: string, population: number): Outcome {
  return {
    parts: [{ vendor: null, population: Math.max(1, population), failed: 1 }],
    failing: [{ id: 'checkpoint', vendor: null, why }],
  };
}
