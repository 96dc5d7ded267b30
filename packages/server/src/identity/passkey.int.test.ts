import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SoftwareAuthenticator } from '../demo/authenticator.ts';
import { createLimits } from './limits.ts';
import type { Browser } from '../../../../tests/support/identity/browser.ts';
import {
  advance,
  baseUrl,
  codeOf,
  elsewhere,
  floor,
  openFixture,
  password,
  signIn,
  type Fixture,
} from '../../../../tests/support/identity/fixture.ts';

const paths = {
  registerOptions: '/api/auth/passkey/generate-register-options',
  register: '/api/auth/passkey/verify-registration',
  options: '/api/auth/passkey/generate-authenticate-options',
  verify: '/api/auth/passkey/verify-authentication',
} as const;

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

async function newcomer(): Promise<{ id: string; email: string; browser: Browser }> {
  const email = `key-${String(++made)}@example.com`;
  const id = await f.identity.invitations.addPerson({
    partyId: 'bright',
    siteId: 'site-1',
    name: email,
    email,
    role: 'agent',
    accessRole: 'tier1',
    purpose: 'order-support',
  });
  const { link } = await f.identity.invitations.invite(id, null);
  const browser = f.browser();
  await browser.post('/api/invitations/take-up', {
    secret: link?.split('#')[1],
    name: 'Key Person',
    password: password(email),
  });
  f.events.length = 0;
  return { id, email, browser };
}

async function enrol(browser: Browser, key: SoftwareAuthenticator) {
  const options = await browser.get(paths.registerOptions);
  return browser.post(paths.register, { response: key.create(options.body), name: 'my key' });
}

async function signInWith(browser: Browser, key: SoftwareAuthenticator) {
  const options = await browser.get(paths.options);
  return browser.post(paths.verify, { response: key.get(options.body) });
}

describe('enrolling a passkey', () => {
  it('turns a session that can only enrol into a full one, under another token', async () => {
    const { id, browser } = await newcomer();
    const before = browser.copy(floor);
    const options = await browser.get(paths.registerOptions);
    expect(options.body).toMatchObject({
      rp: { id: 'localhost', name: 'Cordon' },
      authenticatorSelection: { residentKey: 'preferred', userVerification: 'required' },
    });
    const key = new SoftwareAuthenticator(baseUrl);
    expect(
      (await browser.post(paths.register, { response: key.create(options.body), createSession: true })).body,
    ).toEqual({ done: true });
    expect((await browser.get('/api/session')).body).toMatchObject({
      state: 'full',
      mfaMethod: 'passkey',
      factors: { totp: false, passkeys: 1 },
    });
    expect((await before.get('/test/session')).code).toBe('not-signed-in');
    expect(f.events).toMatchObject([
      { kind: 'factor-enrolled', code: null, personId: id },
      { kind: 'sign-in', code: null, personId: id },
      { kind: 'sign-out', personId: id },
    ]);
  });

  it('refuses an authenticator that did not verify its user', async () => {
    const { browser } = await newcomer();
    expect((await enrol(browser, new SoftwareAuthenticator(baseUrl, false))).code).toBe('factor-refused');
    expect((await browser.get('/api/session')).body).toMatchObject({
      state: 'enrol',
      factors: { passkeys: 0 },
    });
  });

  it('needs a fresh step-up beside another factor', async () => {
    const gus = await f.person('gus');
    const browser = await signIn(f, gus);
    const key = new SoftwareAuthenticator(baseUrl);
    expect((await browser.get(paths.registerOptions)).code).toBe('factor-refused');
    advance(30_000);
    await browser.post('/api/session/step-up', { method: 'totp', code: codeOf(gus.totpSecret) });
    expect((await enrol(browser, key)).status).toBe(200);
    expect((await browser.get('/api/session')).body).toMatchObject({
      state: 'full',
      factors: { totp: true, passkeys: 1 },
    });
    advance(6 * 60_000);
    expect((await enrol(browser, new SoftwareAuthenticator(baseUrl))).code).not.toBeNull();
    expect(f.kinds().filter((kind) => kind === 'factor-refused')).toHaveLength(3);
  });

  it('refuses a credential somebody else has', async () => {
    const [one, two] = [await newcomer(), await newcomer()];
    const key = new SoftwareAuthenticator(baseUrl);
    expect((await enrol(one.browser, key)).status).toBe(200);
    expect((await enrol(two.browser, key)).status).not.toBe(200);
    expect((await two.browser.get('/api/session')).body).toMatchObject({ state: 'enrol' });
  });

  it('refuses an answer made for another site, or to another challenge', async () => {
    const { browser } = await newcomer();
    expect((await enrol(browser, new SoftwareAuthenticator('http://evil.example'))).status).not.toBe(200);
    const options = await browser.get(paths.registerOptions);
    const answer = new SoftwareAuthenticator(baseUrl).create(options.body);
    await browser.get(paths.registerOptions);
    expect((await browser.post(paths.register, { response: answer })).status).not.toBe(200);
  });

  it('enrols nothing when the entry cannot be written', async () => {
    const { browser } = await newcomer();
    const options = await browser.get(paths.registerOptions);
    f.ledgerDown = true;
    const answer = await browser.post(paths.register, {
      response: new SoftwareAuthenticator(baseUrl).create(options.body),
    });
    expect(answer.code).toBe('ledger-unavailable');
    f.ledgerDown = false;
    expect((await browser.get('/api/session')).body).toMatchObject({
      state: 'enrol',
      factors: { passkeys: 0 },
    });
  });
});

describe('signing in with a passkey', () => {
  async function holder() {
    const { id, email, browser } = await newcomer();
    const key = new SoftwareAuthenticator(baseUrl);
    await enrol(browser, key);
    f.events.length = 0;
    return { id, email, key };
  }

  it('is both factors at once when the authenticator verified its user', async () => {
    const { id, key } = await holder();
    const browser = f.browser();
    const options = await browser.get(paths.options);
    expect(options.body).toMatchObject({ userVerification: 'required', rpId: 'localhost' });
    const answer = await browser.post(paths.verify, { response: key.get(options.body) });
    expect(answer.body).toEqual({ done: true });
    expect((await browser.get('/api/session')).body).toMatchObject({
      state: 'full',
      mfaMethod: 'passkey',
      person: { id },
    });
    expect(f.events).toMatchObject([{ kind: 'sign-in', code: null, personId: id }]);
  });

  it('is refused when it did not', async () => {
    const { key } = await holder();
    key.verifies = false;
    const browser = f.browser();
    expect((await signInWith(browser, key)).code).toBe('sign-in-refused');
    expect((await browser.get('/test/session')).code).toBe('not-signed-in');
    expect(f.kinds()).toEqual(['sign-in-refused']);
  });

  it('is refused from a wrong network, and says so: a passkey is both factors', async () => {
    const { key } = await holder();
    expect((await signInWith(f.browser(elsewhere), key)).code).toBe('network-not-allowed');
    expect(f.events).toMatchObject([{ kind: 'network-refused', code: 'network-not-allowed' }]);
  });

  it('lets its owner in from a new address while strangers hammer the account with passwords', async () => {
    const { email, key } = await holder();
    const limits = createLimits(f.pool, () => Date.now());
    for (let i = 1; i <= 40; i++) await limits.password(email, `198.51.100.${String(100 + i)}`, false);
    const wrong = { email, password: 'not the password at all' };
    expect((await f.browser('198.51.100.98').post('/api/auth/sign-in/email', wrong)).code).toBe(
      'rate-limited',
    );
    const browser = f.browser('198.51.100.99');
    expect((await signInWith(browser, key)).status).toBe(200);
    expect((await browser.get('/api/session')).body).toMatchObject({ state: 'full' });
  });

  it('cannot be replayed', async () => {
    const { key } = await holder();
    const browser = f.browser();
    const options = await browser.get(paths.options);
    const response = key.get(options.body);
    expect((await browser.copy(floor).post(paths.verify, { response })).status).toBe(200);
    expect((await browser.post(paths.verify, { response })).code).not.toBeNull();
  });

  it('leaves the password alone worth nothing', async () => {
    const { email } = await holder();
    const browser = f.browser();
    const answer = await browser.post('/api/auth/sign-in/email', { email, password: password(email) });
    expect(answer.body).toEqual({ twoFactorRedirect: true, twoFactorMethods: ['passkey'] });
    expect((await browser.get('/test/session')).code).toBe('not-signed-in');
    expect((await browser.post('/api/auth/two-factor/verify-totp', { code: '123456' })).code).toBe(
      'sign-in-refused',
    );
    const { rows } = await f.pool.query(
      'SELECT 1 FROM auth.session s JOIN auth."user" u ON u.id = s."userId" WHERE u.email = $1 AND "mfaAt" IS NULL',
      [email],
    );
    expect(rows).toEqual([]);
  });

  it('names the keys to ask for after the right password only, so that keys that cannot name their owner work', async () => {
    const [mine, theirs] = [await holder(), await holder()];
    const browser = f.browser();
    expect((await browser.get(paths.options)).body).not.toHaveProperty('allowCredentials');
    await browser.post('/api/auth/sign-in/email', { email: mine.email, password: 'not the password at all' });
    expect((await browser.get(paths.options)).body).not.toHaveProperty('allowCredentials');
    await browser.post('/api/auth/sign-in/email', { email: mine.email, password: password(mine.email) });
    const options = await browser.get(paths.options);
    expect(options.body).toMatchObject({
      userVerification: 'required',
      allowCredentials: [{ id: mine.key.id.toString('base64url'), type: 'public-key' }],
    });
    expect(JSON.stringify(options.body)).not.toContain(theirs.key.id.toString('base64url'));
    expect((await browser.post(paths.verify, { response: mine.key.get(options.body) })).status).toBe(200);
    expect((await browser.get('/api/session')).body).toMatchObject({ state: 'full', mfaMethod: 'passkey' });
  });

  it('a password of somebody whose key no challenge would ask for opens nothing', async () => {
    const { email } = await holder();
    await f.pool.query('UPDATE auth."user" SET "twoFactorEnabled" = false WHERE email = $1', [email]);
    const browser = f.browser();
    const answer = await browser.post('/api/auth/sign-in/email', { email, password: password(email) });
    expect(answer.code).toBe('second-factor-needed');
    expect((await browser.get('/test/session')).code).toBe('not-signed-in');
    expect(f.events).toMatchObject([{ kind: 'sign-in-refused', code: 'second-factor-needed' }]);
  });

  it('steps a session up, and only with a passkey of the same person', async () => {
    const [mine, theirs] = [await holder(), await holder()];
    const browser = f.browser();
    await signInWith(browser, mine.key);
    const { rows: before } = await f.pool.query<{ n: number }>('SELECT count(*)::int AS n FROM auth.session');
    f.events.length = 0;

    const options = await browser.get(paths.options);
    const foreign = await browser.post('/api/session/step-up', {
      method: 'passkey',
      response: theirs.key.get(options.body),
    });
    expect(foreign.code).toBe('sign-in-refused');
    expect((await browser.get('/test/fresh')).code).toBe('step-up-needed');

    mine.key.verifies = false;
    const unverified = await browser.get(paths.options);
    const weak = await browser.post('/api/session/step-up', {
      method: 'passkey',
      response: mine.key.get(unverified.body),
    });
    expect(weak.code).toBe('sign-in-refused');

    mine.key.verifies = true;
    const again = await browser.get(paths.options);
    const right = await browser.post('/api/session/step-up', {
      method: 'passkey',
      response: mine.key.get(again.body),
    });
    expect(right.status).toBe(200);
    expect((await browser.get('/test/fresh')).status).toBe(200);
    expect(f.kinds().filter((kind) => kind === 'step-up')).toHaveLength(1);
    expect(f.kinds()).not.toContain('sign-in');
    const { rows: after } = await f.pool.query<{ n: number }>('SELECT count(*)::int AS n FROM auth.session');
    expect(after).toEqual(before);
  });
});
