import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Browser } from '../../../../../tests/support/identity/browser.ts';
import {
  MFA,
  START,
  adaThere,
  away,
  callback,
  openCompanyAccounts,
  settingsOf,
  stateOf,
  withoutOrigin,
  type CompanyAccounts,
} from '../../../../../tests/support/identity/companyAccount.ts';
import { advance, codeOf, elsewhere, signIn } from '../../../../../tests/support/identity/fixture.ts';
import { openIdp, type Bend } from '../../../../../tests/support/identity/idp.ts';

let f: CompanyAccounts['f'];
let idp: CompanyAccounts['idp'];
let other: CompanyAccounts['other'];
let vera: CompanyAccounts['vera'];
let ada: CompanyAccounts['ada'];
let staff: CompanyAccounts['staff'];
let fresh: CompanyAccounts['fresh'];
let roundTrip: CompanyAccounts['roundTrip'];
let expectRefused: CompanyAccounts['expectRefused'];
let accounts: CompanyAccounts;

beforeAll(async () => {
  accounts = await openCompanyAccounts();
  ({ f, idp, other, vera, ada, staff, fresh, roundTrip, expectRefused } = accounts);
});
afterAll(() => accounts.close());
beforeEach(() => accounts.anew());

describe('signing in with a company account', () => {
  it('opens a full session where the provider saw a second factor, at the moment it saw it', async () => {
    const browser = f.browser();
    const seen = Date.now();
    const location = await idp.visit(
      await away(browser, { email: 'ada@bright.example', next: '/tickets?x=1' }),
    );
    advance(30_000);
    const answer = await browser.get(withoutOrigin(location));
    expect(answer).toMatchObject({ status: 303, location: '/tickets?x=1' });
    expect(await stateOf(browser)).toMatchObject({ state: 'full', mfaMethod: 'sso' });
    expect(Date.parse((await stateOf(browser)).mfaAt ?? '')).toBe(Math.floor(seen / 1000) * 1000);
    expect(f.kinds()).toEqual(['sso-linked', 'sign-in']);
    expect(f.events[0]).toMatchObject({
      personId: 'ada',
      partyId: 'bright',
      words: { issuer: idp.issuer, by: 'email' },
    });
    // Every sign-in of the account: the same person, without a new link, whatever the address says by now.
    idp.holder = { ...adaThere, email: 'renamed@bright.example' };
    expect((await roundTrip(f.browser())).location).toBe('/');
    expect(f.kinds()).toEqual(['sso-linked', 'sign-in', 'sign-in']);
  });

  it.each([
    ['says nothing of a second factor', {}],
    ['says so with a value the vendor did not name', { amr: ['sms'] }],
    ['says so in other words', { acr: 'urn:example:password', amr: [] }],
  ])('asks for our own second factor where the provider %s', async (_, more) => {
    idp.holder = { sub: adaThere.sub, email: 'ada@bright.example', ...more };
    const browser = f.browser();
    expect((await roundTrip(browser)).location).toBe('/sign-in?second=1&next=%2F');
    expect((await stateOf(browser)).state).toBe('signed-out');
    const code = codeOf(ada.totpSecret);
    expect((await browser.post('/api/auth/two-factor/verify-totp', { code })).status).toBe(200);
    expect(await stateOf(browser)).toMatchObject({ state: 'full', mfaMethod: 'totp' });
  });

  it('takes a second factor of hours ago as of hours ago, and one of before a whole session not at all', async () => {
    const browser = f.browser();
    const at = Math.floor(Date.now() / 1000);
    idp.bend = { claims: (claims) => ({ ...claims, auth_time: at - 7 * 3600 }) };
    await roundTrip(browser);
    expect(Date.parse((await stateOf(browser)).mfaAt ?? '')).toBe((at - 7 * 3600) * 1000);
    const later = f.browser();
    idp.bend = { claims: (claims) => ({ ...claims, auth_time: at - 9 * 3600 }) };
    await expectRefused(await roundTrip(later), later);
  });

  it('brings in somebody who has no account yet, who then enrols a factor of their own', async () => {
    const id = await f.identity.invitations.addPerson({
      ...{
        partyId: 'bright',
        siteId: 'site-1',
        name: 'New Here',
        email: 'new@bright.example',
        role: 'agent',
      },
      ...{ accessRole: 'tier1', purpose: 'order-support' },
    });
    idp.holder = { sub: 'new-at-idp', email: 'new@bright.example' };
    const browser = f.browser();
    expect((await roundTrip(browser)).location).toBe('/');
    expect(await stateOf(browser)).toMatchObject({ state: 'enrol', person: { id } });
    const password = { email: 'new@bright.example', password: 'anything at all here' };
    expect((await f.browser().post('/api/auth/sign-in/email', password)).code).toBe('sign-in-refused');
  });

  it('ends the session that this browser had before, on a desk that is shared', async () => {
    await staff('bob');
    const browser = f.browser();
    await roundTrip(browser);
    const left = browser.copy(browser.ip);
    idp.holder = { sub: 'bob-at-idp', email: 'bob@bright.example', ...MFA };
    await roundTrip(browser);
    expect(await stateOf(browser)).toMatchObject({ state: 'full', person: { id: 'bob' } });
    expect((await stateOf(left)).state).toBe('signed-out');
  });

  it('is refused from a wrong network and to the suspended, like any other way in', async () => {
    const outside = f.browser(elsewhere);
    expect((await roundTrip(outside)).location).toBe('/sign-in?refused=sso-refused');
    expect((await stateOf(outside)).state).toBe('signed-out');
    expect(f.events.at(-1)).toMatchObject({ kind: 'network-refused', personId: 'ada' });
    await f.pool.query(
      `UPDATE cordon.persons SET suspended_at = now(), suspended_by = 'company' WHERE id = 'ada'`,
    );
    const browser = f.browser();
    expect((await roundTrip(browser)).location).toBe('/sign-in?refused=sso-refused');
    await f.pool.query(`UPDATE cordon.persons SET suspended_at = NULL, suspended_by = NULL WHERE id = 'ada'`);
    expect((await stateOf(browser)).state).toBe('signed-out');
  });

  it('leads to paths of this site only', async () => {
    for (const next of [
      'https://evil.example/',
      '//evil.example',
      '/\\evil.example',
      'javascript:alert(1)',
    ]) {
      expect((await roundTrip(f.browser(), idp, { party: 'bright', next })).location).toBe('/');
    }
  });
});

describe('what does not fit is refused, and entered', () => {
  const later = (seconds: number) => Math.floor(Date.now() / 1000) + seconds;
  const bends: readonly (readonly [string, () => Bend])[] = [
    ['another nonce', () => ({ claims: (claims) => ({ ...claims, nonce: 'another' }) })],
    ['no nonce', () => ({ claims: ({ nonce: _, ...rest }) => rest })],
    ['another audience', () => ({ claims: (claims) => ({ ...claims, aud: 'somebody-else' }) })],
    [
      'several audiences without a party',
      () => ({ claims: (claims) => ({ ...claims, aud: ['cordon', 'x'], azp: 'x' }) }),
    ],
    ['another issuer', () => ({ claims: (claims) => ({ ...claims, iss: other.issuer }) })],
    ['a token that ran out', () => ({ claims: (claims) => ({ ...claims, exp: later(-120) }) })],
    ['a token of the future', () => ({ claims: (claims) => ({ ...claims, nbf: later(300) }) })],
    ['no time of the sign-in', () => ({ claims: ({ auth_time: _, ...rest }) => rest })],
    ['no subject', () => ({ claims: ({ sub: _, ...rest }) => rest })],
    ['algorithm none', () => ({ signature: 'none' })],
    ['a broken signature', () => ({ signature: 'broken' })],
    ['the signature of another key', () => ({ signature: 'foreign' })],
  ];
  it.each(bends)('%s', async (_, bend) => {
    idp.bend = bend();
    const browser = f.browser();
    await expectRefused(await roundTrip(browser), browser);
    // The very same without the bend goes in: it was the bend that was refused.
    idp.bend = {};
    expect((await roundTrip(browser)).location).toBe('/');
  });

  it.each([
    [
      'an address that is not verified',
      { sub: 'x1', email: 'ada@bright.example', emailVerified: false, ...MFA },
    ],
    [
      'an address verified in words',
      { sub: 'x2', email: 'ada@bright.example', emailVerified: 'true', ...MFA },
    ],
    ['no address', { sub: 'x3', ...MFA }],
    ['an address nobody here has', { sub: 'x4', email: 'stranger@bright.example', ...MFA }],
    ['an address of another vendor', { sub: 'x5', email: 'ned@nowhere.example', ...MFA }],
    ['an address of the company', { sub: 'x6', email: 'olivia@example.com', ...MFA }],
  ] as const)('%s', async (_, holder) => {
    idp.holder = holder;
    const browser = f.browser();
    const before = await f.pool.query('SELECT id FROM cordon.persons');
    await expectRefused(await roundTrip(browser), browser);
    expect((await f.pool.query('SELECT FROM cordon.sso_links')).rowCount).toBe(0);
    expect((await f.pool.query('SELECT id FROM cordon.persons')).rowCount).toBe(before.rowCount);
  });

  it('a second subject for somebody who has one', async () => {
    await roundTrip(f.browser());
    idp.holder = { ...adaThere, sub: 'somebody-else-at-idp' };
    const browser = f.browser();
    await expectRefused(await roundTrip(browser), browser);
  });

  it('another state, another browser, a second time, and too late', async () => {
    const browser = f.browser();
    const back = withoutOrigin(await idp.visit(await away(browser)));
    const stranger = f.browser();
    await expectRefused(await stranger.get(back), stranger);
    await away(stranger);
    await expectRefused(await stranger.get(back), stranger);
    await expectRefused(await f.browser().get(back.replace(/state=[^&]+/, 'state=made-up')), stranger);
    // Nothing of this used it up for whose it is; they do, once.
    const copy = browser.copy(browser.ip);
    expect((await browser.get(back)).location).toBe('/');
    await expectRefused(await copy.get(back), copy);

    const late = f.browser();
    const location = withoutOrigin(await idp.visit(await away(late)));
    advance(10 * 60_000 + 1);
    await expectRefused(await late.get(location), late);
  });

  it('the answer of one provider as that of another (mix-up)', async () => {
    const browser = f.browser();
    const back = withoutOrigin(await idp.visit(await away(browser)));
    await expectRefused(await browser.get(back.replace('/bright/', '/nowhere/')), browser);
    const again = f.browser();
    const location = withoutOrigin(await idp.visit(await away(again)));
    const mixed = location.replace(/iss=[^&]+/, `iss=${encodeURIComponent(other.issuer)}`);
    expect(mixed).not.toBe(location);
    await expectRefused(await again.get(mixed), again);
  });

  it('the same subject or address at the provider of another vendor', async () => {
    await roundTrip(f.browser());
    other.holder = adaThere;
    const browser = f.browser();
    await expectRefused(await roundTrip(browser, other, { party: 'nowhere' }), browser);
  });

  it('an answer to settings that were changed meanwhile', async () => {
    const browser = f.browser();
    const back = withoutOrigin(await idp.visit(await away(browser)));
    await f.pool.query(`UPDATE cordon.sso_providers SET client_id = 'changed' WHERE party_id = 'bright'`);
    const answer = await browser.get(back);
    await f.pool.query(`UPDATE cordon.sso_providers SET client_id = 'cordon' WHERE party_id = 'bright'`);
    await expectRefused(answer, browser);
  });

  it('a clock that is off by minutes, and not one off by seconds', async () => {
    const browser = f.browser();
    idp.bend = { claims: (claims) => ({ ...claims, auth_time: later(300) }) };
    // It counts as a sign-in without a second factor.
    expect((await roundTrip(browser)).location).toContain('second=1');
    idp.bend = { claims: (claims) => ({ ...claims, auth_time: later(30), exp: later(-30) }) };
    expect((await roundTrip(browser)).location).toBe('/');
    expect(Date.parse((await stateOf(browser)).mfaAt ?? '')).toBeLessThanOrEqual(Date.now());
  });
});

describe('when the provider is down', () => {
  it('it says so plainly, before leaving and after', async () => {
    const dead = await openIdp([callback('nowhere')]);
    const company = await fresh(await f.person('omar', 'company-admin'));
    const put = await company.put('/api/sso/nowhere', settingsOf(dead, 'nowhere.example'));
    expect(put.status).toBe(200);
    dead.holder = { sub: 'ned', email: 'ned@nowhere.example', ...MFA };
    const browser = f.browser();
    const back = withoutOrigin(await dead.visit(await away(browser, { party: 'nowhere' })));
    await dead.close();
    const gone = await f.browser().post(START, { party: 'nowhere' });
    expect([gone.status, gone.code]).toEqual([503, 'sso-unavailable']);
    expect(gone.said).not.toContain('ECONNREFUSED');
    await expectRefused(await browser.get(back), browser, 'sso-unavailable');
  });

  it('nor is a provider believed whose certificate nobody vouches for', async () => {
    const untrusted = await openIdp([callback('nowhere')], false);
    const company = await fresh(await f.person('una', 'company-admin'));
    await company.put('/api/sso/nowhere', settingsOf(untrusted, 'nowhere.example'));
    expect((await f.browser().post(START, { party: 'nowhere' })).code).toBe('sso-unavailable');
    await untrusted.close();
  });

  it('an address without one is answered the same for everybody', async () => {
    for (const email of ['ada@unknown.example', 'olivia@example.com', 'not an address'])
      expect((await f.browser().post(START, { email })).code).toBe('sso-unknown');
  });
});

describe('stepping up with a company account', () => {
  const ask = async (browser: Browser) =>
    ((await browser.post('/api/sso/step-up', { next: '/tickets' })).body as { url: string }).url;

  it('asks the person to prove themselves anew, and takes nothing of before', async () => {
    const browser = f.browser();
    await roundTrip(browser);
    expect((await browser.get('/test/fresh')).code).toBe('step-up-needed');
    const url = await ask(browser);
    expect(new URL(url).searchParams.get('prompt')).toBe('login');
    expect(new URL(url).searchParams.get('max_age')).toBe('0');
    idp.bend = { claims: (claims) => ({ ...claims, auth_time: Math.floor(Date.now() / 1000) - 300 }) };
    const stale = await browser.get(withoutOrigin(await idp.visit(url)));
    expect(stale.location).toBe('/sign-in?refused=sso-refused');
    expect(f.events.at(-1)).toMatchObject({ kind: 'step-up-refused' });
    expect((await browser.get('/test/fresh')).code).toBe('step-up-needed');
    idp.bend = {};
    const answer = await browser.get(withoutOrigin(await idp.visit(await ask(browser))));
    expect(answer.location).toBe('/tickets');
    expect((await browser.get('/test/fresh')).status).toBe(200);
    expect(f.events.at(-1)).toMatchObject({ kind: 'step-up', code: null, personId: 'ada' });
  });

  it('is nothing with a password only, and nothing with the account of a colleague', async () => {
    await staff('cem');
    const browser = f.browser();
    await roundTrip(browser);
    const bare = { sub: adaThere.sub, email: 'ada@bright.example' };
    for (const holder of [bare, { sub: 'cem-at-idp', email: 'cem@bright.example', ...MFA }]) {
      idp.holder = holder;
      const answer = await browser.get(withoutOrigin(await idp.visit(await ask(browser))));
      expect(answer.location).toBe('/sign-in?refused=sso-refused');
      expect((await browser.get('/test/fresh')).code).toBe('step-up-needed');
    }
  });
});

describe('setting it up', () => {
  it('is for admins of that party or the company, after a step-up; the secret is sealed', async () => {
    const body = settingsOf(idp, 'bright.example');
    const [lead, company, nobody] = [
      await fresh(await f.person('leo', 'team-lead')),
      await signIn(f, await f.person('pam', 'company-admin')),
      f.browser(),
    ];
    expect((await lead.put('/api/sso/bright', body)).code).toBe('role-not-allowed');
    expect((await company.put('/api/sso/bright', body)).code).toBe('step-up-needed');
    expect((await nobody.put('/api/sso/bright', body)).code).toBe('not-signed-in');
    const again = await fresh(vera);
    expect((await again.put('/api/sso/nowhere', body)).code).toBe('not-in-scope');
    expect((await again.get('/api/sso/nowhere')).code).toBe('not-in-scope');
    const { rows } = await f.pool.query<{ line: string }>(
      'SELECT s::text AS line FROM cordon.sso_providers s',
    );
    expect(JSON.stringify(rows)).not.toContain(idp.clientSecret);
    expect((await again.get('/api/sso/bright')).said).not.toContain(idp.clientSecret);
  });

  it('takes no domain of somebody else, no issuer in clear, and no old secret for a new provider', async () => {
    const again = await fresh(vera);
    const put = (more: object) =>
      again.put('/api/sso/bright', { ...settingsOf(idp, 'bright.example'), ...more });
    expect((await put({ domains: ['nowhere.example'] })).code).toBe('domain-taken');
    expect((await put({ domains: ['gmail.com'] })).code).toBe('domain-taken');
    expect((await put({ issuer: 'http://idp.example' })).code).toBe('bad-request');
    expect((await put({ issuer: 'https://user:pass@idp.example' })).code).toBe('bad-request');
    expect((await put({ issuer: other.issuer, clientSecret: undefined })).code).toBe('bad-request');
    expect((await put({ clientSecret: undefined })).status).toBe(200);
  });

  it('can be required once it was tried, then takes no password, and any change lets passwords in again', async () => {
    const again = await fresh(vera);
    const password = { email: 'ada@bright.example', password: 'a long enough sentence' };
    expect((await again.post('/api/sso/bright/require', { required: true })).code).toBe('sso-untried');
    const { body } = await again.post('/api/sso/bright/try', { next: '/company-account' });
    const tried = await again.get(withoutOrigin(await idp.visit((body as { url: string }).url)));
    expect(tried.location).toBe('/company-account');
    // Trying links and signs in nobody.
    expect((await f.pool.query('SELECT FROM cordon.sso_links')).rowCount).toBe(0);
    expect(await stateOf(again)).toMatchObject({ person: { id: 'vera' } });
    expect((await again.post('/api/sso/bright/require', { required: true })).status).toBe(200);
    expect((await f.browser().post('/api/auth/sign-in/email', password)).code).toBe('sso-required');
    // Who does not know the password learns nothing of it.
    const wrong = await f
      .browser()
      .post('/api/auth/sign-in/email', { ...password, password: 'wrong, quite wrong' });
    expect(wrong.code).toBe('sign-in-refused');
    await again.put('/api/sso/bright', settingsOf(idp, 'bright.example'));
    expect((await f.browser().post('/api/auth/sign-in/email', password)).body).toMatchObject({
      twoFactorRedirect: true,
    });
    expect(f.kinds().filter((kind) => kind === 'sso-changed')).toHaveLength(2);
  });

  it('changes nothing that cannot be entered', async () => {
    const again = await fresh(vera);
    f.ledgerDown = true;
    const answer = await again.put('/api/sso/bright', {
      ...settingsOf(idp, 'bright.example'),
      mfaAmr: ['sms'],
    });
    f.ledgerDown = false;
    expect(answer.code).not.toBeNull();
    expect((await again.get('/api/sso/bright')).said).not.toContain('sms');
  });
});
