import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPlacing } from '../../packages/server/src/monitoring/incidents/placing.store.ts';
import { rehearse } from '../../packages/server/src/drills/rehearsing.ts';
import { findGround, makeDrills } from '../../packages/server/src/drills/index.ts';
import type { Visitor } from '../../packages/server/src/demo/client.ts';
import { openDb } from '../../packages/server/src/platform/db.ts';
import { testPool } from '../support/database.ts';
import { openDrillScene, type DrillScene } from '../support/drills.ts';

/* What a drill stages is never taken for real: it is marked, calls nobody, starts nothing, is counted with nothing, and ends. */

let scene: DrillScene;
let owner: pg.Pool;
let sam: Visitor;
let run: string;
let result: Awaited<ReturnType<typeof makeDrills>>['results'][number] | undefined;

const NOBODY = { person: null, party: null, ip: null };

beforeAll(async () => {
  scene = await openDrillScene();
  owner = testPool(scene.database.ownerUrl, 1);
  sam = scene.visitor('per_sam');
  await sam.signIn();
  await sam.stepUp();
  const ground = await findGround(scene.deps, undefined);
  const order = { names: ['mask-bypass'] as const, at: scene.baseUrl, by: NOBODY };
  const made = await makeDrills(scene.deps, ground, order);
  run = made.run;
  [result] = made.results;
});
afterAll(async () => {
  await owner.end();
  await scene.close();
});

interface Row {
  readonly id: string;
  readonly drill: string | null;
  readonly state: string;
}

const incidents = async (query: string): Promise<readonly Row[]> =>
  (await sam.get(`/api/incidents?${query}`)).json as readonly Row[];

async function drilled(): Promise<Row> {
  const [one] = await incidents('state=ended&drills=with');
  if (one === undefined) throw new Error('the drill left no incident');
  return one;
}

describe('the incident of a drill', () => {
  it('names its run, is listed only where drills are asked for, and ends with it', async () => {
    expect(await incidents('state=open&drills=with')).toEqual([]);
    expect(await incidents('state=ended')).toEqual([]);
    const all = await incidents('state=ended&drills=with');
    expect(all.length).toBeGreaterThan(0);
    expect(all.every(({ drill, state }) => drill === run && state === 'closed')).toBe(true);
    expect((await sam.get('/api/incidents')).json).toEqual([]);
  });

  it('calls nobody: no channel is planned, nobody is mailed, nothing waits to be taken or decided', async () => {
    const { json } = await sam.get('/api/alerts');
    expect(json).toEqual({ alerts: [], untaken: 0 });
    const shown = (await sam.get('/api/alerts?drills=with')).json as {
      alerts: { drill: string }[];
      untaken: number;
    };
    expect(shown.alerts.map(({ drill }) => drill)).toContain(run);
    expect(shown.untaken).toBe(0);
    expect(await scene.house.alerting.alerts.unplanned()).toEqual([]);
    const { orders } = scene.house.watched;
    const { rows } = await owner.query('SELECT FROM cordon.incident_containments WHERE done_at IS NOT NULL');
    expect(rows.length).toBeGreaterThan(0);
    expect(await orders.toTell()).toEqual([]);
    expect(await orders.overdue(new Date(Date.now() + 30 * 86_400_000))).toEqual([]);
  });

  it('starts no clock, whoever says that one runs', async () => {
    const { id } = await drilled();
    const said = (incident: string) =>
      sam.post(`/api/clocks/${incident}/facts`, {
        ...{ kind: 'law', law: 'gdpr', applies: true, at: new Date().toISOString(), zone: 'UTC' },
      });
    expect(await said('inc_real')).toMatchObject({ status: 200 });
    await owner.query('DELETE FROM cordon.incident_facts');
    expect(await said(id)).toMatchObject({ status: 400, json: { error: { code: 'bad-request' } } });
    expect((await owner.query('SELECT FROM cordon.incident_facts')).rows).toEqual([]);
    expect((await owner.query('SELECT FROM cordon.breach_notices')).rows).toEqual([]);
  });

  it('is in no figure: neither of alarms nor of the live map', async () => {
    expect(await scene.house.watched.calibrating.store.verdicts()).toEqual([]);
    const queues = async (query: string) =>
      ((await sam.get(`/api/floor${query}`)).json as { queues: { drill: boolean }[] }).queues;
    expect(await queues('')).toEqual([]);
    expect((await queues('?drills=with')).map(({ drill }) => drill)).toContain(true);
  });

  it('takes in nothing real, and is taken in by nothing real', async () => {
    const { id } = await drilled();
    await owner.query(`UPDATE cordon.incidents SET state = 'open' WHERE id = $1`, [id]);
    const { rows } = await owner.query<{ vendor: string; subjects: string[]; at: Date }>(
      'SELECT vendor, subjects, last_at AS at FROM cordon.incidents WHERE id = $1',
      [id],
    );
    const [{ vendor, at } = { vendor: '', at: new Date() }] = rows;
    const subjects = ['one', 'two', 'three'];
    await owner.query('UPDATE cordon.incidents SET subjects = $2 WHERE id = $1', [id, subjects]);
    const signal = {
      ...{ id: 'sig_real', at: at.getTime(), kind: 'no-ticket', agent: 'per_ada', vendor, subjects },
      ...{ severity: 'high' as const, reason: 'real', events: [] },
    };
    const place = createPlacing(() => new Date());
    await openDb(scene.house.world.pools.app)
      .transaction()
      .execute((tx) => place(tx, [signal], 0));
    const [real] = await incidents('state=open');
    expect(real).toMatchObject({ drill: null });
    expect(real?.id).not.toBe(id);
    expect(await scene.house.alerting.alerts.unplanned()).toMatchObject([
      { alert: { about: `incident/${real?.id ?? ''}` } },
    ]);
  });
});

describe('the rehearsal of its notices', () => {
  it('says which would be owed, with all that the ledger gives, and leaves what people write to them', () => {
    expect(result).toMatchObject({ passed: true, clockStarted: true, noticesReady: true });
    const authority = result?.notices?.drafts.find(({ clock }) => clock === 'gdpr-33-1');
    expect(authority).toMatchObject({
      lacks: [],
      people: expect.arrayContaining(['what happened']) as string[],
    });
    expect(authority?.due).not.toBeNull();
  });

  it('is not ready where the ledger does not tell exactly whose data it was', async () => {
    const { scoping } = scene.house.clockDeps;
    const lagging = {
      scope: async (...asked: Parameters<typeof scoping.scope>) => {
        const scoped = await scoping.scope(...asked);
        return { ...scoped, completeness: { ...scoped.completeness, missing: [1] } };
      },
    };
    const deps = {
      ...scene.deps,
      rehearse: (drill: Parameters<typeof rehearse>[1]) =>
        rehearse({ ...scene.house.clockDeps, scoping: lagging }, drill),
    };
    const ground = await findGround(deps, undefined);
    const order = { names: ['mask-bypass'] as const, at: scene.baseUrl, by: NOBODY };
    const { results } = await makeDrills(deps, ground, order);
    expect(results).toMatchObject([{ passed: false, blocked: true, detected: true, noticesReady: false }]);
    expect(results[0]?.why).toContain('does not tell exactly whose');
  });

  it('needs none where nothing was seen, and says why', async () => {
    const ground = await findGround(scene.deps, undefined);
    const order = { names: ['privilege-escalation'] as const, at: scene.baseUrl, by: NOBODY };
    const { results } = await makeDrills(scene.deps, ground, order);
    expect(results).toMatchObject([
      { passed: true, clockStarted: 'none-needed', noticesReady: 'none-needed' },
    ]);
    expect(results[0]?.notices?.why).toMatch(/^None needed/);
  });
});
