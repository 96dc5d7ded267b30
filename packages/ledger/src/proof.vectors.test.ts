import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { equalBytes, fromBase64 } from './bytes.ts';
import { consistencyProof, inclusionProof, verifyConsistency, verifyInclusion } from './proof.ts';
import { EMPTY_RANGE, appendLeaf, leafHash, loadRange, rootOf, rootOfLeaves } from './tree.ts';
import type { HashReader } from './tree.ts';

interface Vector {
  readonly file: string;
  readonly proof: readonly string[] | null;
  readonly wantErr: boolean;
}

interface Inclusion extends Vector {
  readonly leafIdx: number;
  readonly treeSize: number;
  readonly leafHash: string;
  readonly root: string;
}

interface Consistency extends Vector {
  readonly size1: number;
  readonly size2: number;
  readonly root1: string;
  readonly root2: string;
}

function load(kind: string): unknown {
  return JSON.parse(
    readFileSync(new URL(`../../../tests/vectors/merkle/${kind}.json`, import.meta.url), 'utf8'),
  );
}

const inclusion = load('inclusion') as Inclusion[];
const consistency = load('consistency') as Consistency[];
const proofOf = ({ proof }: Vector): Uint8Array[] => (proof ?? []).map(fromBase64);

/**
 * The one vector that is refused here and not there: its two roots are equal texts of 12 bytes. A root is 32 bytes,
 * and a checker that takes others can be made to compare what was never a hash.
 */
const TOO_SHORT = 'additional/sizes-are-equal-one-and-proof-is-empty.json';

describe('vectors of transparency-dev/merkle, each proof as a whole', () => {
  it('are all there', () => {
    expect([inclusion.length, consistency.length]).toEqual([98, 98]);
    expect([...inclusion, ...consistency].filter(({ wantErr }) => wantErr).length).toBe(184);
  });

  it.each(inclusion)('inclusion $file', (vector) => {
    const { leafIdx: index, treeSize: size } = vector;
    const [leaf, root] = [fromBase64(vector.leafHash), fromBase64(vector.root)];
    expect(verifyInclusion({ index, size, leafHash: leaf, root, proof: proofOf(vector) })).toBe(
      !vector.wantErr,
    );
  });

  it.each(consistency)('consistency $file', (vector) => {
    const { size1, size2 } = vector;
    const [root1, root2] = [fromBase64(vector.root1), fromBase64(vector.root2)];
    const expected = !vector.wantErr && vector.file !== TOO_SHORT;
    expect(verifyConsistency({ size1, root1, size2, root2, proof: proofOf(vector) })).toBe(expected);
  });
});

/** The entries of the vectors' tree, in hex: those of the reference tree of Certificate Transparency. */
const LEAVES = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
].map((hex) => leafHash(Uint8Array.from(Buffer.from(hex, 'hex'))));

interface Streamed {
  readonly roots: readonly Uint8Array[];
  readonly read: HashReader;
}

/**
 * Streams leaves into a tree. Before each append all that is kept is thrown away and loaded anew from the hashes
 * written so far, as a log does that starts again.
 */
function stream(leaves: readonly Uint8Array[]): Streamed {
  const stored = new Map<string, Uint8Array>();
  const read: HashReader = (level, index) => {
    const hash = stored.get(`${String(level)}/${String(index)}`);
    if (hash === undefined) throw new Error('a hash is read that was never written');
    return hash;
  };
  const roots = [rootOf(EMPTY_RANGE)];
  for (const leaf of leaves) {
    const range = appendLeaf(loadRange(roots.length - 1, read), leaf, (level, index, hash) => {
      stored.set(`${String(level)}/${String(index)}`, hash);
    });
    roots.push(rootOf(range));
  }
  return { roots, read };
}

/** A tree larger than the vectors' own cannot be streamed: there, no vector may claim to hold. */
const canStream = (size: number): boolean => size >= 1 && size <= LEAVES.length;
const same = (a: readonly Uint8Array[], b: readonly Uint8Array[]): boolean =>
  a.length === b.length && a.every((hash, i) => equalBytes(hash, b[i] ?? new Uint8Array(0)));

/** The vector holds if the streamed tree, with the claimed leaf in its place, has this very root and proof. */
function inclusionStreams(vector: Inclusion): boolean {
  const { leafIdx, treeSize } = vector;
  if (!canStream(treeSize) || leafIdx < 0 || leafIdx >= treeSize) return false;
  const leaves = LEAVES.slice(0, treeSize).with(leafIdx, fromBase64(vector.leafHash));
  if (leaves.some((leaf) => leaf.length !== 32)) return false;
  const { roots, read } = stream(leaves);
  return same(
    [...inclusionProof(leafIdx, treeSize, read), ...roots.slice(treeSize)],
    [...proofOf(vector), fromBase64(vector.root)],
  );
}

function consistencyStreams(vector: Consistency): boolean {
  const { size1, size2, root1, root2 } = vector;
  if (!canStream(size1) || !canStream(size2) || size1 > size2) return false;
  const { roots, read } = stream(LEAVES.slice(0, size2));
  return same(
    [...consistencyProof(size1, size2, read), ...roots.slice(size1, size1 + 1), ...roots.slice(size2)],
    [...proofOf(vector), fromBase64(root1), fromBase64(root2)],
  );
}

describe('vectors of transparency-dev/merkle, the tree streamed', () => {
  it('gives every root that the whole gives', () => {
    const { roots } = stream(LEAVES);
    expect(roots).toEqual(roots.map((_, size) => rootOfLeaves(LEAVES.slice(0, size))));
  });

  it.each(inclusion)('inclusion $file', (vector) => {
    expect(inclusionStreams(vector)).toBe(!vector.wantErr);
  });

  it.each(consistency)('consistency $file', (vector) => {
    expect(consistencyStreams(vector)).toBe(!vector.wantErr && vector.file !== TOO_SHORT);
  });
});
