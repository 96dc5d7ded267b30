import { deflateSync, gzipSync } from 'node:zlib';
import { sampleLog } from '@cordon/core/assurance';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openDevices, type TestDevices } from '../support/devices.ts';
import { knowExceptions } from '../support/exceptions.ts';
import type { Browser } from '../support/identity/browser.ts';
import { expectNothingOf, expectRefused, MINUTE, openScene, type Bound, type Scene } from './attack.ts';

/* Whoever reports for a device: none speaks for another, and no secret of one vendor for a device of another. */

const HARBOR = 'pty_harbor';
const BRIGHT = 'pty_brightline';

let scene: Scene;
let devices: TestDevices;
let setConditions: ReturnType<typeof knowExceptions>;
let ada: Browser;
let work: Bound;

beforeAll(async () => {
  scene = await openScene();
  setConditions = knowExceptions(scene.house);
  devices = await openDevices(scene);
  ada = await scene.browse('per_ada');
});
afterAll(() => scene.close());
beforeEach(async () => {
  await devices.stepUp(devices.vera, 'per_vera');
  work = await scene.boundTicket('per_ada');
  setConditions([{ clause: '4.4', kind: 'posture', staleAfterMinutes: 240 }]);
});

const open = () => ada.get(`/api/tickets/${work.ticket.id}`);

async function expectRefusedFor(code: Parameters<typeof expectRefused>[1]) {
  const attack = await scene.attack(open);
  expectRefused(attack, code, 'per_ada');
  expectNothingOf(work.customer, attack);
}

describe('whoever reports', () => {
  it('gets our queries with a key, and nothing without a secret or key that is good', async () => {
    const desk = await devices.device('desk-7');
    const config = await devices.osquery('config', { node_key: desk.key });
    expect(config.body).toMatchObject({
      node_invalid: false,
      schedule: { cordon_os_version: { snapshot: true } },
    });
    for (const [path, body] of [
      ['enroll', { enroll_secret: 'guess', host_identifier: 'desk-7' }],
      ['config', { node_key: 'guess' }],
      ['log', { node_key: 'guess', log_type: 'result', data: [] }],
      ['log', { node_key: devices.secret, log_type: 'result', data: [] }],
    ] as const) {
      const { answer, entered } = await scene.attack(async () => {
        const { body: told, status } = await devices.osquery(path, body);
        return { status, json: told };
      });
      expect(answer.json).toEqual({ node_invalid: true });
      expect(entered).toMatchObject([{ kind: 'device-refused', code: 'not-signed-in' }]);
    }
    await devices.retire(desk);
    expect((await devices.osquery('config', { node_key: desk.key })).body).toEqual({ node_invalid: true });
  });

  it('cannot fill the ledger by guessing', async () => {
    const guess = () => devices.osquery('config', { node_key: 'guess' });
    const answers = [];
    for (let nth = 0; nth < 125; nth++) answers.push((await guess()).status);
    expect(answers.filter((status) => status === 429).length).toBeGreaterThanOrEqual(5);
    scene.pass(MINUTE);
    expect((await guess()).status).toBe(200);
  });

  it('is no page in a browser: a cookie or an origin is refused, whatever the key', async () => {
    const body = { node_key: 'x' };
    expect((await devices.osquery('config', body, { origin: 'https://evil.example' })).status).toBe(403);
    expect((await devices.osquery('config', body, { cookie: 'a=b' })).status).toBe(403);
    expect((await devices.osquery('config', body, { 'content-type': 'text/plain' })).status).toBe(415);
  });

  it('writes its own device and no other, whatever host its lines name', async () => {
    const [mine, other] = [await devices.device('desk-8'), await devices.device('desk-9', [])];
    await mine.report();
    await devices.osquery('log', {
      ...{ node_key: other.key, log_type: 'result' },
      data: sampleLog('linux', 'desk-8', Date.now(), { disk_encryption: [{ encrypted: '0' }] }),
    });
    expect((await open()).status).toBe(200);
    for (const one of [mine, other]) await devices.retire(one);
  });

  it('cannot reach a vendor’s device with a secret of another, and ends with the secret', async () => {
    const desk = await devices.device('desk-10');
    await desk.report();
    const olivia = await scene.browse('per_olivia');
    await devices.stepUp(olivia, 'per_olivia');
    const foreign = await devices.made(olivia, 'forward', HARBOR);
    const forward = (token: string, payload: unknown) =>
      scene.app.inject({
        ...{ method: 'POST', url: '/api/posture/osquery', payload: JSON.stringify(payload) },
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      });
    const bad = sampleLog('linux', 'desk-10', Date.now(), { disk_encryption: [{ encrypted: '0' }] });
    expect((await forward(foreign.secret, bad)).json()).toEqual({ devices: 1 });
    expect((await open()).status).toBe(200);
    // One that enrols hands in nothing for others, and one that was revoked nothing at all.
    expect((await forward(devices.secret, bad)).statusCode).toBe(401);
    const own = await devices.made(devices.vera, 'forward');
    expect((await forward(own.secret, bad)).json()).toEqual({ devices: 1 });
    await expectRefusedFor('device-failing');
    expect((await devices.vera.post(`/api/device-secrets/${own.id}/revoke`, {})).status).toBe(200);
    expect((await forward(own.secret, sampleLog('linux', 'desk-10', Date.now()))).statusCode).toBe(401);
    await devices.retire(desk);
    // What was retired stays so, whatever a shipper still sends of it; enrolled anew it is another, given to nobody.
    const third = await devices.made(devices.vera, 'forward');
    expect((await forward(third.secret, bad)).json()).toEqual({ devices: 0 });
    expect((await devices.enrolWith(devices.secret, 'desk-10')).body).toMatchObject({ node_invalid: false });
    await expectRefusedFor('device-unknown');
  });

  it('that sends what is no log, or too much of it, changes nothing', async () => {
    const desk = await devices.device('desk-11');
    await desk.report();
    const log = (data: unknown) => devices.osquery('log', { node_key: desk.key, log_type: 'result', data });
    expect((await log([{ name: 'os_version' }])).status).toBe(400);
    expect((await log('x')).status).toBe(400);
    const flood = Array.from({ length: 5001 }, () => ({}));
    expect((await log(flood)).status).toBe(413);
    expect((await open()).status).toBe(200);
    for (let nth = 0; nth < 120; nth++) await log([]);
    expect((await log([])).status).toBe(429);
    await devices.retire(desk);
  });

  it('sends it packed, in either format, and again: it is taken once, and a bomb not at all', async () => {
    const desk = await devices.device('desk-14');
    const gzip = { 'content-encoding': 'gzip' };
    const log = (data: unknown, headers: Record<string, string> = gzip) =>
      devices.osquery('log', { node_key: desk.key, log_type: 'result', data }, headers);
    const judged = async () => {
      const [row] = await scene.asOwner<{ told: number }>(
        `SELECT count(*)::int AS told FROM cordon.ledger_bodies WHERE kind = 'device-judged' AND body LIKE '%' || $1 || '%'`,
        [desk.id],
      );
      return row?.told ?? 0;
    };
    const good = sampleLog('linux', 'desk-14', Date.now());
    expect(await log(good)).toEqual({ status: 200, body: { node_invalid: false } });
    expect((await open()).status).toBe(200);
    expect(await judged()).toBe(1);
    expect((await log(good)).status).toBe(200);
    // The disk once more, as a differential query tells it: in batch format, numbers bare, then row by row.
    const line = {
      ...{ name: 'cordon_linux_disk_encryption', hostIdentifier: 'desk-14', epoch: 0, numerics: true },
      unixTime: Date.now() / 1000 + 1,
    };
    await log([{ ...line, counter: 0, diffResults: { removed: [], added: [{ encrypted: 1 }] } }]);
    expect((await open()).status).toBe(200);
    const change = { ...line, unixTime: line.unixTime + 1, counter: 1 };
    const [gone, came] = [
      { ...change, columns: { encrypted: 1 }, action: 'removed' },
      { ...change, columns: { encrypted: 0 }, action: 'added' },
    ];
    await log([gone, came]);
    await expectRefusedFor('device-failing');
    const before = await judged();
    for (let nth = 0; nth < 3; nth++) expect((await log([gone, came])).status).toBe(200);
    expect(await judged()).toBe(before);
    // A status line says nothing of the device; what is half a gzip, another packing or too much of it is refused and sent again.
    expect((await log([{ severity: 0, message: 'started' }])).status).toBe(200);
    for (const [encoding, payload, status] of [
      ['gzip', gzipSync('{}').subarray(0, 8), 400],
      ['deflate', deflateSync('{}'), 415],
      ['gzip', gzipSync(Buffer.alloc(64 * 1024 * 1024)), 413],
    ] as const) {
      const answer = await scene.app.inject({
        ...{ method: 'POST', url: '/osquery/log', payload },
        headers: { 'content-type': 'application/json', 'content-encoding': encoding },
      });
      expect(answer.statusCode).toBe(status);
      // osqueryd looks for this member and sends the same again.
      expect(answer.json()).toHaveProperty('error');
    }
    await devices.retire(desk);
  });

  it('leaves no name, serial number or host behind', async () => {
    const desk = await devices.device('desk-of-maria-lopez');
    await devices.osquery('log', {
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
    await devices.retire(desk);
  });
});

describe('the register', () => {
  it('is written by the vendor’s admin and the company’s, of a party’s own people and sites, and read by no other vendor', async () => {
    const csv = 'name,host,kind,site,people\nDesk 90,desk-90,desktop,Manila,\nDesk 91,desk-91,laptop,,';
    const answer = await devices.vera.post('/api/devices/register', { party: BRIGHT, csv });
    expect(answer.body).toEqual({ added: 2 });
    expect((await devices.vera.post('/api/devices/register', { party: BRIGHT, csv })).body).toEqual({
      added: 0,
    });
    // What is registered is known once it enrols.
    const known = await devices.enrolWith(devices.secret, 'desk-90');
    const all = async (who: Browser) =>
      (
        (await who.get('/api/devices')).body as {
          devices: { id: string; name: string; heardAt: string | null }[];
        }
      ).devices;
    const [ninety] = (await all(devices.vera)).filter(({ name }) => name === 'Desk 90');
    expect(ninety?.heardAt).not.toBeNull();
    expect(ninety).toBeDefined();
    expect(known.body.node_invalid).toBe(false);
    for (const [party, list] of [
      ['pty_northgate', csv],
      [HARBOR, csv],
      ['nobody', csv],
    ] as const) {
      expect((await devices.vera.post('/api/devices/register', { party, csv: list })).code).toBe(
        'not-in-scope',
      );
    }
    for (const bad of ['name,site\nDesk 92,Nowhere', 'name,people\nDesk 92,olivia@harbor.example']) {
      expect((await devices.vera.post('/api/devices/register', { party: BRIGHT, csv: bad })).code).toBe(
        'bad-request',
      );
    }
    const nuno = await scene.browse('per_nuno');
    expect(await all(nuno)).toEqual([]);
    expect((await nuno.get(`/api/devices?party=${BRIGHT}`)).code).toBe('not-in-scope');
    await devices.stepUp(nuno, 'per_nuno');
    const [desk] = (await all(devices.vera)).filter(({ name }) => name === 'Desk 91');
    const to = { name: 'Mine', kind: 'other', site: null, shared: true, people: [] };
    expect((await nuno.post(`/api/devices/${String(desk?.id)}`, to)).code).toBe('not-in-scope');
    expect((await nuno.post(`/api/devices/${String(desk?.id)}/retire`, {})).code).toBe('not-in-scope');
    expect((await nuno.get(`/api/device-secrets?party=${BRIGHT}`)).code).toBe('not-in-scope');
    // A person of another party works on none of theirs.
    const strange = { ...to, people: ['per_nuno'] };
    expect((await devices.vera.post(`/api/devices/${String(desk?.id)}`, strange)).code).toBe('not-in-scope');
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
    const desk = await devices.device('desk-12', []);
    await desk.report({ firewall_rules: [{ drops: '0' }] });
    expect(await found()).toContainEqual({ kind: 'device-failing', about: desk.id });
    await desk.report();
    expect(await found()).not.toContainEqual({ kind: 'device-failing', about: desk.id });
    await scene.asOwner(`UPDATE cordon.devices SET heard_at = heard_at - interval '49 hours' WHERE id = $1`, [
      desk.id,
    ]);
    const other = await devices.device('desk-13', []);
    await other.report({ firewall_rules: [{ drops: '0' }] });
    expect(await found()).toContainEqual({ kind: 'device-silent', about: desk.id });
    for (const one of [desk, other]) await devices.retire(one);
    const left = (await found()).map(({ about }) => about);
    expect([desk.id, other.id].filter((id) => left.includes(id))).toEqual([]);
  });
});
