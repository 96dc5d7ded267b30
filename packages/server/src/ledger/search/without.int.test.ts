import fc from 'fast-check';
import type pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testDatabase, testPool, type TestDatabase } from '../../../../../tests/support/database.ts';
import { BLOCK, decodeBits, encodeBits, noBits, offsetsIn, setBit } from './bits.ts';

/* What PostgreSQL leaves of a stored block is what this program reads as the block without those entries. */

let database: TestDatabase;
let owner: pg.Pool;

beforeAll(async () => {
  database = await testDatabase();
  owner = testPool(database.ownerUrl, 1);
});
afterAll(async () => {
  await owner.end();
  await database.drop();
});

const place = fc.nat(BLOCK - 1);
const few = fc.uniqueArray(place, { minLength: 1, maxLength: 20 });
/** Stored bit by bit from 512 on. */
const many = fc
  .tuple(fc.integer({ min: 1, max: 15 }), fc.nat(500))
  .map(([step, from]) =>
    Array.from({ length: 520 }, (_, nth) => from + nth * step).filter((at) => at < BLOCK),
  );

it('in both stored forms, whatever goes', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(few, many),
      fc.array(place, { maxLength: 20 }),
      fc.boolean(),
      async (kept, gone, all) => {
        const bits = noBits();
        for (const at of kept) setBit(bits, at);
        const places = all ? [...gone, ...kept] : [...gone, ...kept.slice(0, 1)];
        const { rows } = await owner.query<{ bits: Buffer }>(
          'SELECT cordon.without_entries($1, $2) AS bits',
          [encodeBits(bits), places],
        );
        const left = rows[0]?.bits ?? Buffer.alloc(0);
        const expected = kept.filter((at) => !places.includes(at)).toSorted((a, b) => a - b);
        expect(offsetsIn(decodeBits(left))).toEqual(expected);
        expect(left.length === 0).toBe(expected.length === 0);
      },
    ),
    { seed: 7, numRuns: 200 },
  );
});
