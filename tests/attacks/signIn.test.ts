import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser } from '../support/identity/browser.ts';
import { expectRefused, MINUTE, openScene, type Attack, type Scene } from './attack.ts';

/* A stranger with a password, a code, a cookie, or somebody else's network. */

let scene: Scene;

beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

const COOKIE = 'cordon.session_token';
const OUTSIDE = '192.0.2.9';

async function password(browser: Browser, person: string): Promise<void> {
  const { email, password: secret } = scene.signInOf(person);
  const answer = await browser.post('/api/auth/sign-in/email', { email, password: secret });
  expect(answer).toMatchObject({ status: 200, body: { twoFactorRedirect: true } });
}

const verify = (browser: Browser, code: string, more: object = {}) =>
  browser.post('/api/auth/two-factor/verify-totp', { code, ...more });

/** What the stranger is told is one thing; the entry says why. */
function expectEntered({ entered }: Attack, kind: string, code: string, person: string | null): void {
  expect(entered).toContainEqual(expect.objectContaining({ kind, code, person }));
}

describe('a session cookie', () => {
  it('cannot be forged', async () => {
    const ada = await scene.browse('per_ada');
    const real = decodeURIComponent(ada.cookies.get(COOKIE) ?? '');
    const [token = '', signature = ''] = real.split('.');
    const ben = await scene.browse('per_ben');
    const [, bens = ''] = decodeURIComponent(ben.cookies.get(COOKIE) ?? '').split('.');
    for (const value of [
      'made-up',
      'made-up.made-up',
      token,
      `${token}.`,
      `${token}.${bens}`,
      `${token}x.${signature}`,
      `${token}.${signature}x`,
      `${token}.${signature.slice(0, -1)}`,
      `${token}.${signature.toLowerCase()}`,
    ]) {
      const thief = scene.browser();
      thief.cookies.set(COOKIE, encodeURIComponent(value));
      const attack = await scene.attack(() => thief.get('/api/tickets'));
      expectRefused(attack, 'not-signed-in', null);
      expectEntered(attack, 'session-forged', 'not-signed-in', null);
    }
    // Untouched it opens: the signature is what refused.
    expect(await ada.get('/api/tickets')).toMatchObject({ status: 200 });
  });

  it('does not outlive its session', async () => {
    const carla = await scene.browse('per_carla');
    const stolen = carla.copy('127.0.0.1');
    expect((await stolen.get('/api/tickets')).status).toBe(200);
    const left = await scene.attack(() => carla.post('/api/auth/sign-out', {}));
    expect(left.entered).toMatchObject([{ kind: 'sign-out', person: 'per_carla' }]);
    expect(await stolen.get('/api/tickets')).toMatchObject({ status: 401, code: 'not-signed-in' });
  });

  it('is worth nothing from outside the networks, whatever the headers say', async () => {
    const dan = await scene.browse('per_dan');
    const thief = dan.copy(OUTSIDE);
    for (const headers of [
      {},
      { 'x-forwarded-for': '203.0.113.5' },
      { forwarded: 'for=203.0.113.5', 'x-real-ip': '203.0.113.5' },
      { 'x-client-ip': '127.0.0.1', 'true-client-ip': '127.0.0.1', 'cf-connecting-ip': '127.0.0.1' },
    ] as Record<string, string>[]) {
      const attack = await scene.attack(() => thief.get('/api/tickets', headers));
      expectRefused(attack, 'network-not-allowed', 'per_dan');
    }
    expect((await dan.copy('203.0.113.5').get('/api/tickets')).status).toBe(200);
  });

  it('stops the moment its network leaves the list', async () => {
    const rita = await scene.browse('per_rita');
    expect((await rita.get('/api/tickets')).status).toBe(200);
    const taken = await scene.asOwner<{ id: string; cidr: string }>(
      `DELETE FROM cordon.networks WHERE party_id = 'pty_northgate' AND label LIKE 'This machine%' RETURNING id, cidr::text`,
    );
    expect(taken).toHaveLength(2);
    expectRefused(await scene.attack(() => rita.get('/api/tickets')), 'network-not-allowed', 'per_rita');
    for (const { id, cidr } of taken) {
      await scene.asOwner(
        `INSERT INTO cordon.networks VALUES ($1, 'pty_northgate', NULL, $2, 'This machine')`,
        [id, cidr],
      );
    }
    expect((await rita.get('/api/tickets')).status).toBe(200);
  });
});

describe('a stolen password', () => {
  it('opens nothing without the second factor', async () => {
    const thief = scene.browser();
    await password(thief, 'per_ella');
    for (const path of ['/api/tickets', '/api/session/list', '/api/workspace/stream']) {
      expect(await thief.get(path)).toMatchObject({ status: 401, code: 'not-signed-in' });
    }
    const guess = await scene.attack(() => verify(thief, '000000'));
    expectRefused(guess, 'sign-in-refused', 'per_ella');
    expect(await thief.get('/api/session')).toMatchObject({ body: { state: 'signed-out' } });
  });

  it('is not even told to be right from outside the networks', async () => {
    const { email, password: right } = scene.signInOf('per_ella');
    const thief = scene.browser(OUTSIDE);
    const tries: Attack[] = [];
    for (const secret of [right, 'wrong-password-1']) {
      tries.push(
        await scene.attack(async () => {
          const first = await thief.post('/api/auth/sign-in/email', { email, password: secret });
          return first.status === 200 ? verify(thief, scene.codeOf('per_ella')) : first;
        }),
      );
    }
    for (const attack of tries) expect(attack.answer).toMatchObject({ status: 401 });
    expect(tries.flatMap(({ entered }) => entered).every(({ person }) => person === 'per_ella')).toBe(true);
    expectEntered(
      tries[0] ?? { answer: { status: 0, json: 0 }, entered: [] },
      'network-refused',
      'network-not-allowed',
      'per_ella',
    );
    expect(await thief.get('/api/tickets')).toMatchObject({ status: 401 });
  });

  it('cannot switch the second factor off, nor put another beside it', async () => {
    const finn = await scene.browse('per_finn');
    const { password: secret } = scene.signInOf('per_finn');
    for (const [path, body] of [
      ['/api/auth/two-factor/disable', { password: secret }],
      ['/api/auth/two-factor/enable', { password: secret }],
      ['/api/auth/two-factor/get-totp-uri', { password: secret }],
      ['/api/auth/two-factor/generate-backup-codes', { password: secret }],
      ['/api/auth/two-factor/view-backup-codes', { userId: 'x' }],
      ['/api/auth/two-factor/send-otp', {}],
      ['/api/auth/passkey/delete-passkey', { id: 'x' }],
      ['/api/auth//two-factor/disable', { password: secret }],
    ] as const) {
      const attack = await scene.attack(() => finn.post(path, body));
      expect(attack.answer.status, path).toBeGreaterThanOrEqual(400);
      if (!path.includes('//')) expectRefused(attack, 'factor-refused', 'per_finn');
    }
    const options = await scene.attack(() => finn.get('/api/auth/passkey/generate-register-options'));
    expectRefused(options, 'factor-refused', 'per_finn');
    // Still asked for, and no device is trusted to skip it.
    scene.pass(MINUTE);
    const again = scene.browser();
    await password(again, 'per_finn');
    expect((await verify(again, scene.codeOf('per_finn'), { trustDevice: true })).status).toBe(200);
    await again.post('/api/auth/sign-out', {});
    await password(again, 'per_finn');
  });

  it.each([
    '/api/auth/sign-up/email',
    '/api/auth/forget-password',
    '/api/auth/update-user',
    '/api/auth/list-sessions',
  ])('finds no way round at %s', async (path) => {
    const body = {
      email: 'new@brightline.example.com',
      password: 'a-long-password-1',
      name: 'New',
      role: 'agent',
    };
    expect(await scene.browser().post(path, body)).toMatchObject({ status: 404, code: 'not-found' });
  });
});

describe('a code seen over the shoulder', () => {
  it('is good once', async () => {
    const code = scene.codeOf('per_gia');
    const gia = scene.browser();
    await password(gia, 'per_gia');
    expect((await verify(gia, code)).status).toBe(200);
    const thief = scene.browser();
    await password(thief, 'per_gia');
    const attack = await scene.attack(() => verify(thief, code));
    expectRefused(attack, 'sign-in-refused', 'per_gia');
    expectEntered(attack, 'totp-replay', 'sign-in-refused', 'per_gia');
    // As a step-up it is used, too.
    const step = await scene.attack(() => gia.post('/api/session/step-up', { method: 'totp', code }));
    expectRefused(step, 'sign-in-refused', 'per_gia');
    expectEntered(step, 'totp-replay', 'sign-in-refused', 'per_gia');
    // The next one is good: it was the use that refused.
    expect((await verify(thief, scene.codeOf('per_gia'))).status).toBe(200);
  });

  it('is good once also when sent twice at the same moment', async () => {
    const both = [scene.browser(), scene.browser()];
    for (const browser of both) await password(browser, 'per_hana');
    const code = scene.codeOf('per_hana');
    const attack = await scene.attack(async () => {
      const answers = await Promise.all(both.map((browser) => verify(browser, code)));
      expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 401]);
      const refused = answers.find(({ status }) => status === 401);
      return { status: 401, json: refused?.body };
    });
    expectRefused(attack, 'sign-in-refused', 'per_hana');
    expectEntered(attack, 'totp-replay', 'sign-in-refused', 'per_hana');
    expect(
      (await Promise.all(both.map((one) => one.get('/api/tickets')))).map(({ status }) => status).toSorted(),
    ).toEqual([200, 401]);
  });

  it('cannot be guessed on and on', async () => {
    const thief = scene.browser();
    let last: Attack = { answer: { status: 0, json: null }, entered: [] };
    const { email, password: secret } = scene.signInOf('per_ivan');
    for (let guess = 0; guess < 12; guess++) {
      last = await scene.attack(async () => {
        const first = await thief.post('/api/auth/sign-in/email', { email, password: secret });
        return first.status === 200 ? verify(thief, String(100_000 + guess)) : first;
      });
    }
    expectRefused(last, 'rate-limited', 'per_ivan');
  });
});

describe('a suspended person', () => {
  it('is out at once', async () => {
    const quinn = await scene.browse('per_quinn');
    expect((await quinn.get('/api/team')).status).toBe(200);
    await scene.asOwner(
      `UPDATE cordon.persons SET suspended_at = $1, suspended_by = 'company' WHERE id = 'per_quinn'`,
      [new Date()],
    );
    expectRefused(await scene.attack(() => quinn.get('/api/team')), 'suspended', 'per_quinn');
  });
});
