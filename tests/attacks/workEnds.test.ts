import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Visitor } from '../../packages/server/src/demo/client.ts';
import { openTestInstallation, type TestInstallation } from '../support/installation.ts';
import { openLine } from '../support/liveLine.ts';

/* Work that ends while a screen of it is open: the screen hears of it, with the reason and the next step. Nothing asks
   again by itself: what arrives was told. */

const AGREEMENT = 'agr_harbor_brightline';

let world: TestInstallation;
let vera: Visitor;
let leo: Visitor;
let olivia: Visitor;

beforeAll(async () => {
  world = await openTestInstallation();
  const entered = ['per_vera', 'per_leo', 'per_olivia'].map((id) => world.visitor(id));
  for (const one of entered) await one.signIn();
  [vera, leo, olivia] = entered as [Visitor, Visitor, Visitor];
});
afterAll(() => world.close());

const sql = (text: string, values: readonly unknown[] = []) =>
  world.house.world.pools.app.query(text, [...values]);
/** A shift by the clock of UTC, some hours from now. */
const shift = (from: number, to: number) => {
  const clock = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString().slice(11, 16);
  return { from: clock(from), to: clock(to), timeZone: 'UTC' };
};

/** An agent with a ticket in hand and the line of their screen open. */
async function atWork(person: string, changes: object = {}) {
  const agent = await world.hire(person, 'pty_brightline');
  await agent.signIn();
  await agent.undertake();
  const given = await vera.post(`/api/people/${person}/assignments`, {
    ...{ agreement: AGREEMENT, accessRole: 'tier1', purpose: 'order-support', ...changes },
  });
  expect(given.status).toBe(200);
  const { id } = given.json as { id: string };
  const ticket = await agent.post('/api/tickets/next', {});
  const line = await openLine(world.baseUrl, agent.cookie());
  return { agent, id, ticket: (ticket.json as { id?: string }).id ?? '', line };
}

describe('an open screen hears that its work', () => {
  it('was ended by a person, and what it showed is refused', async () => {
    const { agent, id, ticket, line } = await atWork('per_nia');
    await line.says(id, null);
    expect((await olivia.post(`/api/assignments/${id}/end`, {})).status).toBe(200);
    await line.says(id, 'not-permitted');
    expect(line.stop(id)).toMatchObject({
      text: 'This work was taken off you.',
      next: expect.any(String) as string,
    });
    expect((await agent.get(`/api/tickets/${ticket}`)).status).toBe(404);
    await line.close();
  });

  it('was given anew with another role', async () => {
    const { id, line } = await atWork('per_oda');
    await line.says(id, null);
    const again = await vera.post('/api/people/per_oda/assignments', {
      ...{ agreement: AGREEMENT, accessRole: 'tier1', purpose: 'order-support', site: 'sit_cebu' },
    });
    await line.says(id, 'not-permitted');
    await line.says((again.json as { id: string }).id, null);
    await line.close();
  });

  it('was removed in a review', async () => {
    const { id, line } = await atWork('per_pia');
    await line.says(id, null);
    const review = await olivia.post('/api/access-reviews', { agreement: AGREEMENT });
    const { id: asked } = review.json as { id: string };
    const answer = await vera.post(`/api/access-reviews/${asked}/answer`, {
      assignments: [id],
      answer: 'remove',
    });
    expect(answer.status).toBe(200);
    await line.says(id, 'not-permitted');
    expect(line.stop(id)?.text).toBe('An access review took this work off you.');
    await line.close();
  });

  it('waits for a second factor that is asked for anew, and goes on with it', async () => {
    const { agent, id, ticket, line } = await atWork('per_wim');
    await line.says(id, null);
    const incident = 'inc_line';
    await world.house.world.pools.app.query(
      `INSERT INTO cordon.incidents
         (id, state, severity, vendor, agents, kinds, subjects, first_at, last_at, opened_at, changed_at)
       VALUES ($1, 'open', 'high', 'pty_brightline', '{per_wim}', '{new-place}', '{}', $2, $2, $2, $2)`,
      [incident, new Date()],
    );
    const fresh = world.visitor('per_sam');
    await fresh.signIn();
    await fresh.stepUp();
    const words = { incident, step: 'step-up', target: 'per_wim' };
    const { step, target } = words;
    const sent = { step, target, ...fresh.decided('containment-ordered', words) };
    expect((await fresh.post(`/api/incidents/${incident}/contain`, sent)).status).toBe(200);
    await line.says(id, 'step-up-needed');
    expect((await agent.get(`/api/tickets/${ticket}`)).status).toBe(401);
    expect((await agent.stepUp()).status).toBe(200);
    await line.says(id, null);
    expect((await agent.get(`/api/tickets/${ticket}`)).status).toBe(200);
    await line.close();
  });

  it('stops with the shift, by the clock alone, and goes on when a team lead extends it', async () => {
    const { agent, id, ticket, line } = await atWork('per_quirin', { shift: shift(-3, 2) });
    await line.says(id, null);
    // Off shift from a moment from now on: nobody says anything at that moment but the clock.
    const end = Date.now() + 700;
    await sql(
      `INSERT INTO cordon.shift_changes (id, assignment_id, kind, because, from_at, until_at, made_by, made_at)
       VALUES ('shc_off', $1, 'off', 'swap', $2, $3, 'per_leo', $4)`,
      [id, new Date(end), new Date(end + 3_600_000), new Date()],
    );
    await line.says(id, 'outside-hours');
    expect(Date.now()).toBeGreaterThanOrEqual(end);
    expect((await agent.get(`/api/tickets/${ticket}`)).status).toBe(403);
    await sql(`DELETE FROM auth.attempts`);
    await world.house.assignments.change(
      [{ assignment: id, kind: 'on', because: 'extend', start: end, end: end + 3_600_000 }],
      'per_leo',
      new Date(),
    );
    await line.says(id, null);
    expect((await agent.get(`/api/tickets/${ticket}`)).status).toBe(200);
    await line.close();
  });

  it('goes on beyond its end with an extension given over the API, without a word in between', async () => {
    const { id, line } = await atWork('per_rosa', { shift: shift(-3, -1) });
    await line.says(id, 'outside-hours');
    expect((await leo.post(`/api/assignments/${id}/extend`, { hours: 3 })).status).toBe(200);
    await line.says(id, null);
    await line.close();
  });

  it('is not done from where they are, once the site or the list is another', async () => {
    const { agent, id, line } = await atWork('per_saul', { site: 'sit_cebu' });
    const other = await vera.post('/api/people/per_saul/assignments', {
      ...{ agreement: AGREEMENT, accessRole: 'tier2', purpose: 'pharmacy-support', site: 'sit_manila' },
    });
    const kept = (other.json as { id: string }).id;
    await line.says(id, null);
    // This machine is Manila's from here on: the session goes on, for the work of Manila.
    await sql(`UPDATE cordon.networks SET site_id = 'sit_manila' WHERE id LIKE 'net_bright_demo%'`);
    await line.says(id, 'network-not-allowed');
    await line.says(kept, null);
    expect((await agent.get('/api/tickets')).status).toBe(200);
    await sql(`UPDATE cordon.assignments SET site_id = 'sit_cebu' WHERE id = $1`, [kept]);
    expect(await line.revoked()).toMatchObject({ code: 'network-not-allowed' });
    await sql(`UPDATE cordon.networks SET site_id = NULL WHERE id LIKE 'net_bright_demo%'`);
    await line.close();
  });
});

it('says why the whole screen closes: a suspended person, a suspended organisation, a leaver', async () => {
  const { line } = await atWork('per_tara');
  const [second, third] = [await atWork('per_uma'), await atWork('per_vito')];
  const suspended = await leo.post('/api/people/per_tara/suspend', {
    reason: 'investigation',
    ...leo.decided('person-suspended', { subjectPerson: 'per_tara', reason: 'investigation' }),
  });
  expect(suspended.status).toBe(200);
  expect(await line.revoked()).toMatchObject({ code: 'suspended' });
  await sql(`UPDATE cordon.persons SET left_at = now() WHERE id = 'per_vito'`);
  await world.house.identity.sessions.revokePerson('per_vito', { ip: null });
  expect(await third.line.revoked()).toMatchObject({ code: 'left' });
  expect((await olivia.stepUp()).status).toBe(200);
  expect((await olivia.post('/api/vendors/pty_brightline/contain', { reason: 'drill' })).status).toBe(200);
  expect(await second.line.revoked()).toMatchObject({ code: 'organisation-suspended' });
});
