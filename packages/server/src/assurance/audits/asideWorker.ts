import {
  populationOf,
  populationRoot,
  sampleOf,
  seedOf,
  type AuditPlan,
} from '@cordon/core/assurance/audits';
import { parseCheckpoint, parseNote } from '@cordon/ledger';
import { openPool } from '../../platform/db.ts';
import { sha256 } from '../../platform/hashing.ts';
import { silentLog } from '../../platform/log.ts';
import { answerInWorker } from '../../platform/worker.ts';
import type { AsideJob, CountedAside, DrawnAside, ToCount } from './aside.ts';
import { createPeriodStore, type PeriodStore } from './period.store.ts';
import { createAuditStore, type AuditStore } from './store.ts';

/** A statement over a million entries takes longer than one that somebody waits for. */
const STATEMENT_MS = 300_000;

await answerInWorker(async (asked) => {
  const job = asked as AsideJob;
  const pool = openPool(job.url, silentLog, {
    ...{ name: 'cordon audits', max: 1, statementTimeoutMs: STATEMENT_MS },
  });
  try {
    const store = createAuditStore(pool);
    return job.work === 'count'
      ? await count({ store, period: createPeriodStore(pool) }, job.plan, job.toCount)
      : await drawFrom(store, job.plan, job.nonce);
  } finally {
    await pool.end();
  }
});

async function count(
  { store, period }: { readonly store: AuditStore; readonly period: PeriodStore },
  plan: AuditPlan,
  toCount: ToCount | null,
): Promise<CountedAside> {
  if (toCount !== null) {
    const { company, ends, checkpoint } = toCount;
    const { agreement, vendor } = plan;
    const [from, until] = [new Date(plan.from), new Date(plan.until)];
    const entries = await period.entries(...ends, { agreement, vendor, company });
    const { listed, acted } = await period.people(from, until, ends, agreement);
    await store.keepCounted(plan.audit, {
      ...{ population: populationOf(entries, [...listed, ...acted]), checkpoint },
      idle: listed.filter((person) => !acted.includes(person)).length,
      unlisted: acted.filter((person) => !listed.includes(person)).length,
    });
  }
  const { population, checkpoint } = await kept(store, plan);
  const { lists, range } = population;
  return {
    ...{ root: populationRoot(population, sha256), range },
    size: parseCheckpoint(parseNote(checkpoint).text).size,
    counts: {
      ...{ accesses: lists.accesses.length, people: lists.people.length },
      settings: lists.settings.length,
    },
  };
}

async function drawFrom(store: AuditStore, plan: AuditPlan, nonce: string): Promise<DrawnAside> {
  const { population, checkpoint } = await kept(store, plan);
  const root = populationRoot(population, sha256);
  const seed = seedOf({ nonce, checkpoint: parseNote(checkpoint).text, root }, sha256);
  return { root, seed, sample: sampleOf(plan, population, seed, sha256) };
}

async function kept(store: AuditStore, { audit }: AuditPlan) {
  const counted = await store.counted(audit);
  if (counted === null) throw new Error(`the population of ${audit} is gone`);
  return counted;
}
