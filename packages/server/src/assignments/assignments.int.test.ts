import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestInstallation, type TestInstallation } from '../../../../tests/support/installation.ts';
import type { Answer, Visitor } from '../demo/client.ts';

/* Who works as what: what a ticket is worked under, when, and who may change that. */

const AGREEMENT = 'agr_harbor_brightline';
const HOUR = 3_600_000;

let world: TestInstallation;
let vera: Visitor;
let leo: Visitor;
let victor: Visitor;

beforeAll(async () => {
  world = await openTestInstallation();
  [vera, leo, victor] = ['per_vera', 'per_leo', 'per_victor'].map((id) => world.visitor(id)) as [
    Visitor,
    Visitor,
    Visitor,
  ];
  for (const one of [vera, leo, victor]) await one.signIn();
});
afterAll(() => world.close());

const codeOf = ({ json }: Answer) => (json as { error?: { code: string } }).error?.code;
const clausesOf = ({ json }: Answer) =>
  (json as { error?: { citations?: { clause: string }[] } }).error?.citations?.map(({ clause }) => clause);
/** A shift by the clock of UTC, some hours from now. */
const shift = (from: number, to: number) => {
  const clock = (hours: number) => new Date(Date.now() + hours * HOUR).toISOString().slice(11, 16);
  return { from: clock(from), to: clock(to), timeZone: 'UTC' };
};
const work = (changes: object = {}) => ({
  ...{ agreement: AGREEMENT, accessRole: 'tier1', purpose: 'order-support' },
  ...changes,
});

interface View {
  readonly id: string;
  readonly person: { readonly id: string };
  readonly working: boolean;
  readonly turnsAt: string | null;
  readonly extendableHours: number;
}
const viewsOf = async (asker: Visitor) => (await asker.get('/api/assignments')).json as readonly View[];
const viewOf = async (asker: Visitor, person: string) =>
  (await viewsOf(asker)).find((one) => one.person.id === person);
const acts = async (act: string) => {
  const { rows } = await world.house.world.pools.app.query<{ body: string; agreement_id: string }>(
    'SELECT body, agreement_id FROM cordon.ledger_bodies WHERE kind = $1 ORDER BY idx',
    [act],
  );
  return rows.map((row) => ({
    agreement: row.agreement_id,
    words: (JSON.parse(row.body) as { words: Record<string, unknown> }).words,
  }));
};

/** A new agent with a ticket in hand, working as this. */
async function hired(person: string, changes: object = {}) {
  const agent = await world.hire(person, 'pty_brightline');
  await agent.signIn();
  await agent.undertake();
  const next = await agent.post('/api/tickets/next', {});
  const ticket = (next.json as { id: string }).id;
  const given = await vera.post(`/api/people/${person}/assignments`, work(changes));
  expect(given.status).toBe(200);
  const { id } = given.json as { id: string };
  return { agent, ticket, id, read: () => agent.get(`/api/tickets/${ticket}`) };
}

describe('the assignment of a ticket', () => {
  it('gives the role; its end refuses the next statement by the general clause, and frees the tickets', async () => {
    const { agent, ticket, id, read } = await hired('per_nia');
    expect((await read()).status).toBe(200);
    expect((await victor.post(`/api/assignments/${id}/end`, {})).status).toBe(200);
    expect(codeOf(await read())).toBe('not-in-scope');
    expect((await world.house.tickets.find(ticket))?.assignee).toBeNull();
    // Held on to the ticket all the same: no role, so no permission, by the clause that says so.
    await world.house.tickets.assign(ticket, 'per_nia', new Date());
    const refused = await read();
    expect(codeOf(refused)).toBe('not-permitted');
    const { rows } = await world.house.world.pools.app.query<{ terms: string }>(
      'SELECT terms FROM cordon.agreement_versions WHERE agreement_id = $1 ORDER BY version DESC LIMIT 1',
      [AGREEMENT],
    );
    const { general } = JSON.parse(rows[0]?.terms ?? '') as { general: { clause: string } };
    expect(clausesOf(refused)).toEqual([general.clause]);
    expect(codeOf(await agent.post('/api/tickets/next', {}))).toBe('not-permitted');
    expect(codeOf(await victor.post(`/api/assignments/${id}/end`, {}))).toBe('not-in-scope');
    expect((await acts('assignment-ended')).at(-1)).toMatchObject({
      agreement: AGREEMENT,
      words: { assignment: id, subjectPerson: 'per_nia', why: 'ended' },
    });
  });

  it('is replaced by another role, which the next statement is decided in', async () => {
    const { read, id } = await hired('per_oda');
    await vera.post(
      '/api/people/per_oda/assignments',
      work({ accessRole: 'tier2', purpose: 'order-support' }),
    );
    const again = await vera.post('/api/people/per_oda/assignments', work());
    expect(again.status).toBe(200);
    expect((await read()).status).toBe(200);
    expect((await viewsOf(vera)).filter(({ person }) => person.id === 'per_oda')).toHaveLength(1);
    expect((await viewOf(vera, 'per_oda'))?.id).not.toBe(id);
  });

  it('shows nothing of another purpose, and leaves its queue alone', async () => {
    const { read, agent, id } = await hired('per_pia', { accessRole: 'tier2', purpose: 'pharmacy-support' });
    expect((await read()).status).toBe(200);
    const own = (await viewsOf(vera)).filter(({ person }) => person.id === 'per_pia');
    const orders = own.find((one) => one.id !== id);
    await vera.post(`/api/assignments/${orders?.id ?? ''}/end`, {});
    const next = await agent.post('/api/tickets/next', {});
    const ticket = await world.house.tickets.find((next.json as { id: string }).id);
    expect(ticket?.purpose).toBe('pharmacy-support');
  });
});

describe('a shift', () => {
  it('binds whether or not a clause speaks of shifts, until a team lead extends it', async () => {
    const { agent, id, read } = await hired('per_quirin', { shift: shift(-3, -1) });
    const refused = await read();
    expect(codeOf(refused)).toBe('outside-hours');
    expect(codeOf(await agent.post('/api/tickets/next', {}))).toBe('outside-hours');
    expect(await viewOf(victor, 'per_quirin')).toMatchObject({ working: false, extendableHours: 4 });
    expect(codeOf(await leo.post(`/api/assignments/${id}/extend`, { hours: 5 }))).toBe('bad-request');
    expect(codeOf(await leo.post(`/api/assignments/${id}/extend`, { hours: 1 }))).toBe('already-done');
    expect((await leo.post(`/api/assignments/${id}/extend`, { hours: 3 })).status).toBe(200);
    expect((await read()).status).toBe(200);
    expect(await viewOf(victor, 'per_quirin')).toMatchObject({ working: true });
    expect(codeOf(await leo.post(`/api/assignments/${id}/extend`, { hours: 2 }))).toBe('already-done');
    expect((await acts('shift-extended')).at(-1)).toMatchObject({ words: { assignment: id, hours: 3 } });
    // Extended by the agent themselves it is not.
    expect(codeOf(await agent.post(`/api/assignments/${id}/extend`, { hours: 4 }))).toBe('role-not-allowed');
  });

  it('is swapped between two people, once', async () => {
    const now = await hired('per_rosa', { shift: shift(-1, 2) });
    const later = await hired('per_saul', { shift: shift(4, 6) });
    expect([(await now.read()).status, codeOf(await later.read())]).toEqual([200, 'outside-hours']);
    const swap = () => leo.post(`/api/assignments/${now.id}/swap`, { with: later.id });
    expect((await swap()).status).toBe(200);
    expect([codeOf(await now.read()), (await later.read()).status]).toEqual(['outside-hours', 200]);
    expect(codeOf(await swap())).toBe('already-done');
    expect(await acts('shift-swapped')).toMatchObject([
      { agreement: AGREEMENT, words: { assignment: now.id, otherAssignment: later.id } },
    ]);
  });

  it('is not swapped with oneself or with who works always', async () => {
    const { id } = await hired('per_tara', { shift: shift(-1, 2) });
    expect(codeOf(await leo.post(`/api/assignments/${id}/swap`, { with: id }))).toBe('bad-request');
    expect(codeOf(await leo.post(`/api/assignments/${id}/swap`, { with: 'asg_per_ada' }))).toBe(
      'bad-request',
    );
    expect(codeOf(await leo.post('/api/assignments/asg_per_ada/extend', { hours: 1 }))).toBe('bad-request');
  });
});

describe('giving out work', () => {
  it.each<[string, () => Visitor, string, object, string]>([
    ['a team lead', () => leo, 'per_ada', {}, 'role-not-allowed'],
    ['the company', () => victor, 'per_ada', {}, 'role-not-allowed'],
    ['another vendor’s agent', () => vera, 'per_rita', {}, 'not-in-scope'],
    ['somebody who is no agent', () => vera, 'per_leo', {}, 'bad-request'],
    [
      'an agreement that ran out',
      () => vera,
      'per_ada',
      { agreement: 'agr_harbor_northgate' },
      'bad-request',
    ],
    ['a role the agreement does not name', () => vera, 'per_ada', { accessRole: 'tier9' }, 'bad-request'],
    ['a purpose of another role', () => vera, 'per_ada', { purpose: 'pharmacy-support' }, 'bad-request'],
    ['a site of another vendor', () => vera, 'per_ada', { site: 'sit_lisbon' }, 'bad-request'],
    ['a time that is over', () => vera, 'per_ada', { until: '2026-01-01T00:00:00Z' }, 'bad-request'],
    ['a shift without an end', () => vera, 'per_ada', { shift: { from: '08:00' } }, 'bad-request'],
    [
      'a shift of no length',
      () => vera,
      'per_ada',
      { shift: { from: '08:00', to: '08:00', timeZone: 'UTC' } },
      'bad-request',
    ],
  ])('is refused: %s', async (_, asker, person, changes, code) => {
    expect(codeOf(await asker().post(`/api/people/${person}/assignments`, work(changes)))).toBe(code);
    expect((await viewOf(victor, 'per_ada'))?.id).toBe('asg_per_ada');
  });

  it('is one step with the invitation', async () => {
    expect((await vera.stepUp()).status).toBe(200);
    const answer = await vera.post('/api/people', {
      ...{ party: 'pty_brightline', name: 'Uma Ortiz', email: 'uma@brightline.example.com', role: 'agent' },
      ...{ site: 'sit_cebu', accessRole: 'tier1', purpose: 'order-support' },
    });
    expect(answer.status).toBe(200);
    const { person } = answer.json as { person: string };
    expect(await viewOf(victor, person)).toMatchObject({ site: { id: 'sit_cebu' }, working: true });
    expect((await acts('assignment-made')).at(-1)).toMatchObject({ words: { subjectPerson: person } });
  });

  it('is one step for everybody who was invited before the agreement', async () => {
    await vera.post('/api/assignments/asg_per_ben/end', {});
    await vera.post('/api/assignments/asg_per_ivan/end', {});
    const missing = async () => (await vera.get('/api/assignments/missing')).json;
    expect(await missing()).toMatchObject([
      {
        agreement: { id: AGREEMENT },
        people: expect.arrayContaining([{ id: 'per_ivan', name: 'Ivan Castro' }]) as object,
      },
    ]);
    const [{ invited: people } = { invited: [] }] = (await missing()) as { invited: string[] }[];
    expect(people).toEqual(expect.arrayContaining(['per_ben', 'per_ivan']));
    const give = (asker: Visitor, whom: readonly string[]) =>
      asker.post(`/api/agreements/${AGREEMENT}/assignments`, { people: whom });
    expect(codeOf(await give(leo, people))).toBe('role-not-allowed');
    expect(codeOf(await give(vera, ['per_ben', 'per_rita']))).toBe('conflict');
    expect((await give(vera, people)).json).toEqual({ assigned: people.length });
    expect(codeOf(await give(vera, people))).toBe('conflict');
    expect(await viewOf(victor, 'per_ivan')).toMatchObject({
      accessRole: 'tier2',
      purpose: 'pharmacy-support',
    });
    expect(await missing()).toEqual([]);
  });
});

it('is seen by the company as a whole, and by a vendor of itself only', async () => {
  const nuno = world.visitor('per_nuno');
  await nuno.signIn();
  const seen = async (asker: Visitor, query = '') =>
    new Set(
      ((await asker.get(`/api/assignments${query}`)).json as readonly { party: string }[]).map(
        ({ party }) => party,
      ),
    );
  expect([...(await seen(victor))].toSorted()).toEqual(['pty_brightline', 'pty_northgate']);
  expect([...(await seen(vera, '?party=pty_northgate'))]).toEqual(['pty_brightline']);
  expect([...(await seen(nuno))]).toEqual(['pty_northgate']);
  const audra = world.visitor('per_audra');
  await audra.signIn();
  expect(codeOf(await audra.get('/api/assignments'))).toBe('role-not-allowed');
});
