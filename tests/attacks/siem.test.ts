import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Visitor } from '../../packages/server/src/demo/client.ts';
import { sendDue } from '../../packages/server/src/siem/sending.ts';
import { isSigned, openSiem, type Siem } from '../support/siem.ts';
import { expectMasked, expectRefused, MINUTE, openScene, type Scene } from './attack.ts';

/* Events leave for another tool: all of them, in order, to the place that was named, and with no customer in them. */

interface Made {
  readonly receiver: { readonly id: string; readonly next: number };
  readonly secret: string;
}

const CREDENTIAL = 'Splunk 6f1d2c3b4a59';

let scene: Scene;
let olivia: Visitor;
let siem: Siem;

const send = () => sendDue(scene.house.siem);
const list = async () =>
  (await olivia.get('/api/siem/receivers')).json as {
    size: number;
    receivers: { id: string; next: number; problem: string | null }[];
  };
const body = (from = 'now') => ({
  ...{ name: 'Watch', baseUrl: siem.url, reach: 'loopback', from },
  credential: { header: 'Authorization', value: CREDENTIAL },
});
const add = async (from = 'now') => {
  const added = await olivia.post('/api/siem/receivers', body(from));
  expect(added, JSON.stringify(added.json)).toMatchObject({ status: 200 });
  return added.json as Made;
};

beforeAll(async () => {
  scene = await openScene();
  olivia = await scene.enterFresh('per_olivia');
});
afterAll(() => scene.close());
beforeEach(async () => {
  siem = await openSiem();
  scene.pass(MINUTE);
  await olivia.stepUp();
});
afterEach(async () => {
  await scene.asOwner(`UPDATE cordon.siem_receivers SET ended_at = now()`);
  await siem.close();
});

describe('what is sent', () => {
  it('is every entry, signed and in order, and no customer is in it', async () => {
    const { secret } = await add('start');
    const ada = await scene.enterFresh('per_ada');
    const bound = await scene.boundTicket('per_ada');
    await ada.get(`/api/tickets/${bound.ticket.id}`);
    await ada.get('/api/tickets/tic_nowhere');
    await send();

    const { size, receivers } = await list();
    expect(receivers).toMatchObject([{ next: size, problem: null }]);
    expect(siem.entries()).toEqual(Array.from({ length: size }, (_, entry) => entry));
    expect(siem.took.every((one) => isSigned(one, secret))).toBe(true);
    expectMasked(bound.customer, siem.took);
    expect(JSON.stringify(siem.took)).not.toContain(bound.customer.name);
    const subjects = await scene.asOwner<{ subject: string }>(
      'SELECT DISTINCT subject FROM cordon.access_events WHERE subject IS NOT NULL',
    );
    expect(subjects.length).toBeGreaterThan(0);
    for (const { subject } of subjects) expect(JSON.stringify(siem.took)).not.toContain(subject);
  });

  it('says which entries a message covers, so that one taken out on the way is missed', async () => {
    await add('start');
    await send();
    const spans = siem.took.map((one) => JSON.parse(one.body) as { from: number; until: number });
    expect(spans.length).toBeGreaterThan(1);
    for (const [nth, { from }] of spans.slice(1).entries()) expect(from).toBe(spans[nth]?.until);
  });
});

describe('a receiver that fails', () => {
  it('is sent everything once it is back, whatever became of its answers', async () => {
    await add();
    const before = (await list()).size;
    for (const status of [500, 302, null, 429]) {
      siem.answers(status);
      await scene.enterFresh('per_olivia');
      await send();
      expect((await list()).receivers).toMatchObject([{ next: before - 1 }]);
      scene.pass(6 * MINUTE);
    }
    siem.answers(200);
    await send();
    const { size, receivers } = await list();
    expect(receivers).toMatchObject([{ next: size, problem: null }]);
    const missing = Array.from({ length: size - before }, (_, nth) => before + nth).filter(
      (entry) => !siem.entries().includes(entry),
    );
    expect(missing).toEqual([]);
    // The one that hung up had taken it: it came twice, under one id.
    const ids = siem.took.map(({ headers }) => headers['webhook-id']);
    expect(new Set(ids).size).toBeLessThan(ids.length);
  });

  it('goes on where it was after a restart of ours', async () => {
    await add();
    siem.answers(503);
    await send();
    const restarted = { ...scene.house.siem };
    siem.answers(200);
    scene.pass(6 * MINUTE);
    await sendDue(restarted);
    const { size, receivers } = await list();
    expect(receivers).toMatchObject([{ next: size }]);
  });

  it('waits longer each time, and is a finding once it took nothing for ten minutes', async () => {
    const { receiver } = await add();
    siem.answers(500);
    const tries = siem.took.length;
    await send();
    await send();
    expect(siem.took.length).toBe(tries + 1);
    for (let nth = 0; nth < 8; nth++) {
      scene.pass(6 * MINUTE);
      await send();
    }
    const found = await scene.house.findingStore.list({ open: true, vendors: null });
    expect(found.filter(({ kind }) => kind === 'siem-silent')).toMatchObject([
      { about: `siem/${receiver.id}`, facts: { problem: 'receiver-refused' } },
    ]);
  });
});

describe('whoever would send them elsewhere', () => {
  it.each(['per_vera', 'per_ada', 'per_audra'])('%s neither sees nor adds one', async (person) => {
    const visitor = await scene.enterFresh(person);
    const attack = await scene.attack(() => visitor.post('/api/siem/receivers', body()));
    expectRefused(attack, 'role-not-allowed', person);
    expect(siem.took).toEqual([]);
    expectRefused(await scene.attack(() => visitor.get('/api/siem/receivers')), 'role-not-allowed', person);
  });

  it.each([
    ['an address that is not where it was said to be', { reach: 'public' }],
    ['one with a name and password in it', { baseUrl: 'https://me:secret@siem.example/x' }],
    ['one that is no web address', { baseUrl: 'file:///etc/passwd' }],
  ])('%s is refused before anything is sent', async (_, wrong) => {
    const { answer } = await scene.attack(() => olivia.post('/api/siem/receivers', { ...body(), ...wrong }));
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(siem.took).toEqual([]);
    expect((await list()).receivers).toEqual([]);
  });

  it('one that refuses the first message is not kept, and its words go nowhere', async () => {
    siem.answers(401);
    const { answer } = await scene.attack(() => olivia.post('/api/siem/receivers', body()));
    expect(answer).toMatchObject({ status: 502, json: { error: { code: 'receiver-unavailable' } } });
    expect(JSON.stringify(answer)).not.toContain('what a receiver says');
    expect((await list()).receivers).toEqual([]);
  });

  it('one that ended gets nothing more, and its end is entered', async () => {
    const { receiver } = await add();
    const ended = await scene.attack(() => olivia.post(`/api/siem/receivers/${receiver.id}/end`, {}));
    expect(ended.answer.status).toBe(200);
    expect(ended.entered.map(({ kind }) => kind)).toContain('siem-receiver-ended');
    const before = siem.took.length;
    await send();
    expect(siem.took.length).toBe(before);
    expect(await olivia.post(`/api/siem/receivers/${receiver.id}/end`, {})).toMatchObject({ status: 409 });
  });

  it('its secret stands nowhere in the database', async () => {
    const { secret } = await add();
    const rows = await scene.asOwner<{ row: string }>('SELECT r::text AS row FROM cordon.siem_receivers r');
    expect(JSON.stringify(rows)).not.toContain(secret.slice(6));
    expect(siem.took.at(-1)?.headers.authorization).toBe(CREDENTIAL);
    const entered = await scene.asOwner('SELECT body FROM cordon.ledger_bodies');
    for (const told of [rows, entered, (await list()).receivers])
      expect(JSON.stringify(told)).not.toContain(CREDENTIAL.slice(8));
  });
});
