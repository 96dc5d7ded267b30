import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { composeControlTests } from '../../packages/server/src/assurance/controlTests/compose.ts';
import type { ControlTestDeps } from '../../packages/server/src/assurance/controlTests/deps.ts';
import { askForTests, makePasses } from '../../packages/server/src/assurance/controlTests/passing.ts';
import type { Visitor } from '../../packages/server/src/demo/client.ts';
import { openScene, type Scene } from './attack.ts';

/*
 * Whoever has control tests made is answered at once and reads how far they are; asking twice makes them once, and one that
 * cannot be made ends none of the others. What nobody used becomes a draft that binds nobody.
 */

let scene: Scene;
let deps: ControlTestDeps;
let sam: Visitor;

beforeAll(async () => {
  scene = await openScene();
  deps = composeControlTests(scene.house);
  sam = await scene.enterFresh('per_sam');
});
afterAll(() => scene.close());

interface Pass {
  readonly id: string;
  readonly state: string;
  readonly tests: readonly string[];
  readonly made: number;
  readonly failed: number | null;
  readonly couldNotRun: number | null;
}
interface Passes {
  readonly running: Pass | null;
  readonly waiting: Pass | null;
  readonly last: Pass | null;
}
const passes = async () => (await sam.get('/api/controls/passes')).json as Passes;
const ended = (id: string) =>
  vi.waitFor(
    async () => {
      const { running, last } = await passes();
      expect([running, last?.id]).toEqual([null, id]);
      return last;
    },
    { timeout: 20_000, interval: 50 },
  );
const run = async (...tests: string[]) =>
  (await sam.post('/api/controls/run', { tests })).json as {
    readonly pass: string;
    readonly joined: boolean;
  };

describe('a pass', () => {
  it('is answered at once; the same asked again joins it; the result comes by itself', async () => {
    const first = await run();
    const second = await run();
    expect(second).toEqual({ pass: first.pass, joined: true });
    expect(await ended(first.pass)).toMatchObject({
      ...{ state: 'done', made: deps.tests.length, couldNotRun: 0 },
    });
  });

  it('goes on after a test that cannot be made', async () => {
    const [one, two] = deps.tests.filter(({ id }) => ['second-factor', 'work-in-terms'].includes(id));
    if (one === undefined || two === undefined) throw new Error('there are no such tests');
    const thrown = { ...one, run: () => Promise.reject(new Error('upstream text')) };
    const broken = { ...deps, tests: [thrown, two] };
    const { id } = await askForTests(broken, broken.tests, null);
    await makePasses(broken);
    expect((await passes()).last).toMatchObject({ id, state: 'done', failed: 0, couldNotRun: 1 });
  });

  it('says which test it is at, and is not ended by another replica', async () => {
    const [one, two] = deps.tests;
    if (one === undefined || two === undefined) throw new Error('there are no tests');
    const seen: (Passes | null)[] = [];
    const looks = {
      ...two,
      run: async () => {
        await makePasses({ ...deps, alone: () => Promise.resolve(null) });
        seen.push(await passes());
        return { parts: [], failing: [] };
      },
    };
    const own = { ...deps, tests: [one, looks] };
    await askForTests(own, own.tests, 'per_sam');
    await makePasses(own);
    expect(seen).toMatchObject([
      { running: { made: 1, tests: [one.id, two.id], askedBy: { id: 'per_sam' } }, waiting: null },
    ]);
  });

  it('that was left by a process that was killed is ended without a result, and what waits is made', async () => {
    await scene.asOwner(
      `INSERT INTO cordon.control_passes (id, tests, asked_at, state, made) VALUES ('crp_left', '{second-factor}', now(), 'running', 0)`,
    );
    const { pass, joined } = await run('work-in-terms');
    expect(joined).toBe(false);
    await ended(pass);
    const [left] = await scene.asOwner<{ state: string }>(
      `SELECT state FROM cordon.control_passes WHERE id = 'crp_left'`,
    );
    expect(left).toEqual({ state: 'broke-off' });
  });

  it('is not told to a vendor or an auditor', async () => {
    for (const person of ['per_vera', 'per_audra', 'per_ada']) {
      const who = await scene.enter(person);
      expect(await who.get('/api/controls/passes')).toMatchObject({ status: 403 });
    }
  });
});

describe('what nobody used for 90 days', () => {
  const DAYS = 100 * 86_400_000;
  const AGREEMENT = 'agr_harbor_brightline';
  const draft = (who: Visitor, agreement = AGREEMENT) =>
    who.post(`/api/controls/unused/${agreement}/draft`, {});

  it('is nothing yet for an agreement that is younger, and of no agreement that is not there', async () => {
    const victor = await scene.enter('per_victor');
    expect(await draft(victor)).toMatchObject({ status: 409, json: { error: { code: 'already-done' } } });
    expect(await draft(victor, 'agr_none')).toMatchObject({ status: 404 });
    for (const person of ['per_sam', 'per_vera']) {
      expect(await draft(await scene.enter(person))).toMatchObject({ status: 403 });
    }
  });

  it('becomes a draft of the agreement without it, which binds nobody', async () => {
    scene.pass(DAYS);
    const manager = await scene.enter('per_olivia');
    const { json } = await manager.get('/api/controls/unused');
    const [unused] = (json as { agreements: readonly { judged: boolean; proposed: readonly unknown[] }[] })
      .agreements;
    expect(unused).toMatchObject({ judged: true, version: 1, newest: 1 });
    expect(unused?.proposed.length).toBeGreaterThan(0);
    const inForce = () => scene.house.inForce.inForce(AGREEMENT, scene.house.now());
    const before = await inForce();
    const { answer, entered } = await scene.attack(() => draft(manager));
    expect(answer).toMatchObject({ status: 200, json: { version: 2 } });
    const { drafted, left } = answer.json as { drafted: number; left: number };
    expect(drafted).toBeGreaterThan(0);
    expect(drafted + left).toBe(unused?.proposed.length);
    expect(entered.map(({ kind }) => kind)).toContain('agreement-drafted');
    expect(await inForce()).toEqual(before);
    expect(await draft(manager)).toMatchObject({ status: 409, json: { error: { code: 'conflict' } } });
  });
});
