import { equalBytes } from '../bytes.ts';
import { entriesText } from '../problem.ts';
import type { Problem, ProblemCode } from '../problem.ts';
import { TILE_WIDTH, bundlePath, tilePath } from '../tiles.ts';
import type { Tile } from '../tiles.ts';
import { changesOf } from './diff.ts';
import type { Change, WrongBundle } from './diff.ts';
import type { Truth } from './truth.ts';

type Hashes = readonly Uint8Array[];

/** A tile whose file and whose entries do not agree. */
export interface Damage extends Tile {
  /** What its file holds; null when there is none that could be read. */
  readonly stored: Hashes | null;
  /** What is below it gives; null when that is missing. For level 0, of the entries as they stand. */
  readonly below: Hashes | null;
  /** Why the file of the entries could not be taken as it is, of a level 0 tile. */
  readonly entries: 'whole' | 'malformed' | 'missing';
}

/**
 * Names what was done to a log, as far as the signed root proves it.
 * @param damages lowest level first, in order
 * @param cutOff not the whole log was looked at
 */
export async function diagnose(
  damages: readonly Damage[],
  truth: Truth,
  { size, cutOff }: { readonly size: number; readonly cutOff: boolean },
): Promise<Problem[]> {
  const problems: Problem[] = [];
  const wrong: WrongBundle[] = [];
  /** Ranges of entries whose fault is told already; a tile above shows the same again. */
  const told: { readonly first: number; readonly end: number }[] = [];
  for (const damage of damages) {
    const { level, index, width, stored, below } = damage;
    const truly = await truth.hashesOf(level, index);
    const span = TILE_WIDTH ** level;
    if (truly === null) {
      problems.push(...unproven(damage, (await truth.hashAbove(level, index)) !== null));
      told.push({ first: index * TILE_WIDTH * span, end: (index * TILE_WIDTH + width) * span });
      continue;
    }
    if (stored === null || !same(stored, truly)) problems.push(wrongTile(damage, truly, damages));
    if (level === 0) {
      if (below !== null && same(below, truly)) {
        if (damage.entries === 'malformed') problems.push(malformed(damage));
        continue;
      }
      wrong.push({ first: index * TILE_WIDTH, truth: truly, found: below ?? [] });
      told.push({ first: index * TILE_WIDTH, end: index * TILE_WIDTH + width });
      continue;
    }
    for (const [i, hash] of truly.entries()) {
      if (below?.[i] === undefined || equalBytes(below[i], hash)) continue;
      const [first, end] = [(index * TILE_WIDTH + i) * span, (index * TILE_WIDTH + i + 1) * span];
      if (told.some((one) => one.first < end && first < one.end)) continue;
      told.push({ first, end });
      problems.push(rewritten(first, end - 1, tilePath(damage)));
    }
  }
  const missing = damages.filter(({ level, entries }) => level === 0 && entries === 'missing');
  const gone = missingEntries(missing, size, cutOff);
  const isGone = (index: number): boolean =>
    missing.some((one) => Math.floor(index / TILE_WIDTH) === one.index);
  const changes = changesOf(wrong, cutOff)
    // That a file is missing is told; an entry that stands elsewhere now is not lost with it.
    .filter((change) => change.kind !== 'dropped' || !isGone(change.first))
    .map((change) => changeProblem(change, size));
  return [...gone, ...changes, ...problems];
}

function same(a: Hashes, b: Hashes): boolean {
  return a.length === b.length && a.every((hash, i) => equalBytes(hash, b[i] ?? hash.subarray(1)));
}

function wrongTile({ stored, ...tile }: Damage, truly: Hashes, damages: readonly Damage[]): Problem {
  const path = tilePath(tile);
  if (stored === null) return { code: 'tile-missing', path, problem: 'the tile is missing' };
  const whose = damages.find(
    (other) =>
      other.level === tile.level &&
      other.index !== tile.index &&
      other.below !== null &&
      same(stored, other.below),
  );
  if (whose !== undefined) {
    return { code: 'tile-misplaced', path, problem: `it holds what belongs into ${tilePath(whose)}` };
  }
  const at = stored.findIndex((hash, i) => !equalBytes(hash, truly[i] ?? hash.subarray(1)));
  const number = String(tile.index * TILE_WIDTH + at);
  const what = tile.level === 0 ? `the hash of entry ${number}` : `hash ${number} of this level`;
  return { code: 'tile-changed', path, problem: `${what} is not what leads to the signed root` };
}

function unproven(damage: Damage, parentKnown: boolean): Problem[] {
  const { level, index, width, stored, entries } = damage;
  const path = tilePath(damage);
  if (parentKnown && level === 0 && entries !== 'missing') {
    return [rewritten(index * TILE_WIDTH, index * TILE_WIDTH + width - 1, bundlePath(damage))];
  }
  if (stored === null) return [{ code: 'tile-missing', path, problem: 'the tile is missing' }];
  if (level === 0 && entries === 'missing') return [];
  const problem = 'this tile and what is below it differ, and nothing proves which of the two was changed';
  return [{ code: 'tile-mismatch', path, problem }];
}

/** A length that says more than the file has: the entries read right, and the file is still not one. */
function malformed(damage: Damage): Problem {
  const problem = 'the entry bundle is not well-formed, though its entries are what was logged';
  return { code: 'entry-malformed', path: bundlePath(damage), problem };
}

function rewritten(first: number, last: number, path: string): Problem {
  const problem = `${entriesText(first, last)}: not what was signed, and the tile below was changed with them`;
  return { code: 'entries-rewritten', path, problem };
}

function missingEntries(missing: readonly Damage[], size: number, cutOff: boolean): Problem[] {
  const groups: { first: Damage; last: Damage }[] = [];
  for (const damage of missing) {
    const group = groups.at(-1);
    if (group?.last.index === damage.index - 1) group.last = damage;
    else groups.push({ first: damage, last: damage });
  }
  return groups.map(({ first, last }) => {
    const from = first.index * TILE_WIDTH;
    const until = last.index * TILE_WIDTH + last.width;
    if (until === size && !cutOff) return truncated(from, size, bundlePath(first));
    const problem = `${entriesText(from, until - 1)}: the entry bundle is missing`;
    return { code: 'entries-missing', path: bundlePath(first), problem };
  });
}

function truncated(from: number, size: number, path: string): Problem {
  const problem = `the log breaks off: ${entriesText(from, size - 1)} of the signed ${String(size)} are missing`;
  return { code: 'log-truncated', path, problem };
}

const CODES: Readonly<Record<Change['kind'], ProblemCode>> = {
  changed: 'entry-changed',
  dropped: 'entry-dropped',
  inserted: 'entry-inserted',
  moved: 'entry-reordered',
};

function changeProblem(change: Change, size: number): Problem {
  const { kind, first, last, at, bundle } = change;
  const index = bundle / TILE_WIDTH;
  const path = bundlePath({ index, width: Math.min(TILE_WIDTH, size - index * TILE_WIDTH) });
  const who = entriesText(first, last);
  const many = first !== last;
  if (kind === 'dropped' && last === size - 1) return truncated(first, size, path);
  const problem = {
    changed: `${who}: not what was logged`,
    dropped: `${who}: logged, and ${many ? 'are' : 'is'} not there`,
    inserted: `at ${who} ${many ? 'stand entries that were' : 'stands an entry that was'} never logged there`,
    moved: many
      ? `${who} stand from the place of entry ${String(at)} on`
      : `${who} stands at the place of entry ${String(at)}`,
  }[kind];
  return { code: CODES[kind], path, problem };
}
