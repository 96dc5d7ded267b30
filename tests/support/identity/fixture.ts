import { Failure } from '@cordon/core/kernel';
import { Secret, TOTP } from 'otpauth';
import type { Pool } from 'pg';
import { vi } from 'vitest';
import { testDatabase, type TestDatabase } from '../database.ts';
import { openBus, type Bus } from '../../../packages/server/src/platform/bus.ts';
import { openPool } from '../../../packages/server/src/platform/db.ts';
import { createApp, type App } from '../../../packages/server/src/platform/http/index.ts';
import { silentLog } from '../../../packages/server/src/platform/log.ts';
import type { Mail } from '../../../packages/server/src/platform/mail.ts';
import type { Role } from '../../../packages/server/src/identity/admission.ts';
import {
  createIdentity,
  signedIn,
  type Identity,
  type IdentityEvent,
  type Seeded,
  type SessionTerms,
} from '../../../packages/server/src/identity/index.ts';
import { Browser } from './browser.ts';

export const baseUrl = 'http://localhost:7400';
export const secret = new Uint8Array(32).fill(9);
/** A vendor's floor, and somewhere that is not. */
export const floor = '198.51.100.20';
export const elsewhere = '203.0.113.77';
export const start = new Date('2026-10-05T08:00:00Z');

export interface Fixture {
  readonly db: TestDatabase;
  readonly pool: Pool;
  readonly identity: Identity;
  readonly app: App;
  readonly events: IdentityEvent[];
  readonly mails: Mail[];
  /** What the agreements ask of everybody's sessions. */
  sessionTerms: SessionTerms;
  /** Switches the ledger off: every record is refused. */
  ledgerDown: boolean;
  mailDown: boolean;
  mailServer: boolean;
  /** A browser at an address, on the vendor's floor unless told. */
  browser(ip?: string): Browser;
  person(id: string, role?: Role): Promise<Seeded>;
  kinds(): string[];
  close(): Promise<void>;
}

/** A whole identity on a fresh database, with one company and one vendor. Only `Date` is faked. */
export async function openFixture(): Promise<Fixture> {
  vi.useFakeTimers({ toFake: ['Date'], now: start });
  const db = await testDatabase();
  const pool = openPool(db.appUrl, silentLog, { name: 'test' });
  const bus = await openBus(db.appUrl, silentLog);
  await pool.query(`
    INSERT INTO cordon.parties VALUES ('acme', 'company', 'Acme Health', '2026-01-01'), ('bright', 'vendor', 'Brightline', '2026-01-01'),
      ('nowhere', 'vendor', 'Nowhere Ltd', '2026-01-01');
    INSERT INTO cordon.sites VALUES ('site-1', 'bright', 'Manila', 'PH');
    INSERT INTO cordon.networks VALUES ('net-1', 'bright', 'site-1', '198.51.100.0/24', 'floor'), ('net-2', 'bright', NULL, '2001:db8:77::/48', 'floor v6')`);

  const fixture = {
    events: [] as IdentityEvent[],
    mails: [] as Mail[],
    sessionTerms: { stepUpMinutes: null, concurrentSessions: null } as SessionTerms,
    ledgerDown: false,
    mailDown: false,
    mailServer: false,
  };
  const identity = await createIdentity(
    { baseUrl, name: 'Cordon', secret },
    {
      appUrl: db.appUrl,
      pool,
      bus,
      log: silentLog,
      clock: { now: () => new Date() },
      keys: db.keys,
      sessionTerms: async () => fixture.sessionTerms,
      mailer: {
        send: async (mail) => {
          if (fixture.mailDown) throw new Failure('mail-failed');
          if (fixture.mailServer) fixture.mails.push(mail);
          return { sent: fixture.mailServer };
        },
      },
      events: {
        record: async (event) => {
          if (fixture.ledgerDown) throw new Failure('ledger-unavailable');
          fixture.events.push(event);
        },
      },
    },
  );
  const app = await openApp(identity);
  return Object.assign(fixture, {
    db,
    pool,
    identity,
    app,
    browser: (ip = floor) => new Browser(app, baseUrl, ip),
    person: (id: string, role: Role = 'agent') => seed(identity, id, role),
    kinds: () => fixture.events.map((event) => event.kind),
    close: async () => {
      vi.useRealTimers();
      await app.close();
      await identity.close();
      await closeAll(bus, pool);
      await db.drop();
    },
  });
}

async function closeAll(bus: Bus, pool: Pool): Promise<void> {
  await bus.close();
  await pool.end();
}

/** Cordon's own server with identity's routes and a few guarded ones. */
async function openApp(identity: Identity): Promise<App> {
  const app = await createApp({
    config: { baseUrl, trustedProxies: ['10.0.0.0/8'], tls: undefined },
    log: silentLog,
  });
  await identity.register(app);
  const { guard } = identity;
  const who = (request: Parameters<typeof signedIn>[0]) => signedIn(request);
  app.get('/test/session', { onRequest: guard.requireSession }, who);
  app.get('/test/full', { onRequest: guard.requireSignedIn }, who);
  app.get('/test/admin', { onRequest: guard.requireRole('company-admin') }, who);
  app.get('/test/fresh', { onRequest: guard.requireStepUp() }, who);
  app.get('/test/forgotten', who);
  await app.ready();
  return app;
}

export const password = (id: string): string => `correct horse ${id}`;

function seed(identity: Identity, id: string, role: Role): Promise<Seeded> {
  const vendor = ['vendor-admin', 'team-lead', 'agent', 'qa-analyst'].includes(role);
  return identity.createPersonWithTotp({
    id,
    partyId: vendor ? 'bright' : 'acme',
    siteId: vendor ? 'site-1' : null,
    name: `Person ${id}`,
    email: `${id}@example.com`,
    role,
    accessRole: role === 'agent' ? 'tier1' : null,
    purpose: role === 'agent' ? 'order-support' : null,
    password: password(id),
    totp: `secret-of-${id}`.padEnd(32, 'x'),
    at: start,
  });
}

/** The code an authenticator app shows; `steps` thirty-second steps away from now. */
export function codeOf(totpSecret: string, steps = 0): string {
  const timestamp = Date.now() + steps * 30_000;
  return new TOTP({ secret: Secret.fromBase32(totpSecret) }).generate({ timestamp });
}

export const credentials = (id: string) => ({ email: `${id}@example.com`, password: password(id) });

/** Signs in with password and TOTP, thirty seconds later so that the code is a new one. */
export async function signIn(f: Fixture, person: Seeded, ip?: string): Promise<Browser> {
  advance(30_000);
  const browser = f.browser(ip);
  await browser.post('/api/auth/sign-in/email', credentials(person.personId));
  const answer = await browser.post('/api/auth/two-factor/verify-totp', { code: codeOf(person.totpSecret) });
  if (answer.status !== 200) throw new Error(`sign-in of ${person.personId}: ${String(answer.code)}`);
  return browser;
}

/** Moves the clock of everything. */
export function advance(ms: number): void {
  vi.setSystemTime(Date.now() + ms);
}
