import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Browser } from '../../../../tests/support/identity/browser.ts';
import {
  advance,
  credentials,
  elsewhere,
  floor,
  openFixture,
  signIn,
  type Fixture,
} from '../../../../tests/support/identity/fixture.ts';
import type { Seeded } from './index.ts';

/* Whoever is cut off is told why once it is known that it is them, and nobody else learns that they exist. */

let f: Fixture;
let ann: Seeded;
let browser: Browser;

beforeAll(async () => {
  f = await openFixture();
  ann = await f.person('ann');
});
afterAll(() => f.close());
beforeEach(async () => {
  advance(120_000);
  await f.pool.query('DELETE FROM auth.attempts');
  await f.pool.query('UPDATE cordon.persons SET suspended_at = NULL, suspended_by = NULL, left_at = NULL');
  await f.pool.query('UPDATE cordon.parties SET contained_at = NULL');
  browser = await signIn(f, ann);
});

const set = (text: string) => f.pool.query(text);
const suspended = `UPDATE cordon.persons SET suspended_at = now(), suspended_by = 'company' WHERE id = 'ann'`;
const cutOffs: readonly (readonly [string, string])[] = [
  ['suspended', suspended],
  ['left', `UPDATE cordon.persons SET left_at = now() WHERE id = 'ann'`],
  ['organisation-suspended', `UPDATE cordon.parties SET contained_at = now() WHERE id = 'bright'`],
];
const tryIn = (from: Browser, given = credentials('ann').password) =>
  from.post('/api/auth/sign-in/email', { ...credentials('ann'), password: given });
const whyOf = async (from: Browser) =>
  ((await from.get('/api/session')).body as { why: { code: string; text: string } | null }).why;

describe.each(cutOffs)('somebody who is cut off: %s', (code, happens) => {
  it('is told by the screen whose session was taken away', async () => {
    const thief = browser.copy(floor);
    await set(happens);
    await f.identity.sessions.revokePerson('ann', { ip: null });
    expect(await whyOf(browser)).toMatchObject({ code });
    // Who holds the cookie of a session has all that proved it; one who made it up has nothing.
    const stranger = f.browser();
    expect(await whyOf(stranger)).toBeNull();
    const [name = '', value = ''] = [...thief.cookies].find(([one]) => one.includes('session_token')) ?? [];
    stranger.cookies.set(name, `${value.slice(0, -6)}AAAAA%3D`);
    expect((await stranger.get('/api/session')).status).toBe(401);
  });

  it('is told when they sign in with their password where they did before, and only there', async () => {
    await set(happens);
    expect((await tryIn(browser)).code).toBe(code);
    const fresh = await tryIn(f.browser());
    expect(fresh.code).toBe('sign-in-refused');
    // The same words as for somebody who is not there at all, and for a wrong password in the known browser.
    const nobody = await f.browser().post('/api/auth/sign-in/email', credentials('nobody'));
    const wrong = await tryIn(browser, 'not the password at all');
    expect([nobody.code, wrong.code]).toEqual(['sign-in-refused', 'sign-in-refused']);
    expect(nobody.said).toBe(fresh.said);
    expect(wrong.said).toBe(fresh.said);
  });
});

it('says that a network is not one of theirs to who is known, and to nobody else', async () => {
  const home = browser.copy(elsewhere);
  expect((await home.get('/api/session')).code).toBe('network-not-allowed');
  await f.identity.sessions.revokePerson('ann', { ip: null });
  expect(await whyOf(home)).toMatchObject({ code: 'network-not-allowed' });
  expect(await whyOf(browser)).toBeNull();
  expect((await tryIn(home)).code).toBe('network-not-allowed');
  expect((await tryIn(f.browser(elsewhere))).code).toBe('sign-in-refused');
});

it('another person’s browser is no proof: the device is known by person', async () => {
  const bob = await signIn(f, await f.person('bob'));
  await set(suspended);
  expect((await tryIn(bob)).code).toBe('sign-in-refused');
});

it('forgets a session that was taken away after a day', async () => {
  await set(suspended);
  await f.identity.sessions.revokePerson('ann', { ip: null });
  advance(86_400_000);
  await f.identity.sessions.prune();
  expect(await whyOf(browser)).toBeNull();
});
