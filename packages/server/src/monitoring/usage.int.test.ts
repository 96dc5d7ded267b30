import { SHIFT_HOURS } from '@cordon/core/policy';
import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testDatabase, type TestDatabase, testPool } from '../../../../tests/support/database.ts';
import { createUsage } from './usage.store.ts';

/* Budgets of many people are counted in one question; each gets their own. */

const DAY = 24 * 60;
const NOW = new Date('2026-10-01T12:00:00Z');
const kinds = ['subject', 'reveal', 'lookup', 'unbound', 'shown'] as const;

interface Use {
  readonly person: string;
  readonly kind: (typeof kinds)[number];
  readonly subject: string;
  readonly minutesAgo: number;
}

let database: TestDatabase;
let owner: pg.Pool;
let app: pg.Pool;

beforeAll(async () => {
  database = await testDatabase();
  owner = testPool(database.ownerUrl, 1);
  app = testPool(database.appUrl, 4);
});
afterAll(async () => {
  await Promise.all([owner.end(), app.end()]);
  await database.drop();
});

const person = fc.constantFrom('ada', 'bo', 'cy');
const subject = fc.constantFrom('s1', 's2', 's3');
const use: fc.Arbitrary<Use> = fc.record({
  ...{ person, subject, kind: fc.constantFrom(...kinds) },
  minutesAgo: fc
    .oneof(
      fc.integer({ min: 1, max: 90 }),
      fc.integer({ min: 1, max: SHIFT_HOURS * 60 + 60 }),
      fc.integer({ min: DAY - 60, max: DAY + 60 }),
    )
    .filter((one) => one !== 60 && one !== SHIFT_HOURS * 60 && one !== DAY),
});
const asked = fc.record({
  person,
  subject: fc.option(subject, { nil: null }),
  ticket: fc.option(subject, { nil: null }),
});

it('gives everybody who asks at once their own', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(use, { maxLength: 20 }),
      fc.array(asked, { minLength: 1, maxLength: 12 }),
      async (uses, questions) => {
        await owner.query('TRUNCATE cordon.usage');
        const usage = createUsage(app);
        // What was counted before is gone on from.
        const half = Math.floor(uses.length / 2);
        await insert(uses.slice(0, half), 0);
        await Promise.all(questions.map((one) => usage.of(one.person, one, NOW)));
        await insert(uses.slice(half), half);
        const answers = await Promise.all(questions.map((one) => usage.of(one.person, one, NOW)));
        expect(answers).toEqual(questions.map((one) => counted(uses, one)));
        const shown = await usage.shownToday('ada', ['s1', 's2', 'nobody'], NOW);
        const expected = uses.filter(
          (one) => one.person === 'ada' && one.kind === 'shown' && one.minutesAgo < DAY,
        );
        expect(shown).toEqual(new Set(expected.map((one) => one.subject).filter((one) => one !== 's3')));
      },
    ),
    { numRuns: 60 },
  );
});

it('tells what was counted lately, with whom this process shows, and holds no more than there is', async () => {
  await owner.query('TRUNCATE cordon.usage');
  const usage = createUsage(app);
  const nobody = { subject: null, ticket: null };
  const after = (ms: number): Date => new Date(NOW.getTime() + ms);
  expect(usage.lately('ada', NOW)).toBeNull();
  await insert([{ person: 'ada', kind: 'shown', subject: 's1', minutesAgo: 1 }], 0);
  expect(await usage.of('ada', nobody, NOW)).toMatchObject({ subjectsToday: 1 });
  expect(usage.lately('ada', after(200))).toMatchObject({ subjectsToday: 1 });
  expect(usage.lately('ada', after(400))).toBeNull();
  expect(usage.lately('bo', NOW)).toBeNull();

  const held = usage.reserve('ada', 3, 5, NOW);
  expect(held).not.toBeNull();
  expect(usage.reserve('ada', 2, 5, NOW)).toBeNull();
  expect(usage.lately('ada', NOW)).toMatchObject({ subjectsToday: 4 });
  expect(await usage.of('ada', nobody, NOW)).toMatchObject({ subjectsToday: 4 });
  held?.dropped();
  expect(usage.lately('ada', NOW)).toMatchObject({ subjectsToday: 1 });

  // Once its entry is there, the next count has it and this process tells it no more.
  const entered = usage.reserve('ada', 1, 5, NOW);
  await insert([{ person: 'ada', kind: 'shown', subject: 's2', minutesAgo: 1 }], 1);
  entered?.entered();
  expect(await usage.of('ada', nobody, NOW)).toMatchObject({ subjectsToday: 2 });
});

/** @param after the entry of the one before */
async function insert(uses: readonly Use[], after: number): Promise<void> {
  await owner.query(
    `INSERT INTO cordon.usage (person_id, kind, subject, at, entry)
     SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::timestamptz[], $5::bigint[])`,
    [
      uses.map((one) => one.person),
      uses.map(({ kind }) => kind),
      uses.map((one) => one.subject),
      uses.map(({ minutesAgo }) => new Date(NOW.getTime() - minutesAgo * 60_000)),
      uses.map((_, nth) => after + nth),
    ],
  );
}

/** The same, one use after the other. */
function counted(
  uses: readonly Use[],
  by: { person: string; subject: string | null; ticket: string | null },
) {
  const all = uses.filter((one) => one.person === by.person);
  const own = all.filter((one) => one.minutesAgo < SHIFT_HOURS * 60);
  const today = all.filter((one) => one.kind === 'shown' && one.minutesAgo < DAY);
  const of = (kind: Use['kind'], minutes = Number.POSITIVE_INFINITY): readonly string[] =>
    own.filter((one) => one.kind === kind && one.minutesAgo < minutes).map((one) => one.subject);
  const asked = by.subject ?? by.ticket;
  return {
    subjects: new Set(of('subject')).size,
    newSubject: by.subject !== null && !of('subject').includes(by.subject),
    unbound: new Set(of('unbound')).size,
    newUnbound: by.ticket === null || !of('unbound').includes(by.ticket),
    reveals: of('reveal').length,
    lookups: of('lookup').length,
    exportedRows: 0,
    // Each row is a customer who was not shown before in the day.
    subjectsToday: today.length,
    lastHour: {
      customers: new Set([...of('subject', 60), ...of('unbound', 60)]).size + of('shown', 60).length,
      newCustomer: asked === null || !of(by.subject === null ? 'unbound' : 'subject', 60).includes(asked),
      reveals: of('reveal', 60).length,
      lookups: of('lookup', 60).length,
    },
  };
}
