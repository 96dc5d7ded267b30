import { bagOf, likeness, squeezed } from './similar.ts';

/** What a clause is recognised by. */
export interface Recognisable {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly from?: { readonly clause: string };
}

/** By what two clauses were found to be the same one. */
export type PairedBy = 'number-and-title' | 'library' | 'title' | 'number' | 'text';

export interface Pair {
  /** Places in the two lists. */
  readonly before: number;
  readonly after: number;
  readonly by: PairedBy;
}

/** A clause whose words have changed more than this is another clause, whatever its number. */
const SAME_CLAUSE = 0.5;
/** Without number and title to go by, words must agree better. */
const SAME_WORDS = 0.6;
/** Words looked up at most to compare each with each; then only number, title and library count. */
const MOST_LOOKUPS = 10_000_000;

/** Finds for each clause what it was before. Each is paired at most once; the surest signs come first. */
export function pairClauses(
  before: readonly Recognisable[],
  after: readonly Recognisable[],
): readonly Pair[] {
  const pairs: Pair[] = [];
  const open = {
    before: new Set(before.keys()),
    after: new Set(after.keys()),
  };
  const pair = (a: number, b: number, by: PairedBy): void => {
    if (!open.before.delete(a) || !open.after.delete(b)) return;
    pairs.push({ before: a, after: b, by });
  };
  // A key that stands twice on one side says nothing, unless it is number and title together: then the first is meant.
  const byKey = (by: PairedBy, keyOf: (clause: Recognisable) => string, alone: boolean): void => {
    const mine = placesOf(before, open.before, keyOf);
    for (const [key, places] of placesOf(after, open.after, keyOf)) {
      const others = mine.get(key) ?? [];
      if (alone && (places.length > 1 || others.length > 1)) continue;
      const [a] = others;
      const [b] = places;
      if (a !== undefined && b !== undefined) pair(a, b, by);
    }
  };
  byKey(
    'number-and-title',
    ({ id, title }) => (title === '' ? '' : `${squeezed(id)} ${nameOf(title)}`),
    false,
  );
  byKey('library', ({ from }) => from?.clause ?? '', true);
  byKey('title', ({ title }) => nameOf(title), true);

  const bags = (list: readonly Recognisable[], places: ReadonlySet<number>) =>
    new Map(
      [...places].flatMap((at) => {
        const clause = list[at];
        return clause === undefined ? [] : [[at, { clause, ...bagsOf(clause) }] as const];
      }),
    );
  const old = bags(before, open.before);
  const now = bags(after, open.after);
  const close: { a: number; b: number; likeness: number; by: PairedBy }[] = [];
  let lookups = 0;
  for (const [a, one] of old) {
    for (const [b, other] of now) {
      lookups += Math.min(one.text.words.size, other.text.words.size) + 1;
      if (lookups > MOST_LOOKUPS) break;
      const words = likeness(one.text, other.text);
      const numbered = squeezed(one.clause.id) === squeezed(other.clause.id);
      if (numbered && Math.max(words, likeness(one.title, other.title)) >= SAME_CLAUSE) {
        close.push({ a, b, likeness: 1 + words, by: 'number' });
      } else if (words >= SAME_WORDS) close.push({ a, b, likeness: words, by: 'text' });
    }
  }
  for (const { a, b, by } of close.toSorted((x, y) => y.likeness - x.likeness)) pair(a, b, by);
  return pairs;
}

/** A title for comparing: case, spaces and typography apart. */
export function nameOf(title: string): string {
  return squeezed(title).toLowerCase();
}

function bagsOf({ title, text }: Recognisable) {
  return { title: bagOf(title), text: bagOf(text) };
}

function placesOf(
  list: readonly Recognisable[],
  places: ReadonlySet<number>,
  keyOf: (clause: Recognisable) => string,
): Map<string, number[]> {
  const found = new Map<string, number[]>();
  for (const at of places) {
    const clause = list[at];
    const key = clause === undefined ? '' : keyOf(clause);
    if (key === '') continue;
    found.set(key, [...(found.get(key) ?? []), at]);
  }
  return found;
}
