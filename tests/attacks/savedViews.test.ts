import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codeOf, type Visitor } from '../../packages/server/src/demo/client.ts';
import { expectRefused, openScene, type Scene } from './attack.ts';

/* A saved view is its owner's alone, and a question: it tells nobody more than they may ask. */

let scene: Scene;
let olivia: Visitor;
let audra: Visitor;

beforeAll(async () => {
  scene = await openScene();
  olivia = await scene.enter('per_olivia');
  audra = await scene.enter('per_audra');
  const ada = await scene.enterFresh('per_ada');
  const { ticket } = await scene.boundTicket('per_ada');
  expect((await ada.get(`/api/tickets/${ticket.id}`)).status).toBe(200);
  scene.pass(1);
});
afterAll(() => scene.close());

interface View {
  readonly id: string;
  readonly name: string;
  readonly filter: Readonly<Record<string, string>>;
}

async function viewsOf(who: Visitor): Promise<readonly View[]> {
  const { status, json } = await who.get('/api/saved-views');
  expect(status).toBe(200);
  return (json as { views: readonly View[] }).views;
}

async function save(who: Visitor, name: string, filter: Readonly<Record<string, string>>): Promise<View> {
  const { status, json } = await who.post('/api/saved-views', { name, filter });
  expect(status).toBe(200);
  return json as View;
}

it('is kept, listed by name, renamed and deleted by whoever saved it', async () => {
  const refused = await save(olivia, 'refused today', { ok: 'false', last: '24h', kind: 'data' });
  await save(olivia, 'Clause 2.1', { clause: '2.1', from: '2026-11-01' });
  const named = async () => (await viewsOf(olivia)).map(({ name, filter }) => ({ name, filter }));
  expect(await named()).toEqual([
    { name: 'Clause 2.1', filter: { clause: '2.1', from: '2026-11-01' } },
    { name: 'refused today', filter: { ok: 'false', last: '24h', kind: 'data' } },
  ]);
  const rename = (name: string) => olivia.post(`/api/saved-views/${refused.id}/rename`, { name });
  expect(await rename('CLAUSE 2.1')).toMatchObject({ status: 409, json: { error: { code: 'name-taken' } } });
  expect(await rename('Refused today')).toMatchObject({ status: 200 });
  expect((await viewsOf(olivia)).map(({ name }) => name)).toEqual(['Clause 2.1', 'Refused today']);
  expect(await olivia.delete(`/api/saved-views/${refused.id}`)).toMatchObject({ status: 200 });
  expect((await viewsOf(olivia)).map(({ name }) => name)).toEqual(['Clause 2.1']);
});

it.each(['per_sam', 'per_vera', 'per_audra'])('is not there for %s', async (person) => {
  const { id } = await save(olivia, `Not for ${person}`, { agent: 'per_ada' });
  const who = await scene.enter(person);
  expect((await viewsOf(who)).map((view) => view.id)).not.toContain(id);
  const tries = [
    () => who.post(`/api/saved-views/${id}/rename`, { name: 'Mine now' }),
    () => who.delete(`/api/saved-views/${id}`),
  ];
  for (const attempt of tries) expectRefused(await scene.attack(attempt), 'not-in-scope', person);
  expect(await viewsOf(olivia)).toContainEqual(expect.objectContaining({ id, name: `Not for ${person}` }));
});

it('is nothing for an agent, who searches no accesses', async () => {
  const ada = await scene.enter('per_ada');
  expect((await ada.get('/api/saved-views')).status).toBe(403);
  expect((await ada.post('/api/saved-views', { name: 'All', filter: { kind: 'data' } })).status).toBe(403);
});

describe('its bounds', () => {
  it('are fifty a person, also for requests at the same moment', async () => {
    const sam = await scene.enter('per_sam');
    for (let n = 0; n < 45; n++) await save(sam, `View ${String(n)}`, { clause: '2.1' });
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, n) =>
        sam.post('/api/saved-views', { name: `At once ${String(n)}`, filter: { clause: '2.1' } }),
      ),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(5);
    expect(new Set(answers.filter(({ status }) => status !== 200).map(codeOf))).toEqual(
      new Set(['views-full']),
    );
    expect(await viewsOf(sam)).toHaveLength(50);
    expect(await viewsOf(olivia)).not.toHaveLength(50);
  });

  it.each([
    ['nothing narrowed', {}],
    ['another word', { everything: 'true' }],
    ['an answer in place of a question', { clause: '2.1; DROP TABLE x' }],
    ['a time that is no day', { from: '2026-11-01T00:00:00Z' }],
  ])('let in no filter with %s', async (_, filter) => {
    const answer = await olivia.post('/api/saved-views', { name: 'Odd', filter });
    expect({ status: answer.status, code: codeOf(answer) }).toEqual({ status: 400, code: 'bad-request' });
  });

  it('let in no name that holds a customer’s address', async () => {
    const answer = await olivia.post('/api/saved-views', {
      name: `All about ${scene.customer(1).email}`,
      filter: { kind: 'data' },
    });
    expect(answer).toMatchObject({ status: 400 });
  });
});

describe('an auditor', () => {
  it('keeps no question by customer, as they may not ask it', async () => {
    const { json } = await olivia.post('/api/accesses/customer', { text: '17' });
    const { customer } = json as { customer: string };
    const attack = await scene.attack(() =>
      audra.post('/api/saved-views', { name: 'One customer', filter: { customer } }),
    );
    expectRefused(attack, 'role-not-allowed', 'per_audra');
    await save(olivia, 'One customer', { customer });
  });

  it('gets from a view what is in their window when they open it, and no more', async () => {
    const { filter } = await save(audra, 'Ada', { agent: 'per_ada', kind: 'data' });
    const open = async () =>
      (await audra.get(`/api/accesses?${new URLSearchParams(filter).toString()}`)).json as {
        items: readonly unknown[];
      };
    expect((await open()).items.length).toBeGreaterThan(0);
    await scene.asOwner(`UPDATE cordon.audit_scopes SET until_at = from_at WHERE person_id = 'per_audra'`);
    expect((await open()).items).toEqual([]);
  });
});
