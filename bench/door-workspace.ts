// Ticket views a second through the workspace door, with and without the ledger. Real parts throughout: embedded
// PostgreSQL with its durable settings, 50,000 customers, agents signed in with two factors, HTTP from another
// process. Both servers run in this process and take turns under load, so that what else the machine does falls on
// both. "Without" is a gate whose ledger port acknowledges and writes nothing; only a program that builds its own gate
// can have that, no setting does.
import { createGate, type GatePorts } from '../packages/server/src/gate/index.ts';
import { readConfig } from '../packages/server/src/config.ts';
import { installDemo } from '../packages/server/src/demo/install.ts';
import { openInstallation } from '../packages/server/src/installation.ts';
import { checkPort } from '../packages/server/src/platform/ports.ts';
import { temporaryDataDir } from '../packages/server/src/platform/temporary.ts';
import { serve } from '../packages/server/src/serve.ts';
import { fillFloor } from './support/floor.ts';
import { startGenerator } from './support/generator.ts';
import { percentile, report, type BenchResult, type Row } from './support/report.ts';

const CUSTOMERS = 50_000;
const CONNECTIONS = 64;
/** Two tabs each: the gate takes a person's accesses one after the other. */
const AGENTS = 32;
const TICKETS_EACH = 4;
const ROUNDS = 8;
const WARM_UP_SECONDS = 6;
const ROUND_SECONDS = 5;
const AIM_PERCENT = 15;

/** What one side did over its rounds. */
interface Side {
  readonly label: string;
  readonly url: string;
  readonly times: number[];
  readonly rates: number[];
  cpuSeconds: number;
}

/** Opens the demo with a floor full of agents, loads both servers in turns.
 * @throws when any view is not answered with 200
 */
export async function run(): Promise<BenchResult> {
  const closing: (() => Promise<void>)[] = [];
  try {
    const { dataDir, remove } = await temporaryDataDir('cordon-bench-');
    closing.push(remove);
    const port = await checkPort(0);
    const config = readConfig({ DATA_DIR: dataDir, PORT: String(port), LOG_LEVEL: 'silent' });
    const installation = await openInstallation(config);
    closing.push(() => installation.close());
    const { house, embedded } = installation;
    const sourceUrl = (await embedded?.createDatabase('harbor_health')) ?? '';
    const progress = () => undefined;
    await installDemo(house, { sourceUrl, today: house.now(), customers: CUSTOMERS, progress });

    const withLedger = await serve(config, installation);
    closing.push(() => withLedger.close());
    const otherPort = await checkPort(0);
    const gate = createGate({ ...house.gatePorts, ledger: acknowledging() });
    const without = await serve(
      { ...config, port: otherPort },
      { ...installation, house: { ...house, gate } },
    );
    closing.push(() => without.close());

    const desks = await fillFloor(house, config.baseUrl, {
      agents: AGENTS,
      ticketsEach: TICKETS_EACH,
      customers: CUSTOMERS,
    });
    const browsers = Array.from({ length: CONNECTIONS }, (_, nth) => {
      const { cookie, tickets } = desks[nth % desks.length] ?? { cookie: '', tickets: [] };
      return { headers: { cookie }, paths: tickets.map((id) => `/api/tickets/${id}`) };
    });

    const generator = startGenerator();
    closing.push(() => generator.stop());
    const load = async (side: Side, seconds: number, counts: boolean): Promise<void> => {
      // A shift has a few hundred views a person; without this, budgets would be counted over thousands.
      await house.world.pools.app.query('DELETE FROM cordon.usage');
      const before = process.cpuUsage();
      const loaded = await generator.run({ url: side.url, seconds, browsers });
      const { user, system } = process.cpuUsage(before);
      if (loaded.failed > 0) throw new Error(`${String(loaded.failed)} views failed ${side.label}`);
      if (!counts) return;
      side.cpuSeconds += (user + system) / 1e6;
      side.rates.push(loaded.times.length / loaded.seconds);
      side.times.push(...loaded.times);
    };

    const [one, other] = [sideOf('with the ledger', port), sideOf('without the ledger', otherPort)] as const;
    await load(one, WARM_UP_SECONDS, false);
    await load(other, WARM_UP_SECONDS, false);
    for (let round = 0; round < ROUNDS; round += 1) {
      // Who goes first changes, so that a drift of the machine favours neither.
      const order = round % 2 === 0 ? [one, other] : [other, one];
      for (const side of order) await load(side, ROUND_SECONDS, true);
    }
    return resultOf(one, other);
  } finally {
    for (const step of closing.toReversed()) await step();
  }
}

/** A ledger that forgets: what the gate does apart from writing stays as it is. */
function acknowledging(): GatePorts['ledger'] {
  let next = 0;
  return { append: (records) => Promise.resolve(records.map(() => next++)) };
}

function sideOf(label: string, port: number): Side {
  return { label, url: `http://localhost:${String(port)}`, times: [], rates: [], cpuSeconds: 0 };
}

function resultOf(one: Side, other: Side): BenchResult {
  const ratio = median(one.rates.map((rate, round) => rate / (other.rates[round] ?? Number.NaN)));
  const cost = 100 * (1 - ratio);
  const p99 = (side: Side) => percentile(Float64Array.from(side.times), 0.99);
  return {
    name: 'door-workspace',
    unit: `ms a ticket view, ${String(CONNECTIONS)} connections, ${CUSTOMERS.toLocaleString('en')} customers`,
    rows: [rowOf(one), rowOf(other)],
    ratios: [
      { label: 'views a second, with / without the ledger (median of rounds)', value: ratio },
      { label: 'p99, with / without the ledger', value: p99(one) / p99(other) },
      { label: 'the ledger costs, % of throughput', value: cost },
    ],
    aims: [
      { label: `the ledger costs under ${String(AIM_PERCENT)} % of throughput`, met: cost < AIM_PERCENT },
    ],
  };
}

function rowOf({ label, times, rates, cpuSeconds }: Side): Row {
  const samples = Float64Array.from(times);
  return {
    label,
    p50: percentile(samples, 0.5),
    p99: percentile(samples, 0.99),
    'views/s': median(rates),
    'server CPU ms/view': (cpuSeconds * 1000) / times.length,
    views: times.length,
  };
}

function median(figures: readonly number[]): number {
  return percentile(Float64Array.from(figures), 0.5);
}

if (import.meta.main) report(await run(), process.argv.slice(2));
