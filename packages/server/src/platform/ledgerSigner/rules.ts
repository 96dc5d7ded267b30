import { verifyConsistency, type Sha256 } from '@cordon/ledger';

/** A tree by its size and root (RFC 6962 section 2.1). */
export interface Tree {
  readonly size: number;
  /** 32 bytes. */
  readonly root: Uint8Array;
}

/** A tree somebody wants signed, with the proof that the tree of size `from` is its beginning. */
export interface Wish extends Tree {
  readonly origin: string;
  readonly from: number;
  /** RFC 6962 section 2.1.2; empty when `from` is 0 or the size itself. */
  readonly proof: readonly Uint8Array[];
}

/**
 * Why a tree is not signed. `elsewhere`: the proof begins at another tree than the last one signed, or the tree is
 * smaller than that; nobody is accused. `fork`: it contradicts what was signed.
 */
export type Refusal = 'origin' | 'elsewhere' | 'fork';

/**
 * Whether a tree may be signed after the last one that was. Whoever holds the server must not get two signatures that
 * contradict each other: every tree signed is the beginning of every later one.
 * @param last size 0 when none was signed yet: every tree begins with the empty one
 * @returns null to sign
 */
export function refusalOf(
  { origin, last }: { readonly origin: string; readonly last: Tree },
  wish: Wish,
  sha256: Sha256,
): Refusal | null {
  if (wish.origin !== origin) return 'origin';
  if (wish.size < last.size) return 'elsewhere';
  if (wish.size === last.size) return Buffer.compare(wish.root, last.root) === 0 ? null : 'fork';
  if (wish.from !== last.size) return 'elsewhere';
  if (last.size === 0) return null;
  const { size: size1, root: root1 } = last;
  const claim = { size1, root1, size2: wish.size, root2: wish.root, proof: wish.proof };
  return verifyConsistency(claim, sha256) ? null : 'fork';
}
