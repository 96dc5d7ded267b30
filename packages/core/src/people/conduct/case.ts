import type { ConductStep } from '../../kernel/index.ts';
import type { Gravity } from './violations.ts';

export type Side = 'company' | 'vendor';

/** Who acts in a case. */
export interface CaseActor {
  readonly person: string;
  readonly side: Side;
}

/** What is decided: nothing to answer for, or a step. Epoch milliseconds. */
export interface Outcome {
  readonly step: ConductStep | 'none';
  /** Set for a suspension: the day it ends by itself. */
  readonly until: number | null;
  /** Set for retraining: the course to pass. */
  readonly course: string | null;
}

interface At {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly by: CaseActor;
}

/** What happens in a case, in order. A decision and its refusal name the proposal they are about. */
export type CaseAct =
  | (At & { readonly kind: 'fact-added'; readonly entry: number })
  | (At & { readonly kind: 'hearing-asked'; readonly until: number })
  | (At & { readonly kind: 'stated' })
  | (At & { readonly kind: 'proposed'; readonly proposal: string; readonly outcome: Outcome })
  | (At & { readonly kind: 'decided' | 'declined'; readonly proposal: string })
  | (At & { readonly kind: 'appealed' })
  | (At & { readonly kind: 'appeal-proposed'; readonly proposal: string; readonly granted: boolean })
  | (At & { readonly kind: 'appeal-decided' | 'appeal-declined'; readonly proposal: string });

export type CaseState =
  | 'gathering'
  | 'hearing'
  | 'heard'
  | 'proposed'
  | 'decided'
  | 'appealed'
  | 'appeal-proposed'
  | 'upheld'
  | 'overturned'
  | 'dismissed';

/** Whom a case is about and where it came from. */
export interface CaseBasis {
  readonly subject: string;
  /** Who reported it; null where nobody did, or it is not known who. */
  readonly reporter: string | null;
  readonly gravity: Gravity;
}

interface Proposal {
  readonly id: string;
  readonly by: CaseActor;
  readonly at: number;
}

/** Where a case stands. Epoch milliseconds. */
export interface CaseStanding {
  readonly state: CaseState;
  readonly facts: readonly number[];
  readonly hearing: { readonly asked: number; readonly until: number; readonly stated: number | null } | null;
  readonly proposal: (Proposal & { readonly outcome: Outcome }) | null;
  readonly decision: {
    readonly outcome: Outcome;
    readonly at: number;
    readonly by: readonly [CaseActor, CaseActor];
  } | null;
  readonly appealedAt: number | null;
  readonly appealProposal: (Proposal & { readonly granted: boolean }) | null;
  readonly appeal: {
    readonly granted: boolean;
    readonly at: number;
    readonly by: readonly [CaseActor, CaseActor];
  } | null;
}

const BEGUN: CaseStanding = {
  state: 'gathering',
  facts: [],
  hearing: null,
  proposal: null,
  decision: null,
  appealedAt: null,
  appealProposal: null,
  appeal: null,
};

/**
 * Where a case stands after its acts. Whether each was allowed is asked before it is kept; see `mayAct`.
 *
 * A fact that comes after the hearing was asked for asks for it anew, and a fact or a statement after a proposal ends the
 * proposal: nobody is decided about by what they could not answer, or by deciders who had not read it.
 */
export function caseAt(acts: readonly CaseAct[], now: number): CaseStanding {
  const { state, ...standing } = acts.reduce(follow, BEGUN);
  const heard = state === 'hearing' && standing.hearing !== null && now >= standing.hearing.until;
  return { ...standing, state: heard ? 'heard' : state };
}

function follow(standing: CaseStanding, act: CaseAct): CaseStanding {
  const { at, by } = act;
  switch (act.kind) {
    case 'fact-added':
      return { ...BEGUN, facts: [...new Set([...standing.facts, act.entry])] };
    case 'hearing-asked':
      return { ...standing, state: 'hearing', hearing: { asked: at, until: act.until, stated: null } };
    case 'stated':
      return {
        ...standing,
        state: 'heard',
        hearing: standing.hearing && { ...standing.hearing, stated: at },
        proposal: null,
      };
    case 'proposed':
      return { ...standing, state: 'proposed', proposal: { id: act.proposal, by, at, outcome: act.outcome } };
    case 'declined':
      return { ...standing, state: 'heard', proposal: null };
    case 'decided': {
      const { proposal } = standing;
      if (proposal === null) return standing;
      const { outcome } = proposal;
      const decision = { outcome, at, by: [proposal.by, by] as const };
      return {
        ...standing,
        proposal: null,
        decision,
        state: outcome.step === 'none' ? 'dismissed' : 'decided',
      };
    }
    case 'appealed':
      return { ...standing, state: 'appealed', appealedAt: at };
    case 'appeal-proposed':
      return {
        ...standing,
        state: 'appeal-proposed',
        appealProposal: { id: act.proposal, by, at, granted: act.granted },
      };
    case 'appeal-declined':
      return { ...standing, state: 'appealed', appealProposal: null };
    case 'appeal-decided': {
      const { appealProposal } = standing;
      if (appealProposal === null) return standing;
      const { granted } = appealProposal;
      const appeal = { granted, at, by: [appealProposal.by, by] as const };
      return { ...standing, state: granted ? 'overturned' : 'upheld', appealProposal: null, appeal };
    }
  }
}

/** The step that a case holds somebody to: decided, and not taken back. */
export function stepInForce({
  decision,
  appeal,
}: CaseStanding): (Outcome & { readonly from: number }) | null {
  if (decision === null || decision.outcome.step === 'none' || appeal?.granted === true) return null;
  return { ...decision.outcome, from: decision.at };
}
