import { randomBytes } from 'node:crypto';
import { canonicalText, commit } from '@cordon/ledger';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { phishingCountsOf } from '../../packages/server/src/people/phishing/index.ts';
import { expectRefused, MINUTE } from './attack.ts';
import { DOMAIN, openPhishingScene, type PhishingScene } from './phishingScene.ts';

/*
 * A phishing exercise is a weapon that is pointed at one's own people: it goes to nobody whom both parties did not sign for,
 * within what they signed, and no longer.
 */

let on: PhishingScene;

beforeAll(async () => {
  on = await openPhishingScene();
});
afterAll(() => on.scene.close());
beforeEach(() => on.refresh());

describe('before it starts', () => {
  it('needs the word of both, for the very scope that is kept', async () => {
    const id = await on.planned();
    expectRefused(await on.scene.attack(() => on.start(id)), 'phishing-not-authorised', 'per_sam');
    expect(await on.authorise(on.sam, id)).toMatchObject({ status: 200 });
    // Nor by a second person of the same side, nor by the same one again.
    const olivia = await on.scene.enterFresh('per_olivia');
    for (const [who, person] of [
      [olivia, 'per_olivia'],
      [on.sam, 'per_sam'],
    ] as const) {
      expectRefused(await on.scene.attack(() => on.authorise(who, id)), 'already-done', person);
    }
    expectRefused(await on.scene.attack(() => on.start(id)), 'phishing-not-authorised', 'per_sam');
    expect(await on.authorise(on.vera, id)).toMatchObject({ status: 200 });
    await on.scene.asOwner(
      `UPDATE cordon.phishing_campaigns SET scope = jsonb_set(scope, '{perHour}', '501') WHERE id = $1`,
      [id],
    );
    expectRefused(await on.scene.attack(() => on.start(id)), 'phishing-not-authorised', 'per_sam');
    expect(await on.stop(id)).toMatchObject({ status: 200 });
  });

  it('is planned for no vendor but that of its agreement, and seen by no other vendor', async () => {
    const refused = () =>
      on.sam.post('/api/phishing/campaigns', { scope: on.scopeOf({ vendor: 'pty_northgate' }) });
    expectRefused(await on.scene.attack(refused), 'not-in-scope', 'per_sam');
    const id = await on.planned();
    const nuno = await on.scene.enterFresh('per_nuno');
    const path = `/api/phishing/campaigns/${id}`;
    expectRefused(await on.scene.attack(() => nuno.get(path)), 'not-in-scope', 'per_nuno');
    expectRefused(
      await on.scene.attack(() => nuno.post(`${path}/authorise`, {})),
      'not-in-scope',
      'per_nuno',
    );
    const [ada, leo] = [await on.scene.enter('per_ada'), await on.scene.enter('per_leo')];
    expectRefused(await on.scene.attack(() => ada.get('/api/phishing')), 'role-not-allowed', 'per_ada');
    // A lead is among those who may be tried.
    expectRefused(await on.scene.attack(() => leo.get(path)), 'not-in-scope', 'per_leo');
    expect(await on.stop(id)).toMatchObject({ status: 200 });
  });

  it('reaches nobody while no domain is verified, and no code but the one that was mailed verifies one', async () => {
    const id = await on.planned();
    for (const who of [on.sam, on.vera]) expect(await on.authorise(who, id)).toMatchObject({ status: 200 });
    expectRefused(await on.scene.attack(() => on.start(id)), 'phishing-domain-unverified', 'per_sam');
    const guess = () =>
      on.vera.post('/api/phishing/domains/verify', { domain: DOMAIN, code: 'A'.repeat(22) });
    expect(await on.vera.post('/api/phishing/domains', { domain: DOMAIN })).toMatchObject({ status: 200 });
    expectRefused(await on.scene.attack(guess), 'domain-code-wrong', 'per_vera');
    await on.verify();
    // What is verified is nobody else's to verify.
    const nuno = await on.scene.enterFresh('per_nuno');
    expectRefused(
      await on.scene.attack(() => nuno.post('/api/phishing/domains', { domain: DOMAIN })),
      'domain-taken',
      'per_nuno',
    );
    const bank = () =>
      on.sam.post('/api/phishing/senders', {
        name: 'A bank',
        url: 'smtp://localhost:1',
        address: 'it@bank.example.com',
      });
    expectRefused(await on.scene.attack(bank), 'phishing-domain-unverified', 'per_sam');
    expect(await on.stop(id)).toMatchObject({ status: 200 });
  });
});

describe('while it runs', () => {
  it('is mailed within the domains alone, marked, and not to whoever left meanwhile', async () => {
    await on.scene.asOwner(
      `UPDATE cordon.persons SET email = 'ben@elsewhere.example.com' WHERE id = 'per_ben'`,
    );
    const id = await on.running();
    await on.scene.asOwner(`UPDATE cordon.persons SET left_at = now() WHERE id = 'per_carla'`);
    const sent = await on.send();
    expect(sent.map(({ to }) => to).toSorted()).toEqual(
      ['ada', 'dan', 'ella', 'finn', 'gia', 'hana', 'ivan'].map((name) => `${name}@${DOMAIN}`),
    );
    for (const { mail } of sent) expect(mail).toContain(`X-Phish-Sim: ${id}`);
    expect(new Set(sent.map(({ token }) => token)).size).toBe(sent.length);
    expect((await on.resultOf(id)).leftOut).toEqual({ domain: 1, left: 1 });
    await on.scene.asOwner(`UPDATE cordon.persons SET left_at = NULL WHERE id = 'per_carla'`);
    await on.scene.asOwner(`UPDATE cordon.persons SET email = 'ben@${DOMAIN}' WHERE id = 'per_ben'`);
    // Again: nobody gets it twice.
    expect(await on.send()).toEqual([]);
    expect(await on.stop(id)).toMatchObject({ status: 200 });
  });

  it('sends no more in an hour than was signed, and nothing once it is stopped', async () => {
    const id = await on.running({ perHour: 3 });
    // Placed by hours of the clock and held again as it goes out.
    await on.scene.asOwner(
      'UPDATE cordon.phishing_targets SET left_out = NULL, send_at = $2 WHERE campaign_id = $1',
      [...[id, new Date()]],
    );
    expect(await on.send()).toHaveLength(3);
    expect(await on.send()).toEqual([]);
    expect(await on.stop(id)).toMatchObject({ status: 200 });
    on.scene.pass(61 * MINUTE);
    await on.scene.asOwner('UPDATE cordon.phishing_targets SET send_at = $2 WHERE campaign_id = $1', [
      id,
      new Date(),
    ]);
    expect(await on.send()).toEqual([]);
  });

  it('comes as a ticket of a customer that nobody is, and of no other; gone when it is reported', async () => {
    const without = await on.running({ templates: ['husband-asks'] });
    await on.send();
    expect((await on.resultOf(without)).leftOut).toEqual({ 'no-canary': 9 });
    expect(await on.stop(without)).toMatchObject({ status: 200 });
    const nobody = on.scene.customer(7);
    const canary = { subject: String(nobody.id), address: nobody.email, label: 'Nobody' };
    const salt = randomBytes(32);
    const words = { source: 'harbor', details: commit(canonicalText(canary), salt) };
    const body = { source: 'harbor', ...canary, salt: salt.toString('base64') };
    expect(
      await on.sam.post('/api/canaries', { ...body, ...on.sam.decided('canary-seeded', words) }),
    ).toMatchObject({ status: 200 });
    const id = await on.running({ templates: ['husband-asks'] });
    await on.scene.asOwner(`UPDATE cordon.tickets SET status = 'closed' WHERE assignee_id IS NOT NULL`);
    expect(await on.send()).toEqual([]);
    const [row] = await on.scene.asOwner<{ ticket: string }>(
      `SELECT ticket_id AS ticket FROM cordon.phishing_targets WHERE campaign_id = $1 AND person_id = 'per_dan'`,
      [id],
    );
    const ticket = row?.ticket ?? '';
    const dan = await on.scene.enter('per_dan');
    const shown = await dan.get(`/api/tickets/${ticket}`);
    expect(shown).toMatchObject({ status: 200 });
    expect(JSON.stringify(shown.json)).toContain('in hospital');
    expect(await on.scene.house.tickets.find(ticket)).toMatchObject({
      binding: { subject: String(nobody.id) },
    });
    expect(JSON.stringify(shown.json)).not.toMatch(/phishing|exercise|campaign/i);
    const ada = await on.scene.enter('per_ada');
    const stolen = () => ada.post('/api/phishing/reports', { ticket, mail: '' });
    expectRefused(await on.scene.attack(stolen), 'not-in-scope', 'per_ada');
    expect(await dan.post('/api/phishing/reports', { ticket, mail: '' })).toMatchObject({
      json: { exercise: true },
    });
    expect(await on.scene.house.tickets.find(ticket)).toMatchObject({ status: 'closed' });
    expect((await on.resultOf(id)).told.counts).toMatchObject({ reported: 1, mailed: 0, fell: 0 });
    expect(await on.stop(id)).toMatchObject({ status: 200 });
    const [open] = await on.scene.asOwner<{ n: string }>(
      `SELECT count(*) AS n FROM cordon.tickets k JOIN cordon.phishing_targets t ON t.ticket_id = k.id WHERE k.status <> 'closed'`,
    );
    expect(Number(open?.n)).toBe(0);
  });
});

it('raises a finding above the limit, and the next exercise below it settles it', async () => {
  const finding = async () => {
    const { json } = await on.sam.get('/api/findings');
    return (json as { kind: string }[]).filter(({ kind }) => kind === 'phish-prone-high').length;
  };
  const from = new Date();
  const bad = await on.running();
  for (const { token } of await on.send()) await on.open(token);
  await on.sam.stepUp();
  await on.vera.stepUp();
  expect(await on.stop(bad)).toMatchObject({ status: 200 });
  expect(await finding()).toBe(1);
  const until = new Date();
  expect(await phishingCountsOf(on.deps, 'pty_brightline', from, until)).toMatchObject({
    delivered: 9,
    fell: 9,
  });
  expect(await phishingCountsOf(on.deps, 'pty_northgate', from, until)).toMatchObject({ delivered: 0 });
  const good = await on.running();
  await on.send();
  expect(await on.stop(good)).toMatchObject({ status: 200 });
  expect(await finding()).toBe(0);
});
