import { appendLeaf, consistencyProof, EMPTY_RANGE, leafHash, rootOf, type HashReader } from '@cordon/ledger';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sha256 } from '../hashing.ts';
import { NOTHING } from './memory.ts';
import { refusalOf, type Tree, type Wish } from './rules.ts';

/** A log of these entries, the shortest whole implementation of one. */
function logOf(entries: readonly number[]): Tree & { readonly hash: HashReader } {
  const hashes = new Map<string, Uint8Array>();
  const range = entries.reduce(
    (tree, entry) =>
      appendLeaf(tree, leafHash(Uint8Array.of(entry)), (level, index, hash) => {
        hashes.set(`${String(level)}/${String(index)}`, hash);
      }),
    EMPTY_RANGE,
  );
  const hash: HashReader = (level, index) =>
    hashes.get(`${String(level)}/${String(index)}`) ?? new Uint8Array(0);
  return { size: range.size, root: rootOf(range), hash };
}

const wishOf = (entries: readonly number[], from: number, origin = 'log.example'): Wish => {
  const log = logOf(entries);
  const proof = from < 1 || from >= log.size ? [] : consistencyProof(from, log.size, log.hash, sha256);
  return { origin, size: log.size, root: log.root, from, proof };
};

/** Histories that share beginnings, as those of an attacker who copies the honest one do. */
const entriesOf = fc.array(fc.integer({ min: 0, max: 1 }), { minLength: 1, maxLength: 12 });

describe('the signer', () => {
  it('signs no two trees of which one is not the beginning of the other, whatever is asked', () => {
    const question = fc.record({
      entries: entriesOf,
      from: fc.integer({ min: 0, max: 12 }),
      origin: fc.constantFrom('log.example', 'log.example', 'log.example', 'other.example'),
      /** A proof from another history. */
      borrowed: fc.option(entriesOf, { nil: null }),
    });
    fc.assert(
      fc.property(fc.array(question, { maxLength: 25 }), (questions) => {
        let last: Tree = NOTHING;
        let signed: readonly number[] = [];
        for (const { entries, from, origin, borrowed } of questions) {
          const honest = wishOf(entries, from, origin);
          const wish = { ...honest, ...(borrowed !== null && { proof: wishOf(borrowed, from).proof }) };
          if (refusalOf({ origin: 'log.example', last }, wish, sha256) !== null) continue;
          expect(origin).toBe('log.example');
          // The oracle: the entries themselves.
          expect(entries.slice(0, signed.length)).toEqual(signed);
          signed = entries;
          last = wish;
        }
      }),
      { numRuns: 300 },
    );
  });

  it('signs every honest continuation, and what it signed already', () => {
    fc.assert(
      fc.property(entriesOf, fc.array(entriesOf, { maxLength: 6 }), (first, more) => {
        let entries = first;
        let last: Tree = NOTHING;
        for (const next of [[], ...more]) {
          entries = [...entries, ...next];
          const wish = wishOf(entries, last.size);
          expect(refusalOf({ origin: 'log.example', last }, wish, sha256)).toBeNull();
          last = wish;
          expect(refusalOf({ origin: 'log.example', last }, wishOf(entries, 3), sha256)).toBeNull();
        }
      }),
      { numRuns: 100 },
    );
  });

  it('says why not: another log, an earlier tree, a proof from elsewhere, a fork', () => {
    const last = logOf([0, 1, 0]);
    const state = { origin: 'log.example', last };
    const other = {
      ...wishOf([0, 1, 0, 1], 3),
      root: rootOf(appendLeaf(EMPTY_RANGE, leafHash(Uint8Array.of(9)))),
    };
    for (const [wish, why] of [
      [wishOf([0, 1, 0, 1], 3, 'other.example'), 'origin'],
      [wishOf([0, 1], 2), 'elsewhere'],
      [wishOf([0, 1, 0, 1], 2), 'elsewhere'],
      [wishOf([1, 1, 0, 1], 3), 'fork'],
      [wishOf([0, 1, 1], 3), 'fork'],
      [other, 'fork'],
      [{ ...wishOf([0, 1, 0, 1], 3), proof: [] }, 'fork'],
    ] as const) {
      expect(refusalOf(state, wish, sha256)).toBe(why);
    }
  });
});
