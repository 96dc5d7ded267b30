import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, testPool, type TestDatabase } from '../../../../tests/support/database.ts';
import { createDrillWatch } from './watch.store.ts';

/* What is read of whoever watches: a signal, an honest none, and null for a watch that has not got there. */

const FROM = new Date('2026-11-02T08:00:00Z');
const after = (ms: number) => new Date(FROM.getTime() + ms);
const UNSEEN = { detectedAfterMs: null, containedAfterMs: null, closedAt: null, incident: null };

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
  it('a watch that has come past the attack and says nothing noticed nothing', async () => {
    await owner.query('UPDATE cordon.watching SET entry = 9000000');
    expect(await watch().about(['drill_0', 'drill_1'], FROM)).toEqual({ ...UNSEEN, detectedAfterMs: 'none' });
  });

  it('one that has not come there has said nothing yet', async () => {
    await owner.query('UPDATE cordon.watching SET entry = -2');
    expect(await watch().about(['drill_0', 'drill_1'], FROM)).toEqual(UNSEEN);
  });

  it('the first signal about this person since the attack began counts, and no other', async () => {
    await owner.query(
      `INSERT INTO cordon.incidents (id, state, severity, vendor, agents, kinds, subjects, first_at, last_at, opened_at, changed_at)
       VALUES ('inc_1', 'open', 'high', 'pty_x', '{}', '{}', '{}', $1, $1, $1, $1)`,
      [FROM],
    );
    const signal = (id: string, agent: string, at: Date, severity = 'high') =>
      owner.query(
        `INSERT INTO cordon.signals (id, at, raised_at, kind, agent, vendor, severity, reason, events, calibration, incident_id)
         VALUES ($1, $3, $3, 'canary', $2, 'pty_x', $4, 'r', '{}', 1, 'inc_1')`,
        [id, agent, at, severity],
      );
    await signal('sig_before', 'drill_1', after(-1));
    await signal('sig_other', 'per_ada', after(10));
    await signal('sig_context', 'drill_1', after(20), 'low');
    await signal('sig_late', 'drill_1', after(4_000));
    await signal('sig_first', 'drill_1', after(1_500));
    expect(await watch().about(['drill_0', 'drill_1'], FROM)).toEqual({
      ...{ detectedAfterMs: 1_500, containedAfterMs: null, closedAt: null },
      incident: { id: 'inc_1', openedAt: FROM },
    });

    await owner.query(
      `INSERT INTO cordon.incident_containments (id, incident_id, step, target, why, ordered_at, decide_by, done_at)
       VALUES ('cnt_1', 'inc_1', 'suspend-agent', 'drill_1', 'w', $1, $2, $2)`,
      [after(2_000), after(2_500)],
    );
    expect(await watch().about(['drill_0', 'drill_1'], FROM)).toMatchObject({
      ...{ detectedAfterMs: 1_500, containedAfterMs: 2_500, closedAt: after(2_000).getTime() },
    });
  });
});
