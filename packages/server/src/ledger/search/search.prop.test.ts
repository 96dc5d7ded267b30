import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  BLOCK,
  decodeBits,
  encodeBits,
  intersect,
  isEmpty,
  noBits,
  offsetsIn,
  setBit,
  unite,
  type Bits,
} from './bits.ts';
import type { Query } from './query.ts';
import { search, type Index } from './search.ts';

/* The index answers as reading every entry would, whatever is asked for. */

const offsets = fc.uniqueArray(fc.integer({ min: 0, max: BLOCK - 1 }), { maxLength: 1200 });

it('stores a set of entries in at most 1,024 bytes and reads it back', () => {
  fc.assert(
    fc.property(offsets, (wanted) => {
      const bits = noBits();
      for (const offset of wanted) setBit(bits, offset);
      expect(offsetsIn(bits)).toEqual(wanted.toSorted((a, b) => a - b));
      const stored = encodeBits(bits);
      expect(stored.length).toBe(Math.min(1024, 2 * wanted.length));
      expect(decodeBits(stored)).toEqual(bits);
    }),
  );
});

it('takes what several sets have in common, and together, wherever their bytes lie', () => {
  fc.assert(
    fc.property(fc.array(offsets, { maxLength: 4 }), fc.nat(7), (sets, shift) => {
      const bits = sets.map((wanted) => {
        const stored = Buffer.alloc(BLOCK / 8 + shift).subarray(shift);
        for (const offset of wanted) setBit(stored, offset);
        return stored;
      });
      const before = bits.map((one) => Buffer.from(one));
      const all = Array.from({ length: BLOCK }, (_, offset) => offset);
      expect(offsetsIn(intersect(bits))).toEqual(
        all.filter((offset) => sets.every((wanted) => wanted.includes(offset))),
      );
      expect(offsetsIn(unite(bits))).toEqual([...new Set(sets.flat())].toSorted((a, b) => a - b));
      expect(isEmpty(unite(bits))).toBe(sets.flat().length === 0);
      expect(bits).toEqual(before);
    }),
    { numRuns: 40 },
  );
});

interface Entry {
  readonly index: number;
  readonly terms: readonly string[];
  readonly at: Date;
}

const TERMS = ['a', 'b', 'c', 'never'];
const DAY = 86_400_000;

/** Entries over three blocks, mostly in the order of their times. */
const ledger = fc
  .array(
    fc.record({
      index: fc.integer({ min: 0, max: 3 * BLOCK - 1 }),
      terms: fc.subarray(['a', 'b', 'c']),
      late: fc.oneof({ weight: 8, arbitrary: fc.constant(0) }, fc.integer({ min: 0, max: 3 * BLOCK })),
    }),
    { maxLength: 60 },
  )
  .map((all): readonly Entry[] =>
    [...new Map(all.map((entry) => [entry.index, entry])).values()].map(({ index, terms, late }) => ({
      ...{ index, terms },
      at: new Date((index - late) * DAY),
    })),
  );

const moment = fc.option(
  fc.integer({ min: 0, max: 3 * BLOCK }).map((day) => new Date(day * DAY)),
  { nil: null },
);

const { query } = fc.letrec<{ query: Query; leaf: Query }>((tie) => ({
  leaf: fc.oneof(
    fc.constantFrom(...TERMS).map((term) => ({ term })),
    fc.record({ from: moment, until: moment }),
  ),
  query: fc.oneof(
    { maxDepth: 3 },
    tie('leaf'),
    fc.array(tie('query'), { maxLength: 3 }).map((all) => ({ all })),
    fc.array(tie('query'), { maxLength: 3 }).map((any) => ({ any })),
  ),
}));

function isIn(asked: Query, entry: Entry): boolean {
  if ('term' in asked) return entry.terms.includes(asked.term);
  if ('all' in asked) return asked.all.every((part) => isIn(part, entry));
  if ('any' in asked) return asked.any.some((part) => isIn(part, entry));
  return (asked.from === null || entry.at >= asked.from) && (asked.until === null || entry.at < asked.until);
}

function indexOf(entries: readonly Entry[]): Index {
  const inBlock = (block: number) => entries.filter(({ index }) => Math.floor(index / BLOCK) === block);
  const bitsOf = (some: readonly Entry[]): Bits => {
    const bits = noBits();
    for (const { index } of some) setBit(bits, index % BLOCK);
    return bits;
  };
  return {
    blocks: async (terms) =>
      new Map(
        terms.map((term) => [
          term,
          new Set(
            entries
              .filter((entry) => entry.terms.includes(term))
              .map(({ index }) => Math.floor(index / BLOCK)),
          ),
        ]),
      ),
    during: async (stretch) =>
      new Map(
        [0, 1, 2].flatMap((block) => {
          const here = inBlock(block);
          const within = here.filter((entry) => isIn(stretch, entry));
          if (within.length === 0) return [];
          return [[block, within.length === here.length ? ('whole' as const) : ('part' as const)] as const];
        }),
      ),
    bits: async (terms, blocks) =>
      new Map(
        blocks.map((block) => [
          block,
          new Map(
            terms.map((term) => [term, bitsOf(inBlock(block).filter((entry) => entry.terms.includes(term)))]),
          ),
        ]),
      ),
    bitsDuring: async (stretch, block) => bitsOf(inBlock(block).filter((entry) => isIn(stretch, entry))),
  };
}

it('finds exactly what is asked for, newest first, from any place on', async () => {
  await fc.assert(
    fc.asyncProperty(ledger, query, fc.integer({ min: 0, max: 3 * BLOCK }), async (entries, asked, below) => {
      const known = new Set(entries.map(({ index }) => index));
      const found: number[] = [];
      for await (const some of search(indexOf(entries), asked, below)) found.push(...some);
      expect(found).toEqual(found.toSorted((a, b) => b - a));
      // A block holds every index in the ledger; here most are no entry.
      expect(found.filter((index) => known.has(index))).toEqual(
        entries
          .filter((entry) => entry.index < below && isIn(asked, entry))
          .map(({ index }) => index)
          .toSorted((a, b) => b - a),
      );
    }),
  );
});
