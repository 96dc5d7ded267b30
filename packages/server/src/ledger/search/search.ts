import { BLOCK, everyBit, intersect, isEmpty, noBits, offsetsIn, type Bits } from './bits.ts';
import { answer, candidates, stretchesIn, termsIn, type Query, type Stretch } from './query.ts';

/** The index as it is stored. */
export interface Index {
  /** Blocks a term stands in. */
  blocks(terms: readonly string[]): Promise<ReadonlyMap<string, ReadonlySet<number>>>;
  /** Blocks with acts of a stretch of time; `whole` where every act of the block is. */
  during(stretch: Stretch): Promise<ReadonlyMap<number, 'whole' | 'part'>>;
  /** By block and term; a term that stands in none of a block is left out. */
  bits(
    terms: readonly string[],
    blocks: readonly number[],
  ): Promise<ReadonlyMap<number, ReadonlyMap<string, Bits>>>;
  /** Of one block, what happened within a stretch of time. */
  bitsDuring(stretch: Stretch, block: number): Promise<Bits>;
}

/** How much is read at first, and at most, at a time: a page is mostly in the first blocks. */
const FIRST = 4;
const MOST = 256;

/**
 * Entries a query asks for, newest first, a handful at a time; reading may end anywhere.
 * @param below indices from here on are left out: where the index ends, or where the last page did
 */
export async function* search(
  index: Index,
  query: Query,
  below: number,
): AsyncGenerator<readonly number[], void, void> {
  const narrowing = narrowingOf(query);
  const terms = [...new Set(termsIn(narrowing))];
  const stretches = stretchesIn(query);
  const [blocksOf, during] = await Promise.all([
    index.blocks(terms),
    Promise.all(stretches.map((stretch) => index.during(stretch))),
  ]);
  const duringOf = new Map(
    stretches.map((stretch, nth) => [stretch, during[nth] ?? new Map<number, 'part'>()]),
  );
  const found = candidates(narrowing, (leaf) =>
    'term' in leaf ? (blocksOf.get(leaf.term) ?? new Set()) : new Set(duringOf.get(leaf)?.keys()),
  );
  const last = Math.ceil(below / BLOCK) - 1;
  const blocks =
    found === 'every'
      ? Array.from({ length: last + 1 }, (_, nth) => last - nth)
      : [...found].filter((block) => block <= last).toSorted((a, b) => b - a);

  const steps = stepsOf(query, blocksOf);
  for (let [at, count] = [0, FIRST]; at < blocks.length; at += count, count = Math.min(count * 4, MOST)) {
    let left = new Map(blocks.slice(at, at + count).map((block) => [block, everyBit()]));
    for (const step of steps) left = await narrow(index, step, left, duringOf);
    for (const [block, bits] of left) {
      const entries = offsetsIn(bits).map((offset) => block * BLOCK + offset);
      const older = entries.filter((entry) => entry < below).toReversed();
      if (older.length > 0) yield older;
    }
  }
}

/**
 * What the blocks to look at are found by. An alternative of many terms has long lists and leaves little out; where there
 * are single terms beside it, it is asked only in the blocks that these leave.
 */
function narrowingOf(query: Query): Query {
  if (!('all' in query) || !query.all.some((part) => 'term' in part)) return query;
  return { all: query.all.filter((part) => 'term' in part || stretchesIn(part).length > 0) };
}

/**
 * The parts that all have to hold, cheapest first: single terms, the rarest together, then each alternative, then each time. Of a block
 * that an earlier one leaves empty, the later ones read nothing.
 */
function stepsOf(query: Query, blocks: ReadonlyMap<string, ReadonlySet<number>>): readonly Query[] {
  const parts = 'all' in query ? query.all : [query];
  const single = parts
    .filter((part) => 'term' in part)
    .toSorted((a, b) => (blocks.get(a.term)?.size ?? 0) - (blocks.get(b.term)?.size ?? 0));
  const others = parts.filter((part) => !('term' in part));
  const cost = (part: Query): number => (stretchesIn(part).length > 0 ? Infinity : termsIn(part).length);
  const together = [{ all: single.slice(0, 2) }, { all: single.slice(2) }].filter(
    ({ all }) => all.length > 0,
  );
  return [...together, ...others.toSorted((a, b) => cost(a) - cost(b))];
}

/** What of each block is left after one more part, without the blocks of which nothing is. */
async function narrow(
  index: Index,
  part: Query,
  before: ReadonlyMap<number, Bits>,
  during: ReadonlyMap<Stretch, ReadonlyMap<number, 'whole' | 'part'>>,
): Promise<Map<number, Bits>> {
  const bits = await index.bits([...new Set(termsIn(part))], [...before.keys()]);
  const after = new Map<number, Bits>();
  for (const [block, found] of before) {
    const partly = new Map<Stretch, Bits>();
    for (const stretch of stretchesIn(part)) {
      if (during.get(stretch)?.get(block) === 'part') {
        partly.set(stretch, await index.bitsDuring(stretch, block));
      }
    }
    const here = answer(part, (leaf) => {
      if ('term' in leaf) return bits.get(block)?.get(leaf.term) ?? noBits();
      return partly.get(leaf) ?? (during.get(leaf)?.get(block) === 'whole' ? everyBit() : noBits());
    });
    const left = intersect([found, here]);
    if (!isEmpty(left)) after.set(block, left);
  }
  return after;
}
