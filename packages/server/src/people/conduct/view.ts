import { conductSteps } from '@cordon/core/kernel';
import { conductHeld } from '@cordon/core/policy';
import {
  appealUntil,
  countsUntil,
  holdOf,
  mayAct,
  type CaseAct,
  type Outcome,
} from '@cordon/core/people/conduct';
import type { z } from 'zod';
import type { SignedIn } from '../../identity/index.ts';
import { textPlace } from './acting.ts';
import type { CitedEntry, ConductCase } from './conduct.ts';
import type { ConductDeps } from './deps.ts';
import { actorOf, type Opened } from './ground.ts';
import { summaryPlace } from './opening.ts';
import { reportPlace } from './reporting.ts';
import type { ConductReport } from './report.ts';
import type { conductCaseView, conductRow, reportRow } from './schemas.ts';

type Row = z.infer<typeof conductRow>;
type View = z.infer<typeof conductCaseView>;

const DAY_MS = 86_400_000;

const iso = (at: number): string => new Date(at).toISOString();
const isoOrNull = (at: number | null): string | null => (at === null ? null : iso(at));

/** A case as a line of the list. */
export function rowOf(ground: Opened, who: SignedIn, now: number): Row {
  const { kept, standing } = ground;
  const { id, subject, vendor, agreement, violation, gravity, openedAt } = kept;
  const until = standing.state === 'hearing' ? (standing.hearing?.until ?? null) : null;
  return {
    ...{ id, subject, vendor, agreement, violation, gravity, state: standing.state },
    step: standing.decision?.outcome.step ?? null,
    openedAt: openedAt.toISOString(),
    due: isoOrNull(until ?? appealUntil(standing, kept.rule)),
    waitsForMe: mayOf(ground, who, now).some((one) => one !== 'fact' && !one.endsWith('take-back')),
  };
}

/** All of a case, for whoever looks after it. @param cited its facts as the ledger has them */
export function caseView(
  deps: Pick<ConductDeps, 'seal' | 'now'>,
  ground: Opened,
  who: SignedIn,
  cited: readonly CitedEntry[],
): View {
  const now = deps.now().getTime();
  const { kept, standing, open } = ground;
  const { proposal, appealProposal, decision, hearing } = standing;
  const nameOf = (person: string): string =>
    kept.acts.find(({ act, by }) => act.by.person === person && by !== null)?.by ?? '';
  return {
    ...rowOf(ground, who, now),
    source: kept.source,
    basis: kept.basis,
    // Who told it is not for those who work beside them.
    reporter: who.person.partyKind === 'company' ? kept.reporter : null,
    openedBy: kept.openedBy,
    summary: textOf(deps, kept.summary, summaryPlace(kept.id)),
    facts: factsOf(ground, cited),
    acts: kept.acts.map(({ act, by, text, entry }, seq) => ({
      ...{ kind: act.kind, at: iso(act.at), by, side: act.by.side, entry },
      text: text && textOf(deps, text, textPlace(kept.id, seq)),
      cites: act.kind === 'fact-added' ? act.entry : null,
      outcome: act.kind === 'proposed' ? outcomeView(act.outcome) : null,
      until: act.kind === 'hearing-asked' ? iso(act.until) : null,
      granted: act.kind === 'appeal-proposed' ? act.granted : null,
    })),
    hearing: hearing && { until: iso(hearing.until), stated: isoOrNull(hearing.stated) },
    proposal: proposal && {
      id: proposal.id,
      by: nameOf(proposal.by.person),
      outcome: outcomeView(proposal.outcome),
    },
    appealProposal: appealProposal && {
      ...{ id: appealProposal.id, by: nameOf(appealProposal.by.person), granted: appealProposal.granted },
    },
    decision: decision && {
      ...outcomeView(decision.outcome),
      at: iso(decision.at),
      by: decision.by.map(({ person }) => nameOf(person)),
    },
    inForce: takesNow(kept, standing, now),
    appealUntil: isoOrNull(appealUntil(standing, kept.rule)),
    ladder: {
      clauses: [...kept.rule.clauses],
      ...{
        decidedBy: kept.rule.decidedBy,
        hearingDays: kept.rule.hearingDays,
        appealDays: kept.rule.appealDays,
      },
      steps: conductSteps.map((step) => ({
        ...{ step, open: open.steps.includes(step) },
        months: Math.round((countsUntil({ step, at: now }, kept.rule) - now) / (30.44 * DAY_MS)),
        before: open.counting.filter((past) => past.step === step).map(({ at }) => iso(at)),
      })),
    },
    may: [...mayOf(ground, who, now)],
    earliestHearing: iso(now + kept.rule.hearingDays * DAY_MS),
  };
}

/** Whether a case takes something from its person at this moment. */
export function takesNow(kept: ConductCase, standing: Opened['standing'], now: number): boolean {
  const hold = holdOf(standing, kept.agreement.id, kept.servedAt?.getTime() ?? null);
  return hold !== null && conductHeld([hold], kept.agreement.id, now) !== null;
}

export function factsOf({ standing }: Opened, cited: readonly CitedEntry[]): View['facts'] {
  return standing.facts.flatMap((entry) => {
    const found = cited.find((one) => one.entry === entry);
    return found === undefined
      ? []
      : [{ entry, at: found.at.toISOString(), kind: found.kind, code: found.code }];
  });
}

export function outcomeView({ step, until, course }: Outcome) {
  return { step, until: isoOrNull(until), course };
}

export function textOf({ seal }: Pick<ConductDeps, 'seal'>, text: Buffer, place: string): string {
  return seal.open(text, place).toString('utf8');
}

export function reportView(
  deps: Pick<ConductDeps, 'seal'>,
  report: ConductReport,
  who: SignedIn,
): z.infer<typeof reportRow> {
  const { reporter, text, ...rest } = report;
  return {
    ...rest,
    reporter: who.person.partyKind === 'company' ? reporter : null,
    unnamed: reporter === null,
    text: textOf(deps, text, reportPlace(report.id)),
  };
}

/** What somebody may do now: the same rule that decides when they do it, asked beforehand. */
function mayOf(ground: Opened, who: SignedIn, now: number): View['may'] {
  const { kept, standing, open } = ground;
  const basis = { subject: kept.subject.id, reporter: kept.reporter?.id ?? null, gravity: kept.gravity };
  const by = actorOf(who);
  const at = now;
  const proposal = standing.proposal?.id ?? '';
  const appeal = standing.appealProposal?.id ?? '';
  const none: Outcome = { step: 'none', until: null, course: null };
  const asked: readonly (readonly [View['may'][number], CaseAct])[] = [
    ['fact', { kind: 'fact-added', at, by, entry: -1 }],
    ['hearing', { kind: 'hearing-asked', at, by, until: at + kept.rule.hearingDays * DAY_MS }],
    ['propose', { kind: 'proposed', at, by, proposal, outcome: none }],
    ['decide', { kind: 'decided', at, by, proposal }],
    ['take-back', { kind: 'declined', at, by, proposal }],
    ['appeal-propose', { kind: 'appeal-proposed', at, by, proposal: appeal, granted: true }],
    ['appeal-decide', { kind: 'appeal-decided', at, by, proposal: appeal }],
    ['appeal-take-back', { kind: 'appeal-declined', at, by, proposal: appeal }],
  ];
  return asked
    .filter(([, act]) => mayAct({ basis, standing, rule: kept.rule, open: open.steps }, act) === null)
    .map(([name]) => name);
}
