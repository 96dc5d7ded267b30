import { spawn, spawnSync } from 'node:child_process';
import pg from 'pg';
import type { SqlScene, SqlWay } from './scene.ts';

/** A statement that would work for hours. */
export const ENDLESS = `SELECT count(*) FROM generate_series(1, 10000) a, generate_series(1, 10000) b, generate_series(1, 10000) c, orders o`;

/** A statement with this many rows of about 1 KB, for a client that knows one customer only. */
export const many = (rows: number): string =>
  `SELECT g.i, repeat('x', 1000) AS filling, o.order_number FROM generate_series(1, ${String(rows)}) AS g(i) CROSS JOIN (SELECT * FROM orders LIMIT 1) o`;

type Way = Pick<SqlWay, 'user' | 'secret'>;

/** A connection string; the door is on this machine and in clear. */
export function urlOf({ listener }: Pick<SqlScene, 'listener'>, { user, secret }: Way): string {
  return `postgres://${user}:${encodeURIComponent(secret)}@127.0.0.1:${String(listener.port)}/harbor`;
}

/** What stands at the source for clients of the door, seen by the source's owner. */
export interface AtSource {
  /** Connections of the reading login. */
  connections(): Promise<number>;
  /** Of these, the ones that work. */
  working(): Promise<number>;
  /** Rows of scopes, emptied ones too. */
  scopes(): Promise<number>;
  close(): Promise<void>;
}

export async function atSource({ scene }: Pick<SqlScene, 'scene'>): Promise<AtSource> {
  const owner = new pg.Client(scene.sourceUrl);
  await owner.connect();
  const count = async (text: string): Promise<number> => {
    const { rows } = await owner.query<{ count: string }>(text);
    return Number(rows[0]?.count);
  };
  const reading = `SELECT count(*) FROM pg_stat_activity
    WHERE datname = current_database() AND usename <> current_user AND usename NOT LIKE '%scope%' AND pid <> pg_backend_pid()`;
  return {
    connections: () => count(reading),
    working: () =>
      count(`SELECT count(*) FROM pg_locks l JOIN pg_stat_activity a USING (pid)
      WHERE a.datname = current_database() AND a.usename <> current_user AND l.locktype = 'virtualxid'`),
    scopes: () => count('SELECT count(*) FROM cordon.scope'),
    close: () => owner.end(),
  };
}

/** Whether a program is on this machine. */
export const hasProgram = (program: string): boolean =>
  spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0;

export interface Ran {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs a program of PostgreSQL as this client. @param input what it reads from standard input */
export async function run(
  program: string,
  argv: readonly string[],
  env: Readonly<Record<string, string>>,
  input = '',
): Promise<Ran> {
  const child = spawn(program, argv, {
    env: { PATH: process.env.PATH, LC_ALL: 'C.UTF-8', PGCONNECT_TIMEOUT: '20', ...env },
  });
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  child.stdin.end(input);
  const status = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  return { status, out, err };
}

/** What libpq reads from the environment. */
export function libpqOf(
  { listener }: Pick<SqlScene, 'listener'>,
  { user, secret }: Way,
): Readonly<Record<string, string>> {
  return {
    ...{ PGHOST: '127.0.0.1', PGPORT: String(listener.port), PGDATABASE: 'harbor' },
    ...{ PGUSER: user, PGPASSWORD: secret },
  };
}
