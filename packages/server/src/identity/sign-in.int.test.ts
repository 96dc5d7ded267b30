import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Seeded } from './index.ts';
import { createLimits } from './limits.ts';
import {
  advance,
  codeOf,
  credentials,
  elsewhere,
  floor,
  openFixture,
  signIn,
  type Fixture,
} from '../../../../tests/support/identity/fixture.ts';

const signInPath = '/api/auth/sign-in/email';
const verifyPath = '/api/auth/two-factor/verify-totp';

let f: Fixture;
let ann: Seeded;

beforeAll(async () => {
  f = await openFixture();
  ann = await f.person('ann');
});
afterAll(() => f.close());
beforeEach(() => {
  advance(3_600_000);
  f.events.length = 0;
  f.ledgerDown = false;
});

describe('password and TOTP', () => {
  it('gives a session only after both', async () => {
    const browser = f.browser();
    const first = await browser.post(signInPath, credentials('ann'));
    expect(first.body).toEqual({ twoFactorRedirect: true, twoFactorMethods: ['totp'] });
    expect((await browser.get('/test/session')).code).toBe('not-signed-in');
    const second = await browser.post(verifyPath, { code: codeOf(ann.totpSecret) });
    expect(second.body).toEqual({ done: true });
    expect((await browser.get('/api/session')).body).toMatchObject({
      state: 'full',
      mfaMethod: 'totp',
      stepUpAt: null,
      person: { id: 'ann', role: 'agent', accessRole: 'tier1' },
      party: { id: 'bright', kind: 'vendor' },
      factors: { totp: true, passkeys: 0 },
      keyRegistered: false,
    });
    expect(f.events).toMatchObject([
      { kind: 'sign-in', code: null, personId: 'ann', partyId: 'bright', ip: floor },
    ]);
  });

  it('hands out a cookie no script can read, that no other site can use and that ends with the browser', async () => {
    const browser = f.browser();
    await browser.post(signInPath, credentials('ann'));
    const { setCookies, body } = await browser.post(verifyPath, { code: codeOf(ann.totpSecret) });
    const line = setCookies.find((cookie) => cookie.startsWith('cordon.session_token='));
    expect(line).toMatch(/; HttpOnly/);
    expect(line).toMatch(/; SameSite=Strict/);
    expect(line).not.toMatch(/Max-Age|Expires/);
    expect(JSON.stringify(body)).not.toContain('token');
  });

  it('refuses a wrong password and an unknown person alike', async () => {
    const wrong = await f.browser().post(signInPath, { ...credentials('ann'), password: 'not the password' });
    const unknown = await f.browser().post(signInPath, credentials('nobody'));
    expect([wrong.status, wrong.code]).toEqual([401, 'sign-in-refused']);
    expect(unknown.said).toEqual(wrong.said);
    expect(f.events).toMatchObject([
      { kind: 'sign-in-refused', code: 'sign-in-refused', personId: 'ann' },
      { kind: 'sign-in-refused', code: 'sign-in-refused', personId: null },
    ]);
  });

  it('refuses a wrong code, also one that becomes right between two readings of the clock', async () => {
    const browser = f.browser();
    await browser.post(signInPath, credentials('ann'));
    const tooEarly = codeOf(ann.totpSecret, 2);
    expect((await browser.post(verifyPath, { code: tooEarly })).code).toBe('sign-in-refused');
    expect(f.events).toMatchObject([{ kind: 'sign-in-refused', personId: 'ann' }]);
  });

  it('asks for a new sign-in after five wrong codes', async () => {
    const browser = f.browser();
    await browser.post(signInPath, credentials('ann'));
    for (let i = 0; i < 5; i++) await browser.post(verifyPath, { code: '000000' });
    expect((await browser.post(verifyPath, { code: codeOf(ann.totpSecret) })).code).toBe('sign-in-refused');
  });
});

describe('a TOTP code', () => {
  it('is accepted once', async () => {
    const code = codeOf(ann.totpSecret);
    const [first, second] = [f.browser(), f.browser()];
    for (const browser of [first, second]) await browser.post(signInPath, credentials('ann'));
    expect((await first.post(verifyPath, { code })).status).toBe(200);
    expect((await second.post(verifyPath, { code })).code).toBe('sign-in-refused');
    expect(f.kinds()).toEqual(['sign-in', 'totp-replay']);
    expect(f.events[1]).toMatchObject({ personId: 'ann', partyId: 'bright', ip: floor });
  });

  it('is accepted once also when many requests race', async () => {
    const code = codeOf(ann.totpSecret);
    const browsers = await Promise.all(
      Array.from({ length: 8 }, async () => {
        const browser = f.browser();
        await browser.post(signInPath, credentials('ann'));
        return browser;
      }),
    );
    const answers = await Promise.all(browsers.map((browser) => browser.post(verifyPath, { code })));
    expect(answers.filter((answer) => answer.status === 200)).toHaveLength(1);
    expect(f.kinds().filter((kind) => kind === 'totp-replay')).toHaveLength(7);
  });

  it('of an earlier step is refused once a later one was used', async () => {
    const [earlier, now] = [codeOf(ann.totpSecret, -1), codeOf(ann.totpSecret)];
    const browser = f.browser();
    await browser.post(signInPath, credentials('ann'));
    await browser.post(verifyPath, { code: now });
    const other = f.browser();
    await other.post(signInPath, credentials('ann'));
    expect((await other.post(verifyPath, { code: earlier })).code).toBe('sign-in-refused');
  });

  it('never makes a device trusted', async () => {
    const browser = f.browser();
    await browser.post(signInPath, credentials('ann'));
    const answer = await browser.post(verifyPath, { code: codeOf(ann.totpSecret), trustDevice: true });
    expect(answer.status).toBe(200);
    expect(answer.setCookies.join()).not.toContain('trust_device');
    const again = await browser.post(signInPath, credentials('ann'));
    expect(again.body).toMatchObject({ twoFactorRedirect: true });
    const { rowCount } = await f.pool.query(`SELECT FROM auth.verification WHERE identifier LIKE 'trust%'`);
    expect(rowCount).toBe(0);
  });
});

describe('where and who', () => {
  it('refuses the right password and code from a wrong network, and does not say why', async () => {
    const wrong = await f
      .browser(elsewhere)
      .post(signInPath, { ...credentials('ann'), password: 'not the password' });
    const right = await f.browser(elsewhere).post(signInPath, credentials('ann'));
    expect(right.said).toEqual(wrong.said);
    expect(right.setCookies.filter((line) => !line.includes('Max-Age=0'))).toEqual([]);
    expect(f.events[1]).toMatchObject({
      kind: 'network-refused',
      code: 'network-not-allowed',
      personId: 'ann',
      ip: elsewhere,
    });
  });

  it('refuses a code given on another network than the password', async () => {
    const browser = f.browser();
    await browser.post(signInPath, credentials('ann'));
    const answer = await browser.copy(elsewhere).post(verifyPath, { code: codeOf(ann.totpSecret) });
    // Both factors were right: they are told.
    expect(answer.code).toBe('network-not-allowed');
    expect(f.kinds()).toEqual(['network-refused']);
  });

  it('takes the mapped IPv6 form of an address for the address, and IPv6 networks as they are', async () => {
    expect((await (await signIn(f, ann, `::ffff:${floor}`)).get('/test/full')).body).toMatchObject({
      ip: floor,
    });
    expect((await (await signIn(f, ann, '2001:db8:77::5')).get('/test/full')).status).toBe(200);
    const outside = await f.browser('2001:db8:78::5').post(signInPath, credentials('ann'));
    expect(outside.code).toBe('sign-in-refused');
  });

  it('does not let a client choose its address with a header', async () => {
    const headers = { 'x-forwarded-for': floor, 'x-cordon-client': floor, forwarded: `for=${floor}` };
    const answer = await f.browser(elsewhere).post(signInPath, credentials('ann'), headers);
    expect(answer.code).toBe('sign-in-refused');
    expect(f.events).toMatchObject([{ kind: 'network-refused', ip: elsewhere }]);
  });

  it('believes a trusted proxy, up to the first address that is not one', async () => {
    const behind = await f
      .browser('10.0.0.4')
      .post(signInPath, credentials('ann'), { 'x-forwarded-for': `${elsewhere}, ${floor}` });
    expect(behind.status).toBe(200);
    const spoofed = await f
      .browser('10.0.0.4')
      .post(signInPath, credentials('ann'), { 'x-forwarded-for': `${floor}, ${elsewhere}` });
    expect(spoofed.code).toBe('sign-in-refused');
  });

  it('refuses a suspended person', async () => {
    const sam = await f.person('sam');
    await f.pool.query(
      `UPDATE cordon.persons SET suspended_at = now(), suspended_by = 'company' WHERE id = 'sam'`,
    );
    const answer = await f.browser().post(signInPath, credentials(sam.personId));
    expect(answer.code).toBe('sign-in-refused');
    expect(f.events).toMatchObject([{ kind: 'sign-in-refused', code: 'suspended', personId: 'sam' }]);
  });

  it('refuses a request that comes from another site', async () => {
    for (const origin of ['http://evil.example', 'null', 'http://localhost:7401']) {
      const answer = await f.browser().post(signInPath, credentials('ann'), { origin });
      expect(answer.code).toBe('origin-refused');
    }
  });
});

describe('a session', () => {
  it('ends eight hours after the sign-in, whatever is done in it', async () => {
    const browser = await signIn(f, ann);
    for (let hour = 0; hour < 7; hour++) {
      advance(3_600_000);
      expect((await browser.get('/test/full')).status).toBe(200);
    }
    advance(3_600_000 + 1000);
    expect((await browser.get('/test/full')).code).toBe('not-signed-in');
  });

  it('ends when the next person signs in over it on a shared desk', async () => {
    const bob = await f.person('bob');
    const desk = await signIn(f, ann);
    const kept = desk.copy(floor);
    await desk.post(signInPath, credentials('bob'));
    expect((await kept.get('/test/full')).code).toBe('not-signed-in');
    await desk.post(verifyPath, { code: codeOf(bob.totpSecret) });
    expect((await desk.get('/api/session')).body).toMatchObject({ person: { id: 'bob' } });
    expect(f.kinds()).toEqual(['sign-in', 'sign-out', 'sign-in']);
  });

  it('is not given when the entry cannot be written', async () => {
    const browser = f.browser();
    await browser.post(signInPath, credentials('ann'));
    f.ledgerDown = true;
    const answer = await browser.post(verifyPath, { code: codeOf(ann.totpSecret) });
    expect(answer.code).toBe('ledger-unavailable');
    f.ledgerDown = false;
    expect((await browser.get('/test/full')).code).toBe('not-signed-in');
    const { rowCount } = await f.pool.query(`SELECT FROM auth.session s WHERE s."createdAt" >= $1`, [
      new Date(),
    ]);
    expect(rowCount).toBe(0);
  });
});

describe('wrong tries', () => {
  it('stop at ten from one address, whoever is asked for', async () => {
    const answers = [];
    for (let i = 0; i < 11; i++) answers.push(await f.browser().post(signInPath, credentials('nobody-here')));
    expect(answers.map((answer) => answer.code)).toEqual([
      ...Array<string>(10).fill('sign-in-refused'),
      'rate-limited',
    ]);
    expect(answers[10]?.status).toBe(429);
  });

  it('do not keep a colleague on the same floor from signing in', async () => {
    await expect(signIn(f, ann)).resolves.toBeDefined();
  });

  it('at the second factor stop at ten, over as many sign-ins', async () => {
    const eve = await f.person('eve', 'privacy-officer');
    await signIn(f, eve);
    const answers = [];
    for (let i = 0; i < 3; i++) {
      const browser = f.browser(elsewhere);
      await browser.post(signInPath, credentials('eve'));
      for (let n = 0; n < 4; n++) answers.push((await browser.post(verifyPath, { code: '000000' })).code);
    }
    expect(answers.slice(0, 9)).toEqual(Array<string>(9).fill('sign-in-refused'));
    expect(answers.slice(-2)).toEqual(['rate-limited', 'rate-limited']);
    await expect(signIn(f, eve)).resolves.toBeDefined();
  });

  it("from outside a vendor's networks use nothing up inside them", async () => {
    const hal = await f.person('hal');
    const limits = createLimits(f.pool, () => Date.now());
    for (let i = 0; i < 29; i++) await limits.password('hal@example.com', `192.0.2.${i}`, false);
    for (const ip of ['203.0.113.1', '203.0.113.2']) await f.browser(ip).post(signInPath, credentials('hal'));
    await expect(signIn(f, hal)).resolves.toBeDefined();
  });
});
