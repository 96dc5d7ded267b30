import { sampleLog } from '@cordon/core/assurance';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { knowExceptions } from '../support/exceptions.ts';
import type { Browser } from '../support/identity/browser.ts';
import { expectNothingOf, expectRefused, MINUTE, openScene, type Bound, type Scene } from './attack.ts';

/*
 * The state of the device somebody works on: what fails, what is too old and what nobody told keeps them out, at the next
 * request; no device speaks for another, and no secret of one vendor for a device of another.
 */

const HARBOR = 'pty_harbor';
const BRIGHT = 'pty_brightline';
const HOUR = 60 * MINUTE;

let scene: Scene;
let setConditions: ReturnType<typeof knowExceptions>;
let ada: Browser;
let vera: Browser;
let work: Bound;
let secret: string;

beforeAll(async () => {
  scene = await openScene();
  setConditions = knowExceptions(scene.house);
  [ada, vera] = [await scene.browse('per_ada'), await scene.browse('per_vera')];
  await stepUp(vera, 'per_vera');
  secret = (await made(vera, 'enroll')).secret;
});
afterAll(() => scene.close());
beforeEach(async () => {
  await stepUp(vera, 'per_vera');
  work = await scene.boundTicket('per_ada');
  setConditions([{ clause: '4.4', kind: 'posture', staleAfterMinutes: 240 }]);
});

/** The second factor, given again just now. */
async function stepUp(browser: Browser, person: string) {
  scene.pass(MINUTE);
  const answer = await browser.post('/api/session/step-up', { method: 'totp', code: scene.codeOf(person) });
  expect(answer.status).toBe(200);
}

async function made(by: Browser, use: string, party = BRIGHT) {
  const answer = await by.post('/api/device-secrets', { party, use, name: 'Manila desks' });
  expect(answer.status).toBe(200);
  return answer.body as { id: string; secret: string; flags: string[] };
}

/** As osqueryd asks: JSON, its key in the body, no header of ours. */
async function osquery(path: string, body: unknown, headers: Record<string, string> = {}) {
  const answer = await scene.app.inject({
    ...{ method: 'POST', url: `/osquery/${path}`, payload: JSON.stringify(body), remoteAddress: '127.0.0.1' },
    headers: { 'content-type': 'application/json', 'user-agent': 'osquery/5.19.0', ...headers },
  });
  return { status: answer.statusCode, body: answer.json<Record<string, unknown>>() };
}

const enrolWith = (enroll_secret: string, host_identifier: string) =>
  osquery('enroll', {
    ...{ enroll_secret, host_identifier, platform_type: '9' },
    host_details: { system_info: { hostname: 'ada-laptop', hardware_serial: 'C02XL0GZJGH5' } },
  });

/** A device that is enrolled and given to somebody. @returns its id, and how it reports */
async function device(host: string, people: readonly string[] = ['per_ada'], shared = false) {
  const { body } = await enrolWith(secret, host);
  const key = String(body.node_key);
  const [newest] = await scene.asOwner<{ id: string }>(
    'SELECT id FROM cordon.devices WHERE node_hash = sha256($1::bytea)',
    [Buffer.from(key)],
  );
  const id = newest?.id ?? '';
  const to = { name: 'A desk', kind: 'desktop', site: 'sit_manila', shared, people };
  expect((await vera.post(`/api/devices/${id}`, to)).status).toBe(200);
  const report = (broken: Parameters<typeof sampleLog>[3] = {}) =>
    osquery('log', {
      ...{ node_key: key, log_type: 'result' },
      data: sampleLog('linux', host, Date.now(), broken),
    });
  return { id, key, report };
}

const retire = ({ id }: { id: string }) => vera.post(`/api/devices/${id}/retire`, {});
const open = () => ada.get(`/api/tickets/${work.ticket.id}`);

async function expectRefusedFor(code: Parameters<typeof expectRefused>[1]) {
  const attack = await scene.attack(open);
  expectRefused(attack, code, 'per_ada');
  expectNothingOf(work.customer, attack);
}

describe('an agreement that asks for the state of devices', () => {
  it('lets nobody in who has no device, and whoever has a good one, until it fails, and again once it is mended', async () => {
    await expectRefusedFor('device-unknown');
    const desk = await device('desk-1');
    await expectRefusedFor('device-unknown');
    expect((await desk.report()).body).toEqual({ node_invalid: false });
    expect((await open()).status).toBe(200);
    await desk.report({ disk_encryption: [{ encrypted: '0' }] });
    await expectRefusedFor('device-failing');
    // And is told which rule, why, and how it is mended; so is whoever looks after the team.
    const mine = (await ada.get('/api/devices/mine')).body as {
      stop: { code: string };
      devices: { rules: { rule: string; found: string; mend: string }[] }[];
    };
    expect(mine.stop.code).toBe('device-failing');
    expect(mine.devices[0]?.rules[0]).toMatchObject({ rule: 'disk-encrypted', found: 'broken' });
    expect(mine.devices[0]?.rules[0]?.mend).toContain('encrypted');
    const team = (await vera.get('/api/team')).body as { id: string; blockers: { code: string }[] }[];
    expect(team.find(({ id }) => id === 'per_ada')?.blockers).toMatchObject([{ code: 'device-failing' }]);
    await desk.report();
    expect((await open()).status).toBe(200);
    const judged = await scene.asOwner<{ body: string }>(
      `SELECT body FROM cordon.ledger_bodies WHERE kind = 'device-judged' ORDER BY idx`,
    );
    expect(judged.map(({ body }) => body.includes('"ok":true'))).toEqual([true, false, true]);
    await retire(desk);
    await expectRefusedFor('device-unknown');
  });

  it('refuses once the report is too old, and no report of another query makes it fresh again', async () => {
    const desk = await device('desk-2');
    await desk.report();
    scene.pass(3 * HOUR);
    expect((await open()).status).toBe(200);
    const version = sampleLog('linux', 'desk-2', Date.now() + HOUR).filter(
      ({ name }) => name === 'cordon_os_version',
    );
    scene.pass(HOUR);
    await osquery('log', { node_key: desk.key, log_type: 'result', data: version });
    await expectRefusedFor('device-stale');
    // What was logged long ago is as old as that, whenever it arrives.
    await osquery('log', {
      ...{ node_key: desk.key, log_type: 'result' },
      data: sampleLog('linux', 'desk-2', Date.now() - 5 * HOUR),
    });
    await expectRefusedFor('device-stale');
    await desk.report();
    expect((await open()).status).toBe(200);
    await retire(desk);
  });

  it('counts the worst of several, and of a shared desk the one that was chosen where it stands', async () => {
    const [good, bad] = [await device('desk-3'), await device('desk-4')];
    const shared = await device('desk-5', [], true);
    for (const one of [good, shared]) await one.report();
    await bad.report({ firewall_rules: [{ drops: '0' }] });
    await expectRefusedFor('device-failing');
    const choose = (id: string) => ada.post('/api/devices/mine', { device: id });
    expect((await choose(good.id)).status).toBe(200);
    expect((await open()).status).toBe(200);
    expect((await choose(shared.id)).status).toBe(200);
    expect((await open()).status).toBe(200);
    // From elsewhere nobody sits at it, and at another's desk neither.
    await scene.asOwner(`UPDATE cordon.devices SET address = '203.0.113.77' WHERE id = $1`, [good.id]);
    expect((await choose(good.id)).code).toBe('device-elsewhere');
    const others = await device('desk-6', []);
    await others.report();
    expect((await choose(others.id)).code).toBe('not-in-scope');
    // The desk that was chosen fails, is no longer shared, is retired: each is seen by the next request.
    await shared.report({ removable_media: [{ mounted: '1' }] });
    await expectRefusedFor('device-failing');
    await shared.report();
    expect((await open()).status).toBe(200);
    const own = { name: 'Desk', kind: 'desktop', site: null, shared: false, people: [] };
    await vera.post(`/api/devices/${shared.id}`, own);
    await expectRefusedFor('device-unknown');
    await vera.post(`/api/devices/${shared.id}`, { ...own, shared: true });
    expect((await open()).status).toBe(200);
    await retire(shared);
    await expectRefusedFor('device-unknown');
    for (const one of [good, bad, others]) await retire(one);
    await scene.asOwner('DELETE FROM cordon.session_devices');
  });

  it('rests on the verdict and its marks alone: whoever says yes to everything lets the failing device in', async () => {
    const desk = await device('desk-20');
    await desk.report();
    const marks = async () => {
      const [row] = await scene.asOwner<{ marks: number }>(
        `SELECT count(*)::int AS marks FROM cordon.standing_moves WHERE key = 'per_ada'`,
      );
      return row?.marks ?? 0;
    };
    const before = await marks();
    await desk.report();
    // A newer report of the same takes nothing away, and asks nobody to look anew.
    expect(await marks()).toBe(before);
    await desk.report({ firewall_rules: [{ drops: '0' }] });
    expect(await marks()).toBe(before + 1);
    await expectRefusedFor('device-failing');
    await scene.asOwner(`UPDATE cordon.devices SET ok = true, failing = '{}' WHERE id = $1`, [desk.id]);
    expect((await open()).status).toBe(200);
    await retire(desk);
    await expectRefusedFor('device-unknown');
  });

  it('asks nothing where no clause does', async () => {
    setConditions([]);
    expect((await open()).status).toBe(200);
    expect((await ada.get('/api/devices/mine')).body).toMatchObject({ stop: null, asked: null });
  });
});

describe('whoever reports', () => {
  it('gets our queries with a key, and nothing without a secret or key that is good', async () => {
    const desk = await device('desk-7');
    const config = await osquery('config', { node_key: desk.key });
    expect(config.body).toMatchObject({
      node_invalid: false,
      schedule: { cordon_os_version: { snapshot: true } },
    });
    for (const [path, body] of [
      ['enroll', { enroll_secret: 'guess', host_identifier: 'desk-7' }],
      ['config', { node_key: 'guess' }],
      ['log', { node_key: 'guess', log_type: 'result', data: [] }],
      ['log', { node_key: secret, log_type: 'result', data: [] }],
    ] as const) {
      const { answer, entered } = await scene.attack(async () => {
        const { body: told, status } = await osquery(path, body);
        return { status, json: told };
      });
      expect(answer.json).toEqual({ node_invalid: true });
      expect(entered).toMatchObject([{ kind: 'device-refused', code: 'not-signed-in' }]);
    }
    await retire(desk);
    expect((await osquery('config', { node_key: desk.key })).body).toEqual({ node_invalid: true });
  });

  it('cannot fill the ledger by guessing', async () => {
    const guess = () => osquery('config', { node_key: 'guess' });
    const answers = [];
    for (let nth = 0; nth < 125; nth++) answers.push((await guess()).status);
    expect(answers.filter((status) => status === 429).length).toBeGreaterThanOrEqual(5);
    scene.pass(MINUTE);
    expect((await guess()).status).toBe(200);
  });

  it('is no page in a browser: a cookie or an origin is refused, whatever the key', async () => {
    const body = { node_key: 'x' };
    expect((await osquery('config', body, { origin: 'https://evil.example' })).status).toBe(403);
    expect((await osquery('config', body, { cookie: 'a=b' })).status).toBe(403);
    expect((await osquery('config', body, { 'content-type': 'text/plain' })).status).toBe(415);
  });

  it('writes its own device and no other, whatever host its lines name', async () => {
    const [mine, other] = [await device('desk-8'), await device('desk-9', [])];
    await mine.report();
    await osquery('log', {
      ...{ node_key: other.key, log_type: 'result' },
      data: sampleLog('linux', 'desk-8', Date.now(), { disk_encryption: [{ encrypted: '0' }] }),
    });
    expect((await open()).status).toBe(200);
    for (const one of [mine, other]) await retire(one);
  });

  it('cannot reach a vendor’s device with a secret of another, and ends with the secret', async () => {
    const desk = await device('desk-10');
    await desk.report();
    const olivia = await scene.browse('per_olivia');
    await stepUp(olivia, 'per_olivia');
    const foreign = await made(olivia, 'forward', HARBOR);
    const forward = (token: string, payload: unknown) =>
      scene.app.inject({
        ...{ method: 'POST', url: '/api/posture/osquery', payload: JSON.stringify(payload) },
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      });
    const bad = sampleLog('linux', 'desk-10', Date.now(), { disk_encryption: [{ encrypted: '0' }] });
    expect((await forward(foreign.secret, bad)).json()).toEqual({ devices: 1 });
    expect((await open()).status).toBe(200);
    // One that enrols hands in nothing for others, and one that was revoked nothing at all.
    expect((await forward(secret, bad)).statusCode).toBe(401);
    const own = await made(vera, 'forward');
    expect((await forward(own.secret, bad)).json()).toEqual({ devices: 1 });
    await expectRefusedFor('device-failing');
    expect((await vera.post(`/api/device-secrets/${own.id}/revoke`, {})).status).toBe(200);
    expect((await forward(own.secret, sampleLog('linux', 'desk-10', Date.now()))).statusCode).toBe(401);
    await retire(desk);
    // What was retired stays so, whatever a shipper still sends of it; enrolled anew it is another, given to nobody.
    const third = await made(vera, 'forward');
    expect((await forward(third.secret, bad)).json()).toEqual({ devices: 0 });
    expect((await enrolWith(secret, 'desk-10')).body).toMatchObject({ node_invalid: false });
    await expectRefusedFor('device-unknown');
  });

  it('that sends what is no log, or too much of it, changes nothing', async () => {
    const desk = await device('desk-11');
    await desk.report();
    const log = (data: unknown) => osquery('log', { node_key: desk.key, log_type: 'result', data });
    expect((await log([{ name: 'os_version' }])).status).toBe(400);
    expect((await log('x')).status).toBe(400);
    const flood = Array.from({ length: 5001 }, () => ({}));
    expect((await log(flood)).status).toBe(413);
    expect((await open()).status).toBe(200);
    for (let nth = 0; nth < 120; nth++) await log([]);
    expect((await log([])).status).toBe(429);
    await retire(desk);
  });

  it('leaves no name, serial number or host behind', async () => {
    const desk = await device('desk-of-maria-lopez');
    await osquery('log', {
      ...{ node_key: desk.key, log_type: 'result' },
      data: sampleLog('linux', 'desk-of-maria-lopez', Date.now(), {
        deb_packages: [{ name: 'tinder-for-maria' }, { name: 'obs-studio' }],
      }),
    });
    const rows = await scene.asOwner<{ told: string }>(
      'SELECT to_jsonb(d)::text AS told FROM cordon.devices d UNION ALL SELECT body FROM cordon.ledger_bodies',
    );
    const told = rows.filter((row) => row.told.includes('no-screen-recorder'));
    expect(told.length).toBeGreaterThan(0);
    expect(rows.filter((row) => /maria|C02XL0GZJGH5|ada-laptop/.test(row.told))).toEqual([]);
    await retire(desk);
  });
});

describe('the register', () => {
  it('is written by the vendor’s admin and the company’s, of a party’s own people and sites, and read by no other vendor', async () => {
    const csv = 'name,host,kind,site,people\nDesk 90,desk-90,desktop,Manila,\nDesk 91,desk-91,laptop,,';
    const answer = await vera.post('/api/devices/register', { party: BRIGHT, csv });
    expect(answer.body).toEqual({ added: 2 });
    expect((await vera.post('/api/devices/register', { party: BRIGHT, csv })).body).toEqual({ added: 0 });
    // What is registered is known once it enrols.
    const known = await enrolWith(secret, 'desk-90');
    const all = async (who: Browser) =>
      (
        (await who.get('/api/devices')).body as {
          devices: { id: string; name: string; heardAt: string | null }[];
        }
      ).devices;
    const [ninety] = (await all(vera)).filter(({ name }) => name === 'Desk 90');
    expect(ninety?.heardAt).not.toBeNull();
    expect(ninety).toBeDefined();
    expect(known.body.node_invalid).toBe(false);
    for (const [party, list] of [
      ['pty_northgate', csv],
      [HARBOR, csv],
      ['nobody', csv],
    ] as const) {
      expect((await vera.post('/api/devices/register', { party, csv: list })).code).toBe('not-in-scope');
    }
    for (const bad of ['name,site\nDesk 92,Nowhere', 'name,people\nDesk 92,olivia@harbor.example']) {
      expect((await vera.post('/api/devices/register', { party: BRIGHT, csv: bad })).code).toBe(
        'bad-request',
      );
    }
    const nuno = await scene.browse('per_nuno');
    expect(await all(nuno)).toEqual([]);
    expect((await nuno.get(`/api/devices?party=${BRIGHT}`)).code).toBe('not-in-scope');
    await stepUp(nuno, 'per_nuno');
    const [desk] = (await all(vera)).filter(({ name }) => name === 'Desk 91');
    const to = { name: 'Mine', kind: 'other', site: null, shared: true, people: [] };
    expect((await nuno.post(`/api/devices/${String(desk?.id)}`, to)).code).toBe('not-in-scope');
    expect((await nuno.post(`/api/devices/${String(desk?.id)}/retire`, {})).code).toBe('not-in-scope');
    expect((await nuno.get(`/api/device-secrets?party=${BRIGHT}`)).code).toBe('not-in-scope');
    // A person of another party works on none of theirs.
    const strange = { ...to, people: ['per_nuno'] };
    expect((await vera.post(`/api/devices/${String(desk?.id)}`, strange)).code).toBe('not-in-scope');
    for (const path of ['/api/devices', `/api/device-secrets?party=${BRIGHT}`, '/api/posture/pack']) {
      expect((await ada.get(path)).code).toBe('role-not-allowed');
    }
  });
});

describe('findings', () => {
  it('stand for a device that fails or falls silent, and are settled when it is mended', async () => {
    const found = async () =>
      scene.asOwner<{ kind: string; about: string }>(
        `SELECT kind, about FROM cordon.findings WHERE kind LIKE 'device-%' AND closed_at IS NULL`,
      );
    const desk = await device('desk-12', []);
    await desk.report({ firewall_rules: [{ drops: '0' }] });
    expect(await found()).toContainEqual({ kind: 'device-failing', about: desk.id });
    await desk.report();
    expect(await found()).not.toContainEqual({ kind: 'device-failing', about: desk.id });
    await scene.asOwner(`UPDATE cordon.devices SET heard_at = heard_at - interval '49 hours' WHERE id = $1`, [
      desk.id,
    ]);
    const other = await device('desk-13', []);
    await other.report({ firewall_rules: [{ drops: '0' }] });
    expect(await found()).toContainEqual({ kind: 'device-silent', about: desk.id });
    for (const one of [desk, other]) await retire(one);
    const left = (await found()).map(({ about }) => about);
    expect([desk.id, other.id].filter((id) => left.includes(id))).toEqual([]);
  });
});
