// The ledger's write path beside what a plain log costs, in turns in one run and in one PostgreSQL (embedded, fsync on):
// entries as the gate makes them of reads, through the server's own appender and store, against a plain INSERT of the same
// JSON by as many writers and a plain COPY of it in batches of as many rows. Then, over a log of a million entries, how long
// a proof takes to make and the whole log to verify.
import { openInstallation } from '../packages/server/src/installation.ts';
import { readConfig } from '../packages/server/src/config.ts';
import type { LedgerPort } from '../packages/server/src/gate/index.ts';
import { openPool } from '../packages/server/src/platform/db.ts';
import { silentLog } from '../packages/server/src/platform/log.ts';
import { temporaryDataDir } from '../packages/server/src/platform/temporary.ts';
import { entry, PARTY, PERSON } from './support/ledger/entries.ts';
import { largeLog } from './support/ledger/large.ts';
import { copyRate, makePlain, plainInsert, type Keeper } from './support/ledger/peers.ts';
import { percentile, report, type BenchResult, type Row } from './support/report.ts';

const WRITERS = [1, 8, 64, 512];
const ROUNDS = 3;
const ROUND_MS = 2_000;
/** Connections of the plain writers: more of them than this are slower. */
const CONNECTIONS = 64;
const LARGE = 1_000_000;

const AIM = { appends: 20_000, ofCopy: 0.6, p99At64: 20, proofMs: 1, verifyS: 30 };

interface Load {
  readonly rate: number;
  readonly waits: readonly number[];
}

/** Opens an installation of its own and loads it and its peers in turns. */
export async function run(): Promise<BenchResult> {
  const { dataDir, remove } = await temporaryDataDir('cordon-bench-');
  const closing: (() => Promise<unknown>)[] = [remove];
  try {
    const installation = await openInstallation(readConfig({ DATA_DIR: dataDir, LOG_LEVEL: 'error' }));
    closing.push(() => installation.close());
    const { embedded, house } = installation;
    if (embedded === null) throw new Error('the bench wants a PostgreSQL of its own');
    const owner = openPool(embedded.ownerUrl, silentLog, { name: 'bench', max: CONNECTIONS });
    closing.push(() => owner.end());
    await owner.query(`
      INSERT INTO cordon.parties VALUES ('${PARTY}', 'vendor', 'Bench', now());
      INSERT INTO cordon.persons (id, party_id, name, email, role, created_at)
      VALUES ('${PERSON}', '${PARTY}', 'Bench', 'bench@example.org', 'agent', now())`);
    await makePlain(owner);
    const ours = keeperOf(house.ledger);
    const inserts = plainInsert(owner);

    const rows: Row[] = [];
    const ratios: BenchResult['ratios'][number][] = [];
    let loaded = { appends: 0, ofCopy: 0, p99At64: Number.POSITIVE_INFINITY };
    for (const writers of WRITERS) {
      const append: Load[] = [];
      const insert: Load[] = [];
      const copy: number[] = [];
      await load(ours, writers);
      for (let round = 0; round < ROUNDS; round++) {
        append.push(await load(ours, writers));
        insert.push(await load(inserts, writers));
        copy.push(await copyRate(owner, writers, ROUND_MS));
      }
      const appends = median(append.map(({ rate }) => rate));
      const inserted = median(insert.map(({ rate }) => rate));
      const copied = median(copy);
      const appended = rowOf(`append, ${String(writers)} writers`, append, appends);
      rows.push(appended, rowOf(`plain INSERT, ${String(writers)} writers`, insert, inserted));
      rows.push({
        label: `plain COPY, batches of ${String(writers)}`,
        p50: Number.NaN,
        p99: Number.NaN,
        'a second': copied,
      });
      ratios.push({ label: `append / plain INSERT, ${String(writers)} writers`, value: appends / inserted });
      ratios.push({ label: `append / plain COPY, ${String(writers)} rows`, value: appends / copied });
      if (writers === 64) loaded = { ...loaded, p99At64: appended.p99 };
      loaded = { ...loaded, appends, ofCopy: appends / copied };
    }
    const large = await largeLog(embedded, dataDir, LARGE);
    rows.push({ label: `first proof of a tile of ${String(LARGE)} entries, from PostgreSQL`, ...large.cold });
    rows.push({ label: `next proof of it, entry and checkpoint from PostgreSQL`, ...large.stored });
    rows.push({ label: `a proof of ${String(LARGE)} entries, hashes at hand`, ...large.proof });
    rows.push({
      label: `ledger verify of ${String(LARGE)} entries`,
      p50: large.verifyMs,
      p99: large.verifyMs,
    });
    return {
      ...{ name: 'ledger', unit: 'ms', rows, ratios },
      aims: [
        {
          label: `512 writers: at least ${String(AIM.appends)} appends a second`,
          met: loaded.appends >= AIM.appends,
        },
        {
          label: `512 writers: at least ${String(AIM.ofCopy)} of plain COPY`,
          met: loaded.ofCopy >= AIM.ofCopy,
        },
        { label: `64 writers: p99 below ${String(AIM.p99At64)} ms`, met: loaded.p99At64 < AIM.p99At64 },
        { label: `a proof is made within ${String(AIM.proofMs)} ms`, met: large.stored.p50 < AIM.proofMs },
        {
          label: `a million entries verify within ${String(AIM.verifyS)} s`,
          met: large.verifyMs < AIM.verifyS * 1000,
        },
      ],
    };
  } finally {
    for (const step of closing.toReversed()) await step();
  }
}

const keeperOf = (ledger: LedgerPort): Keeper => ({ keep: (records) => ledger.append(records) });

/** Loads a keeper with writers that each append one entry after another. */
async function load({ keep }: Keeper, writers: number): Promise<Load> {
  const began = performance.now();
  const waits: number[] = [];
  await Promise.all(
    Array.from({ length: writers }, async () => {
      for (let at = began; at < began + ROUND_MS;) {
        await keep([entry(waits.length)]);
        const now = performance.now();
        waits.push(now - at);
        at = now;
      }
    }),
  );
  return { rate: waits.length / ((performance.now() - began) / 1000), waits };
}

function rowOf(label: string, loads: readonly Load[], rate: number): Row {
  const waits = Float64Array.from(loads.flatMap(({ waits: all }) => all));
  return { label, p50: percentile(waits, 0.5), p99: percentile(waits, 0.99), 'a second': rate };
}

const median = (values: readonly number[]): number => percentile(Float64Array.from(values), 0.5);

if (import.meta.main) report(await run(), process.argv.slice(2));
