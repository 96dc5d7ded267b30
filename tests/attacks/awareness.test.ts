import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { composeAwareness } from '../../packages/server/src/people/awareness/compose.ts';
import { measureMonth } from '../../packages/server/src/people/awareness/measuring.ts';
import type { Answer } from '../../packages/server/src/demo/client.ts';
import { openScene, type Scene } from './attack.ts';

/*
 * What people tell of themselves must not come back to them: a near miss names nobody, anywhere; and a board tells of no group so
 * small that it is somebody.
 */

const VENDOR = 'pty_brightline';
const TEXT = 'I nearly read the parcel of the next customer to the one on the line';

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

const codeOf = ({ json }: Answer) => (json as { error: { code: string } }).error.code;
const tell = async (person: string, text = TEXT) =>
  (await scene.enter(person)).post('/api/awareness/near-misses', { kind: 'wrong-customer', text });

interface Board {
  readonly group: number;
  readonly vendors: readonly {
    readonly vendor: { readonly id: string };
    readonly total: Group;
    readonly teams: readonly Group[];
    readonly months: readonly {
      readonly month: string;
      readonly score: number | null;
      readonly entry: number;
    }[];
  }[];
}
interface Group {
  readonly people: number | null;
  readonly score: number | null;
  readonly confidence: number;
  readonly parts: readonly { part: string; share: number | null; missing: string | null }[];
}
const boardFor = async (person: string) =>
  (await (await scene.enter(person)).get('/api/awareness')).json as Board;

describe('a near miss', () => {
  it('is kept and entered without whoever told it', async () => {
    await scene.enter('per_ada');
    const attack = await scene.attack(() => tell('per_ada'));
    expect(attack.answer.status).toBe(200);
    expect(attack.entered).toMatchObject([{ kind: 'near-miss-told', person: null }]);
    expect(JSON.stringify(attack.entered)).not.toContain('per_ada');
    const [row] = await scene.asOwner<{ row: string }>(
      `SELECT row_to_json(n)::text || (SELECT string_agg(t::text, '') FROM cordon.near_miss_turns t) AS row FROM cordon.near_misses n`,
    );
    expect(row?.row).toContain('wrong-customer');
    expect(row?.row).not.toContain('per_ada');
  });

  it('is refused while it names or reaches a person, with how it may stand', async () => {
    const answer = await tell('per_ada', 'I nearly told Maria Santos (maria.santos@example.com) about it');
    expect(answer.status).toBe(400);
    expect(await scene.asOwner('SELECT FROM cordon.near_misses')).toHaveLength(1);
  });

  it('is heard five times a day of one person, and of the next one still', async () => {
    for (let nth = 2; nth <= 5; nth += 1) expect((await tell('per_ada')).status).toBe(200);
    expect(codeOf(await tell('per_ada'))).toBe('rate-limited');
    expect((await tell('per_ben')).status).toBe(200);
  });

  it('is read by the vendor and the company, by agents once something was learned, and by no other vendor', async () => {
    const vera = await scene.enter('per_vera');
    const read = async (person: string) =>
      (await (await scene.enter(person)).get('/api/awareness/near-misses')).json as readonly {
        readonly id: string;
        readonly lesson: string | null;
      }[];
    const [first] = await read('per_vera');
    expect(await read('per_ben')).toEqual([]);
    expect(await read('per_nuno')).toEqual([]);
    const lesson = 'Say the order number back before anything else is said';
    const path = `/api/awareness/near-misses/${first?.id ?? ''}/lesson`;
    expect((await vera.post(path, { lesson })).status).toBe(200);
    expect(codeOf(await (await scene.enter('per_nuno')).post(path, { lesson }))).toBe('not-in-scope');
    expect((await read('per_ben')).map((one) => one.lesson)).toEqual([lesson]);
    expect(await read('per_olivia')).toHaveLength(6);
  });
});

describe('a board', () => {
  it('tells of nothing about fewer people than a group, and says how little it rests on', async () => {
    const { group, vendors } = await boardFor('per_olivia');
    expect(vendors.map(({ vendor }) => vendor.id)).toContain(VENDOR);
    for (const { total, teams } of vendors)
      for (const shown of [total, ...teams]) {
        expect(shown.people === null || shown.people >= group).toBe(true);
        if (shown.people === null) expect(shown.parts.every(({ share }) => share === null)).toBe(true);
        // Courses and near misses alone tell: nobody made an exercise, and nobody was asked a question.
        expect(shown.confidence).toBeLessThanOrEqual(0.4);
        expect(shown.parts.find(({ part }) => part === 'reported')).toMatchObject({ missing: 'no-feed' });
      }
  });

  it('is seen of one’s own vendor alone, and by no agent', async () => {
    expect((await boardFor('per_vera')).vendors.map(({ vendor }) => vendor.id)).toEqual([VENDOR]);
    const vera = await scene.enter('per_vera');
    expect(codeOf(await vera.get('/api/awareness?vendor=pty_northgate'))).toBe('not-in-scope');
    expect((await (await scene.enter('per_ada')).get('/api/awareness')).status).toBe(403);
  });

  it('of a month is kept once, entered by its hash, and stays as it was', async () => {
    const deps = composeAwareness(scene.house);
    const attack = await scene.attack(async () => {
      await measureMonth(deps);
      await measureMonth(deps);
      return (await scene.enter('per_vera')).get('/api/awareness');
    });
    const measured = attack.entered.filter(({ kind }) => kind === 'awareness-measured');
    expect(measured.map(({ body }) => (JSON.parse(body) as { party: string }).party).toSorted()).toEqual(
      (await deps.vendors()).map(({ id }) => id).toSorted(),
    );
    const [own] = (attack.answer.json as Board).vendors;
    expect(own?.months).toMatchObject([{ month: '2026-11' }]);
    expect(own?.months[0]?.entry).toBeGreaterThan(0);
    expect(await scene.asOwner('SELECT FROM cordon.near_miss_turns')).toHaveLength(2);
    scene.pass(86_400_000);
    await measureMonth(deps);
    expect(await scene.asOwner('SELECT FROM cordon.near_miss_turns')).toEqual([]);
  });
});
