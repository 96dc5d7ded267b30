// The population of an audit over a ledger of `--entries N` (1,000,000): counted, and drawn from, while a request a millisecond would
// be served beside it. What counts is the longest that anybody would have waited; beside it, the same work on the loop itself,
// and how long one waits here while nothing is done: on a busy machine that is not little.
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { populationRoot, sampleOf, seedOf, type AuditPlan } from '@cordon/core/assurance/audits';
import { parseNote } from '@cordon/ledger';
import pg from 'pg';
import { createAside } from '../packages/server/src/assurance/audits/aside.ts';
import { createAuditStore } from '../packages/server/src/assurance/audits/store.ts';
import { readConfig } from '../packages/server/src/config.ts';
import { openInstallation } from '../packages/server/src/installation.ts';
import { sha256 } from '../packages/server/src/platform/hashing.ts';
import { temporaryDataDir } from '../packages/server/src/platform/temporary.ts';
import { fillControls, signHead } from './support/manyControls.ts';
import { report, type BenchResult } from './support/report.ts';

const AIM_MS = 100;
const NONCE = '5a'.repeat(32);

/** Fills a ledger, and works on all of it as one population. */
export async function run(args: readonly string[]): Promise<BenchResult> {
  const given = args.indexOf('--entries');
  const entries = given === -1 ? 1_000_000 : Number(args[given + 1]);
  const { dataDir, remove } = await temporaryDataDir('cordon-bench-');
  const installation = await openInstallation(readConfig({ DATA_DIR: dataDir, LOG_LEVEL: 'silent' }));
  const { house, embedded } = installation;
  const owner = new pg.Client({ connectionString: embedded?.ownerUrl });
  try {
    await owner.connect();
    const now = house.now();
    await fillControls(owner, entries, now);
    await signHead(owner, house.world.keys.ledger, now);
    const pool = house.world.pools.app;
    const store = createAuditStore(pool);
    const plan = planAt(now);
    await store.plan(plan, JSON.stringify(plan), await somebody(owner), now, 0);
    const head = await house.book.status();
    const ends = [0, head.size] as const;
    const aside = createAside(house.world.appUrl);
    console.error(`${String(entries)} entries are filled in`);

    const nothing = await paused(() => new Promise((done) => setTimeout(done, 10_000)));
    const counted = await paused(() => aside.count(plan, { company: 'pty_c', ends, checkpoint: head.note }));
    const drawn = await paused(() => aside.draw(plan, NONCE));
    const onLoop = await paused(async () => {
      const kept = await store.counted(plan.audit);
      if (kept === null) throw new Error('nothing was kept');
      const root = populationRoot(kept.population, sha256);
      const seed = seedOf({ nonce: NONCE, checkpoint: parseNote(kept.checkpoint).text, root }, sha256);
      return { root, seed, sample: sampleOf(plan, kept.population, seed, sha256) };
    });
    if (onLoop.value.seed !== drawn.value.seed) throw new Error('two draws of one population differ');
    const longest = Math.max(counted.longest, drawn.longest);
    return {
      ...{ name: 'audits', unit: 'ms', max_ms: longest },
      rows: [
        { label: 'nothing done', p50: nothing.ms, p99: nothing.ms, longest: nothing.longest },
        { label: 'counted', p50: counted.ms, p99: counted.ms, longest: counted.longest },
        { label: 'drawn', p50: drawn.ms, p99: drawn.ms, longest: drawn.longest },
        { label: 'drawn on the loop', p50: onLoop.ms, p99: onLoop.ms, longest: onLoop.longest },
      ],
      ratios: [
        { label: 'accesses to draw from', value: counted.value.counts.accesses },
        { label: 'longest pause on the loop / beside it', value: onLoop.longest / longest },
      ],
      aims: [{ label: `nobody waits for longer than ${String(AIM_MS)} ms`, met: longest < AIM_MS }],
    };
  } finally {
    await owner.end();
    await installation.close();
    await remove();
  }
}

/** Does something, and tells the longest that the event loop was held meanwhile, in milliseconds. */
async function paused<T>(work: () => Promise<T>) {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const start = performance.now();
  const value = await work();
  const ms = performance.now() - start;
  // What held the loop at the very end is seen by the next tick alone.
  await new Promise((done) => setTimeout(done, 20));
  delay.disable();
  return { value, ms, longest: delay.max / 1_000_000 };
}

function planAt(now: Date): AuditPlan {
  const at = (days: number) => new Date(now.getTime() + days * 86_400_000).toISOString();
  return {
    ...{ v: 1, audit: 'aud_bench', agreement: 'agr_0', vendor: 'pty_0', from: at(-400), until: at(1) },
    ...{ practices: ['access-logged'], clauses: [], byRole: true, reauditOf: null },
    rule: { confidence: 0.95, tolerable: 0.05, expected: 0 },
  };
}

async function somebody(owner: pg.Client): Promise<string> {
  const { rows } = await owner.query<{ id: string }>('SELECT id FROM cordon.persons LIMIT 1');
  if (rows[0] === undefined) throw new Error('nobody is there');
  return rows[0].id;
}

if (import.meta.main) report(await run(process.argv.slice(2)), process.argv);
