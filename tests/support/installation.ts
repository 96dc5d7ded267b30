import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { compose, type House } from '../../packages/server/src/compose.ts';
import { composeRoutes } from '../../packages/server/src/composeRoutes.ts';
import { authenticatorApp, visitor, type Visitor } from '../../packages/server/src/demo/client.ts';
import { installDemo } from '../../packages/server/src/demo/install.ts';
import { openOutbox } from '../../packages/server/src/demo/outbox.ts';
import type { SignIn } from '../../packages/server/src/demo/signIns.ts';
import { systemClock, type Clock } from '../../packages/server/src/platform/clock.ts';
import { openPools } from '../../packages/server/src/platform/db.ts';
import { createApp, type App } from '../../packages/server/src/platform/http/index.ts';
import { silentLog, type Log } from '../../packages/server/src/platform/log.ts';
import { createLocalKeyProvider } from '../../packages/server/src/platform/localKeyProvider.ts';
import { createMailer } from '../../packages/server/src/platform/mail.ts';
import { checkPort } from '../../packages/server/src/platform/ports.ts';
import { emptyDatabase, testDatabase, type TestDatabase } from './database.ts';

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
  /** Every mail that was sent so far, oldest first, as it went over the wire. */
  mails(): Promise<readonly string[]>;
  /** Adds an agent of a vendor who can sign in and has not signed the undertaking. */
  hire(person: string, party: string, secrets?: { password: string; totp: string }): Promise<Visitor>;
  close(): Promise<void>;
}

interface TestInstallationOptions {
  readonly customers?: number;
  readonly clock?: Clock;
  readonly log?: Log;
}

/** Opens one; call it in `beforeAll` and close it in `afterAll`. What was opened is closed when a later step fails. */
export async function openTestInstallation({
  customers = 200,
  clock = systemClock,
  log = silentLog,
}: TestInstallationOptions = {}): Promise<TestInstallation> {
  const closing: (() => Promise<void> | void)[] = [];
  const close = async () => {
    for (const step of closing.splice(0).toReversed()) await step();
  };
  try {
    const folder = await mkdtemp(path.join(tmpdir(), 'cordon-outbox-'));
    closing.push(() => rm(folder, { recursive: true, force: true }));
    const outbox = await openOutbox(folder);
    closing.push(() => outbox.close());
    const database = await testDatabase();
    closing.push(() => database.drop());
    const source = await emptyDatabase('source');
    closing.push(() => source.drop());

    const port = await checkPort(0);
    const baseUrl = `http://localhost:${port}`;
    const { appUrl, ledgerUrl, keys } = database;
    const pools = openPools({ appUrl, ledgerUrl }, log);
    closing.push(() => pools.close());
    const mailer = createMailer({ smtpUrl: outbox.smtpUrl, from: 'support@harbor.example.com' });
    closing.push(() => {
      mailer.close();
    });
    const keyFolder = await mkdtemp(path.join(tmpdir(), 'cordon-keys-'));
    closing.push(() => rm(keyFolder, { recursive: true, force: true }));
    const keyProvider = createLocalKeyProvider(keys, keyFolder);
    const house = await compose({ baseUrl, appUrl, pools, keys, keyProvider, clock, log, mailer });
    closing.push(() => house.close());
    const seeded = await installDemo(house, {
      sourceUrl: source.ownerUrl,
      today: clock.now(),
      customers,
      progress: () => undefined,
      password: 'the same long sentence',
    });

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
    const apps = new Map<string, () => string>();
    const appOf = (person: string): (() => string) => {
      const app = apps.get(person) ?? authenticatorApp(signInOf(person).totpSecret);
      apps.set(person, app);
      return app;
    };
    return {
      baseUrl,
      house,
      app,
      signIns,
      database,
      sourceUrl: source.ownerUrl,
      visitor: (person) => visitor(baseUrl, signInOf(person), appOf(person)),
      signInOf,
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
        return visitor(baseUrl, signIn, appOf(person));
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
