import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from '../../../../tests/support/database.ts';
import { openPools, type Pools } from '../platform/db.ts';
import { silentLog } from '../platform/log.ts';
import { bigints, booleans, byteas, instants, ints, texts } from './binaryArrays.ts';

/* What goes in comes out, as PostgreSQL itself reads it. */

let database: TestDatabase;
let pools: Pools;
beforeAll(async () => {
  database = await testDatabase();
  pools = openPools(database, silentLog);
});
afterAll(async () => {
  await pools.close();
  await database.drop();
});

const text = fc.string({ unit: 'binary' }).filter((value) => value.isWellFormed() && !value.includes('\0'));
const rows = fc.array(
  fc.record({
    text: fc.option(text),
    bytes: fc.option(fc.uint8Array()),
    big: fc.maxSafeInteger(),
    int: fc.integer(),
    yes: fc.boolean(),
    instant: fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }),
  }),
  { maxLength: 20 },
);

it('arrays of every type and length, nulls among them', async () => {
  await fc.assert(
    fc.asyncProperty(rows, async (given) => {
      const { rows: found } = await pools.app.query(
        `SELECT * FROM unnest($1::text[], $2::bytea[], $3::bigint[], $4::int[], $5::boolean[], $6::timestamptz[])
           AS x (text, bytes, big, "int", yes, instant)`,
        [
          texts(given.map((row) => row.text)),
          byteas(given.map((row) => row.bytes)),
          bigints(given.map((row) => row.big)),
          ints(given.map((row) => row.int)),
          booleans(given.map((row) => row.yes)),
          instants(given.map((row) => row.instant)),
        ],
      );
      expect(found).toEqual(given.map((row) => ({ ...row, bytes: row.bytes && Buffer.from(row.bytes) })));
    }),
    { numRuns: 60 },
  );
});
