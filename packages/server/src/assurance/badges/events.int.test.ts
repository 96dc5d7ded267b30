import type pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  cleanStream,
  disordered,
  hashNumber,
  layFloor,
  SITE,
} from '../../../../../tests/support/badgeStream.ts';
import { testDatabase, testPool, type TestDatabase } from '../../../../../tests/support/database.ts';
import { skewOf } from '@cordon/core/assurance/badges';
import type { NewBadgeEvent } from './badge.ts';
import { createBadgeEvents } from './events.store.ts';
import { foldPeople } from './folding.ts';
import { keptOf } from './told.ts';

/* However badly a network delivers, people end up where the clean stream puts them. */

const MANY = 4000;
const PEOPLE = 60;
const PART = 200;
const NOW = new Date('2026-11-02T20:00:00Z');
const LIVE = { system: 'bsy_1' };

let database: TestDatabase;
let owner: pg.Pool;

beforeAll(async () => {
  database = await testDatabase();
  owner = testPool(database.ownerUrl, 3);
  await layFloor(owner, PEOPLE);
});
afterAll(async () => {
  await owner.end();
  await database.drop();
});

async function delivered(stream: readonly NewBadgeEvent[]): Promise<unknown> {
  await owner.query(
    'DELETE FROM cordon.badge_events; DELETE FROM cordon.badge_presence; DELETE FROM cordon.person_steps',
  );
  const events = createBadgeEvents(owner, foldPeople);
  let [taken, repeated] = [0, 0];
  for (let from = 0; from < stream.length; from += PART) {
    const part = await events.take(SITE, stream.slice(from, from + PART), LIVE, NOW);
    taken += part.taken;
    repeated += part.repeated;
  }
  expect([taken, taken + repeated]).toEqual([MANY, stream.length]);
  return (await owner.query('SELECT * FROM cordon.badge_presence ORDER BY person_id')).rows;
}

it('puts people where the clean stream does, told twice and out of order', async () => {
  const clean = cleanStream(MANY, PEOPLE, NOW.getTime() - 60_000, 7);
  const presence = await delivered(clean);
  expect(presence).toHaveLength(PEOPLE);
  for (const late of [50, 2 * MANY]) expect(await delivered(disordered(clean, late, late))).toEqual(presence);
  // And at once by two replicas.
  const both = disordered(clean, 300, 3);
  await owner.query('DELETE FROM cordon.badge_events; DELETE FROM cordon.badge_presence');
  const halves = [both.slice(0, both.length / 2), both.slice(both.length / 2)];
  await Promise.all(
    halves.map(async (half) => {
      const events = createBadgeEvents(owner, foldPeople);
      for (let from = 0; from < half.length; from += PART)
        await events.take(SITE, half.slice(from, from + PART), LIVE, NOW);
    }),
  );
  expect((await owner.query('SELECT * FROM cordon.badge_presence ORDER BY person_id')).rows).toEqual(
    presence,
  );
});

it('puts a reader’s clock right by what its deliveries show, and who came through it with it', async () => {
  await owner.query('DELETE FROM cordon.badge_events; DELETE FROM cordon.badge_presence');
  const events = createBadgeEvents(owner, foldPeople);
  const told = (door: string, at: number, nth: number) =>
    keptOf(
      SITE,
      { id: null, at, door, badge: `N${String(nth)}`, direction: 'unknown', result: 'granted' },
      hashNumber,
    );
  // The way out is told of ten minutes late by a clock that is behind.
  const behind = 10 * 60_000;
  for (let nth = 0; nth < 12; nth += 1) {
    const at = NOW.getTime() + nth * 60_000;
    await events.take(SITE, [told('IN', at, nth)], LIVE, new Date(at));
    await events.take(SITE, [told('OUT', at + 5000 - behind, nth)], LIVE, new Date(at + 5000));
  }
  const inside = async () =>
    (await owner.query(`SELECT person_id FROM cordon.badge_presence WHERE zone_id IS NOT NULL`)).rows.length;
  expect(await inside()).toBe(12);
  const skew = skewOf((await events.delays(SITE)).get('dor_out') ?? []);
  expect(skew).toEqual({ median: behind, correction: behind, far: true });
  await events.keepSkew('dor_out', skew.median, skew.correction, skew.far);
  const later = NOW.getTime() + 30 * 60_000;
  for (let nth = 0; nth < 12; nth += 1)
    await events.take(SITE, [{ ...told('IN', later, nth), result: 'denied' }], LIVE, new Date(later));
  expect(await inside()).toBe(0);
});

it('keeps for the record what comes a day late, and moves nobody by it', async () => {
  await owner.query('DELETE FROM cordon.badge_events; DELETE FROM cordon.badge_presence');
  const events = createBadgeEvents(owner, foldPeople);
  const at = NOW.getTime() - 24 * 3_600_000 - 1;
  const late = keptOf(
    SITE,
    { id: 'x', at, door: 'VAULT', badge: 'N1', direction: 'in', result: 'granted' },
    hashNumber,
  );
  expect(await events.take(SITE, [late], LIVE, NOW)).toMatchObject({ taken: 1 });
  expect((await owner.query('SELECT * FROM cordon.badge_presence')).rows).toEqual([]);
});
