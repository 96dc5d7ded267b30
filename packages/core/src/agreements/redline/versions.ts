import type { Clause, Effects, Value } from '../clause.ts';
import { pairClauses } from './pairing.ts';
import { newEffort, wordDiff, type Effort, type Part } from './words.ts';

/** What became of one clause between two versions. */
export interface ClauseChange {
  /** `moved`: the words are the same, the number or the place is not. */
  readonly kind: 'unchanged' | 'changed' | 'added' | 'removed' | 'moved';
  /** Its number then and now; null where there was none. */
  readonly before: string | null;
  readonly after: string | null;
  readonly title: readonly Part[];
  readonly text: readonly Part[];
  /** Variables of the library clause that were set to something else. */
  readonly values: readonly ValueChange[];
  /** What it is meant to do, when that changed. */
  readonly effects: { readonly before: Effects | null; readonly after: Effects | null } | null;
}

export interface ValueChange {
  readonly name: string;
  readonly before: Value | null;
  readonly after: Value | null;
}

/**
 * The redline of a whole version: each clause of `after` in its order, each removed one where it stood.
 * Takes bounded time for any texts: those too long or too different to compare are shown as replaced.
 */
export function diffVersions(before: readonly Clause[], after: readonly Clause[]): readonly ClauseChange[] {
  const effort = newEffort();
  const pairs = pairClauses(before, after);
  const partnerOf = new Map(pairs.map((pair) => [pair.after, pair.before]));
  const kept = new Set(pairs.map((pair) => pair.before));
  const inPlace = longestRising(after.flatMap((_, at) => partnerOf.get(at) ?? []));

  const changes: ClauseChange[] = [];
  let upTo = 0;
  const removedUpTo = (end: number): void => {
    for (; upTo < end; upTo++) {
      const clause = before[upTo];
      if (clause !== undefined && !kept.has(upTo)) changes.push(removed(clause));
    }
  };
  after.forEach((clause, at) => {
    const from = partnerOf.get(at);
    const old = from === undefined ? undefined : before[from];
    if (from !== undefined && inPlace.has(from)) removedUpTo(from);
    changes.push(
      old === undefined || from === undefined
        ? added(clause)
        : compared(old, clause, inPlace.has(from), effort),
    );
  });
  removedUpTo(before.length);
  return changes;
}

function added({ id, title, text, from, effects }: Clause): ClauseChange {
  return {
    ...{ kind: 'added', before: null, after: id, title: whole('added', title), text: whole('added', text) },
    values: valueChanges({}, from?.values ?? {}),
    effects: effects === undefined ? null : { before: null, after: effects },
  };
}

function removed({ id, title, text, from, effects }: Clause): ClauseChange {
  return {
    ...{ kind: 'removed', before: id, after: null },
    ...{ title: whole('removed', title), text: whole('removed', text) },
    values: valueChanges(from?.values ?? {}, {}),
    effects: effects === undefined ? null : { before: effects, after: null },
  };
}

function compared(old: Clause, now: Clause, inPlace: boolean, effort: Effort): ClauseChange {
  const title = wordDiff(old.title, now.title, effort);
  const text = wordDiff(old.text, now.text, effort);
  const values = valueChanges(old.from?.values ?? {}, now.from?.values ?? {});
  const effects = sameData(old.effects, now.effects)
    ? null
    : { before: old.effects ?? null, after: now.effects ?? null };
  const same =
    [...title, ...text].every(({ kind }) => kind === 'same') && values.length === 0 && effects === null;
  const stayed = inPlace && old.id === now.id;
  return {
    kind: same ? (stayed ? 'unchanged' : 'moved') : 'changed',
    ...{ before: old.id, after: now.id, title, text, values, effects },
  };
}

function whole(kind: Part['kind'], text: string): readonly Part[] {
  return text === '' ? [] : [{ kind, text }];
}

type Values = Readonly<Record<string, Value>>;

function valueChanges(before: Values, after: Values): readonly ValueChange[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .map((name) => ({ name, before: own(before, name), after: own(after, name) }))
    .filter((change) => !sameData(change.before, change.after));
}

function own(values: Values, name: string): Value | null {
  return Object.hasOwn(values, name) ? (values[name] ?? null) : null;
}

/** Whether two values of JSON are the same, the order of their keys apart. */
function sameData(a: unknown, b: unknown): boolean {
  return JSON.stringify(ordered(a)) === JSON.stringify(ordered(b));
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  // As pairs: a key may be called __proto__.
  return entries.map(([key, inner]) => [key, ordered(inner)]);
}

/** The largest set of places that still follow each other as before: what is outside it was moved. */
function longestRising(places: readonly number[]): ReadonlySet<number> {
  const best: { length: number; last: number; before: number }[] = [];
  let end = -1;
  places.forEach((place, at) => {
    let length = 1;
    let before = -1;
    for (let i = 0; i < at; i++) {
      const other = best[i];
      if (other !== undefined && other.last < place && other.length >= length) {
        length = other.length + 1;
        before = i;
      }
    }
    best.push({ length, last: place, before });
    if (length > (best[end]?.length ?? 0)) end = at;
  });
  const rising = new Set<number>();
  for (let at = end; at >= 0; at = best[at]?.before ?? -1) {
    const place = best[at];
    if (place !== undefined) rising.add(place.last);
  }
  return rising;
}
