import { appealUntil, mayAct, type CaseAct } from '@cordon/core/people/conduct';
import type { z } from 'zod';
import type { SignedIn } from '../../identity/index.ts';
import { textPlace } from './acting.ts';
import type { ConductDeps } from './deps.ts';
import { actorOf, ownCases, type Opened } from './ground.ts';
import { summaryPlace } from './opening.ts';
import type { ownConductView } from './schemas.ts';
import { factsOf, outcomeView, takesNow, textOf } from './view.ts';

type Own = z.infer<typeof ownConductView>;

/** What is recorded about whoever asks, and what became of what they reported. Who reported and who decided is not said. */
export async function ownConduct(
  deps: ConductDeps,
  who: SignedIn,
  colleagues: Own['colleagues'],
): Promise<Own> {
  const people = await deps.cases.samePeople(who.person.id);
  const cases = await Promise.all(
    (await ownCases(deps, who)).map(async (ground) => {
      const cited = await deps.cases.entriesStanding(ground.standing.facts);
      return ownCase(deps, ground, who, factsOf(ground, cited));
    }),
  );
  const reports = (await deps.reports.byReporter(who.person.id)).map((one) => ({ ...one }));
  return { cases, reports, colleagues: colleagues.filter(({ id }) => !people.includes(id)) };
}

function ownCase(
  deps: ConductDeps,
  { kept, standing, open }: Opened,
  who: SignedIn,
  facts: Own['cases'][number]['facts'],
): Own['cases'][number] {
  const now = deps.now().getTime();
  const lastText = (kind: CaseAct['kind']): string | null => {
    const seq = kept.acts.findLastIndex(({ act }) => act.kind === kind);
    const text = kept.acts[seq]?.text ?? null;
    return text && textOf(deps, text, textPlace(kept.id, seq));
  };
  const { decision, appeal, hearing } = standing;
  const by = { person: kept.subject.id, side: actorOf(who).side };
  const basis = { subject: kept.subject.id, reporter: kept.reporter?.id ?? null, gravity: kept.gravity };
  const may = (['state', 'appeal'] as const).filter((one) => {
    const act: CaseAct = { kind: one === 'state' ? 'stated' : 'appealed', at: now, by };
    return mayAct({ basis, standing, rule: kept.rule, open: open.steps }, act) === null;
  });
  const until = appealUntil(standing, kept.rule);
  return {
    ...{
      id: kept.id,
      agreement: kept.agreement,
      violation: kept.violation,
      state: standing.state,
      facts,
      may,
    },
    openedAt: kept.openedAt.toISOString(),
    summary: textOf(deps, kept.summary, summaryPlace(kept.id)),
    hearingUntil: hearing && new Date(hearing.until).toISOString(),
    statement: lastText('stated'),
    decision: decision && {
      ...outcomeView(decision.outcome),
      at: new Date(decision.at).toISOString(),
      why: lastText('proposed') ?? '',
    },
    inForce: takesNow(kept, standing, now),
    appealUntil: until === null ? null : new Date(until).toISOString(),
    appeal: lastText('appealed'),
    appealAnswer: appeal && {
      granted: appeal.granted,
      at: new Date(appeal.at).toISOString(),
      why: lastText('appeal-proposed') ?? '',
    },
    clauses: [...kept.rule.clauses],
  };
}
