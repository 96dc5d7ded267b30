import type { FindingSeverity } from './severity.ts';
import type { FindingTraits } from './traits.ts';

/** Where a finding stands. `exception`: its risk is accepted until a day, and no longer. */
export const findingStates = ['open', 'planned', 'fix-claimed', 'exception', 'closed'] as const;

export type FindingState = (typeof findingStates)[number];

export type OwnerSide = FindingTraits['mends'];

/** Who said something of a finding: a person, or somebody without an account by a link that this person made. */
interface SaidBy {
  readonly by: string;
  /** Null for the person themselves. */
  readonly link: string | null;
}

/** All that decides what may come next. Times are epoch milliseconds, people are ids. */
export interface Standing {
  readonly state: FindingState;
  readonly severity: FindingSeverity;
  readonly ends: FindingTraits['ends'];
  readonly owner: { readonly side: OwnerSide; readonly person: string | null };
  readonly plan: (SaidBy & { readonly until: number }) | null;
  readonly claim: (SaidBy & { readonly at: number }) | null;
  /** An exception that somebody asked for, and nobody has decided. */
  readonly asked: { readonly by: string; readonly until: number } | null;
  readonly exception: { readonly approvedBy: string; readonly until: number } | null;
  /** How many pieces of evidence there are. */
  readonly evidence: number;
}

/** An accepted risk that ran out is accepted no more, whether or not anybody has noticed. */
export function standingAt(standing: Standing, now: number): Standing {
  const { exception } = standing;
  return exception !== null && exception.until <= now ? reopened(standing) : standing;
}

/** Whether it should be mended by now. What is accepted or closed is never overdue; what is claimed is until it is seen. */
export function isOverdue({ state }: Pick<Standing, 'state'>, due: number, now: number): boolean {
  return state !== 'closed' && state !== 'exception' && due <= now;
}

/** As it was found: whatever was planned or claimed has not mended it. */
export function reopened(standing: Standing): Standing {
  return { ...standing, state: 'open', plan: null, claim: null, asked: null, exception: null };
}
