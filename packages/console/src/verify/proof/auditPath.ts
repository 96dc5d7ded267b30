import { nodeHash, toHex } from '@cordon/ledger';

/** One step from an entry to the root: its own hash, and the one that stands beside it. */
export interface PathStep {
  /** Where the other hash stands. */
  readonly side: 'left' | 'right';
  /** Hex. */
  readonly own: string;
  readonly beside: string;
}

/** The way from an entry to the root, as it is drawn. */
export interface AuditPath {
  /** From the entry up. */
  readonly steps: readonly PathStep[];
  /** Hex. */
  readonly root: string;
}

/**
 * The steps of an audit path that was verified (RFC 9162 section 2.1.3.2).
 * @param leaf hash of the entry; @param proof its sibling first
 */
export function auditPathOf(
  index: number,
  size: number,
  leaf: Uint8Array,
  proof: readonly Uint8Array[],
): AuditPath {
  const steps: PathStep[] = [];
  let own = leaf;
  // Not by shifting: an index may be beyond 32 bits.
  let [at, last] = [index, size - 1];
  const up = (): void => {
    [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
  };
  for (const beside of proof) {
    const left = at % 2 === 1 || at === last;
    steps.push({ side: left ? 'left' : 'right', own: toHex(own), beside: toHex(beside) });
    own = left ? nodeHash(beside, own) : nodeHash(own, beside);
    // On the right edge a tree has levels without a sibling.
    if (left) while (at % 2 === 0 && at !== 0) up();
    up();
  }
  return { steps, root: toHex(own) };
}
