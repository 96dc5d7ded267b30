// A whole installation backed up and restored elsewhere, at `--gb N` (1) of database: how long each takes, how fast that is, and
// the most memory it needs, which must not grow with the database. Beside it the floor: reading the ledger's bodies out by COPY
// and keeping nothing. The ledger is filled in SQL, so it is counted and not verified; `ledger` measures verifying.
import path from 'node:path';
import pg from 'pg';
import { backUpTo, restoreFrom } from '../packages/server/src/assurance/backup/compose.ts';
import { readConfig } from '../packages/server/src/config.ts';
import { openInstallation, type Installation } from '../packages/server/src/installation.ts';
import { passingKey } from '../packages/server/src/platform/age.ts';
import { copyOut } from '../packages/server/src/platform/copying.ts';
import { startEmbedded } from '../packages/server/src/platform/embedded.ts';
import { silentLog } from '../packages/server/src/platform/log.ts';
import { temporaryDataDir } from '../packages/server/src/platform/temporary.ts';
import { fillControls, signHead } from './support/manyControls.ts';
import { report, type BenchResult } from './support/report.ts';

/** Bodies, leaves, events and their indexes of one entry, about. */
const BYTES_AN_ENTRY = 2_300;
const MIB = 1024 * 1024;
const MOST_MIB = 200;

/** Fills an installation, backs it up, and restores it into a database of its own. */
export async function run(args: readonly string[]): Promise<BenchResult> {
  const given = args.indexOf('--gb');
  const gb = given === -1 ? 1 : Number(args[given + 1]);
  const { dataDir, remove } = await temporaryDataDir('cordon-bench-');
  const elsewhere = await temporaryDataDir('cordon-bench-restored-');
  const installation = await openInstallation(readConfig({ DATA_DIR: dataDir, LOG_LEVEL: 'silent' }));
  try {
    const ownerUrl = installation.embedded?.ownerUrl ?? '';
    const owner = new pg.Client({ connectionString: ownerUrl });
    await owner.connect();
    try {
      return await measured(installation, owner, gb, path.join(dataDir, 'backup'), elsewhere.dataDir);
    } finally {
      await owner.end();
    }
  } finally {
    await installation.close();
    await remove();
    await elsewhere.remove();
  }
}

async function measured(
  { house, embedded }: Installation,
  owner: pg.Client,
  gb: number,
  file: string,
  restoredDir: string,
): Promise<BenchResult> {
  const { keys } = house.world;
  await fillControls(owner, Math.round((gb * 1e9) / BYTES_AN_ENTRY), house.now());
  await signHead(owner, keys.ledger, house.now());
  const { rows } = await owner.query<{ bytes: string }>(
    'SELECT pg_database_size(current_database()) AS bytes',
  );
  const database = Number(rows[0]?.bytes) / MIB;
  console.error(`${database.toFixed(0)} MiB of database`);

  const floor = await watched(async () => {
    let read = 0;
    for await (const piece of copyOut(owner, 'cordon.ledger_bodies', MIB)) read += piece.length;
    if (read === 0) throw new Error('the ledger has no bodies');
  });
  const { lock, key } = await passingKey();
  let bytes = 0;
  const out = await watched(async () => {
    ({ bytes } = await backUpTo(file, {
      ...{ ownerUrl: embedded?.ownerUrl ?? '', keys, lock, at: house.now() },
    }));
  });
  const target = await startEmbedded({ dataDir: restoredDir, durable: false });
  try {
    let restored = 0;
    const back = await watched(async () => {
      const { closing } = await restoreFrom(file, {
        ...{ ownerUrl: target.ownerUrl, key, keys, log: silentLog, verify: async () => undefined },
      });
      restored = closing.tables.reduce((sum, table) => sum + table.rows, 0);
    });
    const row = (label: string, { ms, peak }: Watched) => ({
      ...{ label, p50: ms, p99: ms, 'MiB a second': (1000 * database) / ms, 'most MiB': peak },
    });
    return {
      ...{ name: 'backup', unit: 'ms' },
      rows: [row('bodies read out by COPY', floor), row('backup', out), row('restore', back)],
      ratios: [
        { label: 'database, MiB', value: database },
        { label: 'backup, MiB', value: bytes / MIB },
        { label: 'rows restored', value: restored },
        { label: 'backup / reading the bodies', value: out.ms / floor.ms },
      ],
      aims: [
        {
          label: `never more than ${String(MOST_MIB)} MiB above what it began with`,
          met: Math.max(out.peak, back.peak) < MOST_MIB,
        },
      ],
    };
  } finally {
    await target.stop();
  }
}

interface Watched {
  readonly ms: number;
  /** MiB of this process above what it had at the start, at most. */
  readonly peak: number;
}

async function watched(work: () => Promise<unknown>): Promise<Watched> {
  const before = process.memoryUsage.rss();
  let most = before;
  const timer = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss());
  }, 50);
  const began = performance.now();
  try {
    await work();
    return { ms: performance.now() - began, peak: (most - before) / MIB };
  } finally {
    clearInterval(timer);
  }
}

if (import.meta.main) report(await run(process.argv.slice(2)), process.argv);
