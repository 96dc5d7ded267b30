import { spawn, type ChildProcess } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Failure } from '@cordon/core/kernel';
import { serverEnv } from './cluster.ts';
import type { ServerUser } from './user.ts';

export interface ServerOptions {
  readonly postgres: string;
  /** PostgreSQL's data folder. */
  readonly folder: string;
  readonly port: number;
  readonly user: ServerUser | null;
  readonly settings: Readonly<Record<string, string>>;
  /** Given up after this; without it, it is waited for as long as it lives: recovery takes as long as it takes. */
  readonly startTimeoutMs?: number | undefined;
}

export interface ServerProcess {
  /** Resolves when the server is gone, for whatever reason. */
  readonly exited: Promise<void>;
  /** Fast shutdown, harder after ten seconds. Any number of calls. */
  stop(): Promise<void>;
}

/**
 * The shell between us and the server. It holds the other end of our pipe: when we end, even by SIGKILL, the pipe
 * closes and the server is told to shut down, so none is ever left behind. INT is the fast shutdown; a server that has
 * not set up its handlers yet ignores that (the shell's backgrounded commands do) and ends by TERM, which does nothing
 * after an INT that was heard. Backgrounded commands lose stdin, hence fd 3.
 */
const GUARD = `exec 3<&0
"$@" 3<&- </dev/null &
server=$!
( read -r _ <&3; kill -INT "$server"; kill -TERM "$server" ) 2>/dev/null &
guard=$!
exec 3<&-
wait "$server"
code=$?
kill "$guard" 2>/dev/null
wait "$guard" 2>/dev/null
exit "$code"`;

const KEPT_OUTPUT = 4000;
const FAST_MS = 10_000;
const HARD_MS = 5_000;

const after = (ms: number): Promise<'late'> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms, 'late').unref();
  });

function launch(options: ServerOptions): ChildProcess {
  const settings = Object.entries(options.settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const args = ['-D', options.folder, '-p', String(options.port), ...settings];
  const where = {
    ...(options.user ?? {}),
    cwd: path.dirname(options.folder),
    env: serverEnv,
    // A session of its own: Ctrl-C in the terminal must reach us alone, or the database goes before its users.
    detached: true,
  };
  return process.platform === 'win32'
    ? spawn(options.postgres, args, {
        ...where,
        detached: false,
        windowsHide: true,
        stdio: ['pipe', 'ignore', 'pipe'],
      })
    : spawn('/bin/sh', ['-c', GUARD, 'cordon-postgres', options.postgres, ...args], {
        ...where,
        stdio: ['pipe', 'ignore', 'pipe'],
      });
}

/** Maps what the server wrote before it gave up to the failure an operator can act on. */
export function startFailure(output: string, options: Pick<ServerOptions, 'folder' | 'port'>): Failure {
  const { folder, port } = options;
  if (/Address already in use|could not create any TCP\/IP sockets/.test(output)) {
    return new Failure(
      'port-in-use',
      `127.0.0.1:${String(port)} is in use, so PostgreSQL cannot listen there.`,
    );
  }
  if (/lock file "postmaster\.pid"|pre-existing shared memory block/.test(output)) {
    return new Failure('folder-in-use', `Another PostgreSQL runs on ${folder}.`);
  }
  if (/Read-only file system|[Pp]ermission denied/.test(output)) {
    return new Failure('folder-read-only', `PostgreSQL cannot write in ${folder}. ${output}`);
  }
  const lost =
    /pg_control|checkpoint record|not a valid data directory|incompatible with server|invalid (?:magic|page)|could not (?:open|read|find|stat) (?:file|directory)|has invalid permissions|wrong ownership|syntax error in file|contains errors/;
  if (lost.test(output))
    return new Failure(
      'folder-damaged',
      `PostgreSQL cannot use ${folder}. Restore it from a backup. ${output}`,
    );
  return new Failure('start-failed', `PostgreSQL ended while starting on ${folder}. ${output}`);
}

async function kill(folder: string, signal: 'SIGQUIT' | 'SIGKILL'): Promise<void> {
  const pid = Number.parseInt(
    await readFile(path.join(folder, 'postmaster.pid'), 'utf8').catch(() => ''),
    10,
  );
  if (!Number.isSafeInteger(pid) || pid <= 1) return;
  try {
    process.kill(pid, signal);
  } catch {
    // Gone already: what was wanted.
  }
}

/**
 * Starts the server and waits until it takes connections.
 * @throws Failure `port-in-use`, `folder-in-use`, `folder-read-only`, `folder-damaged` or `start-failed`; no process is left
 */
export async function startServer(options: ServerOptions): Promise<ServerProcess> {
  const child = launch(options);
  let output = '';
  let ready: (() => void) | undefined;
  const isReady = new Promise<'ready'>((resolve) => {
    ready = (): void => {
      resolve('ready');
    };
  });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    if (!ready) return;
    output = (output + text).slice(-KEPT_OUTPUT);
    if (!/ready to accept (read-only )?connections/.test(output)) return;
    ready();
    // From here on the pipe is drained and dropped: statements of a running server never become our log.
    ready = undefined;
    output = '';
  });
  child.stdin?.on('error', () => undefined);
  const exited = new Promise<void>((resolve) => {
    child.once('exit', () => {
      resolve();
    });
    child.once('error', (error) => {
      output += ` ${error.name} ${'code' in error ? String(error.code) : ''}`;
      resolve();
    });
  });

  const stop = async (): Promise<void> => {
    child.stdin?.end();
    if (process.platform === 'win32') child.kill();
    if ((await Promise.race([exited, after(FAST_MS)])) !== 'late') return;
    await kill(options.folder, 'SIGQUIT');
    if ((await Promise.race([exited, after(HARD_MS)])) !== 'late') return;
    await kill(options.folder, 'SIGKILL');
    await exited;
  };

  const { startTimeoutMs } = options;
  const outcome = await Promise.race([
    isReady,
    exited.then(() => 'gone' as const),
    ...(startTimeoutMs === undefined ? [] : [after(startTimeoutMs)]),
  ]);
  if (outcome === 'ready') return { exited, stop };
  const said = output;
  await stop();
  if (outcome === 'gone') throw startFailure(said, options);
  throw new Failure('start-failed', `PostgreSQL was not ready after ${String(startTimeoutMs)} ms. ${said}`);
}
