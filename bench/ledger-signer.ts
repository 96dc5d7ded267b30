// Appends a second with the ledger's key in the server and in a process of its own (`cordon signer`), in turns in one
// run: embedded PostgreSQL with its durable settings, many appends waiting, as under load. Two empty databases, so that
// both ledgers have the same size at every turn.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { LedgerPort, LedgerRecord } from '../packages/server/src/gate/index.ts';
import { openInstallation, type Installation } from '../packages/server/src/installation.ts';
import { readConfig } from '../packages/server/src/config.ts';
import { loadKeys } from '../packages/server/src/platform/keys.ts';
import { temporaryDataDir } from '../packages/server/src/platform/temporary.ts';
import { percentile, report, type BenchResult, type Row } from './support/report.ts';

/** p50 is the median round, p99 the slowest. */
const WAITING = [1, 64, 512];
const ROUNDS = 6;
const ROUND_MS = 1_500;
const AIM = 0.7;

const command = fileURLToPath(new URL('../packages/server/bin/cordon.ts', import.meta.url));

/** Opens both installations and loads them in turns. */
export async function run(): Promise<BenchResult> {
  const closing: (() => Promise<unknown>)[] = [];
  try {
    const open = async (more: Record<string, string>): Promise<Installation> => {
      const { dataDir, remove } = await temporaryDataDir('cordon-bench-');
      closing.push(remove);
      const installation = await openInstallation(
        readConfig({ DATA_DIR: dataDir, LOG_LEVEL: 'silent', ...more }),
      );
      closing.push(() => installation.close());
      return installation;
    };
    const inside = await open({});
    const { dataDir: apart, remove } = await temporaryDataDir('cordon-bench-');
    closing.push(remove);
    const secret = Buffer.alloc(32, 7).toString('base64');
    const socket = path.join(apart, 's.sock');
    const { installation: id } = await loadKeys({ dataDir: apart, secret });
    const args = ['signer', '--data', apart, '--socket', socket, '--origin', `cordon.${id}`];
    const signer = spawn(process.execPath, [command, ...args], { stdio: ['ignore', 'pipe', 'ignore'] });
    closing.push(async () => {
      signer.kill('SIGTERM');
      await once(signer, 'exit');
    });
    await once(signer.stdout, 'data');
    const outside = await open({ CORDON_SECRET: secret, LEDGER_SIGNER: `unix:${socket}` });

    const rows: Row[] = [];
    const ratios: BenchResult['ratios'][number][] = [];
    for (const waiting of WAITING) {
      const sides = [inside, outside].map(({ house }) => ({ ledger: house.ledger, rates: [] as number[] }));
      for (const { ledger } of sides) await rateOf(ledger, waiting);
      for (let round = 0; round < ROUNDS; round++) {
        for (const { ledger, rates } of sides) rates.push(await rateOf(ledger, waiting));
      }
      const medians = sides.map(({ rates }) => percentile(Float64Array.from(rates), 0.5));
      const [here = 0, there = 0] = medians;
      rows.push({
        label: `key in the server, ${String(waiting)} waiting`,
        p50: here,
        p99: Math.min(...(sides[0]?.rates ?? [])),
      });
      rows.push({
        label: `key in its own process, ${String(waiting)} waiting`,
        p50: there,
        p99: Math.min(...(sides[1]?.rates ?? [])),
      });
      ratios.push({ label: `own process / server, ${String(waiting)} waiting`, value: there / here });
    }
    const loaded = ratios.at(-1)?.value ?? 0;
    return {
      ...{ name: 'ledger-signer', unit: 'appends/s', rows, ratios },
      aims: [{ label: `under load at least ${String(AIM)} of the rate in the server`, met: loaded >= AIM }],
    };
  } finally {
    for (const step of closing.toReversed()) await step();
  }
}

/** @returns appends a second while always `waiting` of them wait */
async function rateOf(ledger: LedgerPort, waiting: number): Promise<number> {
  const until = performance.now() + ROUND_MS;
  let done = 0;
  await Promise.all(
    Array.from({ length: waiting }, async () => {
      while (performance.now() < until) {
        await ledger.append([record(done)]);
        done++;
      }
    }),
  );
  return done / ((performance.now() - until + ROUND_MS) / 1000);
}

/** An entry as large as a ticket view's. */
function record(n: number): LedgerRecord {
  const fields = Object.fromEntries(
    Array.from({ length: 12 }, (_, at) => [`field${String(at)}`, 'partial 2.1']),
  );
  return {
    ...{ kind: 'read', at: new Date(), agreement: null, party: null, person: null, code: null, event: null },
    ...{ uses: [], body: { v: 1, n, fields }, openings: [] },
  };
}

if (import.meta.main) report(await run(), process.argv.slice(2));
