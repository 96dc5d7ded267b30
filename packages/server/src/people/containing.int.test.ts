import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Browser } from '../../../../tests/support/identity/browser.ts';
import { advance } from '../../../../tests/support/identity/fixture.ts';
import { openPeopleScene, type PeopleScene } from '../../../../tests/support/people.ts';
import { RELEASE_ASKED_MS } from './containment.ts';

let scene: PeopleScene;
let olivia: Browser;
let sam: Browser;

beforeAll(async () => {
  scene = await openPeopleScene();
});
afterAll(() => scene.close());
beforeEach(async () => {
  scene.ledgerDown = false;
  // Sessions of earlier tests and their step-ups are over.
  advance(9 * 3_600_000);
  await scene.pool.query(
    `UPDATE cordon.containments SET asked_by = 'olivia', asked_at = at, released_by = 'sam', released_at = at WHERE released_at IS NULL`,
  );
  await scene.pool.query('UPDATE cordon.parties SET contained_at = NULL');
  [olivia, sam] = [await scene.enter('olivia'), await scene.enter('sam')];
  await stepUp(olivia);
  await stepUp(sam);
  scene.entered.length = 0;
});

/** As if the second factor had just been given. */
async function stepUp(browser: Browser): Promise<void> {
  const { sessionId } = (await browser.get('/api/session')).body as { sessionId: string };
  await scene.pool.query(`UPDATE auth.session SET "stepUpAt" = $2 WHERE id = $1`, [sessionId, new Date()]);
}

const contain = (by: Browser, vendor = 'bright') =>
  by.post(`/api/vendors/${vendor}/contain`, { reason: 'data-leak' });
const release = (by: Browser, vendor = 'bright') => by.post(`/api/vendors/${vendor}/release`, {});
const look = (by: Browser) => by.get('/api/vendors/bright/containment');

describe('containing a vendor', () => {
  it('says in numbers what it closes, closes it at once, and lets nobody of it in again', async () => {
    const [ada, vera] = [await scene.enter('ada'), await scene.enter('vera')];
    await scene.pool.query(
      `INSERT INTO cordon.credentials (id, kind, party_id, secret_hash, label, created_at, expires_at)
       VALUES ('crd_1', 'scim', 'bright', sha256('x'), 'identity provider', $1, '2100-01-01')`,
      [new Date()],
    );
    expect((await look(sam)).body).toMatchObject({
      contained: null,
      atStake: { people: 6, liveSessions: 2, credentials: 1, openTickets: 1 },
    });
    const done = await contain(sam);
    expect(done.body).toMatchObject({ sessions: 2, credentials: 1 });
    for (const browser of [ada, vera]) expect((await browser.get('/test/full')).code).toBe('not-signed-in');
    await expect(scene.enter('ada')).rejects.toThrow('sign-in of ada');
    expect((await olivia.get('/test/full')).status).toBe(200);
    expect(scene.entered).toMatchObject([
      {
        act: 'vendor-contained',
        actor: { person: 'sam' },
        words: { vendor: 'bright', reason: 'data-leak', sessions: 2, again: false },
      },
    ]);
    expect((await look(sam)).body).toMatchObject({
      contained: { reason: 'data-leak', by: { id: 'sam' }, asked: null },
      atStake: { liveSessions: 0, credentials: 0 },
    });
    const people = (await olivia.get('/api/people?party=bright')).body as {
      ready: boolean;
      blockers: { code: string }[];
    }[];
    expect(people.every(({ ready, blockers }) => !ready && blockers[0]?.code === 'contained')).toBe(true);
  });

  it('is done before it is entered, and again closes what was left', async () => {
    const ada = await scene.enter('ada');
    scene.ledgerDown = true;
    expect((await contain(olivia)).code).toBe('ledger-unavailable');
    scene.ledgerDown = false;
    expect((await ada.get('/test/full')).code).toBe('not-signed-in');
    expect((await contain(olivia)).code).toBe('already-done');
    // The first one is entered after all, with what it took away.
    expect(scene.entered).toMatchObject([
      { act: 'vendor-contained', words: { again: false, sessions: 1 } },
      { act: 'vendor-contained', words: { again: true, sessions: 0 } },
    ]);
  });

  it('takes a fresh second factor, one of two roles, and a vendor', async () => {
    for (const person of ['victor', 'vera', 'audra']) {
      const browser = await scene.enter(person);
      await stepUp(browser);
      expect((await contain(browser)).code).toBe('role-not-allowed');
    }
    expect((await contain(await scene.enter('sam'))).code).toBe('step-up-needed');
    expect((await release(await scene.enter('sam'))).code).toBe('step-up-needed');
    // The company itself cannot be shut out: nobody would be left to let it in.
    for (const id of ['acme', 'nobody']) expect((await contain(olivia, id)).code).toBe('not-in-scope');
    const other = await olivia.post('/api/vendors/bright/contain', { reason: 'because' });
    expect(other.code).toBe('bad-request');
    expect(scene.entered).toEqual([]);
  });
});

describe('releasing it', () => {
  it('takes two people, and each half is entered before it is done', async () => {
    await contain(olivia);
    scene.ledgerDown = true;
    expect((await release(olivia)).code).toBe('ledger-unavailable');
    scene.ledgerDown = false;
    expect((await look(sam)).body).toMatchObject({ contained: { asked: null } });
    expect((await release(olivia)).body).toEqual({ state: 'asked' });
    expect((await release(olivia)).code).toBe('not-the-second-person');
    scene.ledgerDown = true;
    expect((await release(sam)).code).toBe('ledger-unavailable');
    scene.ledgerDown = false;
    await expect(scene.enter('ada')).rejects.toThrow('sign-in of ada');
    expect((await release(sam)).body).toEqual({ state: 'released' });
    expect((await (await scene.enter('ada')).get('/test/full')).status).toBe(200);
    expect((await release(sam)).code).toBe('already-done');
    expect(scene.entered.map(({ act }) => act)).toEqual([
      'vendor-contained',
      'vendor-release-asked',
      'vendor-released',
    ]);
  });

  it('forgets a wish that is a day old', async () => {
    await contain(olivia);
    await release(olivia);
    await scene.pool.query('UPDATE cordon.containments SET asked_at = asked_at - $1::interval', [
      `${String(RELEASE_ASKED_MS)} milliseconds`,
    ]);
    expect((await release(sam)).body).toEqual({ state: 'asked' });
    expect((await release(olivia)).body).toEqual({ state: 'released' });
  });

  it('does not restore who was suspended on their own', async () => {
    await sam.post('/api/people/ben/suspend', { reason: 'left' });
    await contain(olivia);
    await release(olivia);
    await release(sam);
    await expect(scene.enter('ben')).rejects.toThrow('sign-in of ben');
    await sam.post('/api/people/ben/restore', {});
  });
});
