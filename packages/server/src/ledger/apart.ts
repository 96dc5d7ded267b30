import { consistencyProof, rootOf, type CompactRange, type HashReader, type Sha256 } from '@cordon/ledger';

/** A signer in another process. It signs only what continues the last tree it signed, and never forgets that one. */
export interface TreeSigner {
  /**
   * @param from size of the tree the proof begins at (RFC 6962 section 2.1.2)
   * @returns the signed checkpoint, or the size of the last tree signed, where the proof has to begin instead
   */
  signTree(
    tree: { readonly size: number; readonly root: Uint8Array },
    from: number,
    proof: readonly Uint8Array[],
  ): Promise<{ readonly note: string } | { readonly last: number }>;
}

/** What is needed of the ledger's tables to have a tree signed that stands in them. */
export interface StoredTree {
  range(): Promise<CompactRange>;
  /** Proof over stored hashes, 1 <= from <= to. */
  consistency(from: number, to: number): Promise<readonly Uint8Array[]>;
  /** Keeps a signed checkpoint; one of this size that is there already stays. */
  keep(checkpoint: { readonly size: number; readonly note: string; readonly at: Date }): Promise<void>;
}

/** Appends that are stored but not signed yet, with what a proof over them is made from. */
export interface Unsigned {
  readonly from: CompactRange;
  readonly to: CompactRange;
  /** Every perfect subtree the appends completed. */
  readonly grown: ReadonlyMap<string, Uint8Array>;
}

/** Other replicas may sign between our question and our proof, but only up to the tree that is held still. */
const TRIES = 20;

export interface Apart {
  /** Resolves once a signed checkpoint over these appends is kept. */
  sign(unsigned: Unsigned): Promise<void>;
  /** Resolves once all that is stored is signed, whatever was signed last. */
  signStored(): Promise<void>;
}

/**
 * Signing where the key is elsewhere. Entries are stored before they are signed: a signature over entries that a
 * crash then loses could never be continued, and the signer would rightly refuse every other tree for good.
 */
export function createApart(
  alone: <T>(work: (store: StoredTree) => Promise<T>) => Promise<T>,
  store: Pick<StoredTree, 'keep'>,
  { signer, sha256, now }: { readonly signer: TreeSigner; readonly sha256: Sha256; readonly now: () => Date },
): Apart {
  const signStored = () =>
    alone(async (only) => {
      const range = await only.range();
      if (range.size === 0) return;
      const tree = { size: range.size, root: rootOf(range, sha256) };
      // A tree that is signed already is signed again without a proof.
      let from = range.size;
      for (let tries = 0; tries < TRIES; tries++) {
        const proof = from === 0 || from === range.size ? [] : await only.consistency(from, range.size);
        const answer = await signer.signTree(tree, from, proof);
        if ('note' in answer) {
          await only.keep({ size: range.size, note: answer.note, at: now() });
          return;
        }
        if (answer.last > range.size) {
          throw new Error(
            `entries are missing: ${String(answer.last)} were signed, ${String(range.size)} are stored. Was an old backup restored?`,
          );
        }
        from = answer.last;
      }
      throw new Error('the signer never let a tree be signed');
    });
  return {
    async sign({ from, to, grown }) {
      const proof =
        from.size === 0 ? [] : consistencyProof(from.size, to.size, readerOf(from, grown), sha256);
      const answer = await signer.signTree({ size: to.size, root: rootOf(to, sha256) }, from.size, proof);
      // Another replica signed in between, or the last signing failed.
      if ('last' in answer) await signStored();
      else await store.keep({ size: to.size, note: answer.note, at: now() });
    },
    signStored,
  };
}

export const subtreeKey = (level: number, index: number): string => `${String(level)}/${String(index)}`;

/** Reads the subtrees a proof from `range` on can need: those the range is made of, and those that grew on it. */
function readerOf(range: CompactRange, grown: ReadonlyMap<string, Uint8Array>): HashReader {
  const old = new Map<string, Uint8Array>();
  let end = range.size;
  let next = range.hashes.length - 1;
  for (let level = 0; end > 0; level++) {
    const hash = range.hashes[next];
    if (end % 2 === 1 && hash !== undefined) {
      old.set(subtreeKey(level, end - 1), hash);
      next--;
    }
    end = Math.floor(end / 2);
  }
  return (level, index) => {
    const key = subtreeKey(level, index);
    const hash = grown.get(key) ?? old.get(key);
    if (hash === undefined) throw new Error(`no hash of subtree ${key}`);
    return hash;
  };
}
