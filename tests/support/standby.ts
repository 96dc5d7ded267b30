import { execFile } from 'node:child_process';
import { cp, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { findBinaries } from '../../packages/server/src/platform/embedded/binaries.ts';
import { runningCluster } from '../../packages/server/src/platform/embedded/cluster.ts';
import { startServer } from '../../packages/server/src/platform/embedded/process.ts';
import { serverUser } from '../../packages/server/src/platform/embedded/user.ts';
import { startEmbedded } from '../../packages/server/src/platform/embedded.ts';
import { checkPort } from '../../packages/server/src/platform/ports.ts';
import { temporaryDataDir } from '../../packages/server/src/platform/temporary.ts';

/** A primary and the standby that streams from it: two PostgreSQL servers. */
export interface Replicated {
  /** Owner's connection string to the database `shop` on the primary. */
  readonly ownerUrl: string;
  /** The same database on the standby, without a login. */
  readonly replica: string;
  stop(): Promise<void>;
}

const settings = {
  wal_level: 'replica',
  max_wal_senders: '4',
  wal_keep_size: '64MB',
  wal_receiver_status_interval: '1s',
};

/**
 * Starts both. The standby begins as a copy of the stopped primary, since the servers that come with Cordon have no
 * `pg_basebackup`; from there on it streams.
 */
export async function replicatedShop(): Promise<Replicated> {
  const { dataDir, remove } = await temporaryDataDir('cordon-test-standby-');
  const first = await startEmbedded({ dataDir, durable: false, settings });
  await first.createDatabase('shop');
  await first.stop();
  const copy = `${first.dataDir}-standby`;
  await cp(first.dataDir, copy, { recursive: true, preserveTimestamps: true });
  const user = await serverUser();

  const primary = await startEmbedded({ dataDir, durable: false, settings });
  const cluster = await runningCluster(dataDir);
  if (cluster === undefined) throw new Error('the primary does not run');
  const { superuserPassword } = cluster.record;
  await writeFile(path.join(copy, 'standby.signal'), '');
  const port = await checkPort(0);
  const binaries = await findBinaries(user, user ? '/var/lib/cordon' : dataDir);
  // As root the copy is ours, and the server is not.
  if (user) await promisify(execFile)('chown', ['-R', `${String(user.uid)}:${String(user.gid)}`, copy]);
  const standby = await startServer({
    ...{ postgres: binaries.postgres, folder: copy, port, user, startTimeoutMs: 30_000 },
    settings: {
      ...settings,
      ...{ listen_addresses: '127.0.0.1', unix_socket_directories: '', max_connections: '100', fsync: 'off' },
      ...{ hot_standby: 'on', io_method: 'sync' },
      primary_conninfo: `host=127.0.0.1 port=${String(primary.port)} user=postgres password=${superuserPassword}`,
    },
  });
  return {
    ownerUrl: await primary.createDatabase('shop'),
    replica: `postgres://127.0.0.1:${String(port)}/shop`,
    async stop() {
      await standby.stop();
      await primary.stop();
      await rm(copy, { recursive: true, force: true });
      await remove();
    },
  };
}
