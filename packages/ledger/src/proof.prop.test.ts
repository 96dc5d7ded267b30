import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MemoryLog } from './memoryLog.ts';
import { consistencyProof, inclusionProof, verifyConsistency, verifyInclusion } from './proof.ts';
import type { ConsistencyClaim, InclusionClaim } from './proof.ts';
import { leafHash } from './tree.ts';

/** Every run tries the same cases, so that a failure can be repeated. */
const SEED = 6962;

const MAX = 600;
const entry = (i: number): Uint8Array => Uint8Array.of(i % 256, i >> 8);
const log = new MemoryLog('log.example');
const roots = [log.root];
for (let i = 0; i < MAX; i++) {
  log.append(entry(i));
  roots.push(log.root);
}
const rootAt = (size: number): Uint8Array => roots[size] ?? new Uint8Array(0);

function flipped(bytes: Uint8Array, bit: number): Uint8Array {
  const copy = Uint8Array.from(bytes);
  const at = Math.floor(bit / 8) % copy.length;
  copy[at] = (copy[at] ?? 0) ^ (1 << (bit % 8));
  return copy;
}

/** The same proof with one bit turned in one hash, a hash cut off, doubled or added at either end. */
function damaged(proof: readonly Uint8Array[], pick: number, bit: number): Uint8Array[][] {
  const at = pick % Math.max(proof.length, 1);
  const extra = leafHash(Uint8Array.of(1, 2, 3));
  const changed = proof.map((hash, i) => (i === at ? flipped(hash, bit) : hash));
  const shortened = proof.map((hash, i) => (i === at ? hash.subarray(1) : hash));
  return [
    ...(proof.length === 0 ? [] : [changed, shortened, proof.slice(1), proof.slice(0, -1)]),
    [...proof, extra],
    [extra, ...proof],
  ];
}

const inTree = fc
  .integer({ min: 1, max: MAX })
  .chain((size) => fc.record({ size: fc.constant(size), index: fc.integer({ min: 0, max: size - 1 }) }));
const bits = fc.record({ pick: fc.nat(), bit: fc.integer({ min: 0, max: 255 }) });

describe('inclusion', () => {
  it('verifies, and nothing next to it does', () => {
    fc.assert(
      fc.property(inTree, bits, ({ size, index }, { pick, bit }) => {
        const proof = inclusionProof(index, size, log.hash);
        const claim: InclusionClaim = {
          index,
          size,
          leafHash: leafHash(entry(index)),
          root: rootAt(size),
          proof,
        };
        expect(verifyInclusion(claim)).toBe(true);

        for (const wrong of damaged(proof, pick, bit)) {
          expect(verifyInclusion({ ...claim, proof: wrong })).toBe(false);
        }
        for (const change of [
          { leafHash: flipped(claim.leafHash, bit) },
          { root: flipped(claim.root, bit) },
          ...[index - 1, index + 1, size, index + 0.5, -0.5, Number.NaN].map((other) => ({ index: other })),
          ...[0, -1, size + 0.5, Infinity, 2 ** 53].map((other) => ({ size: other })),
        ]) {
          expect(verifyInclusion({ ...claim, ...change })).toBe(false);
        }
      }),
      { seed: SEED },
    );
  });

  it('of the same entry and root never verifies in a tree of another shape', () => {
    fc.assert(
      fc.property(inTree, fc.integer({ min: 1, max: MAX }), ({ size, index }, other) => {
        const proof = inclusionProof(index, size, log.hash);
        const claim = { index, size: other, leafHash: leafHash(entry(index)), root: rootAt(other), proof };
        expect(verifyInclusion(claim)).toBe(other === size);
      }),
      { seed: SEED },
    );
  });

  it('is not made outside the tree', () => {
    for (const [index, size] of [
      [0, 0],
      [5, 5],
      [-1, 5],
      [0.5, 5],
      [0, 2 ** 53],
    ] as const) {
      expect(() => inclusionProof(index, size, log.hash)).toThrow(expect.objectContaining({ code: 'range' }));
    }
  });
});

describe('consistency', () => {
  const twoSizes = fc
    .integer({ min: 1, max: MAX })
    .chain((size2) => fc.record({ size2: fc.constant(size2), size1: fc.integer({ min: 1, max: size2 }) }));

  it('verifies, and nothing next to it does', () => {
    fc.assert(
      fc.property(twoSizes, bits, ({ size1, size2 }, { pick, bit }) => {
        const proof = consistencyProof(size1, size2, log.hash);
        const claim: ConsistencyClaim = { size1, root1: rootAt(size1), size2, root2: rootAt(size2), proof };
        expect(verifyConsistency(claim)).toBe(true);

        for (const wrong of damaged(proof, pick, bit)) {
          expect(verifyConsistency({ ...claim, proof: wrong })).toBe(false);
        }
        for (const change of [
          { root1: flipped(claim.root1, bit) },
          { root2: flipped(claim.root2, bit) },
          { size1: 0 },
          { size1: size2 + 1 },
          { size1: size1 + 0.5 },
          { size2: Infinity },
        ]) {
          expect(verifyConsistency({ ...claim, ...change })).toBe(false);
        }
      }),
      { seed: SEED },
    );
  });

  it('does not show a rewritten tree to be the old one', () => {
    fc.assert(
      fc.property(twoSizes, fc.nat(), ({ size1, size2 }, pick) => {
        const rewritten = new MemoryLog('log.example');
        const changed = pick % size1;
        for (let i = 0; i < size2; i++) rewritten.append(i === changed ? Uint8Array.of(9, 9, 9) : entry(i));
        const proof = consistencyProof(size1, size2, rewritten.hash);
        const claim = { size1, root1: rootAt(size1), size2, root2: rewritten.root, proof };
        expect(verifyConsistency(claim)).toBe(false);
      }),
      { numRuns: 20, seed: SEED },
    );
  });

  it('is not made from nothing, nor backwards', () => {
    for (const [size1, size2] of [
      [0, 5],
      [6, 5],
      [-1, 5],
      [1.5, 5],
    ] as const) {
      expect(() => consistencyProof(size1, size2, log.hash)).toThrow(
        expect.objectContaining({ code: 'range' }),
      );
    }
  });
});
