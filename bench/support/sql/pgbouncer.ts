import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { checkPort } from '../../../packages/server/src/platform/ports.ts';
import type { Beside } from '../beside.ts';

/** Whether the pooler of the comparison is installed here, as Debian's package `pgbouncer` is. */
export const hasPgbouncer = (): boolean => spawnSync('pgbouncer', ['--version']).status === 0;

/** Starts it before one database: a session of a client is a session there, and whoever comes is let in. */
export async function startPgbouncer(url: string, database: string): Promise<Beside> {
  const { hostname, port, username, password, pathname } = new URL(url);
  const folder = await mkdtemp(path.join(tmpdir(), 'cordon-bench-pooler-'));
  await chmod(folder, 0o755);
  const own = await checkPort(0);
  const file = path.join(folder, 'pgbouncer.ini');
  const target = [
    ...[`host=${hostname}`, `port=${port}`, `dbname=${pathname.slice(1)}`],
    ...[`user=${username}`, `password=${decodeURIComponent(password)}`],
  ];
  await writeFile(
    file,
    `[databases]
${database} = ${target.join(' ')}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${String(own)}
unix_socket_dir =
auth_type = any
pool_mode = session
default_pool_size = 80
max_client_conn = 200
server_idle_timeout = 2
log_connections = 0
log_disconnections = 0
`,
  );
  // It refuses to run as root.
  const user = process.getuid?.() === 0 ? ['-u', 'nobody'] : [];
  const child = spawn('pgbouncer', ['-q', ...user, file], { stdio: 'ignore' });
  const gone = once(child, 'exit');
  await listening(own);
  return {
    ...{ port: own, pid: child.pid ?? 0 },
    stop: async () => {
      child.kill('SIGINT');
      await gone;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function listening(port: number): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    const socket = connect(port, '127.0.0.1');
    const came = await once(socket, 'connect').then(
      () => true,
      () => false,
    );
    socket.destroy();
    if (came) return;
    await setTimeout(50);
  }
  throw new Error('pgbouncer did not start');
}
