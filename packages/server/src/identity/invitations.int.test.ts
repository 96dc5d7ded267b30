import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { NewPerson } from './index.ts';
import type { Browser } from '../../../../tests/support/identity/browser.ts';
import {
  advance,
  baseUrl,
  codeOf,
  credentials,
  elsewhere,
  openFixture,
  password,
  signIn,
  type Fixture,
} from '../../../../tests/support/identity/fixture.ts';

let f: Fixture;
let made = 0;

beforeAll(async () => {
  f = await openFixture();
});
afterAll(() => f.close());
beforeEach(() => {
  advance(60_000);
  f.events.length = 0;
  f.mails.length = 0;
  f.ledgerDown = false;
  f.mailServer = false;
  f.mailDown = false;
});

const agent = (): NewPerson => ({
  partyId: 'bright',
  siteId: 'site-1',
  name: 'To come',
  email: `agent-${String(++made)}@example.com`,
  role: 'agent',
  accessRole: 'tier1',
  purpose: 'order-support',
});

const secretOf = (link: string | null): string => link?.split('#')[1] ?? '';
const take = (browser: Browser, link: string | null, more: Record<string, unknown> = {}) =>
  browser.post('/api/invitations/take-up', {
    secret: secretOf(link),
    name: 'Ada Agent',
    password: password('ada'),
    ...more,
  });

async function enrol(browser: Browser, known: string): Promise<string> {
  const { body } = await browser.post('/api/auth/two-factor/enable', { password: known });
  const secret = new URL((body as { totpURI: string }).totpURI).searchParams.get('secret') ?? '';
  expect((await browser.post('/api/auth/two-factor/verify-totp', { code: codeOf(secret) })).status).toBe(200);
  return secret;
}

describe('a person', () => {
  it('cannot be given a role of the other side, a site of another party or an e-mail in use', async () => {
    const addPerson = (person: NewPerson) => f.identity.invitations.addPerson(person);
    const wrong = [
      { ...agent(), role: 'company-admin' as const },
      { ...agent(), partyId: 'acme', siteId: null },
      { ...agent(), partyId: 'nowhere' },
      { ...agent(), partyId: 'no-such-party' },
    ];
    for (const person of wrong)
      await expect(addPerson(person)).rejects.toMatchObject({ code: 'bad-request' });
    const person = agent();
    await addPerson(person);
    await expect(addPerson({ ...agent(), email: person.email.toUpperCase() })).rejects.toMatchObject({
      code: 'email-taken',
    });
  });
});

describe('an invitation', () => {
  it('gives a link whose secret no server sees in an address and no database keeps', async () => {
    const id = await f.identity.invitations.addPerson(agent());
    const { link, mailed, expiresAt } = await f.identity.invitations.invite(id, null);
    expect(mailed).toBe(false);
    expect(link).toMatch(new RegExp(`^${baseUrl}/take-up#[A-Za-z0-9_-]{43}$`));
    expect(expiresAt - Date.now()).toBe(7 * 86_400_000);
    const { rows } = await f.pool.query<{ row: string }>('SELECT i::text AS row FROM cordon.invitations i');
    expect(rows.map(({ row }) => row).join()).not.toContain(secretOf(link));
    expect(f.events).toMatchObject([{ kind: 'link-made', personId: id, partyId: 'bright' }]);
  });

  it('goes by mail when there is a server, and is handed over when it fails', async () => {
    f.mailServer = true;
    const person = agent();
    const id = await f.identity.invitations.addPerson(person);
    expect(await f.identity.invitations.invite(id, null)).toMatchObject({ mailed: true, link: null });
    expect(f.mails).toMatchObject([{ to: person.email }]);
    f.mailDown = true;
    const second = await f.identity.invitations.invite(id, null);
    expect(second.mailed).toBe(false);
    const first = /http\S+/.exec(f.mails[0]?.text ?? '')?.[0] ?? '';
    expect((await take(f.browser(), first)).code).toBe('link-used');
    expect((await take(f.browser(), second.link)).status).toBe(200);
  });

  it('makes an account that can only enrol, and then a full session', async () => {
    const person = agent();
    const id = await f.identity.invitations.addPerson(person);
    const { link } = await f.identity.invitations.invite(id, null);
    const browser = f.browser();
    expect((await take(browser, link)).body).toEqual({ done: true });
    expect((await browser.get('/api/session')).body).toMatchObject({
      state: 'enrol',
      person: { id, name: 'Ada Agent', role: 'agent' },
    });
    await enrol(browser, password('ada'));
    expect((await browser.get('/test/full')).status).toBe(200);
    expect(f.kinds()).toEqual(['link-made', 'link-used', 'sign-in', 'factor-enrolled', 'sign-in']);
    await expect(f.identity.invitations.invite(id, null)).rejects.toMatchObject({ code: 'already-done' });
  });

  it('works once, also when two race', async () => {
    const id = await f.identity.invitations.addPerson(agent());
    const { link } = await f.identity.invitations.invite(id, null);
    const answers = await Promise.all([1, 2, 3].map(() => take(f.browser(), link)));
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 410, 410]);
    expect((await take(f.browser(), link)).code).toBe('link-used');
    expect(f.events.filter((event) => event.kind === 'link-refused')).toHaveLength(3);
  });

  it('runs out after seven days, and a made-up one never worked', async () => {
    const id = await f.identity.invitations.addPerson(agent());
    const { link } = await f.identity.invitations.invite(id, null);
    expect((await take(f.browser(), `#${'A'.repeat(43)}`)).code).toBe('link-used');
    advance(7 * 86_400_000 + 1);
    expect((await take(f.browser(), link)).code).toBe('link-used');
  });

  it('is not used up from a wrong network, by a suspended person or while the ledger is down', async () => {
    const id = await f.identity.invitations.addPerson(agent());
    const { link } = await f.identity.invitations.invite(id, null);
    expect((await take(f.browser(elsewhere), link)).code).toBe('network-not-allowed');
    await f.pool.query(
      `UPDATE cordon.persons SET suspended_at = now(), suspended_by = 'company' WHERE id = $1`,
      [id],
    );
    expect((await take(f.browser(), link)).code).toBe('suspended');
    await f.pool.query('UPDATE cordon.persons SET suspended_at = NULL, suspended_by = NULL WHERE id = $1', [
      id,
    ]);
    f.ledgerDown = true;
    expect((await take(f.browser(), link)).code).toBe('ledger-unavailable');
    f.ledgerDown = false;
    expect((await take(f.browser(), link)).status).toBe(200);
  });

  it('takes no field that is not asked for, and no short password', async () => {
    const id = await f.identity.invitations.addPerson(agent());
    const { link } = await f.identity.invitations.invite(id, null);
    for (const more of [
      { role: 'company-admin' },
      { partyId: 'acme' },
      { email: 'x@example.com' },
      { company: 'Mine' },
      { password: 'elevenchars' },
      { name: '' },
    ]) {
      expect([more, (await take(f.browser(), link, more)).code]).toEqual([more, 'bad-request']);
    }
    expect((await take(f.browser(), link)).status).toBe(200);
  });
});

describe('recovery', () => {
  it('takes factors, password and sessions of a company admin, and gives one link of fifteen minutes', async () => {
    const chief = await f.person('chief', 'company-admin');
    const browser = await signIn(f, chief);
    const recovered = await f.identity.recovery.recoverAdmin();
    expect(recovered).toMatchObject({
      personId: 'chief',
      partyId: 'acme',
      factorsDropped: { totp: true, passkeys: 0 },
      sessionsEnded: 1,
    });
    expect((await browser.get('/test/full')).code).toBe('not-signed-in');
    expect((await f.browser().post('/api/auth/sign-in/email', credentials('chief'))).code).toBe(
      'sign-in-refused',
    );

    advance(30_000);
    const again = f.browser();
    expect(
      (await take(again, recovered.link, { name: 'The Chief', password: password('renewed') })).status,
    ).toBe(200);
    expect((await again.get('/api/session')).body).toMatchObject({ state: 'enrol', person: { id: 'chief' } });
    const totpSecret = await enrol(again, password('renewed'));
    advance(30_000);
    const renewed = f.browser();
    await renewed.post('/api/auth/sign-in/email', { ...credentials('chief'), password: password('renewed') });
    expect(
      (await renewed.post('/api/auth/two-factor/verify-totp', { code: codeOf(totpSecret) })).status,
    ).toBe(200);
    expect((await renewed.get('/test/admin')).status).toBe(200);
  });

  it('leaves a link that runs out', async () => {
    const { link, expiresAt } = await f.identity.recovery.recoverAdmin('chief@example.com');
    expect(expiresAt - Date.now()).toBe(15 * 60_000);
    advance(15 * 60_000 + 1);
    expect((await take(f.browser(), link)).code).toBe('link-used');
  });

  it('is for company admins, one at a time', async () => {
    await f.person('second', 'company-admin');
    await f.person('worker');
    await expect(f.identity.recovery.recoverAdmin()).rejects.toMatchObject({ code: 'not-in-scope' });
    await expect(f.identity.recovery.recoverAdmin('worker@example.com')).rejects.toMatchObject({
      code: 'not-in-scope',
    });
    await expect(f.identity.recovery.recoverAdmin('SECOND@example.com')).resolves.toMatchObject({
      personId: 'second',
    });
    await expect(f.identity.recovery.recoverPerson('worker')).resolves.toMatchObject({ personId: 'worker' });
    await expect(f.identity.recovery.recoverPerson('nobody')).rejects.toMatchObject({ code: 'not-in-scope' });
  });
});
