import { equalBytes } from './bytes.ts';
import { reasonOf } from './errors.ts';
import { readEntries, readHashes } from './logReader.ts';
import type { LogReader } from './logReader.ts';
import { TILE_HEIGHT, TILE_WIDTH, bundlePath, bundlesOf, tilePath } from './tiles.ts';
import type { Bundle, Tile } from './tiles.ts';
import { EMPTY_RANGE, appendLeaf, leafHash } from './tree.ts';
import type { CompactRange, Sha256 } from './tree.ts';

/** One thing that does not hold, and the file of the log where it shows. */
export interface Problem {
  readonly path: string;
  readonly problem: string;
}

/** What the caller of `checkTree` wants to see while the entries go by. */
export interface TreeVisitor {
  /** Is given each entry in order; returns what is wrong with it. */
  readonly onEntry: (index: number, entry: Uint8Array) => readonly string[];
  /** Is given the tree after each entry, as long as none was missing. */
  readonly onTree: (tree: CompactRange) => void;
}

/** The answer of `checkTree`. */
export interface TreeCheck {
  /** The tree over the entries as they are; null when some could not be read. */
  readonly tree: CompactRange | null;
  readonly entries: number;
  readonly tiles: number;
  readonly problems: readonly Problem[];
}

/** A log whose signed size is a lie would be searched for ever; its first problems say enough. */
const MAX_PROBLEMS = 100;

/** Bundles in flight at once: hides the latency of a log read over the network. */
const BATCH = 16;

interface ExpectedTile extends Tile {
  readonly hashes: readonly Uint8Array[];
}

/**
 * Hashes every entry of a log of `size` again, and compares every hash tile and partial tile with what the entries
 * give. Nothing stored is trusted on the way up.
 */
export async function checkTree(
  reader: LogReader,
  size: number,
  visitor: TreeVisitor,
  hash: Sha256,
): Promise<TreeCheck> {
  const problems: Problem[] = [];
  const upper = new UpperTiles();
  let tree: CompactRange | null = EMPTY_RANGE;
  let entries = 0;
  let tiles = 0;

  const compareAll = async (expected: readonly ExpectedTile[]): Promise<void> => {
    const found = await Promise.all(expected.map((tile) => compareTile(reader, tile)));
    problems.push(...found.filter((problem) => problem !== null));
    tiles += expected.length;
  };

  for (let start = 0; start < size; start += BATCH * TILE_WIDTH) {
    if (problems.length >= MAX_PROBLEMS) {
      problems.push({ path: 'checkpoint', problem: 'too many problems: the rest was not checked' });
      return { tree: null, entries, tiles, problems };
    }
    const bundles = bundlesOf(Math.min(size, start + BATCH * TILE_WIDTH), start);
    const contents = await Promise.all(bundles.map((bundle) => readBundle(reader, bundle)));
    const expected: ExpectedTile[] = [];
    for (const { bundle, content } of contents) {
      if (typeof content === 'string') {
        problems.push({ path: bundlePath(bundle), problem: content });
        tree = null;
        continue;
      }
      const hashes = content.map((entry) => leafHash(entry, hash));
      expected.push({ level: 0, ...bundle, hashes });
      content.forEach((entry, i) => {
        const index = bundle.index * TILE_WIDTH + i;
        for (const problem of visitor.onEntry(index, entry))
          problems.push({ path: bundlePath(bundle), problem });
      });
      for (const leaf of hashes) {
        if (tree === null) break;
        tree = appendLeaf(tree, leaf, upper.add, hash);
        visitor.onTree(tree);
      }
      entries += content.length;
    }
    await compareAll([...expected, ...upper.takeFull()]);
  }
  if (tree !== null) await compareAll(upper.takePartial());
  return { tree, entries, tiles, problems };
}

/** Gathers the hashes of the tiles above level 0 while a tree grows. */
class UpperTiles {
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

async function readBundle(
  reader: LogReader,
  bundle: Bundle,
): Promise<{ bundle: Bundle; content: Uint8Array[] | string }> {
  try {
    return { bundle, content: (await readEntries(reader, bundle)) ?? 'the entry bundle is missing' };
  } catch (error) {
    return { bundle, content: reasonOf(error) };
  }
}

async function compareTile(reader: LogReader, tile: ExpectedTile): Promise<Problem | null> {
  const path = tilePath(tile);
  let stored: Uint8Array[] | null;
  try {
    stored = await readHashes(reader, tile);
  } catch (error) {
    return { path, problem: reasonOf(error) };
  }
  if (stored === null) return { path, problem: 'the tile is missing' };
  const wrong = stored.findIndex((hash, i) => !equalBytes(hash, tile.hashes[i] ?? hash.subarray(1)));
  if (wrong < 0) return null;
  const number = tile.index * TILE_WIDTH + wrong;
  return {
    path,
    problem:
      tile.level === 0
        ? `the hash of entry ${String(number)} is not what the entry hashes to`
        : `hash ${String(number)} of this level is not what the entries hash to`,
  };
}
