import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { temporaryDataDir } from './temporary.ts';
import { removeEmbedded, startEmbedded, type Embedded } from './embedded.ts';
import { checkPort } from './ports.ts';
import { startFailure } from './embedded/process.ts';
import { canReach } from './embedded/user.ts';

const run = promisify(execFile);
const isRoot = process.getuid?.() === 0;

let base: string;
/** A data folder with a stopped cluster; a test leaves it as it was. */
let prepared: string;

beforeAll(async () => {
  base = await mkdtemp(path.join(tmpdir(), 'embedded-'));
  await chmod(base, 0o711);
  prepared = path.join(base, 'prepared');
  await (await start(prepared)).stop();
});

afterAll(async () => {
  await rm(base, { recursive: true });
});

async function folder(): Promise<string> {
  const made = await mkdtemp(path.join(base, 'data-'));
  await chmod(made, 0o711);
  return made;
}

/** A copy of the prepared folder: cheaper than making a cluster. */
async function used(): Promise<string> {
  const made = await folder();
  await run('cp', ['-a', `${prepared}/.`, made]);
  return made;
}

const start = (dataDir: string, more: object = {}): Promise<Embedded> =>
  startEmbedded({ dataDir, durable: false, sharedDir: path.join(base, 'shared'), ...more });

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Command lines of live processes that work on `place`. */
async function processesOn(place: string): Promise<string[]> {
  const { stdout } = await run('ps', ['-A', '-o', 'args=']);
  return stdout.split('\n').filter((line) => line.includes(`-D ${place}`));
}

describe('the embedded PostgreSQL', () => {
  it('keeps its data over a restart, and leaves no process behind', async () => {
    const dataDir = await folder();
    const first = await start(dataDir);
    await query(first.ownerUrl, 'create table kept (x int); insert into kept values (42)');
    const second = await first.createDatabase('demo source');
    await query(second, 'create table other (x int)');
    expect(await first.createDatabase('demo source')).toBe(second);
    await first.stop();
    await first.stop();
    await first.exited;
    expect(await processesOn(first.dataDir)).toEqual([]);

    const again = await start(dataDir);
    expect(await query(again.ownerUrl, 'select x from kept')).toEqual([{ x: 42 }]);
    expect(await query(again.ownerUrl, 'show server_version')).toEqual([
      { server_version: expect.stringMatching(/^18\./) as string },
    ]);
    await again.stop();
  });

  it('listens on the loopback address only, and its owner is no superuser', async () => {
    const embedded = await start(prepared);
    expect(await query(embedded.ownerUrl, 'show listen_addresses')).toEqual([
      { listen_addresses: '127.0.0.1' },
    ]);
    expect(
      await query(
        embedded.ownerUrl,
        'select rolsuper, rolcreaterole, rolcreatedb, rolbypassrls from pg_roles where rolname = current_user',
      ),
    ).toEqual([{ rolsuper: false, rolcreaterole: true, rolcreatedb: true, rolbypassrls: false }]);
    const wrong = embedded.ownerUrl.replace(/:[^:@]+@/, ':guess@');
    await expect(query(wrong, 'select 1')).rejects.toMatchObject({ code: '28P01' });
    await embedded.stop();
  });

  it('keeps its passwords in a file of ours alone, and hands the server nothing of our environment', async () => {
    const dataDir = prepared;
    process.env.CORDON_TEST_CANARY = 'secret';
    const embedded = await start(dataDir);
    delete process.env.CORDON_TEST_CANARY;
    expect((await stat(path.join(dataDir, 'embedded.json'))).mode & 0o777).toBe(0o600);
    if (process.platform === 'linux') {
      const pid =
        (await readFile(path.join(embedded.dataDir, 'postmaster.pid'), 'utf8')).split('\n')[0] ?? '';
      expect(await readFile(`/proc/${pid}/environ`, 'utf8')).not.toContain('CANARY');
    }
    await embedded.stop();
  });

  it('refuses a folder that another one uses, which goes on undisturbed', async () => {
    const dataDir = prepared;
    const embedded = await start(dataDir);
    await expect(start(dataDir)).rejects.toMatchObject({ code: 'folder-in-use' });
    expect(await query(embedded.ownerUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
    await embedded.stop();
  });

  it('says so when its port is in use, and leaves no process', async () => {
    const port = await checkPort(0);
    const taken = await new Promise<Server>((resolve) => {
      const server = createServer().listen(port, '127.0.0.1', () => {
        resolve(server);
      });
    });
    const dataDir = prepared;
    await expect(start(dataDir, { port })).rejects.toMatchObject({
      code: 'port-in-use',
      detail: expect.stringContaining(String(port)) as string,
    });
    taken.close();
    expect(await processesOn(path.join(dataDir, 'postgres'))).toEqual([]);
    await (await start(dataDir, { port })).stop();
  });

  it('recovers from a lock file whose process is gone or is another program', async () => {
    const dataDir = prepared;
    const first = await start(dataDir);
    await first.stop();
    const lock = (pid: number): string =>
      [pid, first.dataDir, 1, 5432, '', '127.0.0.1', '', 'ready   ', ''].join('\n');
    // Above the largest process id of Linux, then this test's own.
    for (const pid of [4_194_305, process.pid]) {
      await writeFile(path.join(first.dataDir, 'postmaster.pid'), lock(pid));
      await (await start(dataDir)).stop();
    }
  });

  it('gives up after the start time-out and leaves no process', async () => {
    const dataDir = prepared;
    await expect(start(dataDir, { startTimeoutMs: 1 })).rejects.toMatchObject({ code: 'start-failed' });
    expect(await processesOn(path.join(dataDir, 'postgres'))).toEqual([]);
    await (await start(dataDir)).stop();
  });

  it('leaves no process when a setting is refused', async () => {
    const dataDir = prepared;
    await expect(start(dataDir, { settings: { no_such_setting: '1' } })).rejects.toMatchObject({
      code: 'start-failed',
    });
    expect(await processesOn(path.join(dataDir, 'postgres'))).toEqual([]);
  });

  it('in a temporary folder stays there, and is deleted with everything it keeps', async () => {
    const { dataDir, remove } = await temporaryDataDir('cordon-temporary-');
    const embedded = await startEmbedded({ dataDir, durable: false });
    expect(embedded.dataDir.startsWith(dataDir)).toBe(true);
    await embedded.stop();
    await remove();
    await expect(stat(dataDir)).rejects.toMatchObject({ code: 'ENOENT' });
  });
});

describe('a damaged or foreign data folder', () => {
  let dataDir: string;
  let cluster: string;

  beforeAll(async () => {
    dataDir = await used();
    const embedded = await start(dataDir);
    cluster = embedded.dataDir;
    await embedded.stop();
  });

  /** Changes one file for the length of the check. */
  async function broken(file: string, text: string | null): Promise<void> {
    const whole = await readFile(file);
    if (text === null) await rm(file);
    else await writeFile(file, text);
    await expect(start(dataDir)).rejects.toMatchObject({ code: 'folder-damaged' });
    await writeFile(file, whole);
    if (isRoot && file.startsWith(cluster)) await run('chown', ['--reference', cluster, file]);
    await chmod(file, 0o600);
  }

  it('is refused: no PG_VERSION, another version, no or a cut control file, unreadable settings', async () => {
    await broken(path.join(cluster, 'PG_VERSION'), null);
    await broken(path.join(cluster, 'PG_VERSION'), '16\n');
    await broken(path.join(cluster, 'global', 'pg_control'), null);
    await broken(path.join(cluster, 'global', 'pg_control'), 'short');
    await broken(path.join(cluster, 'postgresql.conf'), 'this is = not a = setting');
    await broken(path.join(dataDir, 'embedded.json'), '{"format":1}');
    await (await start(dataDir)).stop();
  });

  it('is refused: a cluster without its passwords, and a folder that is one itself', async () => {
    await broken(path.join(dataDir, 'embedded.json'), null);
    await expect(start(cluster)).rejects.toMatchObject({ code: 'folder-damaged' });
  });

  it('is refused: a database that was there and is gone', async () => {
    const emptied = await used();
    const embedded = await start(emptied);
    await embedded.stop();
    await rm(embedded.dataDir, { recursive: true });
    await expect(start(emptied)).rejects.toMatchObject({
      code: 'folder-damaged',
      detail: expect.stringContaining('gone') as string,
    });
  });

  it('is refused: a path that is a file, or lies below one', async () => {
    const file = path.join(base, 'file');
    await writeFile(file, '');
    await expect(start(file)).rejects.toMatchObject({ code: 'folder-damaged' });
    await expect(start(path.join(file, 'below'))).rejects.toMatchObject({ code: 'folder-damaged' });
  });

  it.runIf(process.platform === 'linux')('is refused: a place that takes no folders', async () => {
    await expect(start('/proc/cordon')).rejects.toMatchObject({ code: 'start-failed' });
  });

  it('reads what PostgreSQL says when it gives up', () => {
    const at = { folder: '/d', port: 5 };
    expect(
      startFailure('LOG: could not bind IPv4 address "127.0.0.1": Address already in use', at).code,
    ).toBe('port-in-use');
    expect(startFailure('FATAL: lock file "postmaster.pid" already exists', at).code).toBe('folder-in-use');
    expect(startFailure('FATAL: could not write lock file: Read-only file system', at).code).toBe(
      'folder-read-only',
    );
    expect(startFailure('PANIC: could not locate a valid checkpoint record at 0/1', at).code).toBe(
      'folder-damaged',
    );
    expect(startFailure('FATAL: out of luck', at).code).toBe('start-failed');
  });
});

const script = (dataDir: string, shared: string): string => `
  import { startEmbedded } from ${JSON.stringify(path.join(import.meta.dirname, 'embedded.ts'))};
  const embedded = await startEmbedded({ dataDir: ${JSON.stringify(dataDir)}, durable: false, sharedDir: ${JSON.stringify(shared)} });
  process.on('SIGINT', () => embedded.stop().then(() => process.exit(0)));
  console.log(embedded.dataDir);
  setInterval(() => {}, 1000);`;

async function firstLine(child: ChildProcess): Promise<string> {
  return await new Promise((resolve, reject) => {
    child.stdout?.once('data', (text: Buffer) => {
      resolve(text.toString().trim());
    });
    child.once('exit', () => {
      reject(new Error('ended before it was ready'));
    });
  });
}

async function gone(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  await new Promise((resolve) => child.once('exit', resolve));
}

describe('the process around it', () => {
  async function launch(): Promise<{ child: ChildProcess; dataDir: string; cluster: string }> {
    const dataDir = prepared;
    const code = script(dataDir, path.join(base, 'shared'));
    const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
      stdio: ['ignore', 'pipe', 'inherit'],
      cwd: import.meta.dirname,
    });
    return { child, dataDir, cluster: await firstLine(child) };
  }

  it('stops it on SIGINT', async () => {
    const { child, cluster } = await launch();
    expect(await processesOn(cluster)).not.toEqual([]);
    child.kill('SIGINT');
    await gone(child);
    expect(child.exitCode).toBe(0);
    expect(await processesOn(cluster)).toEqual([]);
  });

  it('leaves none even when killed, and the folder starts again at once', async () => {
    const { child, dataDir, cluster } = await launch();
    child.kill('SIGKILL');
    await gone(child);
    const again = await start(dataDir);
    await again.stop();
    expect(await processesOn(cluster)).toEqual([]);
  });
});

describe('as an ordinary user', async () => {
  const nobody = { uid: 65_534, gid: 65_534 };
  const asUser = isRoot ? nobody : {};
  const possible = !isRoot || (await canReach(path.dirname(process.execPath), nobody));

  async function outcome(dataDir: string): Promise<string> {
    const code = `
      import { startEmbedded } from ${JSON.stringify(path.join(import.meta.dirname, 'embedded.ts'))};
      await startEmbedded({ dataDir: ${JSON.stringify(dataDir)}, durable: false }).then(
        async (embedded) => { await embedded.stop(); console.log(embedded.dataDir); },
        (error) => { console.log(error.code); });`;
    const { stdout } = await run(process.execPath, ['--input-type=module', '-e', code], {
      ...asUser,
      cwd: import.meta.dirname,
    });
    return stdout.trim();
  }

  it.runIf(possible)('runs as that user inside the data folder', async () => {
    const dataDir = await folder();
    if (isRoot) await run('chown', [String(nobody.uid), dataDir]);
    expect(await outcome(dataDir)).toBe(path.join(dataDir, 'postgres'));
    if (isRoot) expect((await stat(path.join(dataDir, 'postgres'))).uid).toBe(nobody.uid);
  });

  it.runIf(possible)('refuses a folder it cannot write', async () => {
    const dataDir = await folder();
    await chmod(dataDir, 0o555);
    expect(await outcome(dataDir)).toBe('folder-read-only');
  });
});

describe.runIf(isRoot)('as root below a folder that others may not pass', () => {
  it('runs from copies of programs and data that its user can reach, and finds them again', async () => {
    const home = await mkdtemp(path.join(base, 'home-'));
    const dataDir = path.join(home, 'cordon');
    const shared = path.join(base, 'shared-by-root');
    const first = await start(dataDir, { sharedDir: shared });
    expect(first.dataDir.startsWith(shared)).toBe(true);
    await query(first.ownerUrl, 'create table kept (x int)');
    await first.stop();
    const second = await start(dataDir, { sharedDir: shared });
    expect(second.dataDir).toBe(first.dataDir);
    expect(await query(second.ownerUrl, "select to_regclass('kept')::text t")).toEqual([{ t: 'kept' }]);
    await second.stop();
    await removeEmbedded(dataDir);
    await expect(stat(first.dataDir)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('refuses a shared folder that others may write in: the programs could be exchanged', async () => {
    const shared = path.join(base, 'shared-by-all');
    await mkdir(shared);
    await chmod(shared, 0o777);
    await expect(start(await folder(), { sharedDir: shared })).rejects.toMatchObject({
      code: 'start-failed',
    });
  });

  it('knows which folders a user can pass', async () => {
    const home = await mkdtemp(path.join(base, 'home-'));
    await mkdir(path.join(home, 'inner'), { mode: 0o755 });
    const nobody = { uid: 65_534, gid: 65_534 };
    expect(await canReach(path.join(home, 'inner'), nobody)).toBe(false);
    await chmod(home, 0o711);
    expect(await canReach(path.join(home, 'inner'), nobody)).toBe(true);
    expect(await canReach(home, null)).toBe(true);
  });
});
