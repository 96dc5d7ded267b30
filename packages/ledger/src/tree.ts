import { sha256 } from '@noble/hashes/sha2.js';
import { isCount } from './bytes.ts';
import { LedgerError } from './errors.ts';

/**
 * SHA-256. Every function that hashes takes one, so that a server can pass the faster one of its platform; the
 * default runs anywhere. What it is given is written over afterwards: it keeps none of it.
 */
export type Sha256 = (data: Uint8Array) => Uint8Array;

/**
 * Reads the hash of a perfect subtree: the one over entries `[index * 2^level, (index + 1) * 2^level)`.
 * Throws when it has none.
 */
export type HashReader = (level: number, index: number) => Uint8Array;

/** Is told of a perfect subtree that an append completed, lowest level first. */
export type HashWriter = (level: number, index: number, hash: Uint8Array) => void;

/** Length of every hash in bytes. */
export const HASH_BYTES = 32;

/** The default hash function. */
export const sha256Pure: Sha256 = (data) => sha256(data);

/** The root of a tree without entries: SHA-256 of nothing (RFC 6962 section 2.1). */
export const EMPTY_ROOT: Uint8Array = sha256(new Uint8Array(0));

/** Hash of an entry: SHA-256(0x00 || entry), RFC 6962 section 2.1. */
export function leafHash(entry: Uint8Array, hash: Sha256 = sha256Pure): Uint8Array {
  const data = new Uint8Array(1 + entry.length);
  data.set(entry, 1);
  return hash(data);
}

/** Two children and their prefix, written over for each node: a tree of a million entries has as many. */
const children = Uint8Array.of(1, ...EMPTY_ROOT, ...EMPTY_ROOT);

/**
 * Hash of an inner node: SHA-256(0x01 || left || right), RFC 6962 section 2.1.
 * @throws LedgerError `range` for a side that is not 32 bytes
 */
export function nodeHash(left: Uint8Array, right: Uint8Array, hash: Sha256 = sha256Pure): Uint8Array {
  if (left.length !== HASH_BYTES || right.length !== HASH_BYTES)
    throw new LedgerError('range', 'a hash is 32 bytes');
  children.set(left, 1);
  children.set(right, 1 + HASH_BYTES);
  return hash(children);
}

/**
 * All that is needed to append to a tree: its size and the roots of the perfect subtrees it is made of, largest
 * and leftmost first, one for each 1 bit of the size. A value: an append gives a new one.
 */
export interface CompactRange {
  readonly size: number;
  readonly hashes: readonly Uint8Array[];
}

/** The tree without entries. */
export const EMPTY_RANGE: CompactRange = { size: 0, hashes: [] };

/**
 * Loads the compact range of a tree of `size` from stored hashes.
 * @throws LedgerError `range` for a size that is not one
 */
export function loadRange(size: number, read: HashReader): CompactRange {
  if (!isCount(size)) throw new LedgerError('range', 'a tree size is a whole number');
  const hashes: Uint8Array[] = [];
  let end = size;
  for (let level = 0; end > 0; level++) {
    if (end % 2 === 1) hashes.unshift(read(level, end - 1));
    end = Math.floor(end / 2);
  }
  return { size, hashes };
}

/**
 * Appends the hash of one entry.
 * @param onHash is told of every perfect subtree completed, the leaf included: what tiles are made of
 */
export function appendLeaf(
  range: CompactRange,
  leaf: Uint8Array,
  onHash?: HashWriter,
  hash: Sha256 = sha256Pure,
): CompactRange {
  const hashes = range.hashes.slice();
  let node = leaf;
  // Division, not shifts: a shift works on 32 bits and would corrupt a log of 2^31 entries.
  let index = range.size;
  let level = 0;
  onHash?.(level, index, node);
  while (index % 2 === 1) {
    const left = hashes.pop();
    if (left === undefined) throw new LedgerError('range', 'a compact range with too few hashes');
    node = nodeHash(left, node, hash);
    index = (index - 1) / 2;
    level++;
    onHash?.(level, index, node);
  }
  hashes.push(node);
  return { size: range.size + 1, hashes };
}

/** The root of the tree (RFC 6962 section 2.1): its perfect subtrees hashed together from the right. */
export function rootOf(range: CompactRange, hash: Sha256 = sha256Pure): Uint8Array {
  if (range.size === 0) return EMPTY_ROOT;
  return range.hashes.reduceRight((right, left) => nodeHash(left, right, hash));
}

/** The root of a tree over these leaf hashes. */
export function rootOfLeaves(leaves: readonly Uint8Array[], hash: Sha256 = sha256Pure): Uint8Array {
  return rootOf(
    leaves.reduce((range, leaf) => appendLeaf(range, leaf, undefined, hash), EMPTY_RANGE),
    hash,
  );
}
