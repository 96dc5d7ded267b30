import { Failure } from '@cordon/core/kernel';
import { inclusionProof } from '@cordon/ledger';
import { sha256 } from '../../platform/hashing.ts';
import type { Installing } from '../../platform/ledgerSigner/index.ts';
import type { BookStore } from '../book.ts';
import { withTiles } from '../tiles.ts';

/** An entry with what opens it, and the proof that it stands in the newest signed tree. @throws Failure `not-found` */
export async function provenEntry(
  { checkpoint, entry: read, hashes }: Pick<BookStore, 'checkpoint' | 'entry' | 'hashes'>,
  index: number,
): Promise<Installing> {
  const [newest, entry] = [await checkpoint(), await read(index)];
  if (newest === null || newest.size <= index || entry?.salt == null || entry.body === null)
    throw new Failure('not-found', 'the entry is not signed, or does not open');
  const { size } = newest;
  const proof = await withTiles(size, hashes, (tiles) => inclusionProof(index, size, tiles, sha256));
  return { index, leaf: entry.leaf, salt: entry.salt, body: entry.body, size, proof };
}
