import type { Pool } from 'pg';
import type { BookStore } from './book.ts';
import { readRotations } from './rotation/rotations.store.ts';
import { readCheckpoint, readEntry, readHashes, readLeaves } from './store.ts';

/** What a book over these tables reads. @param pool any login that may read the ledger */
export function createBookStore(pool: Pool): BookStore {
  return {
    hashes: (level, from, count) => readHashes(pool, level, from, count),
    entry: (index) => readEntry(pool, index),
    leaves: (from, count) => readLeaves(pool, from, count),
    checkpoint: (size) => readCheckpoint(pool, size),
    rotations: (size) => readRotations(pool, size),
  };
}
