import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Browser } from '../../../../../tests/support/identity/browser.ts';
import {
  advance,
  codeOf,
  credentials,
  elsewhere,
  floor,
  openFixture,
  signIn,
  type Fixture,
} from '../../../../../tests/support/identity/fixture.ts';
import { openPool } from '../../platform/db.ts';
import { silentLog } from '../../platform/log.ts';
import type { Seeded } from '../index.ts';
import { startPruning } from '../jobs.ts';

let f: Fixture;
let made = 0;

beforeAll(async () => {
  f = await openFixture();
  await f.pool.query(
    `INSERT INTO cordon.networks VALUES ('net-3', 'bright', NULL, '192.0.2.0/24', 'other floor')`,
  );
});
afterAll(() => f.close());
beforeEach(() => {
  advance(60_000);
  f.events.length = 0;
  f.ledgerDown = false;
});

interface Signal {
  readonly id: string;
  readonly kinds: readonly string[];
  readonly answer: string | null;
}
/** Somebody who signed in once before. */
async function known(role: 'agent' | 'security-officer' = 'agent', ip = floor) {
  const person = await f.person(`sig-${String(++made)}`, role);
  const browser = await signIn(f, person, ip);
  f.events.length = 0;
  return { person, browser };
}
/** Signs in again in a browser that may have cookies already. */
async function again(person: Seeded, browser: Browser) {
  advance(30_000);
  await browser.post('/api/auth/sign-in/email', credentials(person.personId));
  const answer = await browser.post('/api/auth/two-factor/verify-totp', { code: codeOf(person.totpSecret) });
  expect(answer.status).toBe(200);
  return answer;
}
const kinds = () => f.kinds().filter((kind) => kind.startsWith('new-'));
const asked = async (browser: Browser) =>
  (await browser.get('/api/session/signals')).body as readonly Signal[];

describe('a sign-in', () => {
  it('has no signal the first time, and names the browser with a cookie that outlives it', async () => {
    const person = await f.person(`sig-${String(++made)}`);
    const browser = f.browser();
    const { setCookies } = await again(person, browser);
    expect(kinds()).toEqual([]);
    const device = setCookies.find((line) => line.startsWith('cordon.device='));
    expect(device).toMatch(/Max-Age=34560000;.*HttpOnly/);
    expect(setCookies.filter((line) => line !== device).join()).not.toMatch(/Max-Age=[1-9]/);
  });

  it('has none at the own site, in a browser that forgets everything each morning', async () => {
    const { person } = await known();
    for (let morning = 0; morning < 3; morning += 1) {
      advance(86_400_000);
      await again(person, f.browser(`198.51.100.${String(morning + 30)}`));
    }
    expect(kinds()).toEqual([]);
  });

  it('from a range of the whole vendor is news once', async () => {
    const { person } = await known();
    await again(person, f.browser('192.0.2.7'));
    await again(person, f.browser('192.0.2.8'));
    expect(kinds()).toEqual(['new-network']);
    expect(f.events.find(({ kind }) => kind === 'new-network')).toMatchObject({
      personId: person.personId,
      code: null,
    });
  });

  it('of the company is compared by device, address and country', async () => {
    const { person, browser } = await known('security-officer', '130.89.1.1');
    await again(person, browser);
    expect(kinds()).toEqual([]);
    await again(person, f.browser('133.11.0.1'));
    expect(kinds()).toEqual(['new-device', 'new-network', 'new-country']);
  });

  it('is not known by a device cookie that somebody made up or changed', async () => {
    const { person, browser } = await known('security-officer', '130.89.1.1');
    const forged = f.browser('130.89.1.1');
    forged.cookies.set(
      'cordon.device',
      (browser.cookies.get('cordon.device') ?? '').replace(/^..../, 'AAAA'),
    );
    await again(person, forged);
    expect(kinds()).toEqual(['new-device']);
  });

  it('goes on when what is known cannot be read: nobody is locked out by a signal', async () => {
    const { person } = await known('security-officer', '130.89.1.1');
    const owner = openPool(f.db.ownerUrl, silentLog, { name: 'owner', max: 1 });
    try {
      await owner.query('ALTER TABLE cordon.known_places RENAME TO out_of_reach');
      await again(person, f.browser('133.11.0.1'));
      expect(kinds()).toEqual([]);
    } finally {
      await owner.query('ALTER TABLE cordon.out_of_reach RENAME TO known_places');
      await owner.end();
    }
  });
});

describe('the question', () => {
  it('is asked in another session than the one it is about, and answered once', async () => {
    const { person, browser } = await known('security-officer', '130.89.1.1');
    const other = f.browser('133.11.0.1');
    await again(person, other);
    const [signal] = await asked(browser);
    expect(signal).toMatchObject({
      kinds: ['new-device', 'new-network', 'new-country'],
      country: 'JP',
      ip: '133.11.0.1',
    });
    // Whoever caused it does not answer it.
    expect(await asked(other)).toEqual([]);
    const url = `/api/session/signals/${signal?.id ?? ''}`;
    expect((await other.post(url, { mine: true })).code).toBe('not-in-scope');
    expect((await browser.post(url, { mine: true })).status).toBe(200);
    expect(await asked(browser)).toEqual([]);
    expect((await browser.post(url, { mine: false })).code).toBe('not-in-scope');
    expect((await other.get('/test/full')).status).toBe(200);
  });

  it('answered with no ends that session, is an entry, and forgets what it made known', async () => {
    const { person, browser } = await known('security-officer', '130.89.1.1');
    const thief = f.browser('133.11.0.1');
    await again(person, thief);
    const [signal] = await asked(browser);
    expect((await browser.post(`/api/session/signals/${signal?.id ?? ''}`, { mine: false })).status).toBe(
      200,
    );
    expect((await thief.get('/test/full')).code).toBe('not-signed-in');
    expect(f.kinds()).toContain('sign-in-disowned');
    f.events.length = 0;
    await again(person, f.browser('133.11.0.1'));
    expect(kinds()).toEqual(['new-device', 'new-network', 'new-country']);
  });

  it('is shown to who looks after the person, and to no other vendor or agent', async () => {
    const { person } = await known();
    await again(person, f.browser('192.0.2.7'));
    const list = async (browser: Browser) =>
      (await browser.get('/api/sign-in-signals')).body as readonly {
        person: { id: string };
        party: string;
      }[];
    const officer = await signIn(f, await f.person(`sig-${String(++made)}`, 'security-officer'), elsewhere);
    const lead = await signIn(f, await f.person(`sig-${String(++made)}`, 'team-lead'));
    expect((await list(officer)).map(({ person: { id } }) => id)).toContain(person.personId);
    expect((await list(lead)).map(({ person: { id } }) => id)).toContain(person.personId);
    expect(new Set((await list(lead)).map(({ party }) => party))).toEqual(new Set(['bright']));
    const agent = await signIn(f, await f.person(`sig-${String(++made)}`));
    expect((await agent.get('/api/sign-in-signals')).code).toBe('role-not-allowed');
  });
});

describe('prune', () => {
  it('forgets after ninety days', async () => {
    const { person } = await known('security-officer', '130.89.1.1');
    await again(person, f.browser('133.11.0.1'));
    advance(91 * 86_400_000);
    await startPruning(f.identity, silentLog)();
    const { rows } = await f.pool.query<{ left: number }>(
      `SELECT (SELECT count(*)::int FROM cordon.known_places) + (SELECT count(*)::int FROM cordon.identity_signals) AS left`,
    );
    expect(rows).toEqual([{ left: 0 }]);
  });
});

it('lists ten of one person at most, so that nobody fills it alone', async () => {
  const { person } = await known();
  const { browser: officer } = await known('security-officer', elsewhere);
  await f.pool.query(
    `INSERT INTO cordon.identity_signals (id, person_id, session_id, kinds, at)
     SELECT 'sig_flood_' || n, $1, 's', '{new-device}', $2::timestamptz + make_interval(secs => n) FROM generate_series(1, 150) n`,
    [person.personId, new Date()],
  );
  const { person: other } = await known();
  await again(other, f.browser('192.0.2.9'));
  const listed = (await officer.get('/api/sign-in-signals')).body as { person: { id: string } }[];
  expect(listed.filter((one) => one.person.id === person.personId)).toHaveLength(10);
  expect(listed.map((one) => one.person.id)).toContain(other.personId);
});
