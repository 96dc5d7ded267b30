import { TILE_HEIGHT, TILE_WIDTH } from './tiles.ts';
import type { Tile } from './tiles.ts';

/** A tile with the hashes that the entries below it give. */
export interface ExpectedTile extends Tile {
  readonly hashes: readonly Uint8Array[];
}

/** Gathers the hashes of the tiles above level 0 while a tree grows. */
export class UpperTiles {
  readonly #growing = new Map<number, { index: number; hashes: Uint8Array[] }>();
  #full: ExpectedTile[] = [];

  /** A `HashWriter`: every eighth level of the tree is a level of tiles. */
  readonly add = (treeLevel: number, _index: number, hash: Uint8Array): void => {
    const level = treeLevel / TILE_HEIGHT;
    if (level === 0 || !Number.isInteger(level)) return;
    const tile = this.#growing.get(level) ?? { index: 0, hashes: [] };
    tile.hashes.push(hash);
    if (tile.hashes.length < TILE_WIDTH) {
      this.#growing.set(level, tile);
      return;
    }
    this.#full.push({ level, index: tile.index, width: TILE_WIDTH, hashes: tile.hashes });
    this.#growing.set(level, { index: tile.index + 1, hashes: [] });
  };

  takeFull(): ExpectedTile[] {
    const full = this.#full;
    this.#full = [];
    return full;
  }

  takePartial(): ExpectedTile[] {
    return Array.from(this.#growing, ([level, { index, hashes }]) => ({
      level,
      index,
      width: hashes.length,
      hashes,
    })).filter(({ width }) => width > 0);
  }
}
