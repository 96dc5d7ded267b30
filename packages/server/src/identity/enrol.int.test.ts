import { symmetricDecrypt } from 'better-auth/crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { secretText } from './auth.ts';
import type { Browser } from '../../../../tests/support/identity/browser.ts';
import {
  advance,
  codeOf,
  credentials,
  elsewhere,
  floor,
  openFixture,
  password,
  secret,
  signIn,
  type Fixture,
} from '../../../../tests/support/identity/fixture.ts';

const enablePath = '/api/auth/two-factor/enable';
const verifyPath = '/api/auth/two-factor/verify-totp';

let f: Fixture;
let made = 0;

beforeAll(async () => {
  f = await openFixture();
});
afterAll(() => f.close());
beforeEach(() => {
  advance(3_600_000);
  f.events.length = 0;
  f.ledgerDown = false;
});

/** Somebody who has taken up a link and given the password only. */
async function newcomer(): Promise<{ id: string; browser: Browser }> {
  const id = `new-${String(++made)}`;
  const person = {
    partyId: 'bright',
    siteId: 'site-1',
    name: id,
    email: `${id}@example.com`,
    role: 'agent',
    accessRole: 'tier1',
    purpose: 'order-support',
  } as const;
  const personId = await f.identity.invitations.addPerson(person);
  const { link } = await f.identity.invitations.invite(personId, null);
  const browser = f.browser();
  const answer = await browser.post('/api/invitations/take-up', {
    secret: link?.split('#')[1],
    name: `New ${id}`,
    password: password(id),
  });
  expect(answer.status).toBe(200);
  f.events.length = 0;
  return { id: personId, browser };
}

async function enable(browser: Browser, id = made): Promise<string> {
  const answer = await browser.post(enablePath, { password: password(`new-${String(id)}`) });
  const { totpURI } = answer.body as { totpURI?: string };
  return new URL(totpURI ?? 'otpauth://none').searchParams.get('secret') ?? '';
}

describe('a session with a password alone', () => {
  it('can do nothing but enrol', async () => {
    const { browser } = await newcomer();
    expect((await browser.get('/api/session')).body).toMatchObject({
      state: 'enrol',
      mfaAt: null,
      factors: { totp: false, passkeys: 0 },
    });
    expect((await browser.get('/test/session')).status).toBe(200);
    for (const path of ['/test/full', '/test/admin', '/test/fresh', '/api/session/list']) {
      expect((await browser.get(path)).code).toBe('second-factor-needed');
    }
    expect((await browser.post('/api/session/step-up', { method: 'totp', code: '000000' })).code).toBe(
      'second-factor-needed',
    );
    expect((await browser.post('/api/session/key', { publicKey: 'AAAA' })).code).toBe('second-factor-needed');
  });

  it('becomes a full session, under another token, once the first code is right', async () => {
    const { id, browser } = await newcomer();
    const before = browser.copy(floor);
    const secret = await enable(browser);
    expect((await browser.post(verifyPath, { code: '000000' })).code).toBe('sign-in-refused');
    expect((await browser.get('/test/full')).code).toBe('second-factor-needed');
    expect((await browser.post(verifyPath, { code: codeOf(secret) })).body).toEqual({ done: true });
    expect((await browser.get('/api/session')).body).toMatchObject({
      state: 'full',
      mfaMethod: 'totp',
      factors: { totp: true },
    });
    expect((await before.get('/test/session')).code).toBe('not-signed-in');
    expect(f.events.filter((event) => event.code === null)).toMatchObject([
      { kind: 'factor-enrolled', personId: id, partyId: 'bright' },
      { kind: 'sign-in', personId: id },
    ]);
  });

  it('uses the enrolment code up', async () => {
    const { browser } = await newcomer();
    const secret = await enable(browser);
    const code = codeOf(secret);
    await browser.post(verifyPath, { code });
    expect((await browser.post('/api/session/step-up', { method: 'totp', code })).code).toBe(
      'sign-in-refused',
    );
    expect(f.kinds()).toContain('totp-replay');
  });

  it('gets no backup codes, which would be a second factor on paper', async () => {
    const { browser } = await newcomer();
    const { body } = await browser.post(enablePath, { password: password(`new-${String(made)}`) });
    expect(Object.keys(body as object)).toEqual(['totpURI']);
    const { rows } = await f.pool.query<{ kept: string }>(
      `SELECT t."backupCodes" AS kept FROM auth."twoFactor" t JOIN auth."user" u ON u.id = t."userId" WHERE u.email = $1`,
      [`new-${String(made)}@example.com`],
    );
    const key = { keys: new Map([[1, secretText(secret)]]), currentVersion: 1 };
    expect(await symmetricDecrypt({ key, data: rows[0]?.kept ?? '' })).toBe('[]');
  });

  it('lasts half an hour', async () => {
    const { browser } = await newcomer();
    advance(31 * 60_000);
    expect((await browser.get('/test/session')).code).toBe('not-signed-in');
  });

  it('does not enrol from a wrong network', async () => {
    const { browser } = await newcomer();
    const stolen = browser.copy(elsewhere);
    const answer = await stolen.post(enablePath, { password: password(`new-${String(made)}`) });
    expect(answer.code).toBe('network-not-allowed');
    expect(f.kinds()).toEqual(['network-refused']);
  });

  it('loses the right to enrol when somebody else with the same password enrols first', async () => {
    const { browser } = await newcomer();
    const id = made;
    advance(60_000);
    const other = f.browser();
    await other.post('/api/auth/sign-in/email', credentials(`new-${String(id)}`));
    await enable(other, id);
    const secret = await enable(browser, id);
    await browser.post(verifyPath, { code: codeOf(secret) });
    expect((await other.get('/test/session')).code).toBe('not-signed-in');
    expect((await other.post(verifyPath, { code: codeOf(secret, 1) })).status).toBe(401);
  });

  it('enrols nothing when the entry cannot be written', async () => {
    const { browser } = await newcomer();
    const secret = await enable(browser);
    f.ledgerDown = true;
    expect((await browser.post(verifyPath, { code: codeOf(secret) })).code).toBe('ledger-unavailable');
    f.ledgerDown = false;
    expect((await browser.get('/api/session')).body).toMatchObject({
      state: 'enrol',
      factors: { totp: false },
    });
  });
});

describe('a second factor, once there', () => {
  it('cannot be switched off, cloned or renewed with the password, however it is asked for', async () => {
    const dan = await f.person('dan');
    const browser = await signIn(f, dan);
    f.events.length = 0;
    const body = { password: password('dan') };
    const attempts = [
      '/api/auth/two-factor/disable',
      '/api/auth/two-factor/generate-backup-codes',
      '/api/auth/two-factor/get-totp-uri',
      '/api/auth/two-factor/verify-backup-code',
      '/api/auth/passkey/delete-passkey',
      '/api/auth/passkey/update-passkey',
      '/api/auth/two-factor//disable',
      '/api/auth/two-factor/disable/',
      '/api/auth/two-factor/Disable',
    ];
    for (const path of attempts)
      expect([path, (await browser.post(path, body)).code]).toEqual([path, 'factor-refused']);
    expect((await browser.post(enablePath, body)).code).toBe('factor-refused');
    expect(f.events).toHaveLength(attempts.length + 1);
    expect(f.events[0]).toMatchObject({
      kind: 'factor-refused',
      code: 'factor-refused',
      personId: 'dan',
      partyId: 'bright',
    });
    expect((await browser.get('/api/session')).body).toMatchObject({ factors: { totp: true } });
    await expect(signIn(f, dan)).resolves.toBeDefined();
  });

  it('is not replaced even right after a step-up: that is a recovery', async () => {
    const eva = await f.person('eva');
    const browser = await signIn(f, eva);
    advance(30_000);
    expect(
      (await browser.post('/api/session/step-up', { method: 'totp', code: codeOf(eva.totpSecret) })).status,
    ).toBe(200);
    expect((await browser.post(enablePath, { password: password('eva') })).code).toBe('factor-refused');
  });
});

describe('everything else better-auth offers', () => {
  it('does not exist', async () => {
    const fay = await f.person('fay', 'company-admin');
    const browser = await signIn(f, fay);
    const posts = [
      'sign-up/email',
      'sign-in/social',
      'change-password',
      'set-password',
      'change-email',
      'update-user',
      'delete-user',
      'update-session',
      'request-password-reset',
      'reset-password',
      'forget-password',
      'verify-password',
      'revoke-sessions',
      'revoke-other-sessions',
      'revoke-session',
      'link-social',
      'unlink-account',
      'send-verification-email',
    ];
    for (const path of posts) {
      const body = {
        ...credentials('fay'),
        newPassword: 'another long password',
        name: 'x',
        mfaAt: new Date(),
        token: 'x',
      };
      expect([path, (await browser.post(`/api/auth/${path}`, body)).code]).toEqual([path, 'not-found']);
    }
    for (const path of [
      'get-session',
      'list-sessions',
      'list-accounts',
      'ok',
      'error',
      'verify-email?token=x',
      'token',
    ]) {
      expect([path, (await browser.get(`/api/auth/${path}`)).code]).toEqual([path, 'not-found']);
    }
  });

  it('keeps better-auth itself from making an account, should a route ever reach it', async () => {
    const { rows } = await f.pool.query<{ n: number }>('SELECT count(*)::int AS n FROM auth."user"');
    await f.browser().post('/api/auth/sign-up/email', {
      email: 'eve@example.com',
      password: 'a long password here',
      name: 'Eve',
    });
    const after = await f.pool.query<{ n: number }>('SELECT count(*)::int AS n FROM auth."user"');
    expect(after.rows).toEqual(rows);
  });
});
