import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  EMPTY_RANGE,
  EMPTY_ROOT,
  appendLeaf,
  leafHash,
  loadRange,
  nodeHash,
  rootOf,
  rootOfLeaves,
} from './tree.ts';
import type { CompactRange, HashReader } from './tree.ts';

/** Every run tries the same cases, so that a failure can be repeated. */
const SEED = 6962;

/** Merkle Tree Hash, word for word as RFC 6962 section 2.1 defines it. */
function mth(entries: readonly Uint8Array[]): Uint8Array {
  const [only] = entries;
  if (only === undefined) return EMPTY_ROOT;
  if (entries.length === 1) return leafHash(only);
  let k = 1;
  while (k * 2 < entries.length) k *= 2;
  return nodeHash(mth(entries.slice(0, k)), mth(entries.slice(k)));
}

const entriesOf = (size: number): Uint8Array[] =>
  Array.from({ length: size }, (_, i) => Uint8Array.of(i % 256, i >> 8));

describe('a tree of any size', () => {
  it('has the root of the definition, and tells every perfect subtree once', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 700 }), (size) => {
        const entries = entriesOf(size);
        const told = new Map<string, Uint8Array>();
        const range = entries.reduce<CompactRange>(
          (tree, entry) =>
            appendLeaf(tree, leafHash(entry), (level, index, hash) => {
              expect(told.has(`${level}/${index}`)).toBe(false);
              told.set(`${level}/${index}`, hash);
            }),
          EMPTY_RANGE,
        );
        expect(rootOf(range)).toEqual(mth(entries));
        expect(rootOfLeaves(entries.map((entry) => leafHash(entry)))).toEqual(mth(entries));

        let expected = 0;
        for (let level = 0; 2 ** level <= size; level++) expected += Math.floor(size / 2 ** level);
        expect(told.size).toBe(expected);

        const read: HashReader = (level, index) => {
          const start = index * 2 ** level;
          const hash = told.get(`${level}/${index}`);
          expect(hash).toEqual(mth(entries.slice(start, start + 2 ** level)));
          return hash ?? EMPTY_ROOT;
        };
        expect(loadRange(size, read)).toEqual(range);
      }),
      { numRuns: 30, seed: SEED },
    );
  });
});
