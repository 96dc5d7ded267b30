import { stateOf } from '@cordon/core/assurance';
import { parseVkey } from '@cordon/ledger';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { composeControlTests } from '../../packages/server/src/assurance/controlTests/compose.ts';
import type { ControlTestDeps } from '../../packages/server/src/assurance/controlTests/deps.ts';
import { createGround } from '../../packages/server/src/assurance/controlTests/ground.store.ts';
import { latestRuns } from '../../packages/server/src/assurance/controlTests/index.ts';
import type { LiveTest, ScanTest } from '../../packages/server/src/assurance/controlTests/liveTest.ts';
import type { Outcome } from '../../packages/server/src/assurance/controlTests/outcome.ts';
import { makeTests } from '../../packages/server/src/assurance/controlTests/running.ts';
import type { KeptRun } from '../../packages/server/src/assurance/controlTests/store.ts';
import { revealable } from '../../packages/server/src/demo/answers.ts';
import { openPool } from '../../packages/server/src/platform/db.ts';
import { sha256 } from '../../packages/server/src/platform/hashing.ts';
import { silentLog } from '../../packages/server/src/platform/log.ts';
import { assuredCases } from '../support/controls/assuredCases.ts';
import { work as assigned, within, type Planted } from '../support/controls/planted.ts';
import { violations } from '../support/controls/violations.ts';
import { openScene, type Scene } from './attack.ts';

/*
 * Every control test on a healthy installation, and on one where what it exists for is wrong: it names exactly that, and
 * passes once it is taken away. A test of a control that cannot fail would prove nothing.
 */

let scene: Scene;
let deps: ControlTestDeps;
let pool: pg.Pool;
let owner: pg.PoolClient;
let healthy: readonly KeptRun[];

beforeAll(async () => {
  scene = await openScene();
  deps = composeControlTests(scene.house);
  await work();
  await lookAfter();
  healthy = await makeTests(deps, deps.tests);
  pool = openPool(scene.database.ownerUrl, silentLog, { name: 'planting', max: 1 });
  owner = await pool.connect();
});
afterAll(async () => {
  owner.release();
  await pool.end();
  await scene.close();
});

/** An agent's real accesses. */
async function work(): Promise<void> {
  const ada = await scene.enterFresh('per_ada');
  const { ticket } = await scene.boundTicket('per_ada');
  const cell = revealable(await ada.get(`/api/tickets/${ticket.id}`));
  if (cell === null) throw new Error('nothing of the ticket can be revealed');
  const reveal = ada.signed({ act: 'reveal', ticket: ticket.id, ...cell, reason: 'delivery-problem' });
  expect(await ada.post(`/api/tickets/${ticket.id}/reveal`, reveal)).toMatchObject({ status: 200 });
}

/** What an installation has that is looked after: a canary, drills that passed, a breach played through. */
async function lookAfter(): Promise<void> {
  const at = scene.house.now();
  await scene.asOwner(
    `INSERT INTO cordon.canaries (id, source_id, subject_hash, details_sealed, seeded_by, seeded_at)
     VALUES ('cnr_one', 'harbor', 'x', '', 'per_sam', $1)`,
    [at],
  );
  await scene.asOwner(
    `INSERT INTO cordon.drill_runs (id, agreement_id, whole, drills, started_at) VALUES ('drl_one', 'agr_harbor_brightline', true, '{}', $1)`,
    [at],
  );
  await scene.asOwner(
    `INSERT INTO cordon.drill_results (run_id, drill, at, passed, result) VALUES ('drl_one', 'mask-bypass', $1, true, '{}')`,
    [at],
  );
  await scene.asOwner(
    `INSERT INTO cordon.awareness_snapshots (party_id, month, board, made_at, entry)
     SELECT id, date_trunc('month', $1::timestamptz)::date, '{"total": {"confidence": 0.6}}', $1, 0 FROM cordon.parties WHERE kind = 'vendor'`,
    [at],
  );
  await scene.asOwner(
    `INSERT INTO cordon.near_misses (id, party_id, said_on, kind, text)
     SELECT 'nms_' || id, id, $1::timestamptz::date, 'other', 'x' FROM cordon.parties WHERE kind = 'vendor'`,
    [at],
  );
  await scene.asOwner(
    `INSERT INTO cordon.tabletops (id, scenario, started_by, started_at, ended_at, lesson, entry) VALUES ('ttp_one', 'x', 'per_sam', $1, $1, 'x', 0)`,
    [at],
  );
}

/** Makes one test over what is planted in a transaction that nobody keeps. */
async function findIn(test: LiveTest, { sql = [], terms }: Omit<Planted, 'item'>): Promise<Outcome> {
  const now = deps.now();
  const inForce = await deps.terms();
  await owner.query('BEGIN');
  try {
    for (const one of sql) await owner.query(one.replaceAll('now()', `'${now.toISOString()}'::timestamptz`));
    const keys = async () => [parseVkey(scene.house.book.vkey)];
    const scans = 'applies' in test ? [test as ScanTest] : [];
    const ground = createGround(
      { pool: within(owner), keys, sha256 },
      { now, terms: terms?.(inForce) ?? inForce, scans, timeout: 0 },
    );
    return await test.run(ground, now);
  } finally {
    await owner.query('ROLLBACK');
  }
}

describe('on a healthy installation', () => {
  it('nothing fails, and everything can be made', () => {
    expect(healthy).toHaveLength(deps.tests.length);
    expect(healthy.flatMap(({ failing }) => failing)).toEqual([]);
    expect(healthy.filter(({ ran }) => !ran)).toEqual([]);
  });

  it('what looked at nothing is not green', () => {
    const run = healthy.find(({ test }) => test === 'ledger-witnessed');
    const kept = { test: 'x', at: 0, population: 0, failed: 0, failing: [], ran: true };
    expect(run?.parts).toEqual([]);
    expect(stateOf({ freshHours: 1 }, kept, 0)).toBe('nothing-to-test');
  });
});

describe('a planted violation', () => {
  it('is there for every test', () => {
    expect(Object.keys(violations).toSorted()).toEqual(deps.tests.map(({ id }) => id).toSorted());
  });

  it.each(Object.entries(violations))('%s names it, and passes without it', async (id, planted) => {
    const test = deps.tests.find((one) => one.id === id);
    if (test === undefined) throw new Error(`no test ${id}`);
    const { parts, failing } = await findIn(test, planted);
    expect(failing.map((one) => one.id)).toEqual([
      planted.item instanceof RegExp ? (expect.stringMatching(planted.item) as string) : planted.item,
    ]);
    expect(parts.reduce((sum, { failed }) => sum + failed, 0)).toBe(1);
    expect((await findIn(test, {})).failing).toEqual([]);
  });
});

describe('what is owed besides work', () => {
  it.each(assuredCases)('$test, when $when', async ({ test: id, looked, why, ...planted }) => {
    const test = deps.tests.find((one) => one.id === id);
    if (test === undefined) throw new Error(`no test ${id}`);
    const { parts, failing } = await findIn(test, planted);
    expect(parts.reduce((sum, { population }) => sum + population, 0)).toBe(looked);
    expect(failing.map((one) => one.why)).toEqual(
      why === undefined ? [] : [why instanceof RegExp ? (expect.stringMatching(why) as string) : why],
    );
  });
});

describe('what failed', () => {
  const byName = (...ids: string[]) => deps.tests.filter(({ id }) => ids.includes(id));
  const openOf = (kind: string) =>
    scene.asOwner<{ about: string; vendor: string | null; facts: unknown }>(
      'SELECT about, party_id AS vendor, facts FROM cordon.findings WHERE kind = $1 AND closed_at IS NULL',
      [kind],
    );

  it('is a finding of its vendor, an entry with the hash of it all, and settled by the next pass', async () => {
    await scene.asOwner(
      assigned({ purpose: 'marketing' }).replaceAll('now()', `'${deps.now().toISOString()}'::timestamptz`),
    );
    const { entered } = await scene.attack(async () => {
      await makeTests(deps, byName('work-in-terms'));
      return { status: 200, json: null };
    });
    expect(await openOf('control-failing')).toEqual([
      {
        about: 'work-in-terms/pty_brightline',
        vendor: 'pty_brightline',
        facts: { control: 'work-in-terms', failed: 1, population: 10 },
      },
    ]);
    const told = entered.map(({ body }) => JSON.parse(body) as { act: string; words: object });
    expect(told.map(({ act }) => act)).toEqual(['controls-tested', 'finding-raised']);
    expect(told[0]?.words).toMatchObject({
      ...{ tests: 1, failed: 'work-in-terms', couldNotRun: '' },
      results: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
    });
    // A run of another test, which passes, settles nothing of this one.
    await makeTests(deps, byName('second-factor'));
    expect(await openOf('control-failing')).toHaveLength(1);
    await scene.asOwner(
      `UPDATE cordon.assignments SET ended_at = $1, ended_why = 'ended' WHERE id = 'asg_planted'`,
      [deps.now()],
    );
    await makeTests(deps, byName('work-in-terms'));
    expect(await openOf('control-failing')).toEqual([]);
  });

  it('stands as failing while the test cannot be made, and that is a finding too', async () => {
    const [real] = byName('second-factor');
    if (real === undefined) throw new Error('there is no such test');
    const thrown = { ...real, run: () => Promise.reject(new Error('upstream text')) };
    const failing = {
      ...real,
      run: async () => ({
        parts: [{ vendor: 'pty_northgate', population: 2, failed: 1 }],
        failing: [{ id: 'per_rita', vendor: 'pty_northgate', why: 'no second factor is enrolled' }],
      }),
    };
    await makeTests(deps, [failing]);
    const [run] = await makeTests(deps, [thrown]);
    expect(run).toMatchObject({ ran: false, parts: [], failing: [] });
    expect((await openOf('control-failing')).map(({ about }) => about)).toEqual([
      'second-factor/pty_northgate',
    ]);
    expect((await openOf('control-unknown')).map(({ about }) => about)).toEqual(['second-factor']);
    await makeTests(deps, [real]);
    expect([await openOf('control-failing'), await openOf('control-unknown')]).toEqual([[], []]);
  });
});

describe('who sees what of it', () => {
  interface Seen {
    readonly tests: readonly {
      readonly id: string;
      readonly state: string;
      readonly last: {
        readonly population: number | null;
        readonly failing: readonly { readonly vendor: string }[];
      };
    }[];
    readonly vendors: readonly { readonly id: string }[];
  }
  const seenBy = async (person: string, query = '') => {
    const who = await scene.enter(person);
    const { status, json } = await who.get(`/api/controls${query}`);
    const seen = json as Seen;
    return { status, ...seen, of: (id: string) => seen.tests.find((one) => one.id === id) };
  };

  it('the company all; a vendor its own counts, and of the installation only whether it passes', async () => {
    const sam = await seenBy('per_sam');
    expect(sam.of('second-factor')?.last.population).toBe(21);
    expect(sam.of('ledger-holds')?.last.population).toBeGreaterThan(10);
    const nuno = await seenBy('per_nuno');
    const runs = await latestRuns(deps, ['pty_northgate'], null);
    expect(runs.find(({ test }) => test === 'second-factor')).toMatchObject({ population: 4, failed: 0 });
    expect(nuno.of('second-factor')).toMatchObject({ state: 'passes', last: { population: 4 } });
    expect(nuno.of('ledger-holds')).toMatchObject({ state: 'passes', last: { population: null } });
    expect(nuno.vendors.map(({ id }) => id)).toEqual(['pty_northgate']);
    expect(await seenBy('per_nuno', '?vendor=pty_brightline')).toMatchObject({ status: 404 });
    expect(await seenBy('per_ada')).toMatchObject({ status: 403 });
  });

  it('an auditor the vendors of its window, and nobody but an officer runs one, signed', async () => {
    const audra = await seenBy('per_audra');
    const audited = audra.vendors.map(({ id }) => id);
    expect(audited.length).toBeGreaterThan(0);
    expect(audra.of('second-factor')).toMatchObject({ state: 'passes' });
    // As of the end of its window: what was made later is of another time.
    const [window] = await scene.asOwner<{ until: Date }>(
      `SELECT until_at AS until FROM cordon.audit_scopes WHERE person_id = 'per_audra'`,
    );
    const endAt = (until: Date | undefined) =>
      scene.asOwner(`UPDATE cordon.audit_scopes SET until_at = $1 WHERE person_id = 'per_audra'`, [until]);
    await endAt(new Date(deps.now().getTime() - 1000));
    expect((await seenBy('per_audra')).of('second-factor')).toMatchObject({ state: 'never-run', last: null });
    await endAt(window?.until);
    expect(await (await scene.enter('per_audra')).post('/api/controls/run', { tests: [] })).toMatchObject({
      status: 403,
    });
    const sam = await scene.enterFresh('per_sam');
    expect(await sam.post('/api/controls/run', { tests: ['second-factor', 'no-such-test'] })).toMatchObject({
      status: 404,
    });
    expect(await sam.post('/api/controls/run', { tests: ['second-factor'] })).toMatchObject({
      ...{ status: 200, json: { joined: false } },
    });
    expect(await sam.get('/api/controls/unused')).toMatchObject({
      status: 200,
      json: { agreements: [{ agreement: 'agr_harbor_brightline', judged: expect.any(Boolean) as boolean }] },
    });
  });
});
