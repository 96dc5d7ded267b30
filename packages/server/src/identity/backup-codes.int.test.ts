import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Browser } from '../../../../tests/support/identity/browser.ts';
import {
  advance,
  baseUrl,
  codeOf,
  credentials,
  elsewhere,
  openFixture,
  signIn,
  type Fixture,
} from '../../../../tests/support/identity/fixture.ts';
import { SoftwareAuthenticator } from '../demo/authenticator.ts';
import { readBackupCode } from './backup-codes.ts';
import type { Seeded } from './index.ts';

let f: Fixture;

beforeAll(async () => {
  f = await openFixture();
});
afterAll(() => f.close());
beforeEach(() => {
  advance(3_600_000);
  f.events.length = 0;
  f.mails.length = 0;
  f.mailServer = true;
  f.ledgerDown = false;
});

/** Somebody with ten codes in a drawer. */
async function holder(id: string): Promise<{ person: Seeded; browser: Browser; codes: string[] }> {
  const person = await f.person(id);
  const browser = await signIn(f, person);
  const { body } = await browser.post('/api/session/backup-codes', {});
  return { person, browser, codes: (body as { codes: string[] }).codes };
}

/** After the right password. */
async function challenged(id: string, ip?: string): Promise<Browser> {
  const browser = f.browser(ip);
  await browser.post('/api/auth/sign-in/email', credentials(id));
  return browser;
}

const give = (browser: Browser, code: string | undefined) =>
  browser.post('/api/auth/two-factor/backup-code', { code });

describe('backup codes', () => {
  it('are ten, shown once, kept as hashes, counted and entered', async () => {
    const { codes, browser, person } = await holder('ann');
    expect(new Set(codes).size).toBe(10);
    expect(codes.every((code) => /^[0-9A-Z]{5}-[0-9A-Z]{5}$/.test(code))).toBe(true);
    expect((await browser.get('/api/session')).body).toMatchObject({ factors: { backupCodes: 10 } });
    expect(f.events.at(-1)).toMatchObject({ kind: 'backup-codes-made', code: null, personId: 'ann' });
    const { rows } = await f.pool.query<{ line: string }>(
      'SELECT c::text AS line FROM auth.backup_codes c WHERE user_id = $1',
      [person.userId],
    );
    expect(rows).toHaveLength(10);
    const dump = JSON.stringify([rows, f.events]).toUpperCase();
    for (const code of codes) {
      const plain = code.replace('-', '');
      expect(dump).not.toContain(plain);
      expect(dump).not.toContain(Buffer.from(plain).toString('hex').toUpperCase());
    }
  });

  it('are made right after a factor was given, and not later', async () => {
    const person = await f.person('bea');
    const browser = await signIn(f, person);
    advance(6 * 60_000);
    expect((await browser.post('/api/session/backup-codes', {})).code).toBe('step-up-needed');
    await browser.post('/api/session/step-up', { method: 'totp', code: codeOf(person.totpSecret) });
    expect((await browser.post('/api/session/backup-codes', {})).status).toBe(200);
    expect((await f.browser().post('/api/session/backup-codes', {})).code).toBe('not-signed-in');
  });

  it('sign in once each, with an entry and a mail, and neither step up nor make more of their kind', async () => {
    const { codes } = await holder('cat');
    const browser = await challenged('cat');
    f.events.length = 0;
    expect((await give(browser, codes[0]?.toLowerCase().replace('-', ' '))).status).toBe(200);
    expect((await browser.get('/api/session')).body).toMatchObject({
      state: 'full',
      mfaMethod: 'backup-code',
      stepUpAt: null,
      factors: { backupCodes: 9 },
    });
    expect(f.kinds()).toEqual(['backup-code-used', 'sign-in']);
    expect(f.mails).toMatchObject([{ to: 'cat@example.com', subject: 'A backup code was used to sign in' }]);
    expect(f.mails[0]?.text).toContain('9 codes are left');
    expect((await browser.get('/test/fresh')).code).toBe('step-up-needed');
    expect((await browser.post('/api/session/backup-codes', {})).code).toBe('step-up-needed');

    const again = await challenged('cat');
    expect((await give(again, codes[0])).code).toBe('sign-in-refused');
    expect((await again.get('/test/session')).code).toBe('not-signed-in');
    // Of two at the same moment one wins.
    const [one, two] = [await challenged('cat'), await challenged('cat')];
    const both = await Promise.all([give(one, codes[1]), give(two, codes[1])]);
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 401]);
  });

  it('are worth nothing without the password, to others, or once new ones were made', async () => {
    const dot = await holder('dot');
    await f.person('eve');
    expect((await give(f.browser(), dot.codes[0])).code).toBe('sign-in-refused');
    expect((await give(await challenged('eve'), dot.codes[0])).code).toBe('sign-in-refused');
    const { body } = await dot.browser.post('/api/session/backup-codes', {});
    const [fresh] = (body as { codes: string[] }).codes;
    expect((await give(await challenged('dot'), dot.codes[0])).code).toBe('sign-in-refused');
    expect((await give(await challenged('dot'), fresh)).status).toBe(200);
  });

  it('open nothing from a wrong network or to the suspended, and are not used up by trying', async () => {
    const { codes, browser } = await holder('fay');
    expect((await give(await challenged('fay', elsewhere), codes[0])).code).toBe('sign-in-refused');
    const inside = await challenged('fay');
    await f.pool.query(
      `UPDATE cordon.persons SET suspended_at = now(), suspended_by = 'company' WHERE id = 'fay'`,
    );
    expect((await give(inside, codes[0])).code).toBe('sign-in-refused');
    await f.pool.query(`UPDATE cordon.persons SET suspended_at = NULL, suspended_by = NULL WHERE id = 'fay'`);
    expect((await browser.get('/api/session')).body).toMatchObject({ factors: { backupCodes: 10 } });
    expect((await give(await challenged('fay'), codes[0])).status).toBe(200);
  });

  it('cannot be guessed: ten tries at an address, the right one included', async () => {
    const { codes } = await holder('gil');
    const browser = await challenged('gil');
    const answers = [];
    for (let at = 0; at < 11; at++)
      answers.push((await give(browser, at < 10 ? `0000${String(at)}-00000` : codes[0])).code);
    expect(answers.slice(0, 10)).toEqual(Array.from({ length: 10 }, () => 'sign-in-refused'));
    expect(answers[10]).toBe('rate-limited');
  });

  it('let a new factor in, which ends what they opened', async () => {
    const { codes } = await holder('hal');
    const browser = await challenged('hal');
    await give(browser, codes[0]);
    const before = browser.copy(browser.ip);
    const options = await browser.get('/api/auth/passkey/generate-register-options');
    const key = new SoftwareAuthenticator(baseUrl);
    const enrolled = await browser.post('/api/auth/passkey/verify-registration', {
      response: key.create(options.body),
    });
    expect(enrolled.status).toBe(200);
    expect((await browser.get('/api/session')).body).toMatchObject({ state: 'full', mfaMethod: 'passkey' });
    expect((await before.get('/test/session')).code).toBe('not-signed-in');

    // Left open, the door closes after half an hour.
    const late = await challenged('hal');
    await give(late, codes[1]);
    advance(31 * 60_000);
    expect((await late.get('/api/auth/passkey/generate-register-options')).code).toBe('factor-refused');
  });

  it('go with every other factor when an administrator lets somebody in anew', async () => {
    const { codes, person } = await holder('ida');
    await f.identity.recovery.recoverPerson('ida');
    const { rows } = await f.pool.query('SELECT FROM auth.backup_codes WHERE user_id = $1', [person.userId]);
    expect([rows, codes.length]).toEqual([[], 10]);
  });

  it('are neither made nor used while the ledger cannot be written', async () => {
    const { codes, browser } = await holder('jim');
    const waiting = await challenged('jim');
    f.ledgerDown = true;
    expect((await browser.post('/api/session/backup-codes', {})).code).not.toBeNull();
    expect((await give(waiting, codes[0])).code).toBe('ledger-unavailable');
    expect((await waiting.get('/test/session')).code).toBe('not-signed-in');
    f.ledgerDown = false;
    // The set of before still stands: making another one failed as a whole.
    expect((await give(await challenged('jim'), codes[1])).status).toBe(200);
  });
});

describe('readBackupCode', () => {
  it('reads a code however it was typed, and nothing else', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.nat(31).map((n) => '0123456789ABCDEFGHJKMNPQRSTVWXYZ'.charAt(n)),
          { minLength: 10, maxLength: 10 },
        ),
        fc.constantFrom('', ' ', '-', ' - '),
        (letters, between) => {
          const code = letters.join('');
          const typed = `${code.slice(0, 5)}${between}${code.slice(5)}`;
          expect(readBackupCode(typed)).toBe(code);
          expect(readBackupCode(typed.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l'))).toBe(code);
          expect(readBackupCode(`${typed}X`)).toBeNull();
          expect(readBackupCode(typed.slice(1))).toBeNull();
        },
      ),
    );
  });
});
