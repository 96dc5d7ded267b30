import type { Code, ConductStep } from '../../kernel/index.ts';
import { stepInForce, type CaseAct, type CaseActor, type CaseBasis, type CaseStanding } from './case.ts';
import type { LadderRule } from './ladder.ts';

const DAY_MS = 86_400_000;

/** What is needed to tell whether an act may be done. */
export interface CaseGround {
  readonly basis: CaseBasis;
  readonly standing: CaseStanding;
  readonly rule: LadderRule;
  /** Steps that the ladder opens now; see `openSteps`. */
  readonly open: readonly ConductStep[];
}

/**
 * Whether an act may be done in a case, at its own time. Pure, and the only place that says so.
 * @returns null when it may, else the code of the refusal
 */
export function mayAct({ basis, standing, rule, open }: CaseGround, act: CaseAct): Code | null {
  const { state } = standing;
  const { by, at } = act;
  switch (act.kind) {
    case 'fact-added':
      if (by.person === basis.subject) return 'conduct-not-impartial';
      return isUndecided(standing) && !standing.facts.includes(act.entry) ? null : 'conduct-not-ready';
    case 'hearing-asked':
      if (by.person === basis.subject) return 'conduct-not-impartial';
      if (state !== 'gathering' || standing.facts.length === 0) return 'conduct-not-ready';
      return act.until >= at + rule.hearingDays * DAY_MS ? null : 'bad-request';
    case 'stated':
      if (by.person !== basis.subject) return 'not-in-scope';
      // A late answer still counts while nobody decided: it can only help the person.
      return standing.hearing !== null && standing.hearing.stated === null && isUndecided(standing)
        ? null
        : 'conduct-not-ready';
    case 'proposed':
      if (!isImpartial(basis, by, [])) return 'conduct-not-impartial';
      if (state !== 'heard') return 'conduct-not-ready';
      return isOutcome(act.outcome, open, at);
    case 'decided':
    case 'declined': {
      const { proposal } = standing;
      if (!isImpartial(basis, by, [])) return 'conduct-not-impartial';
      if (state !== 'proposed' || proposal?.id !== act.proposal) return 'conduct-not-ready';
      // Whoever proposed may take it back, and no more.
      if (act.kind === 'declined') return null;
      if (proposal.by.person === by.person) return 'not-the-second-person';
      if (!areSides(rule, proposal.by, by)) return 'not-the-second-person';
      return isOutcome(proposal.outcome, open, at);
    }
    case 'appealed': {
      const { decision } = standing;
      if (by.person !== basis.subject) return 'not-in-scope';
      if (decision === null || state !== 'decided') return 'conduct-not-ready';
      return at < decision.at + rule.appealDays * DAY_MS ? null : 'conduct-not-ready';
    }
    case 'appeal-proposed':
      if (!isImpartial(basis, by, standing.decision?.by ?? [])) return 'conduct-not-impartial';
      return state === 'appealed' ? null : 'conduct-not-ready';
    case 'appeal-decided':
    case 'appeal-declined': {
      const { appealProposal } = standing;
      if (!isImpartial(basis, by, standing.decision?.by ?? [])) return 'conduct-not-impartial';
      if (state !== 'appeal-proposed' || appealProposal?.id !== act.proposal) return 'conduct-not-ready';
      if (act.kind === 'appeal-declined') return null;
      return appealProposal.by.person === by.person ? 'not-the-second-person' : null;
    }
  }
}

/** Until when the person may appeal, exclusive; null while nothing was decided against them. */
export function appealUntil(standing: CaseStanding, { appealDays }: LadderRule): number | null {
  const step = stepInForce(standing);
  return step === null || standing.appealedAt !== null ? null : step.from + appealDays * DAY_MS;
}

function isUndecided({ decision }: CaseStanding): boolean {
  return decision === null;
}

/** Neither whom it is about, nor who reported it, nor whoever decided what is appealed. */
export function isImpartial(
  { subject, reporter }: Pick<CaseBasis, 'subject' | 'reporter'>,
  { person }: Pick<CaseActor, 'person'>,
  before: readonly Pick<CaseActor, 'person'>[],
): boolean {
  return person !== subject && person !== reporter && before.every((one) => one.person !== person);
}

function areSides({ decidedBy }: LadderRule, one: CaseActor, other: CaseActor): boolean {
  return decidedBy === 'controller'
    ? one.side === 'company' && other.side === 'company'
    : one.side !== other.side;
}

/** A suspension names its day and nothing else does; retraining names its course. */
function isOutcome(
  { step, until, course }: { step: ConductStep | 'none'; until: number | null; course: string | null },
  open: readonly ConductStep[],
  at: number,
): Code | null {
  if (step !== 'none' && !open.includes(step)) return 'conduct-step-not-open';
  const dated = step === 'suspension' ? until !== null && until > at : until === null;
  return dated && (course !== null) === (step === 'retraining') ? null : 'bad-request';
}
