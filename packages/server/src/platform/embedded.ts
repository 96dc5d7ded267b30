import path from 'node:path';
import { Failure } from '@cordon/core/kernel';
import pg from 'pg';
import { findBinaries } from './embedded/binaries.ts';
import {
  claim,
  openCluster,
  prepareShared,
  removeCluster,
  runningCluster,
  SUPERUSER,
} from './embedded/cluster.ts';
import { startServer, type ServerProcess } from './embedded/process.ts';
import { serverUser, type ServerUser } from './embedded/user.ts';
import { ensureDataDir } from './files.ts';
import { checkPort } from './ports.ts';

export interface EmbeddedOptions {
  /** Cordon's data folder; the cluster lives in `postgres` below it, or elsewhere (see `Embedded.dataDir`). */
  readonly dataDir: string;
  /** TCP port on 127.0.0.1; a free one when absent. */
  readonly port?: number;
  /** False gives up durability for speed: tests and throw-away demos only. */
  readonly durable?: boolean;
  /** After which a start is given up; never when absent, as long as the server lives. */
  readonly startTimeoutMs?: number;
  /** More PostgreSQL settings, e.g. a statement log. */
  readonly settings?: Readonly<Record<string, string>>;
  /** As root: where programs and data go that the user `postgres` could not reach in place. */
  readonly sharedDir?: string;
}

export interface Embedded {
  /** Connection string of `cordon_owner` (may create roles and databases, no superuser) to the database `cordon`. */
  readonly ownerUrl: string;
  readonly port: number;
  /** PostgreSQL's own data folder. */
  readonly dataDir: string;
  /** Resolves when the server is gone, wanted or not. */
  readonly exited: Promise<void>;
  /** Makes a database owned by `cordon_owner` unless it is there. Out: its connection string. */
  createDatabase(name: string): Promise<string>;
  /** Any number of calls; resolves when no process is left. */
  stop(): Promise<void>;
}

const OWNER = 'cordon_owner';
const DATABASE = 'cordon';

/** Below it, as root: `postgres-<version>` (programs) and the clusters whose data folder `postgres` cannot reach. */
const SHARED = '/var/lib/cordon';

/** Small when idle: shared memory counts only once touched, and no process runs that Cordon does not use. */
const baseSettings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '100',
  shared_buffers: '64MB',
  maintenance_work_mem: '64MB',
  max_wal_size: '1GB',
  huge_pages: 'off',
  jit: 'off',
  io_method: 'sync',
  max_parallel_workers_per_gather: '0',
  max_logical_replication_workers: '0',
  wal_level: 'minimal',
  max_wal_senders: '0',
  autovacuum_max_workers: '2',
  password_encryption: 'scram-sha-256',
  timezone: 'UTC',
  log_timezone: 'UTC',
  lc_messages: 'C',
  // Texts of failed statements and their details carry raw customer values.
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_checkpoints: 'off',
};

const notDurable = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

const urlOf = (user: string, password: string, port: number, database: string): string =>
  `postgres://${user}:${encodeURIComponent(password)}@127.0.0.1:${String(port)}/${encodeURIComponent(database)}`;

/** One statement after another as the superuser; the connection is closed in every case. */
async function asSuperuser(url: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  // The server may go down while we wait; the pending query fails as well and is what counts.
  client.on('error', () => undefined);
  try {
    await client.connect();
    await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function ensureDatabase(client: pg.Client, name: string): Promise<void> {
  const there = await client.query('select from pg_database where datname = $1', [name]);
  const quoted = pg.escapeIdentifier(name);
  if (there.rowCount === 0) await client.query(`create database ${quoted} owner ${OWNER}`);
  // A login of one database in this cluster has no business in another.
  await client.query(`revoke connect, temporary on database ${quoted} from public`);
}

async function ensureOwner(client: pg.Client, password: string): Promise<void> {
  const there = await client.query('select from pg_roles where rolname = $1', [OWNER]);
  if (there.rowCount === 0) await client.query(`create role ${OWNER}`);
  await client.query(
    `alter role ${OWNER} login nosuperuser createdb createrole nobypassrls noreplication password ${pg.escapeLiteral(password)}`,
  );
}

async function launch(
  folder: string,
  postgres: string,
  user: ServerUser | null,
  options: EmbeddedOptions,
): Promise<[ServerProcess, number]> {
  const settings = { ...baseSettings, ...(options.durable === false ? notDurable : {}), ...options.settings };
  const { startTimeoutMs } = options;
  for (let tries = 1; ; tries++) {
    const port = options.port ?? (await checkPort(0));
    try {
      return [await startServer({ postgres, folder, port, user, settings, startTimeoutMs }), port];
    } catch (error) {
      // A free port can be taken by somebody else before the server binds it.
      const again = options.port === undefined && tries < 3;
      if (!(again && error instanceof Failure && error.code === 'port-in-use')) throw error;
    }
  }
}

/**
 * Starts the PostgreSQL that comes with Cordon on a folder that keeps its data. As root the server runs as the user
 * `postgres`, from a place that user can reach.
 * @throws Failure `folder-read-only`, `folder-damaged`, `folder-in-use`, `port-in-use` or `start-failed`
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const dataDir = path.resolve(options.dataDir);
  await ensureDataDir(dataDir);
  const user = await serverUser();
  const shared = user ? (options.sharedDir ?? SHARED) : dataDir;
  if (user) await prepareShared(shared);
  const binaries = await findBinaries(user, shared);
  const cluster = await openCluster(dataDir, {
    binaries,
    user,
    elsewhere: shared,
    durable: options.durable !== false,
  });
  await claim(cluster.folder);
  const [server, port] = await launch(cluster.folder, binaries.postgres, user, options);

  const { superuserPassword, ownerPassword } = cluster.record;
  const superuserUrl = urlOf(SUPERUSER, superuserPassword, port, 'postgres');
  try {
    await asSuperuser(superuserUrl, async (client) => {
      await ensureOwner(client, ownerPassword);
      await ensureDatabase(client, DATABASE);
    });
  } catch (error) {
    await server.stop();
    throw new Failure(
      'start-failed',
      `PostgreSQL started on ${cluster.folder}, but its first sign-in failed.`,
      error,
    );
  }

  return {
    ownerUrl: urlOf(OWNER, ownerPassword, port, DATABASE),
    port,
    dataDir: cluster.folder,
    exited: server.exited,
    stop: () => server.stop(),
    createDatabase: async (name) => {
      await asSuperuser(superuserUrl, (client) => ensureDatabase(client, name));
      return urlOf(OWNER, ownerPassword, port, name);
    },
  };
}

/**
 * The connection string that a running Cordon has to the PostgreSQL of its data folder, for a command beside it: whoever
 * lost the last way in should not have to stop the others' work. Who can read the folder's passwords may use them.
 * @returns undefined when no server runs on the folder
 * @throws Failure `folder-damaged`
 */
export async function runningOwnerUrl(dataDir: string): Promise<string | undefined> {
  const running = await runningCluster(path.resolve(dataDir));
  return running && urlOf(OWNER, running.record.ownerPassword, running.port, DATABASE);
}

/** Deletes the cluster of a data folder wherever it lives, passwords included; the server must be stopped. */
export async function removeEmbedded(dataDir: string): Promise<void> {
  await removeCluster(path.resolve(dataDir));
}
