import { diffArrays } from 'diff';

/** A stretch of text that both sides have, or that only the newer or the older one has. */
export interface Part {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}

/**
 * How much comparing one run may still do. It is counted in steps, not in time, so that the same two texts compare
 * alike on every machine; what is left when it is used up is shown as replaced whole.
 */
export interface Effort {
  left: number;
}

/** Enough for two hundred clauses that were rewritten; some hundred milliseconds at worst. */
export function newEffort(): Effort {
  return { left: 1_000_000 };
}

/** More edits than this in one clause are no redline any more. */
const MOST_EDITS = 600;

/** A run of common words this short between two changes this long reads better as one change. */
const ISLAND = 2;
const SEA = 3;

/** A word with the space after it; the first one has the space before it too. */
export interface Word {
  /** What is compared. */
  readonly key: string;
  /** As it was written. */
  readonly raw: string;
}

/** Words, numbers (`1,000.50` is one) and single signs. Hyphens part words, since lines break there. */
const WORD = /(?:[\p{L}\p{M}\p{N}]+(?:[.,'\u2019][\p{L}\p{M}\p{N}]+)*|\.{3}|\S)\s*/gsu;

/** Cuts a text into words. Joined again, `raw` gives the text. */
export function wordsOf(text: string, fold: (word: string) => string = (word) => word): readonly Word[] {
  const lead = /^\s*/.exec(text)?.[0] ?? '';
  return [...text.slice(lead.length).matchAll(WORD)].map(([raw], index) => ({
    key: fold(raw.trimEnd()),
    raw: index === 0 ? lead + raw : raw,
  }));
}

/**
 * What became of a text, word by word; spaces and line breaks do not count.
 * @returns `same` and `added` joined give `after` to the letter; `same` and `removed` give `before`, spaces apart
 */
export function wordDiff(before: string, after: string, effort: Effort = newEffort()): readonly Part[] {
  const old = wordsOf(before);
  const now = wordsOf(after);
  if (now.length === 0 && old.length === 0) return after === '' ? [] : [{ kind: 'same', text: after }];
  const runs = joinIslands(editRuns(old, now, effort));
  let at = 0;
  let oldAt = 0;
  const parts: Part[] = [];
  for (const { kind, count } of runs) {
    const words = kind === 'removed' ? old.slice(oldAt, oldAt + count) : now.slice(at, at + count);
    if (kind !== 'added') oldAt += count;
    if (kind !== 'removed') at += count;
    parts.push({ kind, text: words.map(({ raw }) => raw).join('') });
  }
  return parts;
}

/** So many words, one after the other, that stayed, came or went. */
export interface Run {
  readonly kind: Part['kind'];
  readonly count: number;
}

/** The shortest way from one list of words to the other (Myers), or everything replaced when that takes too much. */
export function editRuns(old: readonly Word[], now: readonly Word[], effort: Effort): readonly Run[] {
  const most = Math.min(MOST_EDITS, Math.floor(Math.sqrt(2 * effort.left)));
  const found =
    most === 0 || Math.abs(old.length - now.length) > most
      ? undefined
      : diffArrays(
          old.map(({ key }) => key),
          now.map(({ key }) => key),
          { maxEditLength: most },
        );
  if (found === undefined) {
    effort.left -= Math.min(effort.left, (most * most) / 2);
    return runsOf(['removed', old.length], ['added', now.length]);
  }
  const runs = found.map(
    ({ added, removed, count }) => [added ? 'added' : removed ? 'removed' : 'same', count] as const,
  );
  const edits = runs.reduce((sum, [kind, count]) => (kind === 'same' ? sum : sum + count), 0);
  effort.left -= Math.min(effort.left, (edits * edits) / 2);
  return runsOf(...runs);
}

function runsOf(...runs: readonly (readonly [Part['kind'], number])[]): readonly Run[] {
  return runs.flatMap(([kind, count]) => (count === 0 ? [] : { kind, count }));
}

/** One change with all its removed words first: a text changed throughout is not shown as confetti. */
function joinIslands(runs: readonly Run[]): readonly Run[] {
  const groups: { same: boolean; removed: number; added: number }[] = [];
  for (const { kind, count } of runs) {
    let group = groups.at(-1);
    if (group?.same !== (kind === 'same')) {
      group = { same: kind === 'same', removed: 0, added: 0 };
      groups.push(group);
    }
    if (kind !== 'added') group.removed += count;
    if (kind !== 'removed') group.added += count;
  }
  const joined: typeof groups = [];
  groups.forEach((group, index) => {
    const before = joined.at(-1);
    const next = groups[index + 1];
    const island =
      group.same &&
      group.removed <= ISLAND &&
      [before, next].every((one) => one !== undefined && one.removed >= SEA && one.added >= SEA);
    if (before !== undefined && (island || before.same === group.same)) {
      before.removed += group.removed;
      before.added += group.added;
    } else {
      joined.push({ ...group });
    }
  });
  return joined.flatMap(({ same, removed, added }) =>
    same ? runsOf(['same', added]) : runsOf(['removed', removed], ['added', added]),
  );
}
