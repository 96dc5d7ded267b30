import {
  appendLeaf,
  EMPTY_RANGE,
  fromBase64,
  fromUtf8,
  leafBytes,
  leafHash,
  rootOf,
  TILE_HEIGHT,
  toBase64,
  toUtf8,
  verifyInclusion,
} from '@cordon/ledger';
import { expect, it } from 'vitest';
import { sha256 } from '../platform/hashing.ts';
import { createBook, type BookStore } from './book.ts';
import type { StoredEntry } from './store.ts';

/* Proofs come from memory once they were made, and are right also where the tables are other ones since. */

const SIZE = 700;

/** A log by its tables, and another one for another `what`. */
function log(what: number) {
  const leaves = Array.from({ length: SIZE }, (_, n) =>
    fromUtf8(
      leafBytes({
        v: 1,
        t: '2026-11-02T08:00:00.000Z',
        c: Buffer.alloc(32, (n + what) % 256).toString('base64'),
      }),
    ),
  );
  const tiles: Uint8Array[][] = [];
  let range = EMPTY_RANGE;
  for (const leaf of leaves) {
    range = appendLeaf(
      range,
      leafHash(toUtf8(leaf), sha256),
      (level, index, hash) => {
        if (level % TILE_HEIGHT === 0) (tiles[level / TILE_HEIGHT] ??= [])[index] = hash;
      },
      sha256,
    );
  }
  const root = rootOf(range, sha256);
  const note = `book.test\n${String(SIZE)}\n${toBase64(root)}\n\n`;
  return { leaves, tiles, root, note };
}

it('proves from memory, and anew where the tables are no longer what they were', async () => {
  let stands = log(1);
  let reads = 0;
  const store: BookStore = {
    hashes: (level, from, count) => {
      reads++;
      return Promise.resolve((stands.tiles[level] ?? []).slice(from, from + count));
    },
    entry: (index) => Promise.resolve({ index, leaf: stands.leaves[index] ?? '' } as StoredEntry),
    leaves: () => Promise.resolve([]),
    checkpoint: () => Promise.resolve({ size: SIZE, note: stands.note, at: new Date(0) }),
    rotations: () => Promise.resolve([]),
  };
  const book = createBook(store, 'book.test', sha256);
  const holds = async (index: number): Promise<boolean> => {
    const { leaf, hashes, size } = await book.prove({
      ...{ index, leaf: stands.leaves[index] ?? '', salt: null, body: null },
      ...{ agreement: null, party: null, person: null },
    });
    const proof = hashes.map(fromBase64);
    return verifyInclusion(
      { index, size, leafHash: leafHash(toUtf8(leaf), sha256), root: stands.root, proof },
      sha256,
    );
  };
  expect(await holds(300)).toBe(true);
  const first = reads;
  expect(first).toBeGreaterThan(0);
  expect(await holds(301)).toBe(true);
  expect(reads).toBe(first);
  stands = log(2);
  expect(await holds(300)).toBe(true);
  expect(reads).toBeGreaterThan(first);
});
