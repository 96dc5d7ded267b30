import { ocsfEvent } from '@cordon/core/siem';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Visitor } from '../../packages/server/src/demo/client.ts';
import { startWatching } from '../../packages/server/src/monitoring/watching/jobs.ts';
import { silentLog } from '../../packages/server/src/platform/log.ts';
import { expectNothingOf, MINUTE, openScene, type Bound, type Scene } from './attack.ts';
import { seedCanary } from '../support/tripwire.ts';
import { canarySignal, decide, signalsOf, suspension, theCase } from '../support/watchedCase.ts';

/*
 * What is watched, as those see it who would like to know, to hide or to misuse it: a made-up customer is touched, a machine
 * keeps the agent out, and a person of the company decides.
 */

let scene: Scene;
let olivia: Visitor;
let sam: Visitor;
let ada: Visitor;
let canary: Bound;

const watched = () => scene.house.watched;

beforeAll(async () => {
  scene = await openScene();
  [olivia, sam, ada] = await Promise.all([
    scene.enterFresh('per_olivia'),
    scene.enterFresh('per_sam'),
    scene.enterFresh('per_ada'),
  ]);
  canary = await scene.boundTicket('per_ada');
  await seedCanary(olivia, canary.customer);
  await watched().watching.run();
});
afterAll(() => scene.close());

describe('a made-up customer that was touched', () => {
  it('is known without anybody asking, with the run that serves use', async () => {
    const told = Promise.withResolvers<undefined>();
    const { feed } = scene.house;
    const pool = scene.house.world.pools.app;
    const stop = startWatching({ watching: watched().watching, feed }, pool, silentLog);
    // Each signal is an entry, whose commit wakes whoever listens: no test has to ask again and again.
    const deaf = feed.onWake(() => {
      void signalsOf(olivia).then((found) => {
        if (found.some(({ kind }) => kind === 'canary')) told.resolve(undefined);
      });
    });
    expect((await ada.get(`/api/tickets/${canary.ticket.id}`)).status).toBe(200);
    await told.promise;
    deaf();
    await stop();
    await watched().watching.run();
  });

  it('cites the access, is entered, and opened an incident', async () => {
    const signal = await canarySignal(olivia);
    expect(signal).toMatchObject({ agent: { id: 'per_ada' } });
    const access = await olivia.get(`/api/accesses/${signal.events[0] ?? ''}`);
    expect(access.json).toMatchObject({ row: { agent: { id: 'per_ada' }, ticket: canary.ticket.id } });
    expect((await olivia.get(`/api/accesses/${String(signal.entry)}`)).json).toMatchObject({
      row: { resource: 'signal-raised' },
    });
    const found = await theCase(olivia);
    expect(found).toMatchObject({ state: 'open', severity: 'critical', nextStep: 'take' });
    expect(found.clauses.length).toBeGreaterThan(0);
    expect(found.acts.map(({ act }) => act)).toEqual(['incident-opened', 'containment-ordered']);
    expect(found.acts.every(({ entry }) => entry !== null)).toBe(true);
  });

  it('calls whoever is to be called, and is a Detection Finding in a SIEM, without the customer', async () => {
    const { incident, id } = await canarySignal(olivia);
    const { json } = await olivia.get('/api/alerts');
    const { alerts } = json as { alerts: readonly { about: string; kind: string; severity: string }[] };
    expect(alerts.filter(({ about }) => about === `incident/${incident ?? ''}`)).toMatchObject([
      { kind: 'incident-opened', severity: 'critical' },
    ]);
    const { entered, source } = scene.house.siem;
    const events = await entered.read(0, Number.MAX_SAFE_INTEGER, 10_000);
    const told = events.filter(({ signal }) => signal?.id === id).map((event) => ocsfEvent(event, source));
    expect(told).toMatchObject([{ class_uid: 2004, finding_info: { uid: `signal/${id}` } }]);
    expectNothingOf(canary.customer, alerts, told);
  });

  it('is told once, however often its events are folded', async () => {
    const before = await signalsOf(olivia);
    await scene.asOwner(
      `UPDATE cordon.watching SET entry = -1, step_xid = '0', step_id = 0, snapshot = NULL`,
    );
    await watched().watching.run();
    expect((await signalsOf(olivia)).map(({ id }) => id)).toEqual(before.map(({ id }) => id));
  });

  it('tells exactly whose data the agent saw, as the ledger has it', async () => {
    const { incident } = await canarySignal(olivia);
    const { json } = await olivia.get(`/api/incidents/${incident ?? ''}/affected`);
    expect(json).toMatchObject({ customersTotal: 1, complete: true, missing: [] });
    expect(json).toMatchObject({ customers: [{ customer: String(canary.customer.id) }] });
  });
});

describe('whoever a machine kept out', () => {
  let link = '';

  it('was signed out and suspended by a machine, which the record says', async () => {
    expect((await ada.get('/api/tickets')).status).toBe(401);
    expect(await suspension(olivia)).toMatchObject({
      target: { id: 'per_ada' },
      orderedBy: null,
      decision: null,
    });
    const entered = await scene.asOwner<{ body: string }>(
      `SELECT body FROM cordon.ledger_bodies WHERE kind = 'person-suspended' ORDER BY idx DESC LIMIT 1`,
    );
    expect(JSON.parse(entered[0]?.body ?? '')).toMatchObject({
      person: null,
      words: { subjectPerson: 'per_ada', by: 'machine' },
    });
  });

  it('is told by mail, with nothing of what was seen', async () => {
    await watched().telling.tellDue();
    await watched().telling.tellDue();
    const mails = (await scene.mails()).filter((mail) => mail.includes('on hold'));
    expect(mails).toHaveLength(1);
    const mail = (mails[0] ?? '').replaceAll('=\r\n', '');
    expect(mail).not.toMatch(/canary|made-up|inc_|sig_/i);
    expectNothingOf(canary.customer, mail);
    link = /\/answer#([\w-]{43})/.exec(mail)?.[1] ?? '';
    expect(link).not.toBe('');
  });

  it('learns by the link no more than what was done, and that a person will decide', async () => {
    const stranger = scene.browser();
    const looked = await stranger.post('/api/answers/look', { secret: link });
    expect(looked).toMatchObject({ status: 200, body: { answered: false, decision: null } });
    expect(Object.keys(looked.body as object).toSorted()).toEqual([
      'answered',
      'decideBy',
      'decision',
      'step',
    ]);
    const guess = await stranger.post('/api/answers/look', { secret: 'A'.repeat(43) });
    expect(guess).toMatchObject({ status: 410, body: { error: { code: 'link-used' } } });
  });

  it('answers once, without personal data in it, and the case has it', async () => {
    const stranger = scene.browser();
    const about = `I only opened the ticket of ${canary.customer.email}.`;
    expect((await stranger.post('/api/answers', { secret: link, text: about })).status).toBe(400);
    const text = 'I opened the next ticket in my queue, as on any day.';
    expect((await stranger.post('/api/answers', { secret: link, text })).status).toBe(200);
    expect(await stranger.post('/api/answers', { secret: link, text })).toMatchObject({ status: 409 });
    expect(await suspension(olivia)).toMatchObject({ answer: text });
  });

  it('cannot be let in by their vendor, nor decided about by anybody but the company', async () => {
    const { id } = await suspension(olivia);
    const vera = await scene.enterFresh('per_vera');
    expect((await decide(vera, id, 'undone')).status).toBe(403);
    const restored = await vera.post('/api/people/per_ada/restore', {
      ...vera.decided('person-restored', { subjectPerson: 'per_ada' }),
    });
    expect(restored.status).toBe(403);
  });

  it('who nobody decides about in time is a grave finding, until somebody does', async () => {
    const findings = async () =>
      ((await sam.get('/api/findings')).json as { kind: string }[]).filter(
        ({ kind }) => kind === 'containment-undecided',
      );
    await watched().telling.escalate();
    expect(await findings()).toEqual([]);
    scene.pass(8 * 60 * MINUTE);
    [olivia, sam] = [scene.visitor('per_olivia'), scene.visitor('per_sam')];
    for (const who of [olivia, sam]) {
      await who.signIn();
      await who.stepUp();
    }
    await watched().telling.escalate();
    expect(await findings()).toHaveLength(1);
    await watched().telling.escalate();
    const { alerts } = (await olivia.get('/api/alerts')).json as { alerts: { kind: string }[] };
    expect(alerts.filter(({ kind }) => kind === 'decision-overdue')).toHaveLength(1);

    const { id } = await suspension(olivia);
    expect((await decide(sam, id, 'undone')).status).toBe(200);
    expect((await decide(sam, id, 'undone')).status).toBe(409);
    await watched().telling.escalate();
    expect(await findings()).toEqual([]);
  });

  it('comes in again once it is undone, and no machine does the same again', async () => {
    const back = scene.visitor('per_ada');
    await back.signIn();
    expect((await back.get('/api/tickets')).status).toBe(200);
    await watched().containing.afterSignals();
    expect((await back.get('/api/tickets')).status).toBe(200);
  });
});

describe('a vendor', () => {
  it.each(['per_vera', 'per_leo', 'per_quinn', 'per_rita', 'per_ben', 'per_audra'])(
    'and nobody of its people or auditors reads or moves anything of it: %s',
    async (person) => {
      const who = scene.visitor(person);
      await who.signIn();
      const { incident, id } = await canarySignal(olivia);
      for (const path of [
        ...[
          'signals',
          'signals/stream',
          'incidents',
          `incidents/${incident ?? ''}`,
          'watching',
          'calibration',
        ],
        `incidents/${incident ?? ''}/affected`,
      ])
        expect((await who.get(`/api/${path}`)).status, path).toBe(403);
      const judged = await who.post(`/api/signals/${id}/judge`, {
        verdict: 'false-positive',
        why: 'It is nothing.',
      });
      expect([400, 403]).toContain(judged.status);
    },
  );

  it('finds no entry of it among those it may open', async () => {
    scene.pass(MINUTE);
    const vera = scene.visitor('per_vera');
    await vera.signIn();
    const rows = (await vera.get('/api/accesses?limit=200')).json as { items: { resource: string | null }[] };
    expect(rows.items.length).toBeGreaterThan(0);
    expect(
      rows.items.filter(({ resource }) => /^(?:signal|incident|containment)-/.test(resource ?? '')),
    ).toEqual([]);
    for (const entry of (await theCase(olivia)).acts.flatMap((act) => act.entry ?? []))
      expect((await vera.get(`/api/accesses/${String(entry)}`)).status).not.toBe(200);
  });
});

describe('a signal', () => {
  it('is made by nobody over the API: what suspends cannot be reached by hand', async () => {
    for (const path of ['signals', 'incidents', `incidents/inc_1/signals`])
      expect((await sam.post(`/api/${path}`, { kind: 'canary', agent: 'per_ben' })).status).toBe(404);
    // Nor may somebody be contained who is in no signal of the incident.
    const { id } = await theCase(olivia);
    const words = { incident: id, step: 'suspend-agent', target: 'per_ben' };
    const sent = { step: words.step, target: words.target, ...sam.decided('containment-ordered', words) };
    expect((await sam.post(`/api/incidents/${id}/contain`, sent)).status).toBe(404);
  });

  it('that was a false alarm ends the incident only when a person said so of each', async () => {
    const { id } = await theCase(olivia);
    const take = () => sam.post(`/api/incidents/${id}/take`, sam.decided('incident-taken', { incident: id }));
    expect((await take()).status).toBe(200);
    const end = () =>
      sam.post(`/api/incidents/${id}/move`, {
        to: 'false-positive',
        ...sam.decided('incident-moved', { incident: id, to: 'false-positive' }),
      });
    expect(await end()).toMatchObject({ status: 409, json: { error: { code: 'incident-not-ready' } } });
  });
});

describe('a ledger that was not watched before', () => {
  it('is gone through, and suspends nobody for what is long over', async () => {
    scene.pass(25 * 60 * MINUTE);
    await scene.asOwner('DELETE FROM cordon.incident_containments');
    await watched().containing.afterSignals();
    expect(await scene.asOwner('SELECT FROM cordon.incident_containments')).toEqual([]);
  });
});
