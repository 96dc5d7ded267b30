import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** How pgbench asks: as one text, parsed each time with its parameter apart, or prepared once. */
export type Protocol = 'simple' | 'extended' | 'prepared';

export interface Target {
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly database: string;
}

export interface Run {
  readonly clients: number;
  readonly protocol: Protocol;
  /** A time would begin before all are connected, which takes some longer than others. */
  readonly transactions: number;
  /** Without the time of each. */
  readonly untimed?: boolean;
}

export interface Ran {
  /** Transactions a second, connecting left out. */
  readonly tps: number;
  readonly transactions: number;
  /** Milliseconds of each. */
  readonly times: Float64Array;
}

/**
 * Its own `-S`, as a file: with the file it asks nothing of the catalogue first, and the scale is told.
 * @throws when a transaction fails
 */
export async function pgbench(
  { port, user, password, database }: Target,
  scale: number,
  { clients, protocol, transactions, untimed = false }: Run,
): Promise<Ran> {
  const folder = await mkdtemp(path.join(tmpdir(), 'cordon-bench-load-'));
  try {
    const script = path.join(folder, 'select.sql');
    await writeFile(
      script,
      `\\set aid random(1, 100000 * :scale)\nSELECT abalance FROM pgbench_accounts WHERE aid = :aid;\n`,
    );
    const child = spawn(
      'pgbench',
      [
        ...['-n', '-M', protocol, '-f', script, '-D', `scale=${String(scale)}`, '-c', String(clients)],
        ...['-t', String(Math.ceil(transactions / clients))],
        ...(untimed ? [] : ['-l', '--log-prefix', path.join(folder, 'log')]),
        ...['-h', '127.0.0.1', '-p', String(port), '-U', user, database],
      ],
      {
        env: { ...process.env, PGPASSWORD: password, PGSSLMODE: 'disable' },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    const [status] = (await once(child, 'close')) as [number | null];
    const [, tps] = /^tps = ([\d.]+) \(without/m.exec(said) ?? [];
    const [, done] = /actually processed: (\d+)/.exec(said) ?? [];
    if (status !== 0 || tps === undefined || done === undefined) throw new Error(`pgbench: ${said}`);
    return { tps: Number(tps), transactions: Number(done), times: await timesIn(folder) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The third number of each line of its logs is the time in microseconds. */
async function timesIn(folder: string): Promise<Float64Array> {
  const times: number[] = [];
  for (const name of await readdir(folder)) {
    if (!name.startsWith('log.')) continue;
    for (const line of (await readFile(path.join(folder, name), 'utf8')).split('\n')) {
      const time = line.split(' ')[2];
      if (time !== undefined) times.push(Number(time) / 1000);
    }
  }
  return Float64Array.from(times);
}
