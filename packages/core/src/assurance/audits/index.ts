export { cadenceOf, nextAudit } from './cadence.ts';
export { clopperPearson } from './interval.ts';
export {
  auditAt,
  conclusions,
  stages,
  type AuditState,
  type AuditStep,
  type Conclusion,
  type Result,
  type Side,
  type Stage,
} from './life.ts';
export { deviates, isComplete, kindOf, marks, paperTests, type Mark, type Marks } from './papers.ts';
export {
  commitmentOf,
  criteriaOf,
  NONCE,
  planHash,
  planText,
  type AuditPlan,
  type SamplingRule,
} from './plan.ts';
export {
  indexOf,
  outReasons,
  populationKinds,
  populationOf,
  populationRoot,
  subjectOf,
  summaryOf,
  wrongWithPopulation,
  type OutReason,
  type PeriodEntry,
  type Population,
  type PopulationKind,
  type PopulationSummary,
} from './population.ts';
export type { AuditProof, PeriodEnds } from './proof.ts';
export { sampleOf, seedOf, type Sample } from './sample.ts';
export { sampleSize } from './sampleSize.ts';
export { readProof, verifyDraw, type DrawVerification } from './verify.ts';
