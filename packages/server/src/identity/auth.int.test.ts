import { betterAuth } from 'better-auth';
import { getMigrations } from 'better-auth/db/migration';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { testDatabase, type TestDatabase } from '../../../../tests/support/database.ts';
import { openPool } from '../platform/db.ts';
import { silentLog } from '../platform/log.ts';
import { addTotp, createAccount } from './accounts.ts';
import { authOptions, createAuth } from './auth.ts';
import { openAuthPool } from './db.ts';
import { createLimits } from './limits.ts';
import { createGrants } from './sso/grants.ts';
import { addressHeader, type RuleDeps } from './rules-context.ts';
import { matchingStep } from './totp.ts';
import { baseUrl, secret, start } from '../../../../tests/support/identity/fixture.ts';
import { codeAt } from '../../../../tests/support/identity/codes.ts';

let db: TestDatabase;
let pool: ReturnType<typeof openPool>;
let authPool: ReturnType<typeof openAuthPool>;
let deps: RuleDeps;

const config = () => ({ baseUrl, secret, authPool, name: 'Cordon' });

beforeAll(async () => {
  db = await testDatabase();
  pool = openPool(db.appUrl, silentLog, { name: 'test' });
  authPool = openAuthPool(db.appUrl, silentLog);
  const now = () => Date.now();
  deps = {
    db: pool,
    events: { record: async () => undefined },
    limits: createLimits(pool, now),
    sessions: { endToken: async () => undefined, endOthers: async () => 0, endOldest: async () => 0 },
    signals: { signedIn: async () => undefined, knowsDevice: async () => false },
    now,
    tell: () => undefined,
    grants: createGrants(),
    sessionTerms: async () => ({ stepUpMinutes: null, concurrentSessions: null }),
    onFault: () => undefined,
  };
});
afterAll(async () => {
  vi.useRealTimers();
  await pool.end();
  await authPool.end();
  await db.drop();
});

describe('0003_auth.sql', () => {
  it('has every table, column, type and index better-auth needs, and none it does not know', async () => {
    const warnings: string[] = [];
    const logger = {
      level: 'warn',
      log: (_level: string, message: string) => void warnings.push(message),
    } as const;
    const plan = await getMigrations({ ...authOptions(config(), deps), logger });
    expect({ created: plan.toBeCreated, added: plan.toBeAdded, sql: await plan.compileMigrations() }).toEqual(
      {
        created: [],
        added: [],
        sql: ';',
      },
    );
    expect(warnings).toEqual([]);
    const context = await createAuth(config(), deps).$context;
    for (const [name, table] of Object.entries(context.tables)) {
      const { rows } = await pool.query<{ column_name: string }>(
        `SELECT column_name FROM information_schema.columns WHERE table_schema = 'auth' AND table_name = $1`,
        [table.modelName],
      );
      expect([name, rows.map((row) => row.column_name).sort()]).toEqual([
        name,
        ['id', ...Object.keys(table.fields)].sort(),
      ]);
    }
  });

  it('lets the app role do what better-auth does, and not change the tables', async () => {
    await expect(pool.query('ALTER TABLE auth."user" ADD COLUMN x text')).rejects.toThrow(/owner/);
    await expect(pool.query('TRUNCATE auth.session')).rejects.toThrow(/permission/);
  });
});

describe('the settings', () => {
  it('cannot be widened by the environment', () => {
    vi.stubEnv('BETTER_AUTH_TRUSTED_ORIGINS', 'http://evil.example');
    expect(() => authOptions(config(), deps)).toThrow(expect.objectContaining({ code: 'config-wrong' }));
    vi.unstubAllEnvs();
  });

  it('demand a real secret', () => {
    expect(() => authOptions({ ...config(), secret: new Uint8Array(16) }, deps)).toThrow(
      expect.objectContaining({ code: 'config-wrong' }),
    );
  });

  it('make cookies secure, by name as well, when the site is served over https', async () => {
    const context = await createAuth({ ...config(), baseUrl: 'https://cordon.example' }, deps).$context;
    expect(context.authCookies.sessionToken).toMatchObject({
      name: '__Secure-cordon.session_token',
      attributes: { secure: true, httpOnly: true, sameSite: 'strict' },
    });
  });
});

function poster(handler: (request: Request) => Promise<Response>) {
  return async (path: string, body: unknown, cookie = '') => {
    const response = await handler(
      new Request(`${baseUrl}/api/auth${path}`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          origin: baseUrl,
          [addressHeader]: '203.0.113.9',
          ...(cookie !== '' && { cookie }),
        },
        body: JSON.stringify(body),
      }),
    );
    const set = response.headers.getSetCookie().filter((line) => !line.includes('Max-Age=0'));
    return { status: response.status, cookie: set.map((line) => line.split(';')[0] ?? '').join('; ') };
  };
}

/** better-auth with all of our settings but without our rules: what they are there for. */
describe('without the house rules', () => {
  const totp = 'secret-of-the-unguarded-person-x';
  const who = { email: 'unguarded@example.com', password: 'correct horse unguarded' };

  function unguarded() {
    const { plugins, ...options } = authOptions(config(), deps);
    return poster(
      betterAuth({ ...options, plugins: plugins.filter((plugin) => plugin.id !== 'cordon') }).handler,
    );
  }

  beforeAll(async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: start });
    const userId = await createAccount(pool, { ...who, name: 'Unguarded', at: start });
    const { secretConfig } = await createAuth(config(), deps).$context;
    await addTotp(pool, userId, totp, secretConfig);
  });

  it('a TOTP code works twice', async () => {
    const post = unguarded();
    const code = codeAt(totp, Date.now());
    expect(matchingStep(totp, code, Date.now())).not.toBeNull();
    for (let i = 0; i < 2; i++) {
      const { cookie } = await post('/sign-in/email', who);
      expect((await post('/two-factor/verify-totp', { code }, cookie)).status).toBe(200);
    }
  });

  it('a trusted device needs no second factor any more', async () => {
    const post = unguarded();
    const { cookie } = await post('/sign-in/email', who);
    const trusted = await post(
      '/two-factor/verify-totp',
      { code: codeAt(totp, Date.now()), trustDevice: true },
      cookie,
    );
    expect(trusted.cookie).toContain('trust_device');
    const again = await post('/sign-in/email', who, trusted.cookie);
    expect(again.cookie).toContain('session_token');
  });

  it('a password alone switches the second factor off', async () => {
    const post = unguarded();
    const { cookie } = await post('/sign-in/email', who);
    const session = await post('/two-factor/verify-totp', { code: codeAt(totp, Date.now()) }, cookie);
    expect((await post('/two-factor/disable', { password: who.password }, session.cookie)).status).toBe(200);
    const alone = await post('/sign-in/email', who);
    expect(alone.cookie).toContain('session_token');
  });
});

/** Straight at better-auth, past the schemas of our own routes: the rules have to hold by themselves. */
describe('with the house rules', () => {
  const totp = 'secret-of-the-guarded-person-xxx';
  const who = { email: 'guarded@example.com', password: 'correct horse guarded' };

  beforeAll(async () => {
    const userId = await createAccount(pool, { ...who, name: 'Guarded', at: start });
    const { secretConfig } = await createAuth(config(), deps).$context;
    await addTotp(pool, userId, totp, secretConfig);
    await pool.query(`INSERT INTO cordon.parties VALUES ('acme', 'company', 'Acme', '2026-01-01')`);
    await pool.query(
      `INSERT INTO cordon.persons (id, user_id, party_id, name, email, role, created_at)
       VALUES ('guarded', $1, 'acme', 'Guarded', $2, 'auditor', '2026-01-01')`,
      [userId, who.email],
    );
  });

  const guarded = () => poster(createAuth(config(), deps).handler);

  it('never makes a device trusted', async () => {
    const post = guarded();
    const { cookie } = await post('/sign-in/email', who);
    const code = codeAt(totp, Date.now());
    const session = await post('/two-factor/verify-totp', { code, trustDevice: true }, cookie);
    expect(session.status).toBe(200);
    expect(session.cookie).not.toContain('trust_device');
    expect((await post('/sign-in/email', who, session.cookie)).cookie).not.toContain('session_token');
  });

  it("refuses a code that only becomes right between their reading of the clock and better-auth's", async () => {
    vi.setSystemTime(Date.now() + 60_000);
    const behind = createAuth(config(), { ...deps, now: () => Date.now() - 30_000 });
    const post = poster(behind.handler);
    const { cookie } = await post('/sign-in/email', who);
    const ahead = codeAt(totp, Date.now() + 30_000);
    expect((await post('/two-factor/verify-totp', { code: ahead }, cookie)).status).toBe(401);
  });

  it('gives no session longer than eight hours, whatever is asked for', async () => {
    vi.setSystemTime(Date.now() + 60_000);
    const post = guarded();
    const { cookie } = await post('/sign-in/email', { ...who, rememberMe: false });
    expect((await post('/two-factor/verify-totp', { code: codeAt(totp, Date.now()) }, cookie)).status).toBe(
      200,
    );
    const { rows } = await pool.query<{ expiresAt: Date }>(
      `SELECT s."expiresAt" FROM auth.session s JOIN cordon.persons p ON p.user_id = s."userId"
       WHERE p.id = 'guarded' ORDER BY s."createdAt" DESC LIMIT 1`,
    );
    expect(rows[0]?.expiresAt.getTime()).toBe(Date.now() + 8 * 3_600_000);
  });

  it('closes sign-up and every endpoint not in the list for our own code too', async () => {
    const auth = createAuth(config(), deps);
    const api = auth.api as unknown as Record<string, (input: unknown) => Promise<unknown>>;
    const body = {
      email: 'x@example.com',
      password: 'a long password here',
      name: 'X',
      newPassword: 'a long password',
    };
    for (const name of [
      'signUpEmail',
      'disableTwoFactor',
      'requestPasswordReset',
      'updateUser',
      'deletePasskey',
      'getSession',
    ]) {
      await expect(api[name]?.({ body, headers: new Headers() })).rejects.toMatchObject({ status: 404 });
    }
  });
});
