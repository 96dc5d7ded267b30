import { concat, equalBytes } from './bytes.ts';
import { LedgerError, reasonOf } from './errors.ts';
import { TILE_WIDTH, hashReaderOfTiles, splitTile, tilePath, tilesOf } from './tiles.ts';
import type { Tile } from './tiles.ts';
import { loadRange, rootOf, rootOfLeaves, sha256Pure } from './tree.ts';
import type { Sha256 } from './tree.ts';

/**
 * The tiles that prove some entries of a tree, each once: those the entries stand in, those above them, and the partial
 * ones at the right edge, which lead to the root. What many proofs have in common is not written many times.
 */
export function tilesProving(size: number, indices: Iterable<number>): readonly Tile[] {
  const wanted = new Set<string>();
  for (const index of indices) {
    for (let level = 0, at = tileOf(index); level < 64; level++, at = tileOf(at)) {
      const name = `${String(level)}/${String(at)}`;
      // Whoever is above is wanted already.
      if (wanted.has(name)) break;
      wanted.add(name);
    }
  }
  return tilesOf(size).filter(
    ({ level, index, width }) => width < TILE_WIDTH || wanted.has(`${String(level)}/${String(index)}`),
  );
}

/** Leaf hashes of a tree of which only some tiles are at hand. */
export interface PartialLog {
  /**
   * The leaf hash at an index, proven: every tile on the way up leads to the signed root.
   * @throws LedgerError `proof`, naming the tile that is missing or does not
   */
  leafHash(index: number): Promise<Uint8Array>;
}

/**
 * Opens a tree by its signed size and root. Tiles are checked once, when they are first needed; entries are best asked
 * for in order.
 * @param read the bytes of a tile, null when it is not at hand
 */
export function openPartialLog(
  size: number,
  root: Uint8Array,
  read: (tile: Tile) => Promise<Uint8Array | null>,
  hash: Sha256 = sha256Pure,
): PartialLog {
  const sizes = sizesOf(size);
  /** Proven tiles above the leaves, and the last one with leaves: entries come in order. */
  const above = new Map<string, Promise<readonly Uint8Array[]>>();
  let leaves: { readonly index: number; readonly hashes: Promise<readonly Uint8Array[]> } | null = null;
  let edge: Promise<ReadonlyMap<number, readonly Uint8Array[]>> | null = null;

  const load = async (tile: Tile): Promise<Uint8Array[]> => {
    const bytes = await read(tile);
    if (bytes === null) throw new LedgerError('proof', `${tilePath(tile)} is missing`);
    try {
      return splitTile(bytes, tile.width);
    } catch (error) {
      throw new LedgerError('proof', `${tilePath(tile)}: ${reasonOf(error)}`);
    }
  };

  /** The partial tiles of each level: together they are the root, so none of them can be another. */
  const loadEdge = async (): Promise<ReadonlyMap<number, readonly Uint8Array[]>> => {
    const tiles = tilesOf(size).filter(({ width }) => width < TILE_WIDTH);
    const levels = new Map<number, readonly Uint8Array[]>();
    const bytes = new Map<number, Uint8Array>();
    for (const tile of tiles) {
      const hashes = await load(tile);
      levels.set(tile.level, hashes);
      bytes.set(tile.level, concat(...hashes));
    }
    const range = loadRange(
      size,
      hashReaderOfTiles(size, ({ level }) => bytes.get(level) ?? new Uint8Array(0), hash),
    );
    if (equalBytes(rootOf(range, hash), root)) return levels;
    const paths = tiles.map((tile) => tilePath(tile)).join(', ');
    throw new LedgerError('proof', `${paths}: these do not lead to the signed root`);
  };

  const prove = async (level: number, index: number): Promise<readonly Uint8Array[]> => {
    const count = sizes[level] ?? 0;
    const width = Math.min(TILE_WIDTH, count - index * TILE_WIDTH);
    if (width < TILE_WIDTH) {
      const hashes = (await (edge ??= loadEdge())).get(level);
      if (hashes === undefined) throw new LedgerError('proof', 'the tree has no such tile');
      return hashes;
    }
    const tile = { level, index, width };
    const [hashes, parents] = [await load(tile), await tileAbove(level + 1, tileOf(index))];
    const expected = parents[index % TILE_WIDTH];
    if (expected === undefined || !equalBytes(rootOfLeaves(hashes, hash), expected)) {
      throw new LedgerError('proof', `${tilePath(tile)} does not lead to the signed root`);
    }
    return hashes;
  };

  const tileAbove = (level: number, index: number): Promise<readonly Uint8Array[]> => {
    const name = `${String(level)}/${String(index)}`;
    const known = above.get(name) ?? prove(level, index);
    above.set(name, known);
    return known;
  };

  return {
    async leafHash(index) {
      if (!Number.isSafeInteger(index) || index < 0 || index >= size) {
        throw new LedgerError('proof', `the signed tree has no entry ${String(index)}`);
      }
      const at = tileOf(index);
      if (leaves?.index !== at) leaves = { index: at, hashes: prove(0, at) };
      const found = (await leaves.hashes)[index % TILE_WIDTH];
      if (found === undefined)
        throw new LedgerError('proof', `the signed tree has no entry ${String(index)}`);
      return found;
    },
  };
}

function tileOf(index: number): number {
  return Math.floor(index / TILE_WIDTH);
}

/** How many hashes each level of tiles holds. */
function sizesOf(size: number): readonly number[] {
  const sizes: number[] = [];
  for (let count = size; count > 0; count = tileOf(count)) sizes.push(count);
  return sizes;
}
