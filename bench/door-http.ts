// Requests a second through the door before JSON APIs, beside the API itself, a plain `@fastify/http-proxy`, and one that
// makes one durable insert for each request, in one run.
// Real parts throughout: embedded PostgreSQL with its durable settings, a durable entry for each answer, masks on, and one
// note in each record searched for the customer's values. All take turns under load, so that what else the machine does
// falls on all. Then 1 GB goes through as one array and in lines: how much memory the server needs meanwhile.
import { request } from 'node:http';
import type { Resource } from '@cordon/core/kernel';
import { readConfig } from '../packages/server/src/config.ts';
import { harborDataMap } from '../packages/server/src/demo/seed/dataMap.ts';
import { installDemo } from '../packages/server/src/demo/install.ts';
import { openInstallation } from '../packages/server/src/installation.ts';
import { checkPort } from '../packages/server/src/platform/ports.ts';
import { temporaryDataDir } from '../packages/server/src/platform/temporary.ts';
import { residentMiB, startBeside, type Beside } from './support/beside.ts';
import { fillFloor } from './support/floor.ts';
import { startGenerator } from './support/generator.ts';
import { percentile, report, type BenchResult, type Row } from './support/report.ts';

const CUSTOMERS = 2_000;
const CONNECTIONS = 64;
const WARM_UP_SECONDS = 4;
const ROUNDS = 4;
const ROUND_SECONDS = 4;
const LEAD_SECONDS = 1;
const STREAM_KIB = 1024 * 1024;
const AIM = 0.5;

const SIZES = [
  { label: '6 KB', requests: null, target: (id: string) => `/customers/${id}` },
  // Counted by answers: a round would end in the middle of most, and their work would count for nothing.
  {
    label: '1 MB',
    requests: 2 * CONNECTIONS,
    target: (id: string) => `/customers/${id}/history?kib=1024&as=array`,
  },
] as const;

const profiles: Resource = {
  ...{ name: 'profiles', kind: 'endpoint', table: '', key: 'id', subjectKey: 'id' },
  fields: [
    { name: 'id', label: 'Number', category: 'user.unique_id', type: 'integer' },
    { name: 'email', label: 'E-mail', category: 'user.contact.email', type: 'text' },
    { name: 'name', label: 'Name', category: 'user.name', type: 'text' },
    { name: 'phone', label: 'Phone', category: 'user.contact.phone_number', type: 'text' },
    { name: 'notes', label: 'Notes', category: 'user.content.private', type: 'text', freeText: true },
    { name: 'addresses[*].street', label: 'Street', category: 'user.contact.address.street', type: 'text' },
    { name: 'addresses[*].city', label: 'City', category: 'user.contact.address.city', type: 'text' },
    { name: 'orders[*].number', label: 'Order', category: 'user.behavior.purchase_history', type: 'text' },
    { name: 'orders[*].total', label: 'Total', category: 'user.behavior.purchase_history', type: 'numeric' },
    { name: 'orders[*].items', label: 'Items', category: 'user.behavior.purchase_history', type: 'text' },
    { name: 'orders[*].placed', label: 'Placed', category: 'system.operations', type: 'timestamp' },
  ],
  routes: [
    {
      path: '/customers/{id}',
      records: 'data',
      params: [{ in: 'path', name: 'id', use: { kind: 'subject' } }],
    },
    {
      path: '/customers/{id}/history',
      records: 'data[*]',
      params: [
        { in: 'path', name: 'id', use: { kind: 'subject' } },
        { in: 'query', name: 'kib', use: { kind: 'number', most: STREAM_KIB } },
        { in: 'query', name: 'as', use: { kind: 'choice', values: ['array', 'lines'] } },
      ],
    },
  ],
};

/** One way to the API, and what it did over its rounds. */
interface Side {
  readonly label: string;
  readonly base: string;
  readonly pid: number;
  readonly rates: number[];
  readonly times: number[];
  most: number;
}

/** @throws when any answer is not 200 */
export async function run(): Promise<BenchResult> {
  const closing: (() => Promise<void>)[] = [];
  try {
    const { dataDir, remove } = await temporaryDataDir('cordon-bench-');
    closing.push(remove);
    const port = await checkPort(0);
    const environment = { DATA_DIR: dataDir, PORT: String(port), LOG_LEVEL: 'silent' };
    const config = readConfig(environment);
    const installation = await openInstallation(config);
    closing.push(() => installation.close());
    const { house, embedded } = installation;
    const sourceUrl = (await embedded?.createDatabase('harbor_health')) ?? '';
    await installDemo(house, {
      sourceUrl,
      today: house.now(),
      customers: CUSTOMERS,
      progress: () => undefined,
    });
    const shop = await startBeside('./shop.ts');
    closing.push(() => shop.stop());
    const shopUrl = `http://127.0.0.1:${String(shop.port)}`;
    const map = harborDataMap();
    await house.sources.connectApi(
      'harbor',
      { baseUrl: shopUrl, credential: null, reach: 'loopback' },
      { ...map, version: 2, resources: [...map.resources, profiles] },
      'live',
    );
    house.inForce.forget();
    const plain = await startBeside('./plainProxy.ts', shopUrl);
    closing.push(() => plain.stop());
    const databaseUrl = (await embedded?.createDatabase('peer')) ?? '';
    const durable = await startBeside(
      './durableProxy.ts',
      JSON.stringify({ upstream: shopUrl, databaseUrl }),
    );
    closing.push(() => durable.stop());
    // Not in this process, whose memory and time the demo's installation took.
    const database = { DATABASE_URL: embedded?.ownerUrl ?? '' };
    const server = await startBeside('./server.ts', JSON.stringify({ ...environment, ...database }));
    closing.push(() => server.stop());

    const desks = await fillFloor(house, config.baseUrl, {
      ...{ agents: CONNECTIONS, ticketsEach: 1, customers: CUSTOMERS },
    });
    const tools = await Promise.all(
      desks.map(async ({ browser, tickets: [ticket = ''], customers: [customer = ''] }) => {
        await browser.undertake();
        await browser.stepUp();
        const asked = { door: 'http', ticket };
        const signed = browser.decided('door-credential-made', asked);
        const made = await browser.post('/api/door-credentials', { ...asked, ...signed });
        if (made.status !== 200) throw new Error(`no credential: ${JSON.stringify(made.json)}`);
        const { secret } = made.json as { secret: string };
        return { customer, headers: { authorization: `Bearer ${secret}` } };
      }),
    );

    const generator = startGenerator();
    closing.push(() => generator.stop());
    const rows: Row[] = [];
    const ratios: { label: string; value: number }[] = [];
    for (const { label, requests, target } of SIZES) {
      const sides = [
        sideOf(`direct, ${label}`, shopUrl, shop.pid),
        sideOf(`plain proxy, ${label}`, `http://127.0.0.1:${String(plain.port)}/door/harbor`, plain.pid),
        sideOf(
          `one durable insert, ${label}`,
          `http://127.0.0.1:${String(durable.port)}/door/harbor`,
          durable.pid,
        ),
        sideOf(`the door, ${label}`, `http://127.0.0.1:${String(port)}/door/harbor`, server.pid),
      ] as const;
      const load = async (side: Side, seconds: number, counts: boolean): Promise<void> => {
        // A shift has some hundred requests a person; without this, budgets would be counted over thousands.
        await house.world.pools.app.query('DELETE FROM cordon.usage');
        const { origin, pathname } = new URL(side.base);
        const browsers = tools.map(({ customer, headers }) => ({
          headers,
          paths: [`${pathname === '/' ? '' : pathname}${target(customer)}`],
        }));
        const loaded = await generator.run({
          ...{ url: origin, seconds, browsers },
          ...(requests !== null && { requests }),
        });
        if (loaded.failed > 0) throw new Error(`${String(loaded.failed)} failed: ${side.label}`);
        side.most = Math.max(side.most, residentMiB(side.pid));
        if (!counts) return;
        side.rates.push(loaded.times.length / loaded.seconds);
        for (const time of loaded.times) side.times.push(time);
      };
      for (const side of sides) await load(side, WARM_UP_SECONDS, false);
      for (let round = 0; round < ROUNDS; round += 1) {
        // Who goes first changes, so that a drift of the machine favours nobody.
        for (const side of round % 2 === 0 ? sides : sides.toReversed()) {
          // What was kept while the others had their turn is too old by now, for all alike.
          await load(side, LEAD_SECONDS, false);
          await load(side, ROUND_SECONDS, true);
        }
      }
      rows.push(...sides.map(rowOf));
      const [direct, proxied, inserted, ours] = sides;
      ratios.push(
        { label: `requests a second, the door / plain proxy, ${label}`, value: ratio(ours, proxied) },
        { label: `requests a second, the door / one durable insert, ${label}`, value: ratio(ours, inserted) },
        {
          label: `requests a second, one durable insert / plain proxy, ${label}`,
          value: ratio(inserted, proxied),
        },
        { label: `requests a second, the door / direct, ${label}`, value: ratio(ours, direct) },
      );
    }
    const [first] = tools;
    for (const as of ['array', 'lines']) {
      const target = `/door/harbor/customers/${first?.customer ?? ''}/history?kib=${String(STREAM_KIB)}&as=${as}`;
      const { samples, seconds, bytes } = await stream(server, target, first?.headers ?? {});
      const half = samples.slice(Math.floor(samples.length / 2));
      rows.push({
        ...{
          label: `1 GB, ${as}: MiB resident`,
          p50: percentile(samples, 0.5),
          p99: percentile(samples, 0.99),
        },
        ...{ 'MiB/s': bytes / 2 ** 20 / seconds, 'second half grew MiB': grownBy(half) },
      });
    }
    const share = ratios[0]?.value ?? 0;
    return {
      name: 'door-http',
      unit: `ms a request, ${String(CONNECTIONS)} connections`,
      ...{ rows, ratios },
      aims: [{ label: `at least ${String(AIM)} of the plain proxy at 6 KB`, met: share >= AIM }],
    };
  } finally {
    for (const step of closing.toReversed()) await step();
  }
}

/** Reads a whole answer and drops it, and looks at the server's memory four times a second meanwhile. */
async function stream({ pid, port }: Beside, path: string, headers: Readonly<Record<string, string>>) {
  const samples: number[] = [];
  const timer = setInterval(() => samples.push(residentMiB(pid)), 250);
  const started = performance.now();
  try {
    const bytes = await new Promise<number>((done, failed) => {
      request({ host: '127.0.0.1', port, path, headers }, (answer) => {
        let read = 0;
        answer.on('data', (piece: Buffer) => (read += piece.length));
        answer.on('error', failed);
        answer.on('end', () => {
          if (answer.statusCode === 200 && answer.complete) done(read);
          else failed(new Error(`1 GB ended with ${String(answer.statusCode)}`));
        });
      })
        .on('error', failed)
        .end();
    });
    return { samples: Float64Array.from(samples), seconds: (performance.now() - started) / 1000, bytes };
  } finally {
    clearInterval(timer);
  }
}

/** The least-squares line through the samples, from its begin to its end. */
function grownBy(samples: Float64Array): number {
  const n = samples.length;
  const middle = (n - 1) / 2;
  const mean = samples.reduce((sum, one) => sum + one, 0) / n;
  const over = samples.reduce((sum, one, at) => sum + (at - middle) * (one - mean), 0);
  const under = samples.reduce((sum, _, at) => sum + (at - middle) ** 2, 0);
  return (over / under) * (n - 1);
}

function sideOf(label: string, base: string, pid: number): Side {
  return { label, base, pid, rates: [], times: [], most: 0 };
}

function rowOf({ label, rates, times, most }: Side): Row {
  const samples = Float64Array.from(times);
  return {
    label,
    p50: percentile(samples, 0.5),
    p99: percentile(samples, 0.99),
    'requests/s': median(rates),
    'MiB resident': most,
    requests: times.length,
  };
}

function ratio(one: Side, other: Side): number {
  return median(one.rates.map((rate, round) => rate / (other.rates[round] ?? Number.NaN)));
}

function median(figures: readonly number[]): number {
  return percentile(Float64Array.from(figures), 0.5);
}

if (import.meta.main) report(await run(), process.argv.slice(2));
