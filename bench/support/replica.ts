// One server process of an installation that has others. It is told where everything is, and that its LISTEN connection
// takes another way to the database: a stretch of network that the measurement can cut.
import { compose } from '../../packages/server/src/compose.ts';
import { readConfig } from '../../packages/server/src/config.ts';
import { systemClock } from '../../packages/server/src/platform/clock.ts';
import { openPools } from '../../packages/server/src/platform/db.ts';
import { loadKeys } from '../../packages/server/src/platform/keys.ts';
import { createDerivedKeyProvider } from '../../packages/server/src/platform/localKeyProvider.ts';
import { silentLog } from '../../packages/server/src/platform/log.ts';
import { createMailer } from '../../packages/server/src/platform/mail.ts';
import { serve } from '../../packages/server/src/serve.ts';

/** What the process is told. */
export interface ReplicaPlace {
  readonly dataDir: string;
  readonly port: number;
  /** Where clients of PostgreSQL are let in. */
  readonly sqlPort: number;
  readonly appUrl: string;
  readonly ledgerUrl: string;
  /** The way of its LISTEN connection. */
  readonly listenUrl: string;
}

async function start({ dataDir, appUrl, ledgerUrl, listenUrl, ...ports }: ReplicaPlace): Promise<void> {
  const config = readConfig({
    ...{ DATA_DIR: dataDir, PORT: String(ports.port), LOG_LEVEL: 'silent' },
    POSTGRES_PORT: String(ports.sqlPort),
  });
  const keys = await loadKeys({ dataDir, secret: undefined });
  const log = silentLog;
  const pools = openPools({ appUrl, ledgerUrl }, log);
  const mailer = createMailer({ smtpUrl: undefined, from: 'bench@example.com' });
  const { baseUrl } = config;
  const house = await compose({
    ...{ baseUrl, appUrl: listenUrl, pools, keys, clock: systemClock, log, mailer },
    keyProvider: createDerivedKeyProvider(keys),
  });
  // No drill of restoring is due while this runs.
  await serve(config, { house, log });
}

process.once('disconnect', () => process.exit(0));
process.on('message', (place: ReplicaPlace) => {
  start(place).then(
    () => process.send?.('ready'),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
});
