import type { Config } from './config.ts';
import { compose, type House } from './compose.ts';
import { KEPT } from './ledger/witnessing/kept.ts';
import { systemClock, type Clock } from './platform/clock.ts';
import { openPools } from './platform/db.ts';
import { runningOwnerUrl, startEmbedded, type Embedded } from './platform/embedded.ts';
import { openKeyProviders } from './platform/keyProviders/index.ts';
import { loadKeys } from './platform/keys.ts';
import { openLedgerSigner, type LedgerSigner } from './platform/ledgerSigner/index.ts';
import { createLog, type Log } from './platform/log.ts';
import { createMailer } from './platform/mail.ts';
import { migrate } from './platform/migrate.ts';
import { trustAlso } from './platform/tls/outgoing.ts';

/** Says what is being done, one line a step. */
export type Progress = (step: string) => void;

export interface Installation {
  readonly house: House;
  /** The owner's login: for migrations, and commands that back up. What serves is not given it. */
  readonly ownerUrl: string;
  /** Present when Cordon brought its own PostgreSQL. */
  readonly embedded: Embedded | null;
  readonly log: Log;
  readonly close: () => Promise<void>;
}

export interface InstallationOptions {
  readonly clock?: Clock;
  readonly progress?: Progress;
  /** For a command on the shell: an embedded PostgreSQL that a running Cordon started is used, not refused. */
  readonly beside?: boolean;
  /** Instead of the configured mail server. */
  readonly smtpUrl?: string;
}

/**
 * Opens an installation: database (its own when none is given), migrations, keys, features. Nothing listens yet.
 * What was opened is closed again when a later step fails.
 */
export async function openInstallation(
  config: Config,
  options: InstallationOptions = {},
): Promise<Installation> {
  const progress = options.progress ?? (() => undefined);
  const log = createLog(config.logLevel);
  const closing: (() => Promise<void>)[] = [];
  const close = async () => {
    for (const step of closing.toReversed()) await step();
    closing.length = 0;
  };
  try {
    if (config.trustedRootsFile !== undefined) trustAlso(config.trustedRootsFile);
    const { dataDir, secret, keyPassphraseFile: passphraseFile } = config;
    let ledgerSigner: LedgerSigner | undefined;
    const vkeyOf = async (at: string, origin: string) => {
      const signer = await openLedgerSigner(at, origin);
      closing.push(async () => {
        signer.close();
      });
      ledgerSigner = signer;
      return signer.vkey;
    };
    const at = config.ledgerSigner;
    const keys = await loadKeys({
      ...{ dataDir, secret, passphraseFile },
      ...(at !== undefined && { vkeyOf: (origin) => vkeyOf(at, origin) }),
    });
    const keyProvider = await openKeyProviders(config.keyProviders, { keys, dataDir, secret });
    closing.push(() => keyProvider.close());
    let embedded: Embedded | null = null;
    const givenUrl =
      config.databaseUrl ?? (options.beside === true ? await runningOwnerUrl(config.dataDir) : undefined);
    if (givenUrl === undefined) {
      progress('Starting PostgreSQL');
      embedded = await startEmbedded({ dataDir: config.dataDir });
      const running = embedded;
      closing.push(() => running.stop());
    }
    const ownerUrl = givenUrl ?? embedded?.ownerUrl ?? '';
    progress('Applying migrations');
    const { appUrl, ledgerUrl } = await migrate({ ownerUrl, keys, given: config.givenUrls, log });
    const pools = openPools({ appUrl, ledgerUrl }, log);
    closing.push(() => pools.close());
    const mailer = createMailer({ smtpUrl: options.smtpUrl ?? config.smtpUrl, from: config.mailFrom });
    closing.push(async () => {
      mailer.close();
    });
    progress('Opening the ledger');
    const clock = options.clock ?? systemClock;
    const { baseUrl, signing, mailFrom } = config;
    const house = await compose({
      ...{ baseUrl, appUrl, pools, keys, keyProvider, clock, log, mailer, mailFrom, signing, ledgerSigner },
      logServed: config.publishing.served,
      keptCheckpoint: `${dataDir}/${KEPT}`,
    });
    closing.push(() => house.close());
    return { house, ownerUrl, embedded, log, close };
  } catch (error) {
    await close();
    throw error;
  }
}
