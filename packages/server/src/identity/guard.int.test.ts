import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { toPrincipal, type Seeded, type SignedIn } from './index.ts';
import { readSession } from './principal.ts';
import {
  advance,
  codeOf,
  elsewhere,
  floor,
  openFixture,
  signIn,
  type Fixture,
} from '../../../../tests/support/identity/fixture.ts';

let f: Fixture;
let ann: Seeded;
let chief: Seeded;

beforeAll(async () => {
  f = await openFixture();
  ann = await f.person('ann');
  chief = await f.person('chief', 'company-admin');
});
afterAll(() => f.close());
beforeEach(() => {
  advance(9 * 3_600_000);
  f.events.length = 0;
  f.ledgerDown = false;
});

describe('a request', () => {
  it('without a session gets nowhere', async () => {
    const browser = f.browser();
    for (const path of ['/test/session', '/test/full', '/test/admin', '/test/fresh']) {
      expect((await browser.get(path)).code).toBe('not-signed-in');
    }
    expect((await browser.get('/api/session')).body).toMatchObject({ state: 'signed-out', person: null });
    expect(f.events).toEqual([]);
  });

  it('with a forged cookie is refused and stands in the ledger', async () => {
    const browser = await signIn(f, ann);
    f.events.length = 0;
    const value = browser.cookies.get('cordon.session_token') ?? '';
    for (const forged of [value.replace(/^./, (c) => (c === 'a' ? 'b' : 'a')), 'made.up', `${value}x`]) {
      browser.cookies.set('cordon.session_token', forged);
      expect((await browser.get('/test/full')).code).toBe('not-signed-in');
    }
    expect(f.events).toMatchObject(
      Array(3).fill({ kind: 'session-forged', code: 'not-signed-in', personId: null, ip: floor }),
    );
  });

  it('is checked against the network each time, not only at sign-in', async () => {
    const browser = await signIn(f, ann);
    f.events.length = 0;
    expect((await browser.copy(elsewhere).get('/test/full')).code).toBe('network-not-allowed');
    expect((await browser.copy(elsewhere).get('/api/session')).code).toBe('network-not-allowed');
    expect((await browser.get('/test/full')).status).toBe(200);
    await f.pool.query(`UPDATE cordon.networks SET cidr = '192.0.2.0/24' WHERE id = 'net-1'`);
    expect((await browser.get('/test/full')).code).toBe('network-not-allowed');
    await f.pool.query(`UPDATE cordon.networks SET cidr = '198.51.100.0/24' WHERE id = 'net-1'`);
    expect((await browser.get('/test/full')).status).toBe(200);
    expect(f.events).toMatchObject(
      Array(3).fill({ kind: 'network-refused', personId: 'ann', partyId: 'bright' }),
    );
  });

  it('of the company is held to a network list only once there is one', async () => {
    const browser = await signIn(f, chief, elsewhere);
    expect((await browser.get('/test/admin')).status).toBe(200);
    await f.pool.query(
      `INSERT INTO cordon.networks VALUES ('net-co', 'acme', NULL, '192.0.2.0/24', 'office')`,
    );
    expect((await browser.get('/test/admin')).code).toBe('network-not-allowed');
    await f.pool.query(`DELETE FROM cordon.networks WHERE id = 'net-co'`);
    expect((await browser.get('/test/admin')).status).toBe(200);
  });

  it('of a suspended person is refused from the next one on', async () => {
    const browser = await signIn(f, ann);
    f.events.length = 0;
    await f.pool.query(
      `UPDATE cordon.persons SET suspended_at = now(), suspended_by = 'company' WHERE id = 'ann'`,
    );
    expect((await browser.get('/test/full')).code).toBe('suspended');
    await f.pool.query(`UPDATE cordon.persons SET suspended_at = NULL, suspended_by = NULL WHERE id = 'ann'`);
    expect((await browser.get('/test/full')).status).toBe(200);
    expect(f.events).toMatchObject([{ kind: 'request-refused', code: 'suspended', personId: 'ann' }]);
  });

  it('is held to its role', async () => {
    const browser = await signIn(f, ann);
    f.events.length = 0;
    expect((await browser.get('/test/admin')).code).toBe('role-not-allowed');
    expect(f.events).toMatchObject([{ kind: 'request-refused', code: 'role-not-allowed', personId: 'ann' }]);
  });

  it('answers nobody on a route whose guard was forgotten', async () => {
    expect((await (await signIn(f, ann)).get('/test/forgotten')).code).toBe('not-signed-in');
  });

  it('that changes something must come from our own pages', async () => {
    const browser = await signIn(f, ann);
    for (const origin of ['http://evil.example', 'null', 'http://localhost', '']) {
      const answer = await browser.post(
        '/api/session/step-up',
        { method: 'totp', code: '000000' },
        { origin },
      );
      expect(answer.code).toBe('origin-refused');
    }
  });

  it('is refused when the refusal cannot be written either', async () => {
    const browser = await signIn(f, ann);
    f.ledgerDown = true;
    expect((await browser.get('/test/admin')).code).toBe('ledger-unavailable');
  });

  it('whose refusals come by the hundred does not fill the ledger', async () => {
    const browser = f.browser();
    browser.cookies.set('cordon.session_token', 'made.up');
    for (let i = 0; i < 100; i++) expect((await browser.get('/test/full')).code).toBe('not-signed-in');
    expect(f.events.length).toBeLessThanOrEqual(60);
  });

  it('with a body that is not well formed is refused before anything is asked', async () => {
    const browser = await signIn(f, ann);
    const bodies = [
      {},
      { method: 'totp' },
      { method: 'totp', code: '123' },
      { method: 'sms', code: '123456' },
      { method: 'totp', code: '123456', personId: 'chief' },
      [],
    ];
    for (const body of bodies)
      expect((await browser.post('/api/session/step-up', body)).code).toBe('bad-request');
    expect(
      (await browser.post('/api/auth/sign-in/email', { email: { $ne: '' }, password: ['x'] })).code,
    ).toBe('bad-request');
  });
});

describe('step-up', () => {
  it('takes a fresh code, and lasts five minutes', async () => {
    const browser = await signIn(f, ann);
    expect((await browser.get('/test/fresh')).code).toBe('step-up-needed');
    advance(30_000);
    f.events.length = 0;
    const answer = await browser.post('/api/session/step-up', {
      method: 'totp',
      code: codeOf(ann.totpSecret),
    });
    expect(answer.body).toEqual({ stepUpAt: new Date().toISOString() });
    expect(f.events).toMatchObject([{ kind: 'step-up', code: null, personId: 'ann' }]);
    expect((await browser.get('/test/fresh')).status).toBe(200);
    expect((await browser.get('/api/session')).body).toMatchObject({
      mfaAt: new Date().toISOString(),
      stepUpAt: new Date().toISOString(),
    });
    advance(5 * 60_000 + 1);
    expect((await browser.get('/test/fresh')).code).toBe('step-up-needed');
  });

  it('refuses the code the sign-in used, and a code twice', async () => {
    const browser = await signIn(f, ann);
    f.events.length = 0;
    const again = await browser.post('/api/session/step-up', {
      method: 'totp',
      code: codeOf(ann.totpSecret),
    });
    expect(again.code).toBe('sign-in-refused');
    advance(30_000);
    const code = codeOf(ann.totpSecret);
    const both = await Promise.all(
      [1, 2].map(() => browser.post('/api/session/step-up', { method: 'totp', code })),
    );
    expect(both.map((answer) => answer.status).sort()).toEqual([200, 401]);
    expect(f.kinds().sort()).toEqual(['step-up', 'totp-replay', 'totp-replay']);
  });

  it('cannot be guessed: after ten wrong codes none is looked at', async () => {
    const browser = await signIn(f, ann);
    const codes = [];
    for (let i = 0; i < 11; i++)
      codes.push((await browser.post('/api/session/step-up', { method: 'totp', code: '000000' })).code);
    expect(codes.slice(-2)).toEqual(['sign-in-refused', 'rate-limited']);
    advance(30_000);
    expect(
      (await browser.post('/api/session/step-up', { method: 'totp', code: codeOf(ann.totpSecret) })).code,
    ).toBe('rate-limited');
  });

  it('is not granted when the entry cannot be written', async () => {
    const browser = await signIn(f, ann);
    advance(30_000);
    f.ledgerDown = true;
    expect(
      (await browser.post('/api/session/step-up', { method: 'totp', code: codeOf(ann.totpSecret) })).code,
    ).toBe('ledger-unavailable');
    f.ledgerDown = false;
    expect((await browser.get('/test/fresh')).code).toBe('step-up-needed');
  });
});

describe('the principal', () => {
  it('carries what the server knows, and nothing the client said', async () => {
    const browser = await signIn(f, ann);
    const who = (await browser.get('/test/full')).body as SignedIn;
    const at = Date.now();
    const as = { accessRole: 'tier2', site: null, onShift: true };
    expect(toPrincipal(who, at, as)).toEqual({
      held: { factorAfter: null, factorAt: who.mfaAt, customersAnHour: null, conduct: [] },
      id: 'ann',
      kind: 'agent',
      party: 'bright',
      side: 'processor',
      role: 'tier2',
      site: 'site-1',
      facts: {
        mfa: { at: who.mfaAt, value: true },
        network: { at, value: true },
        suspension: { at, value: false },
        undertaking: { at, value: false },
        shift: { at, value: true },
        posture: { at, value: 'unknown' },
        'device-here': { at, value: false },
        training: { at, value: {} },
        'background-check': { at, value: false },
      },
      stepUpAt: null,
    });
    expect(toPrincipal({ ...who, ip: '130.89.1.1' }, at, as).facts.country).toEqual({ at, value: 'NL' });
    expect(toPrincipal({ ...who, ip: null }, at, as).facts.country).toBeUndefined();
    expect(toPrincipal({ ...who, mfaAt: null, mfaMethod: null }, at, as).facts.mfa).toBeUndefined();
    // Whatever somebody was invited for, without an assignment they act in no role.
    expect(who.person.accessRole).toBe('tier1');
    expect(toPrincipal(who, at, null)).toMatchObject({ role: '', facts: { shift: { value: 'none' } } });
  });

  it('costs one query', async () => {
    const browser = await signIn(f, ann);
    const token = decodeURIComponent(browser.cookies.get('cordon.session_token') ?? '').split('.')[0] ?? '';
    const texts: string[] = [];
    const counted = {
      query: (config: { text: string }) => (texts.push(config.text), f.pool.query(config)),
    } as unknown as typeof f.pool;
    expect((await readSession(counted, token, floor, Date.now()))?.person.id).toBe('ann');
    expect(texts).toHaveLength(1);
  });
});
