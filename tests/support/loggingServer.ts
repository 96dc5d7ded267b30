import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { LogFormat } from '../../packages/core/src/assurance/reconcile/formats.ts';
import { findBinaries } from '../../packages/server/src/platform/embedded/binaries.ts';
import { serverEnv } from '../../packages/server/src/platform/embedded/cluster.ts';
import { serverUser } from '../../packages/server/src/platform/embedded/user.ts';
import { startEmbedded } from '../../packages/server/src/platform/embedded.ts';
import { checkPort } from '../../packages/server/src/platform/ports.ts';
import { temporaryDataDir } from '../../packages/server/src/platform/temporary.ts';
import { connectTo } from './source.ts';

/** A PostgreSQL that logs every statement in all three of its formats. */
export interface LoggingServer {
  /** Owner's connection string to the database `shop`. */
  readonly ownerUrl: string;
  /** Stops it, so that everything is written. @returns its logs */
  logs(): Promise<Readonly<Partial<Record<LogFormat, string>>>>;
  remove(): Promise<void>;
}

const settings = {
  ...{
    logging_collector: 'on',
    log_destination: 'csvlog,jsonlog,stderr',
    log_directory: 'log',
    log_filename: 'shop',
  },
  ...{ log_statement: 'all', log_line_prefix: '%m [%p] user=%u,db=%d,app=%a ', log_timezone: 'UTC' },
  ...{ listen_addresses: '127.0.0.1', unix_socket_directories: '', fsync: 'off', io_method: 'sync' },
};

/** Its log goes to files, so nobody is told when it is ready: it is asked until it answers. */
export async function loggingServer(): Promise<LoggingServer> {
  const { dataDir, remove } = await temporaryDataDir('cordon-test-log-');
  const port = await checkPort(0);
  const plain = await startEmbedded({ dataDir, port, durable: false });
  const ownerUrl = await plain.createDatabase('shop');
  await plain.stop();
  const user = await serverUser();
  const { postgres } = await findBinaries(user, user ? '/var/lib/cordon' : dataDir);
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const server = spawn(postgres, ['-D', plain.dataDir, '-p', String(port), ...options], {
    ...{ ...user, cwd: path.dirname(plain.dataDir), env: serverEnv, stdio: 'ignore' },
  });
  const gone = once(server, 'exit');
  const end = async (): Promise<void> => {
    server.kill('SIGINT');
    await gone;
  };
  await answers(ownerUrl, () => server.exitCode === null);
  return {
    ownerUrl,
    async logs() {
      await end();
      const folder = path.join(plain.dataDir, 'log');
      const all = await Promise.all(
        (await readdir(folder)).map(async (name) => {
          const format = name.endsWith('.csv') ? 'csvlog' : name.endsWith('.json') ? 'jsonlog' : 'stderr';
          return [format, await readFile(path.join(folder, name), 'utf8')] as const;
        }),
      );
      return Object.fromEntries(all);
    },
    async remove() {
      if (server.exitCode === null) await end();
      await remove();
    },
  };
}

async function answers(url: string, lives: () => boolean): Promise<void> {
  for (;;) {
    try {
      const client = await connectTo(url);
      await client.end();
      return;
    } catch (error) {
      if (!lives()) throw error;
    }
  }
}
