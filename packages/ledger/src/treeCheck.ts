import { equalBytes } from './bytes.ts';
import { diagnose } from './damage/diagnose.ts';
import type { Damage } from './damage/diagnose.ts';
import { truthOf } from './damage/truth.ts';
import { reasonOf } from './errors.ts';
import { readEntries, readHashes } from './logReader.ts';
import type { LogReader } from './logReader.ts';
import type { Problem } from './problem.ts';
import { TILE_WIDTH, bundlePath, bundlesOf, tilePath } from './tiles.ts';
import type { Bundle, Tile } from './tiles.ts';
import { EMPTY_RANGE, appendLeaf, leafHash, rootOf } from './tree.ts';
import type { CompactRange, Sha256 } from './tree.ts';
import { UpperTiles } from './upperTiles.ts';
import type { ExpectedTile } from './upperTiles.ts';

/** What the caller of `checkTree` wants to see while the entries go by. */
export interface TreeVisitor {
  /** Is awaited before the entries below `end` are given. */
  readonly prepare: (end: number) => Promise<void>;
  /** Is given each entry that its tile confirms, in order; returns what is wrong with it. */
  readonly onEntry: (index: number, entry: Uint8Array) => readonly Pick<Problem, 'code' | 'problem'>[];
  /** Is given the tree after each entry, as long as none was missing. */
  readonly onTree: (tree: CompactRange) => void;
}

/** The answer of `checkTree`. */
export interface TreeCheck {
  readonly entries: number;
  readonly tiles: number;
  readonly problems: readonly Problem[];
}

/** A log whose signed size is a lie would be searched for ever; its first problems say enough. */
const MAX_PROBLEMS = 100;

/** Bundles in flight at once: hides the latency of a log read over the network. */
const BATCH = 16;

/**
 * Hashes every entry of a log of `size` again, compares every hash tile and partial tile with what the entries give, and
 * the whole with the signed root. Nothing stored is trusted on the way up. What does not agree is then named, as far as
 * the signed root proves what was there.
 */
export async function checkTree(
  reader: LogReader,
  { size, root }: { readonly size: number; readonly root: Uint8Array },
  visitor: TreeVisitor,
  hash: Sha256,
): Promise<TreeCheck> {
  const problems: Problem[] = [];
  const damages = new Map<string, Damage>();
  const upper = new UpperTiles();
  let tree: CompactRange | null = EMPTY_RANGE;
  let cutOff = false;
  let entries = 0;
  let tiles = 0;

  const compareUpper = async (expected: readonly ExpectedTile[]): Promise<void> => {
    const stored = await Promise.all(expected.map((tile) => readTile(reader, tile, problems)));
    for (const [i, { hashes: below, ...tile }] of expected.entries()) {
      const there = stored[i] ?? null;
      if (there === null || !sameHashes(there, below))
        damages.set(tilePath(tile), { ...tile, stored: there, below, entries: 'whole' });
    }
    tiles += expected.length;
  };

  for (let start = 0; start < size && !cutOff; start += BATCH * TILE_WIDTH) {
    const end = Math.min(size, start + BATCH * TILE_WIDTH);
    await visitor.prepare(end);
    const bundles = bundlesOf(end, start);
    const contents = await Promise.all(
      bundles.map(async (bundle) => ({
        bundle,
        content: await readBundle(reader, bundle, problems),
        stored: await readTile(reader, { level: 0, ...bundle }, problems),
      })),
    );
    for (const { bundle, content, stored } of contents) {
      const below = content?.entries.map((entry) => leafHash(entry, hash)) ?? null;
      const whole = content?.whole === true && below !== null;
      const sound = whole && stored !== null && sameHashes(stored, below);
      if (!sound) {
        const state = content === null ? 'missing' : whole ? 'whole' : 'malformed';
        const tile = { level: 0, ...bundle };
        damages.set(tilePath(tile), { ...tile, stored, below, entries: state });
      }
      const first = bundle.index * TILE_WIDTH;
      content?.entries.forEach((entry, i) => {
        // What the tile does not confirm may stand anywhere: it is judged by the diagnosis.
        if (!sound && (!whole || stored?.[i] === undefined || !equalBytes(below[i] ?? entry, stored[i])))
          return;
        for (const wrong of visitor.onEntry(first + i, entry))
          problems.push({ ...wrong, path: bundlePath(bundle) });
      });
      // Where entries are gone, the tree grows on by their tile: the root will tell whether it was right.
      const leaves: readonly Uint8Array[] | null = whole ? below : stored;
      if (leaves === null) tree = null;
      for (const leaf of leaves ?? []) {
        if (tree === null) break;
        tree = appendLeaf(tree, leaf, upper.add, hash);
        visitor.onTree(tree);
      }
      entries += content?.entries.length ?? 0;
      tiles++;
    }
    await compareUpper(upper.takeFull());
    cutOff = damages.size + problems.length >= MAX_PROBLEMS && end < size;
  }
  if (tree !== null && !cutOff) await compareUpper(upper.takePartial());

  const candidates = async (tile: Tile): Promise<(readonly Uint8Array[])[]> => {
    const damage = damages.get(tilePath(tile));
    if (damage === undefined) return present([await readTile(reader, tile, [])]);
    const { stored, below, width } = damage;
    return present([stored, below?.length === width ? below : null]);
  };
  const inOrder = [...damages.values()].toSorted((a, b) => a.level - b.level || a.index - b.index);
  const truth = truthOf(size, root, candidates, hash);
  problems.push(...(await diagnose(inOrder, truth, { size, cutOff })));
  if (cutOff)
    problems.push({
      code: 'too-many',
      path: 'checkpoint',
      problem: 'too many problems: the rest was not checked',
    });
  const fits = tree !== null && equalBytes(rootOf(tree, hash), root);
  if (!fits && !cutOff && problems.length === 0)
    problems.push({
      code: 'root-mismatch',
      path: 'checkpoint',
      problem:
        'the entries do not hash to the signed root, and all tiles agree with them: what was changed cannot be told',
    });
  return { entries, tiles, problems };
}

function present<T>(values: readonly (T | null)[]): T[] {
  return values.filter((value) => value !== null);
}

function sameHashes(a: readonly Uint8Array[], b: readonly Uint8Array[]): boolean {
  return a.length === b.length && a.every((hash, i) => equalBytes(hash, b[i] ?? hash.subarray(1)));
}

async function readBundle(reader: LogReader, bundle: Bundle, problems: Problem[]) {
  try {
    return await readEntries(reader, bundle);
  } catch (error) {
    problems.push({ code: 'unreadable', path: bundlePath(bundle), problem: reasonOf(error) });
    return null;
  }
}

async function readTile(reader: LogReader, tile: Tile, problems: Problem[]) {
  try {
    return await readHashes(reader, tile);
  } catch (error) {
    problems.push({ code: 'unreadable', path: tilePath(tile), problem: reasonOf(error) });
    return null;
  }
}
