import type { AuditPlan } from './plan.ts';
import type { Population } from './population.ts';
import type { Sample } from './sample.ts';

/** Leaves of the ledger at the ends of a period, each as a proof file that does not tell what the entry says. */
export interface PeriodEnds {
  /** The last entry before the period; null when the period begins with the ledger. */
  readonly before: string | null;
  readonly first: string | null;
  readonly last: string | null;
  /** The first entry after the period. */
  readonly after: string;
}

/** All by which an outsider repeats the draw of an audit; attached to its report. */
export interface AuditProof {
  readonly v: 1;
  readonly plan: AuditPlan;
  readonly population: Population;
  readonly ends: PeriodEnds;
  /** The signed note, the witness's line in it. */
  readonly checkpoint: string;
  readonly nonce: string;
  readonly sample: Sample;
  /** Proofs of the entries that say what was fixed when: opened, C2SP tlog-proof. */
  readonly entries: {
    readonly planned: string;
    readonly committed: string;
    readonly counted: string;
    readonly drawn: string;
  };
}
