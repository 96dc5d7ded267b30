import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { checkPort } from '../../../packages/server/src/platform/ports.ts';

const HERE = import.meta.dirname;
const COMMAND = path.join(HERE, 'node_modules/directus/cli.js');

/** A running Directus, unmodified, on an empty PostgreSQL database. */
export interface Directus {
  readonly url: string;
  stop(): Promise<void>;
}

/** Sets one up and starts it. @param token static token of its administrator @returns once it answers */
export async function startDirectus(databaseUrl: string, token: string): Promise<Directus> {
  const database = new URL(databaseUrl);
  const port = await checkPort(0);
  const url = `http://127.0.0.1:${String(port)}`;
  const env = {
    // Its process manager keeps a folder in the home.
    ...{ PATH: process.env.PATH, HOME: tmpdir() },
    ...{
      HOST: '127.0.0.1',
      PORT: String(port),
      PUBLIC_URL: url,
      KEY: 'a'.repeat(32),
      SECRET: 'b'.repeat(32),
    },
    ...{ DB_CLIENT: 'pg', DB_HOST: database.hostname, DB_PORT: database.port, DB_SSL: 'false' },
    ...{ DB_USER: database.username, DB_PASSWORD: decodeURIComponent(database.password) },
    DB_DATABASE: database.pathname.slice(1),
    ...{ ADMIN_EMAIL: 'admin@example.com', ADMIN_PASSWORD: 'directus-admin', ADMIN_TOKEN: token },
    ...{ TELEMETRY: 'false', CACHE_ENABLED: 'false', RATE_LIMITER_ENABLED: 'false', LOG_LEVEL: 'error' },
    ...{ WEBSOCKETS_ENABLED: 'false', SERVE_APP: 'false', EMAIL_VERIFY_SETUP: 'false' },
  };
  const run = (command: string): ChildProcess =>
    spawn(process.execPath, [COMMAND, command], { cwd: HERE, env, stdio: ['ignore', 'ignore', 'inherit'] });

  const [code] = (await once(run('bootstrap'), 'exit')) as [number | null];
  if (code !== 0) throw new Error(`Directus was not set up: ${String(code)}`);
  const server = run('start');
  const gone = once(server, 'exit');
  while (!(await answers(`${url}/server/ping`))) {
    if (server.exitCode !== null) throw new Error('Directus did not start');
    await new Promise((done) => setTimeout(done, 200));
  }
  return {
    url,
    stop: async () => {
      server.kill();
      await gone;
    },
  };
}

async function answers(url: string): Promise<boolean> {
  return fetch(url).then(
    ({ ok }) => ok,
    () => false,
  );
}
