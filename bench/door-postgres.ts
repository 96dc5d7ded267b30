// Statements a second through the door for PostgreSQL, beside the database itself and pgbouncer before it, in one run.
// Real parts throughout: an embedded PostgreSQL with the customers and one with Cordon's own tables and its durable
// settings. The door is measured twice: with masking alone, nothing being written, and with everything on, a durable entry
// for each statement. All take turns under pgbench's own load. `--long` adds a million statements and a result of 1 GB: how
// much memory the server needs meanwhile.
import path from 'node:path';
import pg from 'pg';
import { readConfig } from '../packages/server/src/config.ts';
import { installDemo } from '../packages/server/src/demo/install.ts';
import { openInstallation } from '../packages/server/src/installation.ts';
import { startEmbedded } from '../packages/server/src/platform/embedded.ts';
import { checkPort } from '../packages/server/src/platform/ports.ts';
import { temporaryDataDir } from '../packages/server/src/platform/temporary.ts';
import { cpuMicroseconds, residentMiB, startBeside, type Beside } from './support/beside.ts';
import { percentile, report, type BenchResult, type Row } from './support/report.ts';
import { fillBank, fillLetters, LETTERS, openToTools, SCALE, serviceWay } from './support/sql/bank.ts';
import { pgbench, type Protocol, type Target } from './support/sql/pgbench.ts';
import { hasPgbouncer, startPgbouncer } from './support/sql/pgbouncer.ts';

const PROTOCOLS: readonly Protocol[] = ['simple', 'extended', 'prepared'];
/** One alone waits for nobody: what a statement costs it is what is added to it. */
const CLIENTS = [1, 8, 64] as const;
const WARM_UP = 100;
const ROUNDS = 4;
const ROUND_SECONDS = 3;
const MANY = 1_000_000;

/** One way to the database, and what it did over its rounds. */
interface Side {
  readonly label: string;
  readonly target: Target;
  /** The process that stands before the database; null where there is none. */
  readonly pid: number | null;
}

/** What one side did in one protocol with so many clients. */
interface Measured {
  readonly side: Side;
  readonly protocol: Protocol;
  readonly clients: number;
  readonly rates: number[];
  readonly medians: number[];
  readonly times: number[];
  microseconds: number;
  transactions: number;
  /** Transactions of a round. */
  round: number;
}

/** @throws when a statement fails anywhere */
export async function run(long = false): Promise<BenchResult> {
  const closing: (() => Promise<void>)[] = [];
  try {
    const { dataDir, remove } = await temporaryDataDir('cordon-bench-');
    closing.push(remove);
    const port = await checkPort(0);
    const sqlPort = await checkPort(0);
    const environment = { DATA_DIR: dataDir, PORT: String(port), LOG_LEVEL: 'warn' };
    const installation = await openInstallation(readConfig(environment));
    closing.push(() => installation.close());
    const { house, embedded } = installation;
    const sourceUrl = (await embedded?.createDatabase('harbor_health')) ?? '';
    const signIns = await installDemo(house, {
      ...{ sourceUrl, today: house.now(), customers: 50, progress: () => undefined },
    });
    // The customers' database is not Cordon's own: each has its own disk and memory in life.
    const source = await temporaryDataDir('cordon-bench-');
    closing.push(source.remove);
    const bank = await startEmbedded({
      dataDir: path.join(source.dataDir),
      settings: { max_connections: '300' },
    });
    closing.push(() => bank.stop());
    const bankUrl = await bank.createDatabase('bank');
    fillBank(bankUrl);
    await fillLetters(bankUrl);
    await openToTools(house, bankUrl);

    const database = { DATABASE_URL: embedded?.ownerUrl ?? '' };
    const told = { ...environment, ...database, POSTGRES_PORT: String(sqlPort) };
    const server = await startBeside('./server.ts', JSON.stringify(told));
    closing.push(() => server.stop());
    const way = await serviceWay(house.world.baseUrl, signIns);
    const masking = await startBeside(
      './sql/maskingDoor.ts',
      JSON.stringify({ ...environment, ...database }),
    );
    closing.push(() => masking.stop());
    const pooler = await startPgbouncer(bankUrl, 'bank');
    closing.push(() => pooler.stop());

    const { username: user, password } = new URL(bankUrl);
    const owner = { user, password: decodeURIComponent(password), database: 'bank' };
    const tool = { user: way.user, password: way.secret, database: 'bank' };
    const sides: readonly Side[] = [
      { label: 'direct', target: { ...owner, port: bank.port }, pid: null },
      { label: 'pgbouncer', target: { ...owner, port: pooler.port }, pid: pooler.pid },
      { label: 'masking alone', target: { ...tool, port: masking.port }, pid: masking.pid },
      { label: 'the door', target: { ...tool, port: sqlPort }, pid: server.pid },
    ];
    const all = await measureAll(sides);
    const rows: Row[] = all.map(rowOf);
    if (long) rows.push(...(await measureLong({ ...server, port: sqlPort }, { ...tool, port: sqlPort })));
    return resultOf(all, rows);
  } finally {
    for (const step of closing.toReversed()) await step();
  }
}

async function measureAll(sides: readonly Side[]): Promise<readonly Measured[]> {
  const all: Measured[] = [];
  for (const protocol of PROTOCOLS) {
    for (const clients of CLIENTS) {
      const each = sides.map((side): Measured => ({
        ...{ side, protocol, clients, rates: [], medians: [], times: [], microseconds: 0 },
        ...{ transactions: 0, round: 0 },
      }));
      for (const one of each) {
        const warmUp = { clients, protocol, transactions: clients * WARM_UP };
        const { tps } = await pgbench(one.side.target, SCALE, warmUp);
        one.round = Math.max(clients, tps * ROUND_SECONDS);
      }
      for (let round = 0; round < ROUNDS; round += 1) {
        // Who goes first changes, so that a drift of the machine favours nobody.
        for (const one of round % 2 === 0 ? each : each.toReversed()) await measure(one);
      }
      all.push(...each);
    }
  }
  return all;
}

async function measure(measured: Measured): Promise<void> {
  const { side, protocol, clients } = measured;
  const { target, pid } = side;
  const before = pid === null ? 0 : cpuMicroseconds(pid);
  const { tps, transactions, times } = await pgbench(target, SCALE, {
    ...{ clients, protocol, transactions: measured.round },
  });
  if (pid !== null) measured.microseconds += cpuMicroseconds(pid) - before;
  measured.transactions += transactions;
  measured.rates.push(tps);
  measured.medians.push(percentile(times, 0.5));
  for (const time of times) measured.times.push(time);
}

/** A million statements, and a gigabyte of letters: what the server holds meanwhile. */
async function measureLong({ pid }: Beside, target: Target): Promise<readonly Row[]> {
  const samples: number[] = [];
  const timer = setInterval(() => samples.push(residentMiB(pid)), 250);
  const rowFrom = (label: string, from: number): Row => {
    const own = Float64Array.from(samples.splice(0));
    const figures = { p50: percentile(own, 0.5), p99: percentile(own, 0.99) };
    return { label, ...figures, before: from, after: residentMiB(pid), most: Math.max(...own) };
  };
  try {
    await pgbench(target, SCALE, {
      clients: 8,
      protocol: 'prepared',
      transactions: MANY / 20,
      untimed: true,
    });
    let before = residentMiB(pid);
    samples.splice(0);
    await pgbench(target, SCALE, { clients: 8, protocol: 'prepared', transactions: MANY, untimed: true });
    const many = rowFrom('a million statements: MiB resident', before);
    before = residentMiB(pid);
    const bytes = await readLetters(target);
    if (bytes !== LETTERS.rows * LETTERS.bytes) throw new Error(`${String(bytes)} bytes came`);
    return [many, rowFrom('a result of 1 GB: MiB resident', before)];
  } finally {
    clearInterval(timer);
  }
}

/** Reads all letters and drops them. @returns how many bytes they had */
async function readLetters({ port, user, password, database }: Target): Promise<number> {
  const client = new pg.Client({ host: '127.0.0.1', port, user, password, database });
  await client.connect();
  let bytes = 0;
  try {
    await new Promise<void>((done, failed) => {
      const query = new pg.Query<{ body: string }>('SELECT body FROM letters');
      query.on('row', ({ body }) => {
        bytes += body.length;
      });
      query.on('end', () => {
        done();
      });
      query.on('error', failed);
      client.query(query);
    });
    return bytes;
  } finally {
    await client.end();
  }
}

function rowOf({ side, protocol, clients, rates, times, microseconds, transactions }: Measured): Row {
  const samples = Float64Array.from(times);
  return {
    label: `${side.label}, ${protocol}, ${String(clients)} clients`,
    p50: percentile(samples, 0.5),
    p99: percentile(samples, 0.99),
    'statements/s': median(rates),
    'CPU us': side.pid === null ? '' : microseconds / transactions,
    statements: transactions,
  };
}

function resultOf(all: readonly Measured[], rows: readonly Row[]): BenchResult {
  const find = (label: string, protocol: Protocol, clients: number): Measured => {
    const one = all.find(
      (each) => each.side.label === label && each.protocol === protocol && each.clients === clients,
    );
    if (one === undefined) throw new Error(`not measured: ${label}`);
    return one;
  };
  const ratio = (label: string, other: string, protocol: Protocol, clients: number): number =>
    median(
      find(label, protocol, clients).rates.map(
        (rate, round) => rate / (find(other, protocol, clients).rates[round] ?? Number.NaN),
      ),
    );
  /** Milliseconds that half of the statements take longer than at the database itself. */
  const added = (label: string, protocol: Protocol, clients = 8): number =>
    median(
      find(label, protocol, clients).medians.map(
        (time, round) => time - (find('direct', protocol, clients).medians[round] ?? Number.NaN),
      ),
    );
  const cpu = (protocol: Protocol): number => {
    const { microseconds, transactions } = find('masking alone', protocol, 8);
    return microseconds / transactions;
  };
  const ratios = ['masking alone', 'the door'].flatMap((label) => [
    ...CLIENTS.flatMap((clients) =>
      PROTOCOLS.flatMap((protocol) =>
        ['pgbouncer', 'direct'].map((other) => ({
          label: `statements a second, ${label} / ${other}, ${protocol}, ${String(clients)} clients`,
          value: ratio(label, other, protocol, clients),
        })),
      ),
    ),
    ...[1, 8].flatMap((clients) =>
      PROTOCOLS.map((protocol) => ({
        label: `ms added at ${String(clients)} clients, ${label}, ${protocol}`,
        value: added(label, protocol, clients),
      })),
    ),
  ]);
  // Each text of the simple protocol is another, and none was rewritten before.
  const rewriting = (clients: number): number =>
    added('masking alone', 'simple', clients) - added('masking alone', 'prepared', clients);
  const shares = (['extended', 'prepared'] as const).flatMap((protocol) =>
    [8, 64].map((clients) => ratio('masking alone', 'pgbouncer', protocol, clients)),
  );
  const durable = Math.min(...PROTOCOLS.map((protocol) => ratio('the door', 'pgbouncer', protocol, 64)));
  return {
    name: 'door-postgres',
    unit: 'ms a statement',
    rows,
    ratios: [
      ...ratios,
      ...[1, 8].map((clients) => ({
        label: `ms added by an uncached rewrite at ${String(clients)} clients`,
        value: rewriting(clients),
      })),
    ],
    aims: [
      { label: 'masking alone at least 0.9 of pgbouncer', met: Math.min(...shares) >= 0.9 },
      {
        label: 'at most 100 us of CPU for a statement that was rewritten before',
        met: Math.max(cpu('extended'), cpu('prepared')) <= 100,
      },
      { label: 'everything on at least 0.5 of pgbouncer at 64 clients', met: durable >= 0.5 },
      { label: 'everything on adds at most 2 ms at 8 clients', met: added('the door', 'prepared') <= 2 },
      { label: 'an uncached rewrite adds at most 0.3 ms', met: rewriting(1) <= 0.3 },
    ],
  };
}

function median(figures: readonly number[]): number {
  return percentile(Float64Array.from(figures), 0.5);
}

if (import.meta.main) {
  if (!hasPgbouncer()) {
    console.error('pgbouncer is not installed here; on Debian: apt-get install pgbouncer');
    process.exit(2);
  }
  report(await run(process.argv.includes('--long')), process.argv.slice(2));
}
