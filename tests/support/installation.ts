import { randomBytes } from 'node:crypto';
import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { House } from '../../packages/server/src/compose.ts';
import { composeRoutes } from '../../packages/server/src/composeRoutes.ts';
import {
  authenticatorApp,
  visitor,
  type AuthenticatorApp,
  type Visitor,
} from '../../packages/server/src/demo/client.ts';
import { openOutbox } from '../../packages/server/src/demo/outbox.ts';
import type { SignIn } from '../../packages/server/src/demo/signIns.ts';
import { systemClock, type Clock } from '../../packages/server/src/platform/clock.ts';
import { createApp, type App } from '../../packages/server/src/platform/http/index.ts';
import { silentLog, type Log } from '../../packages/server/src/platform/log.ts';
import { checkPort } from '../../packages/server/src/platform/ports.ts';
import { emptyDatabase, testDatabase, type TestDatabase } from './database.ts';
import { fill, moveSource, theDemo } from './demo.ts';
import { closeAll, openHouse, type Closing } from './house.ts';
import { signing } from './identity/signedRequests.ts';

/** The whole product over a real PostgreSQL, listening on this machine, filled with the demo's Harbor Health. */
export interface TestInstallation {
  readonly baseUrl: string;
  readonly house: House;
  readonly app: App;
  readonly signIns: readonly SignIn[];
  readonly database: TestDatabase;
  /** Owner connection of Harbor Health's customer database. */
  readonly sourceUrl: string;
  /** A person of the demo at a browser of their own, not signed in yet. */
  visitor(person: string): Visitor;
  signInOf(person: string): SignIn;
  /** The next code of the person's authenticator. Where it is not good yet, they have waited: the ones they used are long past. */
  nextCode(person: string): Promise<string>;
  /** Every mail that was sent so far, oldest first, as it went over the wire. */
  mails(): Promise<readonly string[]>;
  /** Adds an agent of a vendor who can sign in and has not signed the undertaking. */
  hire(person: string, party: string, secrets?: { password: string; totp: string }): Promise<Visitor>;
  close(): Promise<void>;
}

/** Of one number, so that all files share one demo. */
const CUSTOMERS = 60;

interface TestInstallationOptions {
  readonly customers?: number;
  readonly clock?: Clock;
  readonly log?: Log;
}

/** Opens one; call it in `beforeAll` and close it in `afterAll`. What was opened is closed when a later step fails. */
export async function openTestInstallation({
  customers = CUSTOMERS,
  clock = systemClock,
  log = silentLog,
}: TestInstallationOptions = {}): Promise<TestInstallation> {
  const closing: Closing = [];
  const close = () => closeAll(closing);
  try {
    const folder = await mkdtemp(path.join(tmpdir(), 'cordon-outbox-'));
    closing.push(() => rm(folder, { recursive: true, force: true }));
    const outbox = await openOutbox(folder);
    closing.push(() => outbox.close());
    // Who brings a log or a clock of their own wants to see it made.
    const shared = log === silentLog && clock === systemClock;
    const demo = shared ? await theDemo(customers) : null;
    const database = await testDatabase(demo?.database);
    closing.push(() => database.drop());
    const source = await emptyDatabase('source', demo?.source);
    closing.push(() => source.drop());

    const port = await checkPort(0);
    const baseUrl = `http://localhost:${port}`;
    const keyFolder = await mkdtemp(path.join(tmpdir(), 'cordon-keys-'));
    closing.push(() => rm(keyFolder, { recursive: true, force: true }));
    const world = { baseUrl, database, keyFolder, smtpUrl: outbox.smtpUrl, clock, log };
    if (demo !== null) await cp(demo.keyFolder, keyFolder, { recursive: true });
    const house = await openHouse(world, closing);
    const seeded = demo?.signIns ?? (await fill(house, source.ownerUrl, clock.now(), customers));
    if (demo !== null) await moveSource(house, source.ownerUrl);

    const signIns: SignIn[] = [...seeded];
    const app = await createApp({ config: { baseUrl, trustedProxies: [], tls: undefined }, log });
    closing.push(() => app.close());
    await composeRoutes(app, house);
    await app.listen({ host: 'localhost', port });

    const signInOf = (person: string): SignIn => {
      const found = signIns.find((signIn) => signIn.person === person);
      if (found === undefined) throw new Error(`nobody called ${person}`);
      return found;
    };
    const apps = new Map<string, AuthenticatorApp>();
    const newApp = (person: string): AuthenticatorApp => {
      const app = authenticatorApp(signInOf(person).totpSecret);
      apps.set(person, app);
      return app;
    };
    const held = (person: string): AuthenticatorApp => apps.get(person) ?? newApp(person);
    const appOf = (person: string): AuthenticatorApp =>
      Object.assign(() => held(person)(), { goodInMs: () => held(person).goodInMs() });
    return {
      baseUrl,
      house,
      app,
      signIns,
      database,
      sourceUrl: source.ownerUrl,
      visitor: (person) => signing(visitor(baseUrl, signInOf(person), appOf(person))),
      signInOf,
      async nextCode(person) {
        if (held(person).goodInMs() > 0) {
          await house.world.pools.app.query(
            'DELETE FROM auth.totp_used WHERE user_id = (SELECT id FROM auth."user" WHERE email = $1)',
            [signInOf(person).email],
          );
          newApp(person);
        }
        return held(person)();
      },
      async mails() {
        const names = (await readdir(folder)).toSorted((a, b) => numberOf(a) - numberOf(b));
        return Promise.all(names.map((name) => readFile(path.join(folder, name), 'utf8')));
      },
      async hire(
        person,
        party,
        { password, totp } = {
          password: 'the same long sentence',
          totp: randomBytes(24).toString('base64url'),
        },
      ) {
        const email = `${person}@${party.replace('pty_', '')}.example.com`;
        const { totpSecret } = await house.identity.createPersonWithTotp({
          ...{ id: person, partyId: party, siteId: null, name: `Newcomer ${person}`, email, password },
          ...{ role: 'agent', accessRole: 'tier1', purpose: 'order-support' },
          ...{ totp, at: clock.now() },
        });
        const agreement = (await house.agreements.list()).find(({ processor }) => processor.id === party);
        if (agreement === undefined) throw new Error(`no agreement of ${party}`);
        await house.assignments.make(
          [
            {
              ...{ id: `asg_${person}`, person, agreement: agreement.id, site: null, shift: null, by: null },
              ...{ accessRole: 'tier1', purpose: 'order-support', from: clock.now(), until: null },
            },
          ],
          clock.now(),
        );
        const signIn = {
          person,
          name: `Newcomer ${person}`,
          email,
          role: 'agent',
          party,
          password,
          totpSecret,
        };
        signIns.push(signIn);
        return signing(visitor(baseUrl, signIn, appOf(person)));
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The outbox counts its mails at the end of their names. */
function numberOf(name: string): number {
  return Number(/-(\d+)\.eml$/.exec(name)?.[1] ?? 0);
}
