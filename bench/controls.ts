// Every control test over 20 vendors with 300 agents each and a ledger of `--entries N` (1,000,000), filled in SQL with bodies as
// the gate writes them. Beside the time of all: one pass over the same ledger that only counts, which nothing can undercut.
import { parseVkey } from '@cordon/ledger';
import pg from 'pg';
import { createGround } from '../packages/server/src/assurance/controlTests/ground.store.ts';
import { controlTests } from '../packages/server/src/assurance/controlTests/index.ts';
import type { ScanTest } from '../packages/server/src/assurance/controlTests/liveTest.ts';
import { readConfig } from '../packages/server/src/config.ts';
import { openInstallation } from '../packages/server/src/installation.ts';
import { sha256 } from '../packages/server/src/platform/hashing.ts';
import { temporaryDataDir } from '../packages/server/src/platform/temporary.ts';
import { fillControls, signHead, termsInForce } from './support/manyControls.ts';
import { report, type BenchResult, type Row } from './support/report.ts';

const AIM_S = 60;

/** Fills an installation and makes every test once. */
export async function run(args: readonly string[]): Promise<BenchResult> {
  const given = args.indexOf('--entries');
  const entries = given === -1 ? 1_000_000 : Number(args[given + 1]);
  const { dataDir, remove } = await temporaryDataDir('cordon-bench-');
  const installation = await openInstallation(readConfig({ DATA_DIR: dataDir, LOG_LEVEL: 'silent' }));
  const { house, embedded } = installation;
  const owner = new pg.Client({ connectionString: embedded?.ownerUrl });
  try {
    await owner.connect();
    const began = performance.now();
    const now = house.now();
    await fillControls(owner, entries, now);
    await signHead(owner, house.world.keys.ledger, now);
    await owner.query('VACUUM ANALYZE');
    console.error(`${String(entries)} entries: filled in ${seconds(performance.now() - began)} s`);

    const pool = house.world.pools.app;
    const floor = await timed(() => pool.query('SELECT sum(length(body)) FROM cordon.ledger_bodies'));
    const ground = createGround(
      { pool, sha256, keys: async () => [parseVkey(house.book.vkey)] },
      {
        now,
        terms: termsInForce(now),
        scans: controlTests.filter((test): test is ScanTest => 'applies' in test),
        timeout: 300_000,
      },
    );
    const rows: Row[] = [];
    let failed = 0;
    const all = await timed(async () => {
      for (const test of controlTests) {
        let looked = 0;
        const ms = await timed(async () => {
          const { parts } = await test.run(ground, now);
          looked = parts.reduce((sum, { population }) => sum + population, 0);
          failed += parts.reduce((sum, part) => sum + part.failed, 0);
        });
        rows.push({ label: test.id, p50: ms, p99: ms, looked });
      }
    });
    const [slow] = [...rows].sort((a, b) => b.p50 - a.p50);
    return {
      ...{ name: 'controls', unit: 'ms', rows: rows.filter(({ p50 }) => p50 >= 5) },
      ratios: [
        { label: `all ${String(rows.length)} tests, s`, value: all / 1000 },
        { label: 'one pass that only counts, s', value: floor / 1000 },
        { label: 'all tests / that pass', value: all / floor },
        { label: `slowest (${slow?.label ?? ''}), s`, value: (slow?.p50 ?? 0) / 1000 },
        { label: 'failing items found', value: failed },
      ],
      aims: [{ label: `all within ${String(AIM_S)} s`, met: all < AIM_S * 1000 }],
    };
  } finally {
    await owner.end();
    await installation.close();
    await remove();
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

const seconds = (ms: number): string => (ms / 1000).toFixed(0);

if (import.meta.main) report(await run(process.argv.slice(2)), process.argv);
