import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readConfig } from '../../packages/server/src/config.ts';
import { seedSource } from '../../packages/server/src/demo/seed/source.ts';
import { openInstallation } from '../../packages/server/src/installation.ts';
import type { House } from '../../packages/server/src/compose.ts';
import type { Clock } from '../../packages/server/src/platform/clock.ts';
import { checkPort } from '../../packages/server/src/platform/ports.ts';
import { serve } from '../../packages/server/src/serve.ts';
import { emptyDatabase, type EmptyDatabase } from './database.ts';

/** What `npm start` opens on an empty database, and beside it the customer database of a company. */
export interface EmptyInstallation {
  readonly baseUrl: string;
  readonly house: House;
  /** The setting that a command on the shell of this installation gets. */
  readonly env: { readonly DATABASE_URL: string; readonly DATA_DIR: string };
  /** Owner connection of Harbor Health's customer database, which nobody connected yet. */
  readonly sourceUrl: string;
  /** Moves the installation's clock from the real time by this much. */
  readonly shift: (milliseconds: number) => void;
  close(): Promise<void>;
}

/** Opens one; call it in `beforeAll` and close it in `afterAll`. What was opened is closed when a later step fails. */
export async function openEmptyInstallation({ customers = 60 } = {}): Promise<EmptyInstallation> {
  const closing: (() => Promise<void>)[] = [];
  const close = async () => {
    for (const step of closing.splice(0).toReversed()) await step();
  };
  const database = async (kind: string): Promise<EmptyDatabase> => {
    const made = await emptyDatabase(kind);
    closing.push(() => made.drop());
    return made;
  };
  try {
    let ahead = 0;
    const clock: Clock = { now: () => new Date(Date.now() + ahead) };
    const dataDir = await mkdtemp(path.join(tmpdir(), 'cordon-empty-'));
    closing.push(() => rm(dataDir, { recursive: true, force: true }));
    const own = await database('empty');
    const source = await database('customers');
    await seedSource(source.ownerUrl, clock.now(), customers);
    const env = { DATABASE_URL: own.ownerUrl, DATA_DIR: dataDir };
    const config = readConfig({ ...env, PORT: String(await checkPort(0)), LOG_LEVEL: 'silent' });
    const installation = await openInstallation(config, { clock });
    closing.push(() => installation.close());
    const app = await serve(config, installation);
    closing.push(() => app.close());
    return {
      baseUrl: config.baseUrl,
      house: installation.house,
      env,
      sourceUrl: source.ownerUrl,
      shift: (milliseconds) => {
        ahead = milliseconds;
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
