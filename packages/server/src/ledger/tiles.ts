import {
  HASH_BYTES,
  hashReaderOfTiles,
  placeOfSubtree,
  TILE_WIDTH,
  type HashReader,
  type Tile,
} from '@cordon/ledger';
import { sha256 } from '../platform/hashing.ts';

/** Fetches stored hashes `[from, from + count)` of a tile level. */
export type FetchTile = (level: number, from: number, count: number) => Promise<readonly Uint8Array[]>;

/** Reads a tile: its hashes one behind the other. */
export type ReadTile = (tile: Tile) => Promise<Uint8Array>;

/** Every tile from where its hashes are stored. */
export function wholeTile(fetchTile: FetchTile): ReadTile {
  return async ({ level, index, width }) =>
    Buffer.concat([...(await fetchTile(level, index * TILE_WIDTH, width))]);
}

/** `withTilesOf` over stored hashes. */
export function withTiles<T>(
  size: number,
  fetchTile: FetchTile,
  compute: (read: HashReader) => T,
): Promise<T> {
  return withTilesOf(size, wholeTile(fetchTile), compute);
}

/**
 * Runs a computation over the tree's hashes although they must be fetched: a first run over zeros learns which
 * tiles it reads, then those are fetched and it runs for real. The computation must read the same tiles whatever
 * their bytes are, as proofs and ranges do.
 */
export async function withTilesOf<T>(
  size: number,
  readTile: ReadTile,
  compute: (read: HashReader) => T,
): Promise<T> {
  const wanted = new Map<string, Tile>();
  const nothing = new Uint8Array(HASH_BYTES);
  compute((level, index) => {
    const { tile } = placeOfSubtree(size, level, index);
    wanted.set(keyOf(tile), tile);
    return nothing;
  });
  const tiles = new Map<string, Uint8Array>();
  await Promise.all(
    [...wanted].map(async ([key, tile]) => {
      tiles.set(key, await readTile(tile));
    }),
  );
  return compute(hashReaderOfTiles(size, (tile) => tiles.get(keyOf(tile)) ?? new Uint8Array(0), sha256));
}

function keyOf({ level, index, width }: Tile): string {
  return `${String(level)}/${String(index)}/${String(width)}`;
}
