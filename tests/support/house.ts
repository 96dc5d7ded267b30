import { compose, type House } from '../../packages/server/src/compose.ts';
import type { Clock } from '../../packages/server/src/platform/clock.ts';
import { openPools } from '../../packages/server/src/platform/db.ts';
import { createLocalKeyProvider } from '../../packages/server/src/platform/localKeyProvider.ts';
import type { Log } from '../../packages/server/src/platform/log.ts';
import { createMailer } from '../../packages/server/src/platform/mail.ts';
import type { TestDatabase } from './database.ts';

/** What closes what was opened, in the order it was opened. */
export type Closing = (() => Promise<void> | void)[];

/** The last that was opened goes first. */
export async function closeAll(closing: Closing): Promise<void> {
  for (const step of closing.splice(0).toReversed()) await step();
}

export interface HouseOptions {
  readonly baseUrl: string;
  readonly database: TestDatabase;
  readonly keyFolder: string;
  readonly smtpUrl?: string;
  readonly clock: Clock;
  readonly log: Log;
}

/** Everything a running Cordon is made of, over a database of its own. */
export async function openHouse(
  { baseUrl, database, keyFolder, smtpUrl, clock, log }: HouseOptions,
  closing: Closing,
): Promise<House> {
  const { appUrl, ledgerUrl, keys } = database;
  const pools = openPools({ appUrl, ledgerUrl }, log);
  closing.push(() => pools.close());
  const mailer = createMailer({ smtpUrl, from: 'support@harbor.example.com' });
  closing.push(() => {
    mailer.close();
  });
  const keyProvider = createLocalKeyProvider(keys, keyFolder);
  const house = await compose({ baseUrl, appUrl, pools, keys, keyProvider, clock, log, mailer });
  closing.push(() => house.close());
  return house;
}
