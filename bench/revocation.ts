// From one revocation to the last stream closed and the last request refused, with two server processes on one embedded
// PostgreSQL: 200 agents with their live line open, 50 event streams of team leads, spread over both processes, all of one
// vendor, which is then shut out, and clients of a service account of it in the middle of long results. Its floor is bare LISTEN/NOTIFY delivery, measured in the same run. Then the message
// channel of one process is silenced, as a firewall does that forgot a connection: how long it still serves, and how long
// after the channel is back it serves again.
import { randomBytes } from 'node:crypto';
import http from 'node:http';
import { Socket } from 'node:net';
import pg from 'pg';
import { readConfig } from '../packages/server/src/config.ts';
import { visitor, type Visitor } from '../packages/server/src/demo/client.ts';
import { installDemo } from '../packages/server/src/demo/install.ts';
import { openInstallation, type Installation } from '../packages/server/src/installation.ts';
import { BEAT_MS, DEAF_MS } from '../packages/server/src/platform/hearing.ts';
import { migrate } from '../packages/server/src/platform/migrate.ts';
import { loadKeys } from '../packages/server/src/platform/keys.ts';
import { silentLog } from '../packages/server/src/platform/log.ts';
import { checkPort } from '../packages/server/src/platform/ports.ts';
import { temporaryDataDir } from '../packages/server/src/platform/temporary.ts';
import { openRelay } from '../tests/support/relay.ts';
import { percentile, report, type BenchResult } from './support/report.ts';
import { startReplica, type Replica } from './support/replicas.ts';
import { fillLetters, LETTERS, openToTools, serviceWay, type Way } from './support/sql/bank.ts';

const AGENTS = 200;
const LEADS = 50;
/** Sessions of the agents that go on asking while they are revoked. */
const ASKING = 20;
/** Clients of PostgreSQL, each in the middle of a result. */
const READING = 8;
const NOTIFICATIONS = 200;
const AIM_MS = 1_000;
const VENDOR = 'pty_brightline';

/** Somebody signed in at one of the processes. */
interface Seat {
  readonly url: string;
  readonly cookie: string;
  readonly path: string;
}

export async function run(): Promise<BenchResult> {
  const closing: (() => Promise<void>)[] = [];
  try {
    const { dataDir, remove } = await temporaryDataDir('cordon-bench-');
    closing.push(remove);
    const config = readConfig({ DATA_DIR: dataDir, PORT: String(await checkPort(0)), LOG_LEVEL: 'silent' });
    const installation = await openInstallation(config);
    closing.push(() => installation.close());
    const { house, embedded } = installation;
    if (embedded === null) throw new Error('the bench brings its own database');
    const sourceUrl = await embedded.createDatabase('harbor_health');
    const signIns = await installDemo(house, {
      ...{ sourceUrl, today: house.now(), customers: 200, progress: () => undefined },
    });
    const bankUrl = await embedded.createDatabase('bank');
    await fillLetters(bankUrl);
    await openToTools(house, bankUrl);

    const keys = await loadKeys({ dataDir, secret: undefined });
    const { ownerUrl } = embedded;
    const { appUrl, ledgerUrl } = await migrate({ ownerUrl, keys, given: config.givenUrls, log: silentLog });
    const relay = await openRelay(appUrl);
    closing.push(() => relay.close());
    const replicas: Replica[] = [];
    for (const listenUrl of [appUrl, relay.through(appUrl)]) {
      const ports = { port: await checkPort(0), sqlPort: await checkPort(0) };
      const replica = await startReplica({ dataDir, ...ports, appUrl, ledgerUrl, listenUrl });
      closing.push(() => replica.stop());
      replicas.push(replica);
    }
    const urlOf = (nth: number): string => replicas[nth % replicas.length]?.url ?? '';

    const signedIn = async (url: string, person: string): Promise<Visitor> => {
      const signIn = signIns.find((one) => one.person === person);
      if (signIn === undefined) throw new Error(`nobody called ${person}`);
      const at = visitor(url, signIn);
      await at.signIn();
      return at;
    };
    const way = await serviceWay(urlOf(0), signIns);
    const sam = await signedIn(urlOf(0), 'per_sam');
    const olivia = await signedIn(urlOf(1), 'per_olivia');
    const seats = await takeSeats(installation, urlOf);
    const floor = await bareDelivery(appUrl);

    // The revocation.
    const streams = await Promise.all(seats.map(openLine));
    const confirmed = await sam.stepUp();
    if (confirmed.status !== 200) throw new Error(`no step-up: ${JSON.stringify(confirmed.json)}`);
    const asking = seats.slice(0, ASKING).map((seat) => keepAsking(seat));
    await Promise.all(asking.map(({ first }) => first));
    const reading = await Promise.all(
      Array.from({ length: READING }, (_, nth) =>
        readLong(way, replicas[nth % replicas.length]?.sqlPort ?? 0),
      ),
    );
    const words = { vendor: VENDOR, reason: 'drill' };
    const containing = { reason: words.reason, ...sam.decided('vendor-contained', words) };
    const started = performance.now();
    const contained = sam.post(`/api/vendors/${VENDOR}/contain`, containing).then((answer) => {
      if (answer.status !== 200) throw new Error(`not revoked: ${JSON.stringify(answer.json)}`);
      return performance.now() - started;
    });
    // Without it the streams below would never end.
    contained.catch((error: unknown) => {
      console.error(error);
      process.exit(1);
    });
    const closed = await Promise.all(streams.map(async ({ ended }) => (await ended) - started));
    const refused = await Promise.all(asking.map(async ({ lastAllowed }) => (await lastAllowed) - started));
    const read = await Promise.all(reading.map(async ({ lastByte }) => (await lastByte) - started));
    const answered = await contained;

    // The channel of the second process goes silent.
    const line = await openLine({ url: urlOf(1), cookie: olivia.cookie(), path: '/api/accesses/stream' });
    const poll = async () => (await olivia.get('/api/session/list')).status;
    if ((await poll()) !== 200)
      throw new Error('the second process did not serve before its channel was cut');
    relay.silence();
    const cut = performance.now();
    const lastServed = await lastWith(poll, 200, cut);
    const lineClosed = (await line.ended) - cut;
    // It stays so: a stale process serves nothing until it hears again.
    const stale = await Promise.all(Array.from({ length: 20 }, poll));
    if (stale.includes(200)) throw new Error('a process that hears nothing served');
    relay.mend();
    const mended = performance.now();
    await lastWith(poll, 503, mended);
    const back = performance.now() - mended;
    return resultOf({ floor, closed, refused, read, answered, lastServed, lineClosed, back });
  } finally {
    for (const step of closing.toReversed()) await step();
  }
}

/** Hires a floor of agents and leads, each signed in at one of the processes with both factors. */
async function takeSeats({ house }: Installation, urlOf: (nth: number) => string): Promise<readonly Seat[]> {
  // One password for all: hashing takes a tenth of a second on purpose, and nothing here is about it.
  const password = `bench-${randomBytes(9).toString('base64url')}`;
  let known: { readonly passwordHash?: string } = {};
  const take = async (nth: number): Promise<Seat> => {
    const lead = nth >= AGENTS;
    const email = `floor${String(nth)}@brightline.example.com`;
    const person = await house.identity.createPersonWithTotp({
      ...{
        id: `per_floor${String(nth)}`,
        partyId: VENDOR,
        siteId: 'sit_manila',
        name: `Person ${String(nth)}`,
        email,
      },
      role: lead ? 'team-lead' : 'agent',
      ...{ accessRole: lead ? null : 'tier1', purpose: lead ? null : 'order-support' },
      ...{ password, ...known, at: house.now() },
      totp: randomBytes(24).toString('base64url'),
    });
    known = { passwordHash: person.passwordHash };
    const url = urlOf(nth);
    const browser = visitor(url, { email, password, totpSecret: person.totpSecret });
    await browser.signIn();
    if (!lead) await browser.undertake();
    return { url, cookie: browser.cookie(), path: lead ? '/api/accesses/stream' : '/api/workspace/stream' };
  };
  const seats: Seat[] = [await take(0)];
  const left = Array.from({ length: AGENTS + LEADS }, (_, nth) => nth).slice(1);
  const work = async (): Promise<void> => {
    for (let nth = left.shift(); nth !== undefined; nth = left.shift()) seats.push(await take(nth));
  };
  await Promise.all(Array.from({ length: 8 }, work));
  return seats;
}

/** Opens an event stream. @returns once it is open; `ended` is when its connection closed */
function openLine({ url, cookie, path }: Seat): Promise<{ readonly ended: Promise<number> }> {
  return new Promise((resolve, reject) => {
    const request = http.get(`${url}${path}`, { headers: { cookie }, agent: false }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`${path}: ${String(response.statusCode)}`));
      const ended = new Promise<number>((end) => {
        response.on('close', () => {
          end(performance.now());
        });
      });
      response.on('error', () => undefined).resume();
      resolve({ ended });
    });
    request.on('error', reject);
  });
}

/** Asks for the queue again and again until it is refused. */
function keepAsking({ url, cookie }: Seat): {
  readonly first: Promise<void>;
  readonly lastAllowed: Promise<number>;
} {
  const ask = async () => (await fetch(`${url}/api/tickets`, { headers: { cookie } })).status;
  const first = ask().then(() => undefined);
  const lastAllowed = first.then(async () => {
    let last = performance.now();
    while ((await ask()) === 200) last = performance.now();
    return last;
  });
  return { first, lastAllowed };
}

/** How long a client works on what came before it reads on. */
const WORK_MS = 5;

/**
 * Reads a gigabyte and asks for it again, with some work between: a process that decodes as fast as it can hears late of
 * what is measured here.
 * @returns once rows come; `lastByte` is when the last byte of customer data came, once the door closed the connection
 */
async function readLong(
  { user, secret }: Way,
  port: number,
): Promise<{ readonly lastByte: Promise<number> }> {
  const socket = new Socket();
  const client = new pg.Client({
    ...{ host: '127.0.0.1', port, user, password: secret, database: 'bank', stream: () => socket },
  });
  client.on('error', () => undefined);
  await client.connect();
  // The last word of the door is an error message: short, where a piece of a result is not.
  let last = 0;
  let begun: () => void = () => undefined;
  const begins = new Promise<void>((resolve) => (begun = resolve));
  socket.on('data', ({ length }: Buffer) => {
    if (length < LETTERS.bytes / 16) return;
    last = performance.now();
    begun();
    socket.pause();
    setTimeout(() => socket.resume(), WORK_MS);
  });
  const lastByte = new Promise<number>((resolve) => {
    socket.once('close', () => {
      resolve(last);
    });
  });
  const ask = (): void => {
    const query = new pg.Query('SELECT body FROM letters');
    query.on('row', () => undefined);
    query.on('error', () => undefined);
    query.on('end', ask);
    client.query(query);
  };
  ask();
  await begins;
  return { lastByte };
}

/** Polls until the status is another one. @returns milliseconds after `since` of the last answer that had it */
async function lastWith(poll: () => Promise<number>, status: number, since: number): Promise<number> {
  let last = 0;
  for (;;) {
    if ((await poll()) !== status) return last;
    last = performance.now() - since;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Milliseconds from NOTIFY to its delivery on another connection, with nothing of Cordon between. */
async function bareDelivery(url: string): Promise<readonly number[]> {
  const [from, to] = [new pg.Client(url), new pg.Client(url)];
  await Promise.all([from.connect(), to.connect()]);
  await to.query('LISTEN bench_floor');
  const times: number[] = [];
  for (let nth = 0; nth < NOTIFICATIONS; nth += 1) {
    const started = performance.now();
    const heard = new Promise<void>((resolve) => {
      to.once('notification', () => {
        resolve();
      });
    });
    await Promise.all([heard, from.query('NOTIFY bench_floor')]);
    times.push(performance.now() - started);
  }
  await Promise.all([from.end(), to.end()]);
  return times;
}

interface Found {
  readonly floor: readonly number[];
  readonly closed: readonly number[];
  readonly refused: readonly number[];
  readonly read: readonly number[];
  readonly answered: number;
  readonly lastServed: number;
  readonly lineClosed: number;
  readonly back: number;
}

function resultOf({
  floor,
  closed,
  refused,
  read,
  answered,
  lastServed,
  lineClosed,
  back,
}: Found): BenchResult {
  const row = (label: string, times: readonly number[]) => {
    const samples = Float64Array.from(times);
    return { label, p50: percentile(samples, 0.5), p99: percentile(samples, 0.99), max: Math.max(...times) };
  };
  const max = Math.max(...closed, ...refused, ...read);
  const limit = DEAF_MS + BEAT_MS;
  return {
    name: 'revocation',
    unit: `ms from one request that revokes, two processes, ${String(AGENTS)} live workspaces, ${String(LEADS)} event streams and ${String(READING)} results`,
    max_ms: max,
    rows: [
      row('bare LISTEN/NOTIFY (floor)', floor),
      row('stream closed', closed),
      row('last request allowed', refused),
      row('last byte of a result in PostgreSQL’s protocol', read),
      row('the revocation answered', [answered]),
      row('channel silent: last request served', [lastServed]),
      row('channel silent: stream closed', [lineClosed]),
      row('channel back: serves again', [back]),
    ],
    ratios: [
      { label: 'last stream closed / p99 of bare delivery', value: Math.max(...closed) / row('', floor).p99 },
    ],
    aims: [
      { label: `everything closed within ${String(AIM_MS)} ms`, met: max < AIM_MS },
      { label: `no stale process serves after ${String(limit)} ms`, met: lastServed <= limit },
      { label: 'serves again within 60 s', met: back < 60_000 },
    ],
  };
}

if (import.meta.main) report(await run(), process.argv.slice(2));
