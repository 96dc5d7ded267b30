import { expect } from 'vitest';
import type { Answer, Browser } from './browser.ts';
import { advance, baseUrl, codeOf, openFixture, signIn, type Fixture } from './fixture.ts';
import { openIdp, type Holder, type Idp } from './idp.ts';
import type { Seeded } from '../../../packages/server/src/identity/index.ts';

export const START = '/api/sso/start';
export const MFA = { amr: ['pwd', 'otp'] } as const;

export const callback = (party: string) => `${baseUrl}/api/sso/${party}/callback`;

export const settingsOf = ({ issuer, clientId, clientSecret }: Idp, domain: string) => ({
  ...{ issuer, clientId, clientSecret, domains: [domain] },
  ...{ mfaAmr: ['otp', 'hwk'], mfaAcr: ['urn:example:mfa'] },
});

export const adaThere: Holder = { sub: 'ada-at-idp', email: 'Ada@bright.example', ...MFA };

/** An identity with two vendors, each with an identity provider of its own that is set up. */
export interface CompanyAccounts {
  readonly f: Fixture;
  /** Brightline's identity provider, and one of another vendor. */
  readonly idp: Idp;
  readonly other: Idp;
  readonly vera: Seeded;
  readonly ada: Seeded;
  /** One of a vendor's people, with an authenticator app and a work address. */
  readonly staff: (id: string, party?: string, domain?: string) => Promise<Seeded>;
  /** Signed in, with a second factor given just now. */
  readonly fresh: (person: Seeded) => Promise<Browser>;
  /** There and back again, at Brightline's unless told. */
  readonly roundTrip: (browser: Browser, at?: Idp, body?: object) => Promise<Answer>;
  readonly expectRefused: (answer: Answer, browser: Browser, said?: string) => Promise<void>;
  /** For each test: later, without links, Ada at the provider. */
  readonly anew: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export const away = async (
  browser: Browser,
  body: object = { email: 'x@bright.example' },
): Promise<string> => {
  const { body: answer } = await browser.post(START, body);
  return (answer as { url: string }).url;
};

export const withoutOrigin = (url: string): string => url.slice(new URL(url).origin.length);

export const stateOf = async (browser: Browser) =>
  (await browser.get('/api/session')).body as {
    state: string;
    mfaMethod: string | null;
    mfaAt: string | null;
  };

/** Opens one; call it in `beforeAll` and close it in `afterAll`. */
export async function openCompanyAccounts(): Promise<CompanyAccounts> {
  const f = await openFixture();
  const [idp, other] = await Promise.all([openIdp([callback('bright')]), openIdp([callback('nowhere')])]);
  const staff: CompanyAccounts['staff'] = (id, party = 'bright', domain = 'bright.example') =>
    f.identity.createPersonWithTotp({
      ...{
        id,
        partyId: party,
        siteId: party === 'bright' ? 'site-1' : null,
        name: `Person ${id}`,
        email: `${id}@${domain}`,
        role: 'agent',
      },
      ...{ accessRole: 'tier1', purpose: 'order-support', password: 'a long enough sentence' },
      ...{ totp: `secret-of-${id}`.padEnd(32, 'x'), at: new Date() },
    });
  const fresh = async (person: Seeded): Promise<Browser> => {
    const browser = await signIn(f, person);
    advance(30_000);
    const code = codeOf(person.totpSecret);
    expect((await browser.post('/api/session/step-up', { method: 'totp', code })).status).toBe(200);
    return browser;
  };
  const vera = await f.person('vera', 'vendor-admin');
  const ada = await staff('ada');
  await staff('ned', 'nowhere', 'nowhere.example');
  const admin = await fresh(vera);
  expect((await admin.put('/api/sso/bright', settingsOf(idp, 'bright.example'))).status).toBe(200);
  const company = await fresh(await f.person('olivia', 'company-admin'));
  expect((await company.put('/api/sso/nowhere', settingsOf(other, 'nowhere.example'))).status).toBe(200);
  return {
    ...{ f, idp, other, vera, ada, staff, fresh },
    roundTrip: async (browser, at = idp, body) =>
      browser.get(withoutOrigin(await at.visit(await away(browser, body)))),
    async expectRefused(answer, browser, said = 'sso-refused') {
      expect(answer.location).toBe(`/sign-in?refused=${said}`);
      expect((await stateOf(browser)).state).toBe('signed-out');
      expect(f.events.at(-1)).toMatchObject({ kind: 'sign-in-refused' });
      expect(f.events.at(-1)?.code).not.toBeNull();
    },
    async anew() {
      advance(3_600_000);
      f.events.length = 0;
      idp.bend = {};
      idp.holder = adaThere;
      await f.pool.query('DELETE FROM cordon.sso_links');
    },
    async close() {
      await idp.close();
      await other.close();
      await f.close();
    },
  };
}
