import type { AuditPlan, PopulationKind, Sample } from '@cordon/core/assurance/audits';
import type { IndexRange } from '@cordon/ledger';
import { runInWorker, type WorkLimits } from '../../platform/worker.ts';

/** What has to be read to count a population: the ends of its period as indices, the second excluded. */
export interface ToCount {
  readonly company: string;
  readonly ends: readonly [number, number];
  /** The signed note, the witness's line in it. */
  readonly checkpoint: string;
}

/** What was counted, without saying which. */
export interface CountedAside {
  readonly root: string;
  /** Entries under the witnessed checkpoint. */
  readonly size: number;
  readonly range: IndexRange | null;
  readonly counts: Readonly<Record<PopulationKind, number>>;
}

export interface DrawnAside {
  /** Of the population as it is kept, computed anew. */
  readonly root: string;
  readonly seed: string;
  readonly sample: Sample;
}

/**
 * Work on a whole population, which may name a million entries: done in a thread with a connection of its own, so that nobody
 * else waits for their answer and nobody's end goes unheard meanwhile. Only what is small comes back.
 */
export interface Aside {
  /** Counts and keeps it; what was kept before is counted and not read anew. @param toCount null where it is kept */
  count(plan: AuditPlan, toCount: ToCount | null): Promise<CountedAside>;
  draw(plan: AuditPlan, nonce: string): Promise<DrawnAside>;
}

export type AsideJob = { readonly url: string; readonly plan: AuditPlan } & (
  | { readonly work: 'count'; readonly toCount: ToCount | null }
  | { readonly work: 'draw'; readonly nonce: string }
);

/** A million entries take some ten seconds of a free core, and a few hundred megabytes. */
const LIMITS: WorkLimits = { milliseconds: 600_000, megabytes: 2_048 };

const FILE = new URL('./asideWorker.ts', import.meta.url);

/** @param url of the database, as the app signs in */
export function createAside(url: string): Aside {
  const run = async <T>(job: AsideJob): Promise<T> => {
    const outcome = await runInWorker<T>(FILE, job, LIMITS);
    if (!outcome.ok)
      throw new Error(`the population of ${job.plan.audit} could not be worked on: ${outcome.why}`);
    return outcome.value;
  };
  return {
    count: (plan, toCount) => run({ work: 'count', url, plan, toCount }),
    draw: (plan, nonce) => run({ work: 'draw', url, plan, nonce }),
  };
}
