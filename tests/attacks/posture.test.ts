import { sampleLog } from '@cordon/core/assurance';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openDevices, type TestDevices } from '../support/devices.ts';
import { knowExceptions } from '../support/exceptions.ts';
import { openLine } from '../support/liveLine.ts';
import type { Browser } from '../support/identity/browser.ts';
import { expectNothingOf, expectRefused, MINUTE, openScene, type Bound, type Scene } from './attack.ts';

/*
 * The state of the device somebody works on: what fails, what is too old and what nobody told keeps them out, at the next
 * request.
 */

const HOUR = 60 * MINUTE;

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

describe('an agreement that asks for the state of devices', () => {
  it('lets nobody in who has no device, and whoever has a good one, until it fails, and again once it is mended', async () => {
    await expectRefusedFor('device-unknown');
    const desk = await devices.device('desk-1');
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
    const team = (await devices.vera.get('/api/team')).body as { id: string; blockers: { code: string }[] }[];
    expect(team.find(({ id }) => id === 'per_ada')?.blockers).toMatchObject([{ code: 'device-failing' }]);
    await desk.report();
    expect((await open()).status).toBe(200);
    const judged = await scene.asOwner<{ body: string }>(
      `SELECT body FROM cordon.ledger_bodies WHERE kind = 'device-judged' ORDER BY idx`,
    );
    expect(judged.map(({ body }) => body.includes('"ok":true'))).toEqual([true, false, true]);
    await devices.retire(desk);
    await expectRefusedFor('device-unknown');
  });

  it('refuses once the report is too old, and no report of another query makes it fresh again', async () => {
    const desk = await devices.device('desk-2');
    await desk.report();
    scene.pass(3 * HOUR);
    expect((await open()).status).toBe(200);
    const version = sampleLog('linux', 'desk-2', Date.now() + HOUR).filter(
      ({ name }) => name === 'cordon_os_version',
    );
    scene.pass(HOUR);
    await devices.osquery('log', { node_key: desk.key, log_type: 'result', data: version });
    await expectRefusedFor('device-stale');
    // What was logged long ago is as old as that, whenever it arrives.
    await devices.osquery('log', {
      ...{ node_key: desk.key, log_type: 'result' },
      data: sampleLog('linux', 'desk-2', Date.now() - 5 * HOUR),
    });
    await expectRefusedFor('device-stale');
    await desk.report();
    expect((await open()).status).toBe(200);
    await devices.retire(desk);
  });

  it('counts the worst of several, and of a shared desk the one that was chosen where it stands', async () => {
    const [good, bad] = [await devices.device('desk-3'), await devices.device('desk-4')];
    const shared = await devices.device('desk-5', [], true);
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
    const others = await devices.device('desk-6', []);
    await others.report();
    expect((await choose(others.id)).code).toBe('not-in-scope');
    // The desk that was chosen fails, is no longer shared, is retired: each is seen by the next request.
    await shared.report({ removable_media: [{ mounted: '1' }] });
    await expectRefusedFor('device-failing');
    await shared.report();
    expect((await open()).status).toBe(200);
    const own = { name: 'Desk', kind: 'desktop', site: null, shared: false, people: [] };
    await devices.vera.post(`/api/devices/${shared.id}`, own);
    await expectRefusedFor('device-unknown');
    await devices.vera.post(`/api/devices/${shared.id}`, { ...own, shared: true });
    expect((await open()).status).toBe(200);
    await devices.retire(shared);
    await expectRefusedFor('device-unknown');
    for (const one of [good, bad, others]) await devices.retire(one);
    await scene.asOwner('DELETE FROM cordon.session_devices');
  });

  it('rests on the verdict and its marks alone: whoever says yes to everything lets the failing device in', async () => {
    const desk = await devices.device('desk-20');
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
    await devices.retire(desk);
    await expectRefusedFor('device-unknown');
  });

  it('asks, where it is agreed, that a device of theirs reports from where they work: no browser can say so', async () => {
    setConditions([{ clause: '4.5', kind: 'device-here', staleAfterMinutes: 60 }]);
    await expectRefusedFor('device-elsewhere');
    expect((await ada.get('/api/devices/mine')).body).toMatchObject({ stop: { code: 'device-elsewhere' } });
    const desk = await devices.device('desk-22');
    await desk.report();
    expect((await open()).status).toBe(200);
    // A session carried off to another address of the same list: the cookie is good, the device is not there.
    const thief = ada.copy('::1');
    expect((await thief.get(`/api/tickets/${work.ticket.id}`)).code).toBe('device-elsewhere');
    expect((await thief.post('/api/devices/mine', { device: desk.id })).code).toBe('device-elsewhere');
    // Whoever has somebody name a device does not make it report.
    expect((await ada.post('/api/devices/mine', { device: desk.id })).status).toBe(200);
    expect((await thief.get(`/api/tickets/${work.ticket.id}`)).code).toBe('device-elsewhere');
    // What a shipper tells of it says nothing of where it is.
    const forward = await devices.made(devices.vera, 'forward');
    scene.pass(61 * MINUTE);
    await scene.app.inject({
      ...{ method: 'POST', url: '/api/posture/osquery', remoteAddress: '127.0.0.1' },
      payload: JSON.stringify(sampleLog('linux', 'desk-22', Date.now())),
      headers: { 'content-type': 'application/json', authorization: `Bearer ${forward.secret}` },
    });
    await expectRefusedFor('device-elsewhere');
    await desk.report();
    expect((await open()).status).toBe(200);
    // With the clause out, the thief's network is all that is asked: it is the condition that does it.
    setConditions([]);
    expect((await thief.get(`/api/tickets/${work.ticket.id}`)).status).toBe(200);
    await devices.retire(desk);
    await scene.asOwner('DELETE FROM cordon.session_devices');
  });

  it('asks nothing where no clause does', async () => {
    setConditions([]);
    expect((await open()).status).toBe(200);
    expect((await ada.get('/api/devices/mine')).body).toMatchObject({ stop: null, asked: null });
  });

  it('takes what is on a screen off it when the device fails or was silent too long, and puts it back once mended', async () => {
    const [row] = await scene.asOwner<{ id: string }>(
      `SELECT id FROM cordon.assignments WHERE person_id = 'per_ada' AND purpose = 'order-support' AND ended_at IS NULL`,
    );
    const id = row?.id ?? '';
    const cookie = [...ada.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const desk = await devices.device('desk-21');
    await desk.report();
    const line = await openLine(scene.baseUrl, cookie);
    await line.says(id, null);
    await desk.report({ disk_encryption: [{ encrypted: '0' }] });
    await line.says(id, 'device-failing');
    expect(line.stop(id)?.next).toContain('goes on here by itself');
    await desk.report();
    await line.says(id, null);
    await line.close();

    // By the clock alone: the report grows too old while the screen is open.
    setConditions([{ clause: '4.4', kind: 'posture', staleAfterMinutes: 30 }]);
    scene.pass(30 * MINUTE - 1000);
    const late = await openLine(scene.baseUrl, cookie);
    await late.says(id, null);
    scene.pass(1000);
    await late.says(id, 'device-stale');
    await late.close();

    // Where the agreement does not ask, nothing is taken off: it is the condition that does it.
    setConditions([]);
    await desk.report({ disk_encryption: [{ encrypted: '0' }] });
    const free = await openLine(scene.baseUrl, cookie);
    await free.says(id, null);
    await free.close();
    await devices.retire(desk);
  });
});
