import { criteriaOf, type AuditPlan } from './plan.ts';
import { populationKinds, type PopulationKind } from './population.ts';
import type { Sample } from './sample.ts';
import { deviates, kindOf, type Marks } from './papers.ts';
import { clopperPearson, type Interval } from './interval.ts';

/** What is concluded on a criterion. */
export const conclusions = ['met', 'met-with-exceptions', 'not-met', 'not-concluded'] as const;

export type Conclusion = (typeof conclusions)[number];

export type Side = 'company' | 'vendor';

/** Something that happened in an audit; the log of them is all there is to know of where it stands. */
export type AuditStep = { readonly at: number; readonly by: string | null } & (
  | { readonly kind: 'committed'; readonly commitment: string }
  | { readonly kind: 'counted'; readonly root: string; readonly size: number }
  | { readonly kind: 'drawn'; readonly nonce: string; readonly seed: string; readonly sample: Sample }
  | { readonly kind: 'paper'; readonly line: string; readonly marks: Marks; readonly note: string }
  | { readonly kind: 'interview'; readonly with: string; readonly on: string; readonly notes: string }
  | { readonly kind: 'review'; readonly review: string }
  | {
      readonly kind: 'concluded';
      readonly criterion: string;
      readonly conclusion: Conclusion;
      readonly text: string;
    }
  | { readonly kind: 'reported'; readonly report: string; readonly file: string }
  | { readonly kind: 'responded'; readonly side: Side; readonly text: string }
  | { readonly kind: 'closed' }
  | { readonly kind: 'abandoned'; readonly why: string }
);

type StepOf<K extends AuditStep['kind']> = Extract<AuditStep, { readonly kind: K }>;

/** Where an audit stands. */
export const stages = [
  'planned',
  'period-runs',
  'to-count',
  'to-draw',
  'running',
  'to-report',
  'reported',
  'to-close',
  'closed',
  'abandoned',
] as const;

export type Stage = (typeof stages)[number];

/** What the sample of one list came to. */
export interface Result {
  readonly kind: PopulationKind;
  readonly drawn: number;
  readonly looked: number;
  readonly deviations: number;
  readonly interval: Interval;
}

export interface AuditState {
  readonly stage: Stage;
  readonly commitment: StepOf<'committed'> | null;
  readonly counted: StepOf<'counted'> | null;
  readonly drawn: StepOf<'drawn'> | null;
  /** The newest paper of each drawn item. */
  readonly papers: ReadonlyMap<string, StepOf<'paper'>>;
  readonly interviews: readonly StepOf<'interview'>[];
  readonly reviews: readonly string[];
  /** The newest conclusion on each criterion. */
  readonly concluded: ReadonlyMap<string, StepOf<'concluded'>>;
  readonly results: readonly Result[];
  /** Lines of items that deviate. */
  readonly exceptions: readonly string[];
  readonly reported: StepOf<'reported'> | null;
  readonly responses: ReadonlyMap<Side, StepOf<'responded'>>;
}

/**
 * Folds what happened into where the audit stands.
 * @param steps oldest first
 * @param now epoch milliseconds
 */
export function auditAt(plan: AuditPlan, steps: readonly AuditStep[], now: number): AuditState {
  const all = <K extends AuditStep['kind']>(kind: K) =>
    steps.filter((step): step is StepOf<K> => step.kind === kind);
  const one = <K extends AuditStep['kind']>(kind: K): StepOf<K> | null => all(kind).at(-1) ?? null;
  const drawn = one('drawn');
  const papers = new Map(all('paper').map((paper) => [paper.line, paper]));
  const concluded = new Map(all('concluded').map((step) => [step.criterion, step]));
  const responses = new Map(all('responded').map((step) => [step.side, step]));
  const lines = drawn === null ? [] : populationKinds.flatMap((kind) => drawn.sample[kind]);
  const worked =
    lines.every((line) => papers.has(line)) &&
    criteriaOf(plan).every((criterion) => concluded.has(criterion));
  const stage = (): Stage => {
    if (one('abandoned') !== null) return 'abandoned';
    if (one('closed') !== null) return 'closed';
    if (one('reported') !== null) return responses.size === 2 ? 'to-close' : 'reported';
    if (drawn !== null) return worked ? 'to-report' : 'running';
    if (one('counted') !== null) return 'to-draw';
    if (one('committed') === null) return 'planned';
    return now < Date.parse(plan.until) ? 'period-runs' : 'to-count';
  };
  return {
    stage: stage(),
    ...{ commitment: one('committed'), counted: one('counted'), drawn, papers, concluded, responses },
    ...{ interviews: all('interview'), reviews: all('review').map(({ review }) => review) },
    results: drawn === null ? [] : resultsOf(plan, drawn.sample, papers),
    exceptions: lines.filter((line) => deviates(papers.get(line)?.marks ?? {})),
    reported: one('reported'),
  };
}

function resultsOf(
  { rule }: AuditPlan,
  sample: Sample,
  papers: ReadonlyMap<string, StepOf<'paper'>>,
): readonly Result[] {
  return populationKinds.map((kind) => {
    const looked = [...papers.values()].filter(({ line }) => kindOf(line) === kind);
    const deviations = looked.filter((paper) => deviates(paper.marks)).length;
    const interval = clopperPearson(deviations, looked.length, rule.confidence);
    return { kind, drawn: sample[kind].length, looked: looked.length, deviations, interval };
  });
}
