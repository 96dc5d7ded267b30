import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, testPool, type TestDatabase } from '../../../../tests/support/database.ts';
import { createDrillWatch } from './watch.store.ts';

/* What is read of whoever watches: a signal, an honest none, and null for a watch that is not there or has not got there. */

const FROM = new Date('2026-11-02T08:00:00Z');
const after = (ms: number) => new Date(FROM.getTime() + ms);
const NOT_WATCHED = {
  ...{ detectedAfterMs: null, containedAfterMs: null, clockStarted: null, noticesReady: null },
};

/** Those parts of the tables of watching that are read here. */
const TABLES = `
  CREATE TABLE IF NOT EXISTS cordon.watching (one boolean PRIMARY KEY DEFAULT true, entry bigint NOT NULL DEFAULT -1);
  INSERT INTO cordon.watching DEFAULT VALUES ON CONFLICT DO NOTHING;
  CREATE TABLE IF NOT EXISTS cordon.incidents (id text PRIMARY KEY, state text, severity text, vendor text, agents text[],
    kinds text[], subjects text[], first_at timestamptz, last_at timestamptz, opened_at timestamptz, changed_at timestamptz);
  CREATE TABLE IF NOT EXISTS cordon.signals (id text PRIMARY KEY, at timestamptz, raised_at timestamptz, kind text, agent text,
    vendor text, severity text, reason text, events text[], calibration int, incident_id text);
  CREATE TABLE IF NOT EXISTS cordon.incident_containments (id text PRIMARY KEY, incident_id text, step text, target text,
    why text, ordered_at timestamptz, decide_by timestamptz, done_at timestamptz);
  CREATE TABLE IF NOT EXISTS cordon.incident_facts (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, incident_id text,
    kind text, fact jsonb, recorded_at timestamptz)`;

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

const watch = (patienceMs = 10) => createDrillWatch(owner, { patienceMs, everyMs: 1 });

describe('createDrillWatch', () => {
  it('without the tables nothing watches', async () => {
    await owner.query('DROP TABLE IF EXISTS cordon.signals CASCADE');
    expect(await watch().about('drill_1', FROM)).toEqual(NOT_WATCHED);
    await owner.query(TABLES);
  });

  it('a watch that has come past the attack and says nothing noticed nothing', async () => {
    await owner.query('UPDATE cordon.watching SET entry = 9000000');
    expect(await watch().about('drill_1', FROM)).toEqual({ ...NOT_WATCHED, detectedAfterMs: 'none' });
  });

  it('one that has not come there has said nothing yet', async () => {
    await owner.query('UPDATE cordon.watching SET entry = -2');
    expect(await watch().about('drill_1', FROM)).toEqual(NOT_WATCHED);
  });

  it('the first signal about this person since the attack began counts, and no other', async () => {
    await owner.query(
      `INSERT INTO cordon.incidents (id, state, severity, vendor, agents, kinds, subjects, first_at, last_at, opened_at, changed_at)
       VALUES ('inc_1', 'open', 'high', 'pty_x', '{}', '{}', '{}', $1, $1, $1, $1)`,
      [FROM],
    );
    const signal = (id: string, agent: string, at: Date) =>
      owner.query(
        `INSERT INTO cordon.signals (id, at, raised_at, kind, agent, vendor, severity, reason, events, calibration, incident_id)
         VALUES ($1, $3, $3, 'canary', $2, 'pty_x', 'high', 'r', '{}', 1, 'inc_1')`,
        [id, agent, at],
      );
    await signal('sig_before', 'drill_1', after(-1));
    await signal('sig_other', 'per_ada', after(10));
    await signal('sig_late', 'drill_1', after(4_000));
    await signal('sig_first', 'drill_1', after(1_500));
    expect(await watch().about('drill_1', FROM)).toEqual({
      ...{ detectedAfterMs: 1_500, containedAfterMs: null, clockStarted: false, noticesReady: null },
    });

    await owner.query(
      `INSERT INTO cordon.incident_containments (id, incident_id, step, target, why, ordered_at, decide_by, done_at)
       VALUES ('cnt_1', 'inc_1', 'suspend-agent', 'drill_1', 'w', $1, $1, $1)`,
      [after(2_500)],
    );
    await owner.query(
      `INSERT INTO cordon.incident_facts (incident_id, kind, fact, recorded_at) VALUES ('inc_1', 'aware', '{}', $1)`,
      [after(2_600)],
    );
    expect(await watch().about('drill_1', FROM)).toMatchObject({
      ...{ detectedAfterMs: 1_500, containedAfterMs: 2_500, clockStarted: true },
    });
  });
});
