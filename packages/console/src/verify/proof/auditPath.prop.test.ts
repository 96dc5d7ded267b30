import {
  appendLeaf,
  EMPTY_RANGE,
  inclusionProof,
  leafHash,
  loadRange,
  rootOf,
  toHex,
  toUtf8,
} from '@cordon/ledger';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { auditPathOf } from './auditPath.ts';

it('every path that is drawn ends at the root of its tree', () => {
  const stored = new Map<string, Uint8Array>();
  const hash = (level: number, index: number) =>
    stored.get(`${String(level)}/${String(index)}`) ?? new Uint8Array(0);
  const leaves = Array.from({ length: 130 }, (_, i) => leafHash(toUtf8(String(i))));
  leaves.reduce(
    (tree, leaf) =>
      appendLeaf(tree, leaf, (level, index, one) => {
        stored.set(`${String(level)}/${String(index)}`, one);
      }),
    EMPTY_RANGE,
  );
  const place = fc
    .integer({ min: 1, max: leaves.length })
    .chain((size) => fc.tuple(fc.constant(size), fc.nat(size - 1)));
  fc.assert(
    fc.property(place, ([size, index]) => {
      const leaf = leaves[index] ?? new Uint8Array(0);
      const path = auditPathOf(index, size, leaf, inclusionProof(index, size, hash));
      expect(path.root).toBe(toHex(rootOf(loadRange(size, hash))));
    }),
  );
});
