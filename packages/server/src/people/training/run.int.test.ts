import { randomUUID } from 'node:crypto';
import { DAY_MS, owedBy, unbending, type TrainingRule } from '@cordon/core/people/training';
import fc from 'fast-check';
import type pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testDatabase, testPool, type TestDatabase } from '../../../../../tests/support/database.ts';
import { openDb } from '../../platform/db.ts';
import { createRunStore, type RunStore } from './run.store.ts';
import { createTrainingStore, type TrainingStore } from './store.ts';

/* The pass over everybody, in SQL, against the pure function that says what one person owes. */

const NOW = new Date('2026-11-03T02:00:00Z');
const COURSES = ['privacy', 'phishing', 'reporting'];

let database: TestDatabase;
let owner: pg.Pool;
let app: pg.Pool;
let runs: RunStore;
let store: TrainingStore;

beforeAll(async () => {
  database = await testDatabase();
  owner = testPool(database.ownerUrl, 2);
  app = testPool(database.appUrl, 4);
  [runs, store] = [createRunStore(app), createTrainingStore(openDb(app))];
});
afterAll(async () => {
  await app.end();
  await owner.end();
  await database.drop();
});

const rule = fc.record({
  course: fc.constantFrom(...COURSES),
  maxAgeDays: fc.integer({ min: 10, max: 400 }),
  spacedDays: fc.nat(20),
  vendor: fc.constantFrom(null, 'b', 'n'),
  agreement: fc.constantFrom(null, 'agr_b', 'agr_n'),
  role: fc.constantFrom(null, 'tier1', 'tier2'),
  purpose: fc.constantFrom(null, 'orders', 'pharmacy'),
});
const rules = fc
  .array(rule, { maxLength: 6 })
  .map((all) =>
    all.map((one, n): TrainingRule => ({ ...unbending, ...one, reason: 'role', cause: `r${String(n)}` })),
  );
const person = fc.record({
  vendor: fc.constantFrom('b', 'n'),
  role: fc.constantFrom('tier1', 'tier2'),
  purpose: fc.constantFrom('orders', 'pharmacy'),
  passed: fc.array(fc.record({ course: fc.constantFrom(...COURSES), ago: fc.nat(420), right: fc.nat(25) }), {
    maxLength: 2,
  }),
});
const act = () => ({
  ...{ act: 'courses-assigned', person: null, party: null, agreement: null, ip: null, at: NOW },
  words: {},
});

it('assigns of everybody exactly what the pure function says of each, and nothing when it is asked again', async () => {
  await fc.assert(
    fc.asyncProperty(rules, fc.array(person, { minLength: 1, maxLength: 8 }), async (asked, people) => {
      await clear();
      const ids = people.map((_, n) => `p${String(n)}`);
      for (const [n, { vendor, role, purpose, passed }] of people.entries()) {
        const id = ids[n] ?? '';
        await owner.query(
          `WITH who AS (INSERT INTO cordon.persons (id, party_id, name, email, role, created_at) VALUES ($1, $2, $1, $1 || '@example.com', 'agent', $5))
           INSERT INTO cordon.assignments (id, person_id, agreement_id, access_role, purpose, from_at, made_at) VALUES ($1, $1, 'agr_' || $2, $3, $4, $5, $5)`,
          [id, vendor, role, purpose, new Date(NOW.getTime() - 500 * DAY_MS)],
        );
        for (const { course, ago, right } of passed) await known(id, course, ago, right);
      }
      const [facts, works] = [await store.known(null), await store.works(null, NOW)];
      const expected = ids.flatMap((id) => {
        const own = facts.filter((one) => one.person === id);
        const by = Object.fromEntries(
          own.map(({ course, passedAt, right }) => [
            course,
            { passedAt: passedAt.getTime(), right, owedBy: null },
          ]),
        );
        const work = works.filter((one) => one.person === id);
        return owedBy(asked, work, by, NOW.getTime()).map(({ course, due }) => [
          id,
          course,
          new Date(due).toISOString(),
        ]);
      });
      const run = { id: randomUUID(), at: NOW, owes: act };
      expect((await runs.run(asked, run)).assigned).toBe(expected.length);
      const open = (await store.open(null)).map(({ person: id, course, dueAt }) => [
        id,
        course,
        dueAt.toISOString(),
      ]);
      expect(open.toSorted()).toEqual(expected.toSorted());
      const again = await runs.run(asked, { ...run, id: randomUUID() });
      expect(again).toEqual({ done: 0, assigned: 0, moved: 0, withdrawn: 0 });
    }),
    { seed: 20261127, numRuns: 25 },
  );
});

async function clear() {
  await owner.query(`TRUNCATE cordon.course_completions, cordon.course_assignments, cordon.spaced_answers, cordon.training_told,
    cordon.training_runs, cordon.assignments, cordon.persons, cordon.courses CASCADE`);
  await owner.query(`INSERT INTO cordon.parties (id, kind, name, created_at) VALUES ('b', 'vendor', 'B', now()), ('n', 'vendor', 'N', now()), ('c', 'company', 'C', now())
    ON CONFLICT DO NOTHING`);
  await owner.query(`INSERT INTO cordon.agreements (id, title, controller_id, processor_id, source_id, created_at)
    VALUES ('agr_b', 'B', 'c', 'b', 's', now()), ('agr_n', 'N', 'c', 'n', 's', now()) ON CONFLICT DO NOTHING`);
  await owner.query(
    `INSERT INTO cordon.courses (id, origin, created_at) SELECT unnest($1::text[]), 'cordon', now()`,
    [COURSES],
  );
}

async function known(id: string, course: string, ago: number, right: number) {
  const at = new Date(NOW.getTime() - ago * DAY_MS);
  await owner.query(
    `INSERT INTO cordon.course_completions (id, person, course, version, passed_at, source, imported_by, known_at)
     VALUES (gen_random_uuid(), $1, $2, 1, $3, 'import', $1, $3) ON CONFLICT DO NOTHING`,
    [id, course, at],
  );
  await owner.query(
    `INSERT INTO cordon.spaced_answers (person, day, course, question, is_right, answered_at)
     SELECT $1, ($3::timestamptz + g * interval '1 day')::date, $2, 'q', true, $3::timestamptz + g * interval '1 day'
     FROM generate_series(1, $4::int) g ON CONFLICT DO NOTHING`,
    [id, course, at, right],
  );
}
