import { intersect, unite, type Bits } from './bits.ts';

/** What entries are asked for: a term, a stretch of time, or a combination of such. */
export type Query =
  | { readonly term: string }
  | { readonly from: Date | null; readonly until: Date | null }
  | { readonly all: readonly Query[] }
  | { readonly any: readonly Query[] };

export type Stretch = Extract<Query, { readonly until: Date | null }>;

export const isStretch = (query: Query): query is Stretch => 'until' in query;

export function termsIn(query: Query): readonly string[] {
  if ('term' in query) return [query.term];
  return isStretch(query) ? [] : ('all' in query ? query.all : query.any).flatMap(termsIn);
}

export function stretchesIn(query: Query): readonly Stretch[] {
  if ('term' in query) return [];
  return isStretch(query) ? [query] : ('all' in query ? query.all : query.any).flatMap(stretchesIn);
}

/** Blocks an answer may lie in, as far as their lists tell; `every` where a query leaves none out. */
export type Blocks = ReadonlySet<number> | 'every';

/** @param blocksOf of a term or a stretch */
export function candidates(query: Query, blocksOf: (leaf: { term: string } | Stretch) => Blocks): Blocks {
  if ('term' in query || isStretch(query)) return blocksOf(query);
  const lists = ('all' in query ? query.all : query.any).map((part) => candidates(part, blocksOf));
  const sets = lists.filter((list) => list !== 'every');
  if ('any' in query) {
    return sets.length < lists.length ? 'every' : new Set(sets.flatMap((list) => [...list]));
  }
  if (sets.length === 0) return 'every';
  const [rarest = new Set<number>(), ...others] = sets.toSorted((a, b) => a.size - b.size);
  return new Set([...rarest].filter((block) => others.every((list) => list.has(block))));
}

/** @param bitsOf a term or a stretch in the block it is about */
export function answer(query: Query, bitsOf: (leaf: { term: string } | Stretch) => Bits): Bits {
  if ('term' in query || isStretch(query)) return bitsOf(query);
  if ('any' in query) return unite(query.any.map((part) => answer(part, bitsOf)));
  return intersect(query.all.map((part) => answer(part, bitsOf)));
}
