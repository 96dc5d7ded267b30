import { concat, equalBytes } from '../bytes.ts';
import { TILE_WIDTH, hashReaderOfTiles } from '../tiles.ts';
import type { Tile } from '../tiles.ts';
import { loadRange, rootOf, rootOfLeaves } from '../tree.ts';
import type { Sha256 } from '../tree.ts';

type Hashes = readonly Uint8Array[];

/** What is proven of a tree by its signed root, among what stands in its files. */
export interface Truth {
  /** The hashes that belong into a tile; null when no candidate leads to the signed root. */
  hashesOf(level: number, index: number): Promise<Hashes | null>;
  /** The one hash that a full tile has to lead to; null when that is not proven. */
  hashAbove(level: number, index: number): Promise<Uint8Array | null>;
}

/**
 * Finds out what is true of a damaged log. A tile counts when its hashes lead to a hash that counts, up to the signed
 * root; nothing counts because it is stored.
 * @param candidates what a tile may hold: what is stored, and what its entries give
 */
export function truthOf(
  size: number,
  root: Uint8Array,
  candidates: (tile: Tile) => Promise<readonly Hashes[]>,
  hash: Sha256,
): Truth {
  const known = new Map<string, Promise<Hashes | null>>();
  let edge: Promise<ReadonlyMap<number, Hashes> | null> | null = null;

  /** The partial tiles together are the root: each level is tried with each of its candidates. */
  const findEdge = async (): Promise<ReadonlyMap<number, Hashes> | null> => {
    let tried = [new Map<number, Hashes>()];
    for (const tile of edgeOf(size)) {
      const found = await candidates(tile);
      tried = tried.flatMap((chosen) =>
        found.map((hashes) => new Map<number, Hashes>([...chosen, [tile.level, hashes]])),
      );
    }
    return tried.find((chosen) => leadsToRoot(chosen)) ?? null;
  };
  const leadsToRoot = (chosen: ReadonlyMap<number, Hashes>): boolean => {
    const read = hashReaderOfTiles(size, ({ level }) => concat(...(chosen.get(level) ?? [])), hash);
    return equalBytes(rootOf(loadRange(size, read), hash), root);
  };

  const find = async (level: number, index: number): Promise<Hashes | null> => {
    if ((index + 1) * TILE_WIDTH > Math.floor(size / TILE_WIDTH ** level)) {
      edge ??= findEdge();
      return (await edge)?.get(level) ?? null;
    }
    const above = await truth.hashAbove(level, index);
    if (above === null) return null;
    const found = await candidates({ level, index, width: TILE_WIDTH });
    return found.find((hashes) => equalBytes(rootOfLeaves(hashes, hash), above)) ?? null;
  };

  const truth: Truth = {
    hashesOf(level, index) {
      const name = `${String(level)}/${String(index)}`;
      const found = known.get(name) ?? find(level, index);
      known.set(name, found);
      return found;
    },
    async hashAbove(level, index) {
      const parents = await truth.hashesOf(level + 1, Math.floor(index / TILE_WIDTH));
      return parents?.[index % TILE_WIDTH] ?? null;
    },
  };
  return truth;
}

/** The partial tile of each level that has one. */
function edgeOf(size: number): Tile[] {
  const tiles: Tile[] = [];
  for (let level = 0, count = size; count > 0; level++, count = Math.floor(count / TILE_WIDTH)) {
    const width = count % TILE_WIDTH;
    if (width > 0) tiles.push({ level, index: Math.floor(count / TILE_WIDTH), width });
  }
  return tiles;
}
