import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { access, chown, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { Failure } from '@cordon/core/kernel';
import { z } from 'zod';
import { createPrivate, errno, readIfThere, replacePrivate } from '../files.ts';
import type { Binaries } from './binaries.ts';
import { canReach, type ServerUser } from './user.ts';

const run = promisify(execFile);

/** What the server and initdb get to see of our environment: nothing of ours, so no secret either. */
export const serverEnv = { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };

/** The bootstrap superuser of the cluster. Nothing of Cordon signs in as it after the start. */
export const SUPERUSER = 'postgres';

const MAJOR = '18';
const RECORD = 'embedded.json';

const recordSchema = z.strictObject({
  format: z.literal(1),
  /** `postgres` inside the data folder, or an absolute path when the server's user cannot reach that. */
  cluster: z.string().min(1),
  /** Set once initdb is through: from then on a missing cluster is a loss, not a first start. */
  initialised: z.boolean(),
  superuserPassword: z.string().min(20),
  ownerPassword: z.string().min(20),
});

export type ClusterRecord = z.infer<typeof recordSchema>;

export interface Cluster {
  /** Absolute path of PostgreSQL's own data folder. */
  readonly folder: string;
  readonly record: ClusterRecord;
}

export interface ClusterOptions {
  readonly binaries: Binaries;
  readonly user: ServerUser | null;
  /** Where a new cluster goes when `user` cannot reach the data folder (root's 0700 home, for one). */
  readonly elsewhere: string;
  readonly durable: boolean;
}

const damaged = (text: string, cause?: unknown): Failure => new Failure('folder-damaged', text, cause);

const exists = (at: string): Promise<boolean> =>
  access(at).then(
    () => true,
    () => false,
  );

/** Out: the record of a data folder, undefined when it never held a cluster. */
async function readRecord(dataDir: string): Promise<ClusterRecord | undefined> {
  const file = path.join(dataDir, RECORD);
  const text = await readIfThere(file);
  if (text === undefined) return undefined;
  try {
    return recordSchema.parse(JSON.parse(text));
  } catch {
    // The parser's message would quote the file, and the file holds passwords.
    throw damaged(
      `${file} cannot be read. Restore it from a backup: it holds the passwords of the database beside it.`,
    );
  }
}

async function makeRecord(
  dataDir: string,
  user: ServerUser | null,
  elsewhere: string,
): Promise<ClusterRecord> {
  for (const foreign of ['PG_VERSION', 'postgres']) {
    if (await exists(path.join(dataDir, foreign))) {
      throw damaged(
        `${dataDir} holds a PostgreSQL database that this Cordon did not make (${foreign}, but no ${RECORD}).`,
      );
    }
  }
  const inside = await canReach(dataDir, user);
  const record: ClusterRecord = {
    format: 1,
    cluster: inside ? 'postgres' : path.join(elsewhere, randomBytes(8).toString('hex'), 'postgres'),
    initialised: false,
    superuserPassword: randomBytes(24).toString('base64url'),
    ownerPassword: randomBytes(24).toString('base64url'),
  };
  if (await createPrivate(path.join(dataDir, RECORD), JSON.stringify(record, null, 2))) return record;
  return (await readRecord(dataDir)) ?? record;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errno(error) !== 'ESRCH';
  }
}

/** initdb into a folder beside, moved into place when whole: a crash halfway never looks like a database. */
async function initialise(cluster: Cluster, options: ClusterOptions): Promise<void> {
  const { binaries, user } = options;
  const parent = path.dirname(cluster.folder);
  await mkdir(parent, { recursive: true, mode: 0o711 });
  for (const left of await readdir(parent)) {
    const maker = /^postgres\.new-(\d+)/.exec(left)?.[1];
    if (maker !== undefined && !isAlive(Number(maker)))
      await rm(path.join(parent, left), { recursive: true, force: true });
  }
  const fresh = path.join(parent, `postgres.new-${String(process.pid)}`);
  const passwordFile = `${fresh}.password`;
  try {
    await mkdir(fresh, { mode: 0o700 });
    await writeFile(passwordFile, cluster.record.superuserPassword, { mode: 0o600, flag: 'wx' });
    if (user) {
      await chown(fresh, user.uid, user.gid);
      await chown(passwordFile, user.uid, user.gid);
    }
    await run(
      binaries.initdb,
      [
        ...['--pgdata', fresh, '--username', SUPERUSER, '--pwfile', passwordFile],
        // The built-in provider sorts alike on every system, so an index never depends on the machine's C library.
        ...['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
        ...['--auth=scram-sha-256', '--no-instructions', ...(options.durable ? [] : ['--no-sync'])],
      ],
      // However long it takes on a busy machine: it ends by itself, and a half-made cluster is none.
      { ...(user ?? {}), cwd: parent, env: serverEnv },
    );
    await rename(fresh, cluster.folder);
  } catch (error) {
    if (await exists(path.join(cluster.folder, 'PG_VERSION'))) {
      throw new Failure(
        'folder-in-use',
        `Another Cordon made its database in ${cluster.folder} at the same moment.`,
        error,
      );
    }
    const said = error instanceof Error && 'stderr' in error ? String(error.stderr).slice(-2000) : '';
    throw new Failure('start-failed', `initdb failed in ${parent}. ${said}`, error);
  } finally {
    await rm(passwordFile, { force: true });
    await rm(fresh, { recursive: true, force: true });
  }
}

async function checkVersion(folder: string): Promise<void> {
  const version = (await readIfThere(path.join(folder, 'PG_VERSION')))?.trim();
  if (version === undefined) throw damaged(`${folder} has no PG_VERSION. Restore it from a backup.`);
  if (version !== MAJOR) {
    throw damaged(
      `${folder} was made by PostgreSQL ${version.slice(0, 12)}, this Cordon brings ${MAJOR}. Dump it with the old version, restore it here.`,
    );
  }
}

/**
 * The cluster of a data folder, made at the first start. The folder must exist and be writable.
 * @throws Failure `folder-damaged`, `folder-in-use` or `start-failed`
 */
export async function openCluster(dataDir: string, options: ClusterOptions): Promise<Cluster> {
  const { user } = options;
  const record = (await readRecord(dataDir)) ?? (await makeRecord(dataDir, user, options.elsewhere));
  const cluster = { folder: path.resolve(dataDir, record.cluster), record };
  if (!(await exists(cluster.folder))) {
    if (record.initialised)
      throw damaged(`The database of ${dataDir} is gone: ${cluster.folder} does not exist.`);
    await initialise(cluster, options);
  }
  await checkVersion(cluster.folder);
  if (!record.initialised) {
    await replacePrivate(
      path.join(dataDir, RECORD),
      JSON.stringify({ ...record, initialised: true }, null, 2),
    );
  }
  if (!(await canReach(path.dirname(cluster.folder), user))) {
    throw new Failure(
      'folder-read-only',
      `The database user cannot reach ${cluster.folder}. Let everybody pass through the folders above it (chmod o+x).`,
    );
  }
  return cluster;
}

interface Lock {
  readonly pid: number;
  readonly port: number;
  readonly status: string;
}

/** What postmaster.pid says, or undefined: none there, or not readable as one. */
async function lockOf(folder: string): Promise<Lock | undefined> {
  const lines = (await readFile(path.join(folder, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n');
  const [pid = 0, , , port = 0] = lines.map((line) => Number.parseInt(line, 10));
  return Number.isSafeInteger(pid) && pid > 0 ? { pid, port, status: (lines[7] ?? '').trim() } : undefined;
}

async function isPostgres(pid: number): Promise<boolean> {
  if (!isAlive(pid)) return false;
  if (process.platform !== 'linux') return true;
  // A process id is used again after a reboot or in a new container: the name tells.
  const name = await readFile(`/proc/${String(pid)}/comm`, 'utf8').catch(() => '');
  return name.trim() === 'postgres';
}

/**
 * The cluster of a data folder whose server is up, with its port; undefined when there is none or it is not ready.
 * @throws Failure `folder-damaged`
 */
export async function runningCluster(dataDir: string): Promise<(Cluster & { port: number }) | undefined> {
  const record = await readRecord(dataDir);
  if (record === undefined) return undefined;
  const folder = path.resolve(dataDir, record.cluster);
  const lock = await lockOf(folder);
  const up = lock?.status === 'ready' && (await isPostgres(lock.pid));
  return up ? { folder, record, port: lock.port } : undefined;
}

const RELEASE_MS = 1500;
const SHUTDOWN_MS = 15_000;

/**
 * Waits out a server that is going down (its Cordon was killed a moment ago). PostgreSQL itself clears a lock file
 * whose process is gone; one whose process id now belongs to another program it would believe, so that is cleared here.
 * @throws Failure `folder-in-use` when a live server holds the folder
 */
export async function claim(folder: string): Promise<void> {
  for (const began = Date.now(); ;) {
    const lock = await lockOf(folder);
    if (!lock || !isAlive(lock.pid)) return;
    if (!(await isPostgres(lock.pid))) {
      await rm(path.join(folder, 'postmaster.pid'), { force: true });
      return;
    }
    if (Date.now() - began > (lock.status === 'stopping' ? SHUTDOWN_MS : RELEASE_MS)) {
      throw new Failure(
        'folder-in-use',
        `Process ${String(lock.pid)} runs PostgreSQL on ${folder}. Stop that Cordon first.`,
      );
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Deletes what a data folder keeps elsewhere as well as the cluster itself. The server must be stopped. */
export async function removeCluster(dataDir: string): Promise<void> {
  const record = await readRecord(dataDir);
  if (!record) return;
  const folder = path.resolve(dataDir, record.cluster);
  // A server whose starter was killed may still be on its way out, and write meanwhile.
  const patiently = { recursive: true, force: true, maxRetries: 10 };
  await rm(path.isAbsolute(record.cluster) ? path.dirname(folder) : folder, patiently);
  await rm(path.join(dataDir, RECORD), { force: true });
}

/**
 * Folder below which root keeps what the server's user must reach; others may pass through it, not list it.
 * @throws Failure `start-failed` when somebody else made it: they could exchange the programs inside
 */
export async function prepareShared(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o711 });
  const { uid, mode } = await stat(folder);
  if (uid !== 0 || (mode & 0o022) !== 0) {
    throw new Failure(
      'start-failed',
      `${folder} must belong to root and be writable by root only (chown root, chmod 711).`,
    );
  }
}
