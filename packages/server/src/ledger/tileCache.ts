import { HASH_BYTES } from '@cordon/ledger';
import { wholeTile, type FetchTile, type ReadTile } from './tiles.ts';

/** Tiles in memory, 8 KiB at most each. */
export interface TileCache {
  readonly read: ReadTile;
  /** Reads all of them from the tables again. */
  forget(): void;
}

/**
 * Keeps the tiles that were read last. What stands in a tile never changes, and one that is not full only grows: its first
 * hashes are the same for every larger log. Where that should not hold (a database put back), what is made of them fails
 * against its checkpoint: whoever reads here checks that, and forgets.
 * @param most tiles kept
 */
export function createTileCache(fetch: FetchTile, most: number): TileCache {
  const stored = wholeTile(fetch);
  // A Map has the order in which keys were added: the first is the one that nobody has read for longest.
  const kept = new Map<string, Uint8Array>();
  return {
    async read(tile) {
      const key = `${String(tile.level)}/${String(tile.index)}`;
      const bytes = tile.width * HASH_BYTES;
      let found = kept.get(key);
      if (found === undefined || found.length < bytes) {
        found = await stored(tile);
        // A tile with a hash missing is an error of this moment, and nothing to keep.
        if (found.length !== bytes) return found;
      }
      kept.delete(key);
      kept.set(key, found);
      for (const oldest of kept.keys()) {
        if (kept.size <= most) break;
        kept.delete(oldest);
      }
      return found.subarray(0, bytes);
    },
    forget() {
      kept.clear();
    },
  };
}
