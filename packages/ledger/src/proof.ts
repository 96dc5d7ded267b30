import { equalBytes, isCount } from './bytes.ts';
import { LedgerError } from './errors.ts';
import { HASH_BYTES, nodeHash, sha256Pure } from './tree.ts';
import type { HashReader, Sha256 } from './tree.ts';

/** The claim that the entry with `leafHash` stands at `index` of the tree with this size and root. */
export interface InclusionClaim {
  readonly index: number;
  readonly size: number;
  readonly leafHash: Uint8Array;
  readonly root: Uint8Array;
  readonly proof: readonly Uint8Array[];
}

/** The claim that the tree of `size1` is the beginning of the tree of `size2`. */
export interface ConsistencyClaim {
  readonly size1: number;
  readonly root1: Uint8Array;
  readonly size2: number;
  readonly root2: Uint8Array;
  readonly proof: readonly Uint8Array[];
}

/**
 * The audit path of entry `index` in the tree of `size` (RFC 6962 section 2.1.1), leaf's sibling first.
 * @throws LedgerError `range` unless 0 <= index < size
 */
export function inclusionProof(
  index: number,
  size: number,
  read: HashReader,
  hash: Sha256 = sha256Pure,
): Uint8Array[] {
  if (!isCount(index) || !isCount(size) || index >= size) {
    throw new LedgerError('range', 'an inclusion proof needs 0 <= index < size');
  }
  const path = (start: number, end: number): Uint8Array[] => {
    if (end - start === 1) return [];
    const split = start + largestPowerBelow(end - start);
    return index < split
      ? [...path(start, split), subtreeRoot(split, end, read, hash)]
      : [...path(split, end), subtreeRoot(start, split, read, hash)];
  };
  return path(0, size);
}

/**
 * The proof that the tree of `size1` is a prefix of the tree of `size2` (RFC 6962 section 2.1.2). Empty when the
 * sizes are the same.
 * @throws LedgerError `range` unless 1 <= size1 <= size2: every tree begins with the empty one, so there is
 *   nothing to prove from size 0
 */
export function consistencyProof(
  size1: number,
  size2: number,
  read: HashReader,
  hash: Sha256 = sha256Pure,
): Uint8Array[] {
  if (!isCount(size1) || !isCount(size2) || size1 < 1 || size1 > size2) {
    throw new LedgerError('range', 'a consistency proof needs 1 <= size1 <= size2');
  }
  const subproof = (start: number, end: number, known: boolean): Uint8Array[] => {
    if (size1 === end) return known ? [] : [subtreeRoot(start, end, read, hash)];
    const split = start + largestPowerBelow(end - start);
    return size1 <= split
      ? [...subproof(start, split, known), subtreeRoot(split, end, read, hash)]
      : [...subproof(split, end, false), subtreeRoot(start, split, read, hash)];
  };
  return subproof(0, size2, true);
}

/**
 * Checks an audit path (RFC 9162 section 2.1.3.2).
 * @returns false for anything that does not hold, malformed numbers and hashes included
 */
export function verifyInclusion(claim: InclusionClaim, hash: Sha256 = sha256Pure): boolean {
  const { index, size, leafHash, root, proof } = claim;
  if (!isCount(index) || !isCount(size) || index >= size || !allHashes([leafHash, root, ...proof]))
    return false;
  let fn = index;
  let sn = size - 1;
  let node = leafHash;
  for (const sibling of proof) {
    if (sn === 0) return false;
    if (fn % 2 === 1 || fn === sn) {
      node = nodeHash(sibling, node, hash);
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [fn / 2, Math.floor(sn / 2)];
    } else {
      node = nodeHash(node, sibling, hash);
    }
    [fn, sn] = [Math.floor(fn / 2), Math.floor(sn / 2)];
  }
  return sn === 0 && equalBytes(node, root);
}

/**
 * Checks a consistency proof (RFC 9162 section 2.1.4.2).
 * @returns false for anything that does not hold, malformed numbers and hashes and a size of 0 included
 */
export function verifyConsistency(claim: ConsistencyClaim, hash: Sha256 = sha256Pure): boolean {
  const { size1, root1, size2, root2, proof } = claim;
  if (!isCount(size1) || !isCount(size2) || size1 < 1 || size1 > size2) return false;
  if (!allHashes([root1, root2, ...proof])) return false;
  if (size1 === size2) return proof.length === 0 && equalBytes(root1, root2);
  // A first tree that is one perfect subtree is itself the first node; the proof leaves it out.
  const [first, ...rest] = isPowerOfTwo(size1) ? [root1, ...proof] : proof;
  if (first === undefined) return false;
  let fn = size1 - 1;
  let sn = size2 - 1;
  while (fn % 2 === 1) [fn, sn] = [(fn - 1) / 2, Math.floor(sn / 2)];
  let old = first;
  let now = first;
  for (const node of rest) {
    if (sn === 0) return false;
    if (fn % 2 === 1 || fn === sn) {
      old = nodeHash(node, old, hash);
      now = nodeHash(node, now, hash);
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [fn / 2, Math.floor(sn / 2)];
    } else {
      now = nodeHash(now, node, hash);
    }
    [fn, sn] = [Math.floor(fn / 2), Math.floor(sn / 2)];
  }
  return sn === 0 && equalBytes(old, root1) && equalBytes(now, root2);
}

// The Merkle Tree Hash of entries [start, end), where start is a multiple of the subtree's width.
function subtreeRoot(start: number, end: number, read: HashReader, hash: Sha256): Uint8Array {
  const width = end - start;
  if (isPowerOfTwo(width)) return read(Math.round(Math.log2(width)), start / width);
  const split = start + largestPowerBelow(width);
  return nodeHash(subtreeRoot(start, split, read, hash), subtreeRoot(split, end, read, hash), hash);
}

function isPowerOfTwo(n: number): boolean {
  return n === 2 ** Math.round(Math.log2(n));
}

// The largest power of two smaller than n, which RFC 6962 calls k; n is at least 2.
function largestPowerBelow(n: number): number {
  let k = 1;
  while (k * 2 < n) k *= 2;
  return k;
}

function allHashes(values: readonly Uint8Array[]): boolean {
  return values.every((value) => value.length === HASH_BYTES);
}
