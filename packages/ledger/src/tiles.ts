import { isCount, parseCount } from './bytes.ts';
import { LedgerError } from './errors.ts';
import { HASH_BYTES, rootOfLeaves, sha256Pure } from './tree.ts';
import type { HashReader, Sha256 } from './tree.ts';

/** Hashes in a full tile, and entries in a full bundle. */
export const TILE_WIDTH = 256;

/** Levels of the tree that one tile spans: 2^8 = 256. */
export const TILE_HEIGHT = 8;

/** A tile of hashes. `level` counts tiles, not tree levels; a `width` below 256 makes it a partial tile. */
export interface Tile {
  readonly level: number;
  readonly index: number;
  readonly width: number;
}

/** A bundle of entries; it has the index and width of the level 0 tile with their hashes. */
export interface Bundle {
  readonly index: number;
  readonly width: number;
}

/** What a path of a log names. */
export type TilePath = ({ readonly kind: 'hashes' } & Tile) | ({ readonly kind: 'entries' } & Bundle);

const PATH = /^tile\/(entries|0|[1-9][0-9]?)\/((?:x[0-9]{3}\/)*[0-9]{3})(?:\.p\/([1-9][0-9]{0,2}))?$/;

/** Path of a tile below the log's prefix: `tile/<L>/<N>[.p/<W>]` (C2SP tlog-tiles). */
export function tilePath({ level, index, width }: Tile): string {
  return `tile/${String(level)}/${indexPath(index)}${widthPath(width)}`;
}

/** Path of an entry bundle below the log's prefix: `tile/entries/<N>[.p/<W>]` (C2SP tlog-tiles). */
export function bundlePath({ index, width }: Bundle): string {
  return `tile/entries/${indexPath(index)}${widthPath(width)}`;
}

/** Reads a path that `tilePath` or `bundlePath` could have written; null for any other text. */
export function parseTilePath(path: string): TilePath | null {
  const [, level, groups, widthText] = PATH.exec(path) ?? [];
  if (level === undefined || groups === undefined) return null;
  // 18 digits do not fit a count, so a longer index is refused before it is read.
  const index = parseCount(groups.replaceAll(/[x/]/g, '').replace(/^0+(?=[0-9])/, ''));
  const width = widthText === undefined ? TILE_WIDTH : Number(widthText);
  if (index === null || (widthText !== undefined && width >= TILE_WIDTH) || Number(level) > 63) return null;
  const tile =
    level === 'entries'
      ? ({ kind: 'entries' } as const)
      : ({ kind: 'hashes', level: Number(level) } as const);
  const parsed = { ...tile, index, width };
  // One tile has one path: `x000/001` is not another name of `001`.
  return pathOf(parsed) === path ? parsed : null;
}

/**
 * The tiles of a tree of `size`, lowest level first, the partial one of each level last.
 * @param from leave out what a tree of this size already had: what is new to publish
 */
export function tilesOf(size: number, from = 0): Tile[] {
  const tiles: Tile[] = [];
  // A hash at a level stands for 256^level entries, so a level ends the list when it has none.
  for (let level = 0, count = size, old = from; count > 0; level++) {
    tiles.push(...tilesOfLevel(count, old).map((tile) => ({ level, ...tile })));
    count = Math.floor(count / TILE_WIDTH);
    old = Math.floor(old / TILE_WIDTH);
  }
  return tiles;
}

/**
 * The entry bundles of a log of `size`, the partial one last.
 * @param from as in `tilesOf`
 */
export function bundlesOf(size: number, from = 0): Bundle[] {
  return tilesOfLevel(size, from);
}

/**
 * A reader of any perfect subtree of a tree of `size`, fed by its tiles: what proofs are made from.
 * @param read gives the bytes of a tile that `tilesOf(size)` lists
 */
export function hashReaderOfTiles(
  size: number,
  read: (tile: Tile) => Uint8Array,
  hash: Sha256 = sha256Pure,
): HashReader {
  return (level, index) => {
    const { tile, offset, count } = placeOfSubtree(size, level, index);
    const bytes = read(tile);
    if (bytes.length !== tile.width * HASH_BYTES) throw new LedgerError('tile', 'a tile of the wrong length');
    const hashes = bytes.subarray(offset * HASH_BYTES, (offset + count) * HASH_BYTES);
    return count === 1 ? hashes : rootOfLeaves(splitTile(hashes, count), hash);
  };
}

/** Where the hash of a perfect subtree comes from: so many hashes of a tile, from an offset on. */
export interface SubtreePlace {
  readonly tile: Tile;
  readonly offset: number;
  readonly count: number;
}

/**
 * @param size of the tree
 * @throws LedgerError `range` when the tree has no such subtree
 */
export function placeOfSubtree(size: number, level: number, index: number): SubtreePlace {
  const tileLevel = Math.floor(level / TILE_HEIGHT);
  const count = 2 ** (level % TILE_HEIGHT);
  const first = index * count;
  const tileIndex = Math.floor(first / TILE_WIDTH);
  const hashesInLevel = Math.floor(size / TILE_WIDTH ** tileLevel);
  const width = Math.min(TILE_WIDTH, hashesInLevel - tileIndex * TILE_WIDTH);
  const offset = first - tileIndex * TILE_WIDTH;
  if (!isCount(index) || offset + count > width)
    throw new LedgerError('range', 'the subtree is not in the tree');
  return { tile: { level: tileLevel, index: tileIndex, width }, offset, count };
}

/**
 * Cuts the bytes of a tile into its hashes.
 * @throws LedgerError `tile` unless there are exactly `width` hashes
 */
export function splitTile(bytes: Uint8Array, width: number): Uint8Array[] {
  if (bytes.length !== width * HASH_BYTES) throw new LedgerError('tile', 'a tile of the wrong length');
  return Array.from({ length: width }, (_, i) => bytes.subarray(i * HASH_BYTES, (i + 1) * HASH_BYTES));
}

function tilesOfLevel(count: number, old: number): Bundle[] {
  if (!isCount(count) || !isCount(old)) throw new LedgerError('range', 'a tree size is a whole number');
  const tiles: Bundle[] = [];
  for (let index = Math.floor(old / TILE_WIDTH); index * TILE_WIDTH < count; index++) {
    const width = Math.min(TILE_WIDTH, count - index * TILE_WIDTH);
    if (index * TILE_WIDTH + width > old) tiles.push({ index, width });
  }
  return tiles;
}

function pathOf(tile: TilePath): string {
  return tile.kind === 'entries' ? bundlePath(tile) : tilePath(tile);
}

function indexPath(index: number): string {
  const digits = String(index);
  const padded = digits.padStart(Math.ceil(digits.length / 3) * 3, '0');
  const groups = padded.match(/[0-9]{3}/g) ?? [];
  return groups.map((group, i) => (i < groups.length - 1 ? `x${group}` : group)).join('/');
}

function widthPath(width: number): string {
  return width === TILE_WIDTH ? '' : `.p/${String(width)}`;
}
