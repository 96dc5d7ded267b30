import fc from 'fast-check';
import type pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testDatabase, testPool, type TestDatabase } from '../../../../../tests/support/database.ts';

/* How long an entry is kept, as PostgreSQL says it, against the rule written a second time. */

let database: TestDatabase;
let owner: pg.Pool;
let client: pg.PoolClient;

beforeAll(async () => {
  database = await testDatabase();
  owner = testPool(database.ownerUrl, 1);
  client = await owner.connect();
  // Rows of terms alone: whose they are does not matter here.
  await client.query(`DO $$ DECLARE c record; BEGIN
    FOR c IN SELECT conrelid::regclass AS held, conname FROM pg_constraint WHERE contype = 'f'
      AND conrelid IN ('cordon.agreement_versions'::regclass, 'cordon.former_signatures'::regclass)
    LOOP EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', c.held, c.conname); END LOOP; END $$`);
});
afterAll(async () => {
  client.release();
  await owner.end();
  await database.drop();
});

const DAY = 86_400_000;
const START = Date.parse('2020-01-01T00:00:00Z');

interface Version {
  readonly from: number;
  readonly until: number;
  readonly clause: { readonly keepDays: number; readonly limitationYears: number } | null;
  readonly signatures: number;
  /** The day on which the last of both signed. */
  readonly signed: number;
}

const version: fc.Arbitrary<Version> = fc
  .record({
    from: fc.nat(2_000),
    days: fc.integer({ min: 1, max: 1_500 }),
    clause: fc.option(
      fc.record({
        keepDays: fc.integer({ min: 365, max: 5_000 }),
        limitationYears: fc.integer({ min: 1, max: 12 }),
      }),
      { nil: null },
    ),
    signatures: fc.integer({ min: 0, max: 2 }),
    signed: fc.nat(2_000),
  })
  .map(({ from, days, ...rest }) => ({ from, until: from + days, ...rest }));

const instant = (day: number) => new Date(START + day * DAY).toISOString();

let agreements = 0;
/** An agreement that says one after another of these. */
async function agreed(versions: readonly Version[]): Promise<string> {
  const id = `agr_${String(++agreements)}`;
  for (const [nth, one] of versions.entries()) await add(id, nth + 1, one);
  return id;
}

async function add(
  id: string,
  nth: number,
  { from, until, clause, signatures, signed }: Version,
): Promise<void> {
  const duties = [
    { clause: '9.1', kind: 'deletion', by: 'processor', days: 30 },
    ...(clause === null ? [] : [{ clause: '9.2', kind: 'ledger-retention', by: 'controller', ...clause }]),
  ];
  const terms = JSON.stringify({ inForce: { from: instant(from), until: instant(until) }, duties });
  await client.query(
    `INSERT INTO cordon.agreement_versions (agreement_id, version, terms, terms_hash, clauses, created_at, kind)
     VALUES ($1, $2, $3, sha256(''), '[]', now(), 'renewal')`,
    [id, nth, terms],
  );
  for (const party of ['pty_a', 'pty_b'].slice(0, signatures)) {
    await client.query(
      `INSERT INTO cordon.former_signatures (agreement_id, version, party_id, key_id, signature, signed_at)
       VALUES ($1, $2, $3, 'key_1', decode(repeat('00', 64), 'hex'), $4)`,
      [id, nth, party, instant(signed)],
    );
  }
}

async function ends(agreement: string, day: number): Promise<{ limitation: number; kept: number }> {
  const { rows } = await client.query<{ limitation: Date; kept: Date }>(
    'SELECT limitation, kept FROM cordon.ledger_ends(cordon.ledger_promises($1), $2)',
    [agreement, instant(day)],
  );
  return { limitation: rows[0]?.limitation.getTime() ?? 0, kept: rows[0]?.kept.getTime() ?? 0 };
}

const SILENT = { keepDays: 2_192, limitationYears: 3 };

/** The longest of what both signed for then or later; six years, and three after the end of the year, without a word. */
function ruled(versions: readonly Version[], day: number): { limitation: number; kept: number } {
  const count = versions.filter(({ until, signatures }) => signatures === 2 && until > day);
  const then = count.some(({ from, signed }) => from <= day && signed <= day);
  const said = [...count.map(({ clause }) => clause ?? SILENT), ...(then ? [] : [SILENT])];
  const at = new Date(START + day * DAY);
  const years = Math.max(...said.map(({ limitationYears }) => limitationYears));
  const limitation = Date.UTC(at.getUTCFullYear() + years + 1, 0, 1);
  const days = Math.max(...said.map(({ keepDays }) => keepDays));
  return { limitation, kept: Math.max(limitation, at.getTime() + days * DAY) };
}

it('for any sequence of terms, is the longest of those in force then and after', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(version, { maxLength: 5 }), fc.nat(4_000), async (versions, day) => {
      expect(await ends(await agreed(versions), day)).toEqual(ruled(versions, day));
    }),
    { seed: 7, numRuns: 150 },
  );
});

it('is never shortened by a term that is signed later, whatever time it says it is for', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(version, { maxLength: 4 }),
      version,
      fc.nat(2_000),
      async (versions, newer, day) => {
        const id = await agreed(versions);
        const before = await ends(id, day);
        await add(id, versions.length + 1, { ...newer, signed: day + 1 });
        const after = await ends(id, day);
        expect(after.kept).toBeGreaterThanOrEqual(before.kept);
        expect(after.limitation).toBeGreaterThanOrEqual(before.limitation);
      },
    ),
    { seed: 8, numRuns: 150 },
  );
});

it('the alarm rings: a rule that takes the newest term would shorten', async () => {
  const long = {
    from: 0,
    until: 400,
    clause: { keepDays: 3_650, limitationYears: 10 },
    signatures: 2,
    signed: 0,
  };
  const short = {
    from: 400,
    until: 800,
    clause: { keepDays: 365, limitationYears: 1 },
    signatures: 2,
    signed: 0,
  };
  const id = await agreed([long, short]);
  expect((await ends(id, 100)).kept).toBe(ruled([long], 100).kept);
  expect((await ends(id, 100)).kept).toBeGreaterThan(ruled([short], 100).kept);
  expect((await ends(id, 500)).kept).toBe(ruled([short], 500).kept);
});
