import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Visitor } from '../../packages/server/src/demo/client.ts';
import type { NewAlert } from '../../packages/server/src/monitoring/alerts/alert.ts';
import { tellDue } from '../../packages/server/src/monitoring/alerts/telling.ts';
import { isSigned, openSiem, type Siem } from '../support/siem.ts';
import { expectRefused, MINUTE, openScene, type Scene } from './attack.ts';

/* Whoever is to be told is told: later when they sleep, by another way when they do nothing, and never by an attacker's. */

interface Channel {
  readonly id: string;
  readonly name: string;
}

let scene: Scene;
let olivia: Visitor;
let siem: Siem;
let nth = 0;

const raise = async (given: Partial<NewAlert> = {}) => {
  const about = `incident/inc_${String(++nth)}`;
  await scene.house.alerting.alerts.raise({
    ...{ kind: 'incident-opened', about, severity: 'high', vendor: 'pty_brightline', agent: 'per_ada' },
    reason: '41 customers in an hour; usual is 6.',
    at: scene.house.now(),
    ...given,
  });
  return about;
};
const send = () => tellDue(scene.house.alerting);
const webhook = () => ({ kind: 'webhook', baseUrl: siem.url, reach: 'loopback', credential: null });
const channel = (given: object = {}) => ({
  ...{ name: 'Watch room', way: webhook(), least: 'medium', vendors: null, quiet: null, escalation: null },
  ...given,
});
const add = async (given: object = {}) => {
  const added = await olivia.post('/api/alerts/channels', channel(given));
  expect(added, JSON.stringify(added.json)).toMatchObject({ status: 200 });
  return added.json as { channel: Channel; secret: string | null };
};
const told = () => {
  const messages = siem.took.map(({ body }) => JSON.parse(body) as { about: string; kind: string });
  return messages.flatMap(({ kind, about }) => (kind === 'trial' ? [] : [about]));
};
const mails = async (about: string) => (await scene.mails()).filter((mail) => mail.includes(about.slice(9)));
const alertOf = async (about: string) => {
  const { json } = await olivia.get('/api/alerts');
  const { alerts } = json as {
    alerts: { id: string; about: string; taken: unknown; deliveries: { problem: string | null }[] }[];
  };
  const found = alerts.find((one) => one.about === about);
  if (found === undefined) throw new Error(`no alert about ${about}`);
  return found;
};

/** Is called when nobody took an alert. */
const secondLine = async () => {
  const second = await openSiem();
  const way = { ...webhook(), baseUrl: second.url };
  return { second, next: await add({ name: 'Second line', way, least: 'critical' }) };
};

/** Three hundred more, due to a channel at a time; told then, or not yet. */
const storm = (to: string, at: string, told: string) =>
  scene.asOwner(`
    WITH many AS (INSERT INTO cordon.alerts (id, kind, about, severity, reason, raised_at, planned_at)
      SELECT 'alr_many_' || n, 'incident-opened', 'incident/inc_many_' || n, 'low', '-', '${at}', now()
      FROM generate_series(1, 300) n RETURNING id)
    INSERT INTO cordon.alert_deliveries (alert_id, channel_id, planned_at, due_at, told_at)
    SELECT id, '${to}', '${at}', '${at}', ${told} FROM many`);

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
  await scene.asOwner(`UPDATE cordon.alert_channels SET ended_at = now();
    DELETE FROM cordon.alert_deliveries WHERE alert_id LIKE 'alr_many_%'; DELETE FROM cordon.alerts WHERE id LIKE 'alr_many_%'`);
  await siem.close();
});

describe('who is told', () => {
  it('by a signed message with an OCSF finding in it, once', async () => {
    const { secret } = await add();
    const about = await raise();
    await send();
    await send();
    expect(told()).toEqual([about]);
    const last = siem.took.at(-1);
    if (last === undefined || secret === null) throw new Error('nothing came');
    expect(isSigned(last, secret)).toBe(true);
    expect(isSigned({ ...last, body: last.body.replace('41', '1') }, secret)).toBe(false);
    expect(JSON.parse(last.body)).toMatchObject({
      finding: { class_uid: 2004, severity_id: 4, finding_info: { uid: about } },
    });
  });

  it('by mail, with where to go on', async () => {
    await add({ way: { kind: 'mail', person: 'per_olivia' } });
    const about = await raise({ severity: 'critical' });
    await send();
    const [mail] = await mails(about);
    expect(mail).toContain('Subject: Cordon, critical: An incident was opened');
    expect(mail).toContain(`/incidents/${about.slice(9)}`);
  });

  it('not again of the same, but when it got worse', async () => {
    await add();
    const about = await raise();
    await raise({ about });
    await raise({ about, kind: 'incident-worse', severity: 'critical' });
    await send();
    expect(told()).toEqual([about, about]);
  });

  it('nobody by mail who is suspended, and that is told', async () => {
    await add({ way: { kind: 'mail', person: 'per_priya' } });
    await scene.asOwner(
      `UPDATE cordon.persons SET suspended_at = now(), suspended_by = 'company' WHERE id = 'per_priya'`,
    );
    const about = await raise();
    await send();
    await scene.asOwner(
      `UPDATE cordon.persons SET suspended_at = NULL, suspended_by = NULL WHERE id = 'per_priya'`,
    );
    expect(await mails(about)).toEqual([]);
    expect((await alertOf(about)).deliveries).toMatchObject([{ problem: 'person-gone' }]);
  });
});

describe('whoever is away', () => {
  it('is told when they are back, and loses nothing over a restart', async () => {
    await add();
    siem.answers(503);
    const abouts = [await raise(), await raise()];
    await send();
    const away = await Promise.all(abouts.map(alertOf));
    expect(away.flatMap(({ deliveries }) => deliveries.map(({ problem }) => problem))).toContain(
      'receiver-refused',
    );
    siem.answers(200);
    scene.pass(6 * MINUTE);
    await tellDue({ ...scene.house.alerting });
    expect(new Set(told())).toEqual(new Set(abouts));
    expect((await alertOf(abouts[1] ?? '')).deliveries).toMatchObject([{ problem: null }]);
  });

  it('keeps nobody else waiting', async () => {
    await add({ name: 'Hangs up' });
    const other = await openSiem();
    siem.answers(null);
    await add({ name: 'Answers', way: { ...webhook(), baseUrl: other.url } });
    const about = await raise();
    await send();
    expect(other.took.some(({ body }) => body.includes(about))).toBe(true);
    await other.close();
  });

  it('and for whom very much waits, keeps nobody else waiting', async () => {
    const { channel: away } = await add({ name: 'Away' });
    const behind = await raise();
    await storm(away.id, '2020-01-01', 'NULL');
    siem.answers(503);
    const other = await openSiem();
    await add({ name: 'Answers', way: { ...webhook(), baseUrl: other.url } });
    await send();
    expect(other.took.some(({ body }) => body.includes(behind))).toBe(true);
    await other.close();
  });

  it('is a grave finding after some minutes', async () => {
    const { channel: silent } = await add();
    siem.answers(500);
    await raise();
    for (let look = 0; look < 7; look++) {
      await send();
      scene.pass(6 * MINUTE);
    }
    const found = await scene.house.findingStore.list({ open: true, vendors: null });
    expect(found).toContainEqual(
      expect.objectContaining({ kind: 'alerts-silent', about: `alerts/${silent.id}` }),
    );
  });
});

describe('whoever sleeps, or does nothing', () => {
  const time = (ahead: number) =>
    new Date(scene.house.now().getTime() + ahead * MINUTE).toISOString().slice(11, 16);

  it('is told at the end of their quiet hours, unless it is critical', async () => {
    await add({ quiet: { from: time(-60), to: time(10), timeZone: 'UTC' } });
    const calm = await raise();
    const urgent = await raise({ severity: 'critical' });
    await send();
    expect(told()).toEqual([urgent]);
    scene.pass(10 * MINUTE);
    await send();
    expect(told()).toEqual([urgent, calm]);
  });

  it('is passed over once nobody took it, and the next is told', async () => {
    const { second, next } = await secondLine();
    await add({ escalation: { minutes: 15, to: next.channel.id } });
    const lost = await raise();
    const taken = await raise();
    await send();
    const answer = await olivia.post(`/api/alerts/${(await alertOf(taken)).id}/take`, {});
    expect(answer.status).toBe(200);
    scene.pass(15 * MINUTE);
    await send();
    const heard = second.took.map(({ body }) => (JSON.parse(body) as { about: string }).about);
    expect(heard).toContain(lost);
    expect(heard).not.toContain(taken);
    await second.close();
  });
});

describe('the next who is called', () => {
  it('hears of what nobody took, however much newer there is', async () => {
    const { second, next } = await secondLine();
    const first = await add({ escalation: { minutes: 15, to: next.channel.id } });
    const lost = await raise();
    await send();
    scene.pass(15 * MINUTE);
    await storm(first.channel.id, '2100-01-01', 'now()');
    await send();
    expect(second.took.some(({ body }) => body.includes(lost))).toBe(true);
    await second.close();
  });

  it('is nobody once somebody took the incident itself, as the mail says', async () => {
    const { second, next } = await secondLine();
    await add({ escalation: { minutes: 15, to: next.channel.id } });
    await scene.asOwner(`INSERT INTO cordon.incidents (id, vendor, severity, state, agents, kinds, subjects, first_at, last_at, opened_at, changed_at)
      VALUES ('inc_taken', 'pty_brightline', 'high', 'open', '{}', '{}', '{}', now(), now(), now(), now())`);
    await raise({ about: 'incident/inc_taken' });
    await raise({ about: 'incident/inc_taken/ctn_one', kind: 'decision-overdue' });
    await send();
    expect(await olivia.post('/api/incidents/inc_taken/take', {})).toMatchObject({ status: 200 });
    scene.pass(15 * MINUTE);
    await send();
    expect(second.took.some(({ body }) => body.includes('inc_taken'))).toBe(false);
    await raise({ about: 'incident/inc_taken', kind: 'incident-worse', severity: 'critical' });
    await send();
    expect(told().filter((about) => about === 'incident/inc_taken')).toHaveLength(2);
    await second.close();
  });
});

describe('whoever would be told instead, or would keep others from it', () => {
  it.each(['per_vera', 'per_ada', 'per_audra'])('%s neither sees, adds, takes nor ends', async (person) => {
    const { channel: standing } = await add();
    const about = await raise();
    const { id } = await alertOf(about);
    const visitor = await scene.enterFresh(person);
    const tries = [
      () => visitor.get('/api/alerts'),
      () => visitor.get('/api/alerts/channels'),
      () => visitor.post('/api/alerts/channels', channel()),
      () => visitor.post(`/api/alerts/channels/${standing.id}/end`, {}),
      () => visitor.post(`/api/alerts/${id}/take`, {}),
    ];
    for (const one of tries) expectRefused(await scene.attack(one), 'role-not-allowed', person);
    expect((await alertOf(about)).taken).toBeNull();
  });

  it.each([
    ['a person of the vendor', { way: { kind: 'mail', person: 'per_vera' } }, 'not-in-scope'],
    ['nobody', { way: { kind: 'mail', person: 'per_nobody' } }, 'not-in-scope'],
    ['an escalation to nothing', { escalation: { minutes: 5, to: 'chn_nothing' } }, 'bad-request'],
  ] as const)('%s is not added', async (_, wrong, code) => {
    const attack = await scene.attack(() => olivia.post('/api/alerts/channels', channel(wrong)));
    expect(attack.answer).toMatchObject({ json: { error: { code } } });
    expect((await olivia.get('/api/alerts/channels')).json).toEqual({ channels: [] });
  });

  it('an address that takes nothing is not added, and the entry holds neither address nor credential', async () => {
    siem.answers(404);
    const credential = { header: 'authorization', value: 'Splunk 6f1d2c3b4a59' };
    const refused = { ...channel(), way: { ...webhook(), credential } };
    expect((await olivia.post('/api/alerts/channels', refused)).status).not.toBe(200);
    siem.answers(200);
    const { entered } = await scene.attack(() => olivia.post('/api/alerts/channels', refused));
    expect(entered.map(({ kind }) => kind)).toContain('alert-channel-added');
    expect(JSON.stringify(entered)).not.toMatch(/6f1d2c3b4a59|127\.0\.0\.1:\d+\/cordon/);
  });
});
