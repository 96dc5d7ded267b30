import { drills } from '@cordon/core/drills';
import { parseVkey, verifyEntryProof } from '@cordon/ledger';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Visitor } from '../../packages/server/src/demo/client.ts';
import { look } from '../../packages/server/src/drills/jobs.ts';
import { openPlace } from '../../packages/server/src/drills/range.ts';
import { findGround, makeDrills } from '../../packages/server/src/drills/index.ts';
import { testPool } from '../support/database.ts';
import { openDrillScene, type DrillScene } from '../support/drills.ts';

/* What is around breach drills: nothing stays behind, whatever happens; they are told from real attacks; they cannot be made twice at once. */

const NOBODY = { person: null, party: null, ip: null };

let scene: DrillScene;
let owner: pg.Pool;
let sam: Visitor;

beforeAll(async () => {
  scene = await openDrillScene();
  owner = testPool(scene.database.ownerUrl, 1);
  sam = scene.visitor('per_sam');
  await sam.signIn();
  expect(await sam.stepUp()).toMatchObject({ status: 200 });
});
afterAll(async () => {
  await owner.end();
  await scene.close();
});

async function rows<T extends pg.QueryResultRow>(text: string, values: readonly unknown[] = []) {
  return (await owner.query<T>(text, [...values])).rows;
}

async function expectNothingLeft(): Promise<void> {
  expect(await scene.deps.ground.left(null)).toEqual([]);
  const drilled = `id LIKE 'drill\\_%'`;
  expect(await rows(`SELECT id FROM cordon.persons WHERE ${drilled} AND left_at IS NULL`)).toEqual([]);
  expect(
    await rows(
      `SELECT FROM auth.session s JOIN cordon.persons p ON p.user_id = s."userId" WHERE p.${drilled}`,
    ),
  ).toEqual([]);
  expect(
    await rows(`SELECT FROM cordon.assignments WHERE person_id LIKE 'drill\\_%' AND ended_at IS NULL`),
  ).toEqual([]);
  expect(await rows(`SELECT FROM cordon.networks WHERE label = 'Breach drill'`)).toEqual([]);
  expect(
    await rows(`SELECT FROM cordon.tickets WHERE party_id = 'pty_drills' AND status <> 'closed'`),
  ).toEqual([]);
  expect(
    await rows(`SELECT FROM cordon.sites WHERE name LIKE 'Breach drill%' AND closed_at IS NULL`),
  ).toEqual([]);
}

describe('what a drill makes', () => {
  it('is taken away again, and nobody else’s is touched', async () => {
    const others = `SELECT id, status, assignee_id FROM cordon.tickets WHERE party_id <> 'pty_drills' ORDER BY id`;
    const networks = `SELECT id, cidr::text FROM cordon.networks ORDER BY id`;
    const before = [await rows(others), await rows(networks)];
    const ground = await findGround(scene.deps, undefined);
    const order = { names: ['ticketless-access', 'ip-bypass'] as const, at: scene.baseUrl, by: NOBODY };
    await makeDrills(scene.deps, ground, order);
    await expectNothingLeft();
    expect([await rows(others), await rows(networks)]).toEqual(before);
  });

  it('is taken away by the next look after a run that broke off with its process', async () => {
    const { deps } = scene;
    const ground = await findGround(deps, undefined);
    const run = { id: 'drl_crashed', agreement: ground.agreement.id, by: null, whole: true };
    await deps.store.begin({ ...run, drills: ['ip-bypass'], at: deps.now() });
    await deps.ground.party(deps.now());
    const { range } = openPlace(deps, run.id, ground, scene.baseUrl);
    const agent = await range.agent();
    expect(await agent.signIn()).toMatchObject({ status: 200 });
    const ticket = await range.ticket('canary', agent);
    expect(await agent.get(`/api/tickets/${ticket}`)).toMatchObject({ status: 200 });

    await look(deps);
    expect(await agent.get(`/api/tickets/${ticket}`)).toMatchObject({ status: 401 });
    expect((await agent.password()).status).toBeGreaterThanOrEqual(400);
    expect(await deps.store.find(run.id)).toMatchObject({ failed: true });
    await expectNothingLeft();
  });

  it('a drill whose attack throws is no pass, and is taken away too', async () => {
    const { deps } = scene;
    const ground = await findGround(deps, undefined);
    const broken = { ...deps, bulkRead: () => Promise.reject(new Error('the database is away')) };
    const order = { names: ['bulk-sql'] as const, at: scene.baseUrl, by: NOBODY };
    const { results } = await makeDrills(broken, ground, order);
    expect(results).toMatchObject([{ passed: false, why: expect.stringMatching(/^Could not/) as string }]);
    await expectNothingLeft();
  });
});

describe('the schedule', () => {
  it('has all of them made once they are due, and not before', async () => {
    const { deps } = scene;
    const before = (await deps.store.runs()).length;
    await look(deps);
    expect(await deps.store.runs()).toHaveLength(before);

    await look({ ...deps, store: { ...deps.store, lastWhole: () => Promise.resolve(new Date(0)) } });
    const [run] = await deps.store.runs();
    expect(run).toMatchObject({ whole: true, askedBy: null, failed: false });
    const results = await deps.store.resultsOf(run?.id ?? '');
    expect(results.map(({ drill, passed }) => [drill, passed])).toEqual(
      drills.map(({ name }) => [name, name === 'phishing-click' ? null : true]),
    );
    await expectNothingLeft();
  });

  it('is changed with a signature, and stands in the ledger', async () => {
    const changed = await sam.post('/api/drills/schedule', { everyDays: 7 });
    expect(changed).toMatchObject({ status: 200 });
    const { json } = await sam.get('/api/drills');
    expect(json).toMatchObject({ schedule: { everyDays: 7 }, ready: 'ready' });
    const forged = { everyDays: null, ...sam.decided('drills-scheduled', { everyDays: 1 }) };
    expect(await sam.post('/api/drills/schedule', forged)).toMatchObject({ status: 403 });
    const [entry] = await rows(
      `SELECT FROM cordon.ledger_bodies WHERE kind = 'drills-scheduled' AND person_id = 'per_sam'`,
    );
    expect(entry).toBeDefined();
  });
});

describe('a run somebody asked for', () => {
  it('is entered from its begin to its end, told from real attacks, and its report proves itself', async () => {
    const asked = await sam.post('/api/drills/runs', { names: ['ledger-tampering', 'ticketless-access'] });
    expect(asked).toMatchObject({ status: 200 });
    const { id } = asked.json as { id: string };
    await expect
      .poll(async () => (await sam.get(`/api/drills/runs/${id}`)).json, { timeout: 20_000 })
      .toMatchObject({ endedAt: expect.any(String) as string });
    const run = await sam.get(`/api/drills/runs/${id}`);
    expect(run.json).toMatchObject({ askedBy: { id: 'per_sam' }, whole: false, failed: false });

    const entered = await rows<{ kind: string; body: string }>(
      `SELECT kind, body FROM cordon.ledger_bodies WHERE body LIKE '%' || $1 || '%' ORDER BY idx`,
      [id],
    );
    const kinds = entered.map(({ kind }) => kind);
    expect([kinds[0], kinds[1], kinds.at(-1)]).toEqual(['drills-asked', 'drill-started', 'drill-ended']);
    const steps = entered.filter(({ kind }) => kind === 'drill-step');
    expect(steps.length).toBeGreaterThan(8);
    // Whom an access is by says whether it was a drill's: nobody else's id begins so.
    expect(steps.some(({ body }) => body.includes('"agent":"drill_'))).toBe(true);

    const { json } = await sam.get(`/api/drills/runs/${id}/report`);
    const { report, sha256, entry, proof } = json as {
      report: string;
      sha256: string;
      entry: number;
      proof: string;
    };
    expect(JSON.parse(report)).toMatchObject({ type: 'cordon-drills', run: id });
    const proven = verifyEntryProof(proof, [parseVkey(scene.house.book.vkey)]);
    expect(proven).toMatchObject({
      ok: true,
      index: entry,
      body: { words: { drillRun: id, report: sha256 } },
    });
  });

  it('waits for nobody: a second one meanwhile is refused', async () => {
    const { deps } = scene;
    await deps.alone(async () => {
      const asked = await sam.post('/api/drills/runs', { names: ['ledger-tampering'] });
      expect(asked).toMatchObject({ status: 409, json: { error: { code: 'drill-running' } } });
    });
  });

  it('is for the company’s people who look after security, after a fresh second factor', async () => {
    const ben = scene.visitor('per_ben');
    await ben.signIn();
    const body = { names: [], ...ben.decided('drills-asked', { drills: 'all' }) };
    expect(await ben.post('/api/drills/runs', body)).toMatchObject({ status: 403 });
    expect(await ben.get('/api/drills')).toMatchObject({ status: 403 });
    const priya = scene.visitor('per_priya');
    await priya.signIn();
    expect(await priya.get('/api/drills')).toMatchObject({ status: 200 });
    const hers = { names: [], ...priya.decided('drills-asked', { drills: 'all' }) };
    expect(await priya.post('/api/drills/runs', hers)).toMatchObject({ status: 403 });
  });

  it('is refused where nobody is a canary', async () => {
    await expect(
      findGround({ ...scene.deps, canaries: () => Promise.resolve([]) }, undefined),
    ).rejects.toMatchObject({
      code: 'drill-without-canary',
    });
    await expect(findGround(scene.deps, 'agr_harbor_northgate')).rejects.toMatchObject({ code: 'not-found' });
  });
});
