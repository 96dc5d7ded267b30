import { practices } from '@cordon/core/assurance';
import {
  criteriaOf,
  deviates,
  kindOf,
  outReasons,
  paperTests,
  populationKinds,
  sampleSize,
  type AuditState,
  type Stage,
} from '@cordon/core/assurance/audits';
import type { z } from 'zod';
import type { SignedIn } from '../../identity/index.ts';
import { dueOf } from './cadence.ts';
import type { AuditDeps } from './deps.ts';
import { factsOf } from './facts.ts';
import { reportHash, reportOf, reviewsOf } from './report.ts';
import type { EvidenceRequest } from './requests.store.ts';
import type { auditRow, auditsView, auditView, evidenceRequest } from './schemas.ts';
import { auditsFor, type SeenAudit } from './seeing.ts';
import type { Audit, CountedSummary } from './store.ts';

const officers = ['company-admin', 'privacy-officer', 'security-officer'];

/** All audits somebody may know of, and what is due. */
export async function auditsViewOf(deps: AuditDeps, who: SignedIn): Promise<z.infer<typeof auditsView>> {
  const { person } = who;
  const seen = await auditsFor(deps, who);
  const windows = person.role === 'auditor' ? await deps.windowsOf(person.id) : null;
  const due = (await dueOf(deps)).flatMap(({ agreement, duty, last, dueAt, overdue }) => {
    const window = windows?.find((one) => one.agreement === agreement.id) ?? null;
    const may =
      windows === null ? person.partyKind === 'company' || person.partyId === agreement.vendor.id : window;
    if (may === false || may === null) return [];
    return [
      {
        ...{ agreement: { id: agreement.id, title: agreement.title }, vendor: agreement.vendor, overdue },
        ...{ clause: duty?.clause ?? null, everyMonths: duty?.everyMonths ?? null },
        last: last && { audit: last.audit, at: last.at.toISOString() },
        dueAt: dueAt?.toISOString() ?? null,
        window: window && { from: window.from.toISOString(), until: window.until.toISOString() },
      },
    ];
  });
  return {
    ...{ audits: seen.map((one) => rowOf(one, who)), due },
    mayPlan: person.role !== 'vendor-admin',
  };
}

/** Whether somebody may see what was drawn: the vendor not before the report, so that it cannot tidy what is looked at. */
function seesWork({ state }: SeenAudit, { person }: SignedIn): boolean {
  return person.partyKind === 'company' || state.reported !== null;
}

function rowOf(seen: SeenAudit, who: SignedIn): z.infer<typeof auditRow> {
  const { audit, state } = seen;
  const { id, agreement, vendor, plan, plannedBy, plannedAt } = audit;
  return {
    ...{ id, agreement, vendor, from: plan.from, until: plan.until, stage: state.stage, plannedBy },
    ...{ plannedAt: plannedAt.toISOString(), reauditOf: plan.reauditOf },
    reportedAt: state.reported && new Date(state.reported.at).toISOString(),
    exceptions: seesWork(seen, who) ? state.exceptions.length : null,
  };
}

/** One audit, as far as somebody may see it. */
export async function auditViewOf(
  deps: AuditDeps,
  who: SignedIn,
  seen: SeenAudit,
): Promise<z.infer<typeof auditView>> {
  const { audit, state, steps } = seen;
  const { plan } = audit;
  const sees = seesWork(seen, who);
  const counted = sees ? await deps.store.summary(audit.id) : null;
  const requests = await deps.requests.ofAudit(audit.id);
  const now = deps.now();
  const report = sees && state.reported === null ? await reportOf(deps, seen) : null;
  const hidden = new Set(['paper', 'concluded', 'interview', 'drawn']);
  return {
    ...rowOf(seen, who),
    ...{ entry: audit.entry, rule: plan.rule, byRole: plan.byRole },
    ...{ practices: [...plan.practices], clauses: [...plan.clauses] },
    history: steps
      .filter(({ kind }) => sees || !hidden.has(kind))
      .map((step) => ({
        ...{ kind: step.kind, at: new Date(step.at).toISOString(), by: step.byName, entry: step.entry },
        about: step.kind === 'paper' ? step.line : step.kind === 'concluded' ? step.criterion : null,
      })),
    commitment: state.commitment?.commitment ?? null,
    population: counted && state.counted && populationViewOf(audit, counted, state.counted),
    seed: sees ? (state.drawn?.seed ?? null) : null,
    tests: Object.fromEntries(
      populationKinds.map((kind) => [kind, paperTests[kind].map(({ id, asks }) => ({ id, asks }))]),
    ) as z.infer<typeof auditView>['tests'],
    papers: sees ? await papersOf(deps, seen) : [],
    results: sees
      ? state.results.map(({ kind, drawn, looked, deviations, interval }) => ({
          ...{ kind, drawn, looked, deviations, ...interval },
        }))
      : [],
    criteria: criteriaOf(plan).map((criterion) => {
      const said = sees ? state.concluded.get(criterion) : undefined;
      const words = Object.hasOwn(practices, criterion)
        ? practices[criterion as keyof typeof practices]
        : criterion;
      return { criterion, words, conclusion: said?.conclusion ?? null, text: said?.text ?? '' };
    }),
    interviews: sees ? state.interviews.map(({ with: whom, on, notes }) => ({ with: whom, on, notes })) : [],
    reviews: sees ? await reviewsOf(deps, state) : [],
    requests: requests
      .filter(({ party }) => who.person.partyKind === 'company' || party.id === who.person.partyId)
      .map((request) => requestViewOf(request, now)),
    report: state.reported?.report ?? (report && reportHash(report, deps.sha256)),
    file: state.reported?.file ?? null,
    responses: [...state.responses.values()].map(({ side, text, at }) => {
      const by = steps.find((step) => step.kind === 'responded' && step.side === side)?.byName ?? null;
      return { side, text, at: new Date(at).toISOString(), by };
    }),
    may: mayOf(seen, who),
  };
}

function populationViewOf(
  { plan }: Audit,
  { summary, idle, unlisted }: CountedSummary,
  { root, size }: NonNullable<AuditState['counted']>,
) {
  const { first, last, entries, lists, out } = summary;
  return {
    ...{ root, checkpoint: size, idle, unlisted, first, last, entries },
    lists: populationKinds.map((kind) => ({
      ...{ kind, count: lists[kind], toDraw: sampleSize(lists[kind], plan.rule) },
    })),
    out: out.map(({ reason, count }) => ({ reason, words: outReasons[reason], count })),
  };
}

async function papersOf(deps: AuditDeps, { audit, state }: SeenAudit) {
  const { drawn } = state;
  if (drawn === null) return [];
  const lines = populationKinds.flatMap((kind) => drawn.sample[kind]);
  const facts = await factsOf(deps, audit.plan, lines);
  return lines.map((line) => {
    const paper = state.papers.get(line);
    const known = facts.get(line);
    return {
      ...{ line, kind: kindOf(line), entry: known?.entry ?? null, at: known?.at ?? null },
      ...{ person: known?.person ?? null, says: [...(known?.says ?? [])] },
      ...{ marks: paper === undefined ? null : { ...paper.marks }, note: paper?.note ?? '' },
      deviates: deviates(paper?.marks ?? {}),
    };
  });
}

/** A request as it is shown to either side. */
export function requestViewOf(request: EvidenceRequest, now: Date): z.infer<typeof evidenceRequest> {
  const { dueAt, askedAt, answeredAt, files, ...rest } = request;
  return {
    ...{ ...rest, dueAt: dueAt.toISOString(), askedAt: askedAt.toISOString() },
    answeredAt: answeredAt?.toISOString() ?? null,
    overdue: answeredAt === null && dueAt < now,
    files: [...files],
  };
}

type May = z.infer<typeof auditView>['may'][number];

const AUDITORS: Partial<Record<Stage, readonly May[]>> = {
  planned: ['commit', 'abandon'],
  'period-runs': ['abandon'],
  'to-count': ['abandon'],
  'to-draw': ['draw', 'abandon'],
  running: ['work', 'abandon'],
  'to-report': ['work', 'report', 'abandon'],
  'to-close': ['close', 'plan-again'],
  reported: ['plan-again'],
  closed: ['plan-again'],
};

/** What the next step may be for whoever looks; the routes decide by themselves. */
function mayOf({ state }: SeenAudit, { person }: SignedIn): May[] {
  const { stage, responses } = state;
  if (person.role === 'auditor') return [...(AUDITORS[stage] ?? [])];
  const officer = officers.includes(person.role);
  const side = person.partyKind === 'company' ? 'company' : 'vendor';
  const speaks = officer || person.role === 'vendor-admin';
  return [
    ...(stage === 'reported' && speaks && !responses.has(side) ? (['respond'] as const) : []),
    ...(stage === 'to-close' && officer ? (['close'] as const) : []),
    ...(stage === 'planned' && officer ? (['abandon'] as const) : []),
    ...(state.reported !== null && officer ? (['plan-again'] as const) : []),
  ];
}
