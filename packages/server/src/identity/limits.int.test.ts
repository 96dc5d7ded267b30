import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from '../../../../tests/support/database.ts';
import { openPool } from '../platform/db.ts';
import { silentLog } from '../platform/log.ts';
import { createAccount } from './accounts.ts';
import { createLimits, type Limits } from './limits.ts';

let db: TestDatabase;
let pool: ReturnType<typeof openPool>;
let limits: Limits;
let userId: string;
let now = Date.parse('2026-10-05T08:00:00Z');

const email = 'ann@example.com';
const home = '198.51.100.20';
const strangers = Array.from({ length: 40 }, (_, i) => `203.0.113.${i}`);

beforeAll(async () => {
  db = await testDatabase();
  pool = openPool(db.appUrl, silentLog, { name: 'test' });
  limits = createLimits(pool, () => now);
  userId = await createAccount(pool, {
    name: 'Ann',
    email,
    password: 'correct horse ann',
    at: new Date(now),
  });
});
afterAll(async () => {
  await pool.end();
  await db.drop();
});
beforeEach(async () => {
  await pool.query('DELETE FROM auth.attempts');
  await pool.query('DELETE FROM auth.known_addresses');
});

/** How many of so many tries are let through. */
async function allowed(times: number, attempt: (i: number) => Promise<boolean>): Promise<number> {
  let count = 0;
  for (let i = 0; i < times; i++) if (await attempt(i)) count++;
  return count;
}

describe('passwords', () => {
  it('ten in five minutes for one account at one address, and then anew', async () => {
    expect(await allowed(15, () => limits.password(email, home, false))).toBe(10);
    now += 300_000;
    expect(await limits.password(email, home, false)).toBe(true);
  });

  it('another account at the same address, or another address, is another count', async () => {
    await allowed(15, () => limits.password(email, home, false));
    expect(await limits.password('bob@example.com', home, false)).toBe(true);
    expect(await limits.password(email, '198.51.100.21', false)).toBe(true);
  });

  it('thirty from strangers everywhere, which an address the person has signed in from does not share', async () => {
    await limits.succeeded(userId, email, home);
    expect(await allowed(40, (i) => limits.password(email, strangers[i] ?? null, false))).toBe(30);
    expect(await limits.password(email, home, false)).toBe(true);
    expect(await limits.password(email, '198.51.100.99', false)).toBe(false);
    now += 900_000;
    expect(await limits.password(email, '198.51.100.99', false)).toBe(true);
  });

  it('a stranger who cannot come in anyway uses up nothing of that', async () => {
    expect(await allowed(40, (i) => limits.password(email, strangers[i] ?? null, true))).toBe(40);
    expect(await limits.password(email, '198.51.100.99', false)).toBe(true);
  });

  it('hold when the tries come at the same time', async () => {
    const answers = await Promise.all(Array.from({ length: 30 }, () => limits.password(email, home, false)));
    expect(answers.filter(Boolean)).toHaveLength(10);
  });

  it('start anew after a sign-in', async () => {
    await allowed(10, () => limits.password(email, home, false));
    await limits.succeeded(userId, email, home);
    expect(await limits.password(email, home, false)).toBe(true);
  });
});

describe('attacks that must not shut anybody out', () => {
  const floor = '198.51.100.7';
  const people = Array.from({ length: 300 }, (_, i) => `agent-${String(i)}@example.com`);

  it('three hundred people sign in behind one address within ten minutes, each tenth mistypes first', async () => {
    let refused = 0;
    for (const [i, person] of people.entries()) {
      if (i % 10 === 0) {
        if (!(await limits.password(person, floor, false))) refused++;
        await limits.passwordFailed(floor);
      }
      // Page, password, second factor, key: what one sign-in asks of the limits.
      for (let call = 0; call < 4; call++) if (!(await limits.address(floor))) refused++;
      if (!(await limits.password(person, floor, false))) refused++;
      now += 2_000;
    }
    expect(refused).toBe(0);
  });

  it('one password tried on many accounts from one address ends soon, and starts anew later', async () => {
    const stranger = '203.0.113.9';
    const tried = await allowed(300, async (i) => {
      const may = await limits.password(people[i] ?? '', stranger, false);
      if (may) await limits.passwordFailed(stranger);
      return may;
    });
    expect(tried).toBe(100);
    // It is the address that is held, not the accounts.
    expect(await limits.password(people[299] ?? '', home, false)).toBe(true);
    now += 900_000;
    expect(await limits.password(people[299] ?? '', stranger, false)).toBe(true);
  });

  it('spraying from behind the address of the floor shuts out nobody who works there', async () => {
    await limits.succeeded(userId, email, floor);
    for (let i = 0; i < 150; i++) await limits.passwordFailed(floor);
    expect(await limits.password('newcomer@example.com', floor, false)).toBe(false);
    expect(await limits.password(email, floor, false)).toBe(true);
  });

  it('hammering one account from everywhere leaves the owner in where they work, and with a passkey anywhere', async () => {
    await limits.succeeded(userId, email, home);
    for (const stranger of strangers)
      for (let i = 0; i < 12; i++) {
        if (await limits.password(email, stranger, false)) await limits.passwordFailed(stranger);
        await limits.factor(userId, stranger);
      }
    expect(await limits.password(email, home, false)).toBe(true);
    expect(await limits.factor(userId, home)).toBe(true);
    // A hotel, a new site: no password there for a while. A passkey asks for the address alone.
    expect(await limits.password(email, '192.0.2.77', false)).toBe(false);
    expect(await limits.address('192.0.2.77')).toBe(true);
  });

  it('whatever strangers do, in any order, the owner goes on from a known address', async () => {
    const act = fc.record({
      what: fc.constantFrom('password', 'failed', 'factor', 'address'),
      from: fc.nat(39),
      times: fc.integer({ min: 1, max: 12 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(act, { maxLength: 12 }), async (acts) => {
        await pool.query('DELETE FROM auth.attempts');
        await limits.succeeded(userId, email, home);
        for (const { what, from, times } of acts) {
          const at = strangers[from] ?? null;
          for (let i = 0; i < times; i++) {
            if (what === 'password') await limits.password(email, at, false);
            if (what === 'failed') await limits.passwordFailed(at);
            if (what === 'factor') await limits.factor(userId, at);
            if (what === 'address') await limits.address(at);
          }
        }
        expect(await limits.address(home)).toBe(true);
        expect(await limits.password(email, home, false)).toBe(true);
        expect(await limits.factor(userId, home)).toBe(true);
      }),
      { numRuns: 15 },
    );
  });
});

describe('second factors', () => {
  it('ten in a quarter of an hour at one address; strangers share ten an hour', async () => {
    expect(await allowed(15, () => limits.factor(userId, home))).toBe(10);
    await pool.query('DELETE FROM auth.attempts');
    await limits.succeeded(userId, email, home);
    expect(await allowed(20, (i) => limits.factor(userId, strangers[i] ?? null))).toBe(10);
    expect(await limits.factor(userId, home)).toBe(true);
  });

  it('ten failures in a session, of which a right code clears the count', async () => {
    expect(await allowed(9, () => limits.stepUp(userId))).toBe(9);
    await limits.steppedUp(userId);
    expect(await allowed(15, () => limits.stepUp(userId))).toBe(10);
  });
});

describe('an address', () => {
  it('is the /64 for IPv6', async () => {
    await allowed(10, (i) => limits.password(email, `2001:db8:1:1::${i.toString(16)}`, false));
    expect(await limits.password(email, '2001:db8:1:1:ffff::1', false)).toBe(false);
    expect(await limits.password(email, '2001:db8:1:2::1', false)).toBe(true);
  });

  it('is not kept in clear, nor is the account', async () => {
    await limits.password('someone.private@example.com', home, false);
    const { rows } = await pool.query<{ key: string }>('SELECT key FROM auth.attempts');
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.map(({ key }) => key).join()).not.toMatch(/private|198\.51/);
  });

  it('that nobody can tell is one address', async () => {
    expect(await allowed(12, () => limits.password(email, null, false))).toBe(10);
  });
});
