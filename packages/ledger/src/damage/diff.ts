import { toHex } from '../bytes.ts';
import { TILE_WIDTH } from '../tiles.ts';

/** A bundle whose entries are not what was logged. */
export interface WrongBundle {
  /** Index of its first entry. */
  readonly first: number;
  /** The leaf hashes that are proven to belong here. */
  readonly truth: readonly Uint8Array[];
  /** Those of the entries that stand here; empty when the file is missing. */
  readonly found: readonly Uint8Array[];
}

/** What happened to a run of neighbouring entries. */
export interface Change {
  readonly kind: 'changed' | 'dropped' | 'inserted' | 'moved';
  readonly first: number;
  readonly last: number;
  /** Where the first of them stands now, or should stand. */
  readonly at: number;
  /** The first index of the bundle in which it shows. */
  readonly bundle: number;
}

interface Standing {
  /** Where it stands now. */
  readonly at: number;
  /** First index of the bundle it stands in, which may hold more than belong there. */
  readonly bundle: number;
  /** Its rank among all that belong here; null for an entry that was never logged here. */
  readonly rank: number | null;
}

/**
 * Says what was done to the entries of some bundles, from their proven hashes alone. A salted leaf is logged once, so its
 * hash tells which entry it is wherever it stands now. As few entries as possible are called moved: those outside the
 * longest run that is still in order.
 * @param wrong in order
 * @param cutOff the bundles go on after these: what is missing at the end may only stand further on
 */
export function changesOf(wrong: readonly WrongBundle[], cutOff: boolean): Change[] {
  const belongs = wrong.flatMap(({ first, truth }) => truth.map((hash, i) => ({ index: first + i, hash })));
  const rankOf = new Map(belongs.map(({ hash }, rank) => [toHex(hash), rank]));
  const stands: Standing[] = [];
  const used = new Set<number>();
  for (const { first, found } of wrong) {
    for (const [i, hash] of found.entries()) {
      const rank = rankOf.get(toHex(hash));
      // A second copy of an entry was never logged.
      stands.push({ at: first + i, bundle: first, rank: rank === undefined || used.has(rank) ? null : rank });
      if (rank !== undefined) used.add(rank);
    }
  }
  const inOrder = longestInOrder(stands.flatMap(({ rank }) => (rank === null ? [] : [rank])));
  const indexOf = (rank: number): number => belongs[rank]?.index ?? 0;
  const place = (index: number, at = index, bundle = Math.floor(at / TILE_WIDTH) * TILE_WIDTH): Place => ({
    ...{ index, at, bundle },
  });

  const changes: Change[] = [];
  let lost: Place[] = [];
  let strange: Place[] = [];
  let next = 0;
  const settle = (until: number): void => {
    for (; next < until; next++) if (!used.has(next)) lost.push(place(indexOf(next)));
    // As many strangers as are lost stand in their places: these were changed. Else both are told for themselves.
    if (lost.length === strange.length) changes.push(...runs('changed', lost));
    else changes.push(...runs('dropped', lost), ...runs('inserted', strange));
    [lost, strange] = [[], []];
  };
  const moved: Place[] = [];
  for (const { at, bundle, rank } of stands) {
    if (rank === null) strange.push(place(at, at, bundle));
    else if (inOrder.has(rank)) {
      settle(rank);
      next = rank + 1;
    } else moved.push(place(indexOf(rank), at, bundle));
  }
  if (!cutOff) settle(belongs.length);
  return [...changes, ...runs('moved', moved)];
}

interface Place {
  readonly index: number;
  readonly at: number;
  readonly bundle: number;
}

function runs(kind: Change['kind'], places: readonly Place[]): Change[] {
  const found: { kind: Change['kind']; first: number; last: number; at: number; bundle: number }[] = [];
  for (const { index, at, bundle } of places) {
    const run = found.at(-1);
    if (run?.last === index - 1 && run.at + index - run.first === at) run.last = index;
    else found.push({ kind, first: index, last: index, at, bundle });
  }
  return found;
}

/** The longest increasing subsequence (patience sorting): what nobody needs to have moved. */
function longestInOrder(ranks: readonly number[]): ReadonlySet<number> {
  const ends: number[] = [];
  const before = new Map<number, number | undefined>();
  for (const rank of ranks) {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if ((ends[middle] ?? 0) < rank) low = middle + 1;
      else high = middle;
    }
    before.set(rank, ends[low - 1]);
    ends[low] = rank;
  }
  const longest = new Set<number>();
  for (let rank = ends.at(-1); rank !== undefined; rank = before.get(rank)) longest.add(rank);
  return longest;
}
