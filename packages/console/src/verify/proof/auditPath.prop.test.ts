import { inclusionProof, leafHash, loadRange, rootOf, toHex, toUtf8 } from '@cordon/ledger';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { MemoryLog } from '../../../../ledger/src/memoryLog.ts';
import { auditPathOf } from './auditPath.ts';

it('every path that is drawn ends at the root of its tree', () => {
  const log = new MemoryLog('log.example');
  const leaves = Array.from({ length: 130 }, (_, i) => toUtf8(String(i)));
  for (const leaf of leaves) log.append(leaf);
  const tree = fc
    .integer({ min: 1, max: leaves.length })
    .chain((size) => fc.tuple(fc.constant(size), fc.nat(size - 1)));
  fc.assert(
    fc.property(tree, ([size, index]) => {
      const leaf = leafHash(leaves[index] ?? new Uint8Array(0));
      const path = auditPathOf(index, size, leaf, inclusionProof(index, size, log.hash));
      expect(path.root).toBe(toHex(rootOf(loadRange(size, log.hash))));
    }),
  );
});
