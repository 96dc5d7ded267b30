export * from './endpoints/index.ts';
export { nextDrillAt, RESTORE_DRILL_DAYS, restoreOverdueSince, type PastDrill } from './backup/index.ts';
export * from './controls/index.ts';
export * from './findingLife/index.ts';
export * from './frameworks/index.ts';
export * from './oscal/index.ts';
export * from './settingsChanges/index.ts';
export * from './posture/index.ts';
export {
  accessMark,
  agrees,
  formatOf,
  lookMark,
  overdueSince,
  readLog,
  reconcile,
  reportOf,
  STDERR_PREFIX,
  type EnteredAccess,
  type LoggedSource,
  type LogFormat,
  type LogWatch,
  type ReconcileReport,
  type Reconciliation,
} from './reconcile/index.ts';
export { narrow, narrowClauses, unusedOf, type Narrowed, type Unused, type Usage } from './unused/index.ts';
export { findingKinds, isFindingKind, type FindingKind, type FindingWords } from './findings.ts';
export {
  accessesOf,
  accountingFrom,
  accountingOf,
  deeds,
  deedWords,
  dueOf,
  exceptions,
  exceptionWords,
  isFree,
  mayExtend,
  reportKinds,
  sightWords,
  type Accounting,
  type ConcernedEntry,
  type Deed,
  type Disclosure,
  type Exception,
  type LeftOut,
  type MetField,
  type ReportKind,
  type Ruling,
  type Sight,
  type SubjectAccess,
} from './subjectReports/index.ts';
export {
  answersRecord,
  NEWEST_SET,
  prefillOf,
  problemOf,
  questionSet,
  questionsOf,
  stanceOf,
  standingOf,
  type Answer,
  type AnswersRecord,
  type EvidenceId,
  type Question,
  type QuestionSet,
  type Stance,
  type AssessmentStanding,
  type VendorEvidence,
} from './questionnaires/index.ts';
export {
  attestationKindIds,
  attestationKinds,
  datesProblem,
  daysLeft,
  missing,
  NOTICE_DAYS,
  paperState,
  runOut,
  type AttestationDuty,
  type AttestationKind,
  type Dated,
} from './attestations/index.ts';
export {
  adequacy,
  coversOnly,
  needsRecord,
  RISK_FORMULA,
  riskOf,
  sensitivityOf,
  transferTo,
  type Adequacy,
  type Risk,
  type RiskInputs,
  type Transfer,
} from './risk/index.ts';
