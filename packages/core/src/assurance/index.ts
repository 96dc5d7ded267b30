export {
  accessMark,
  agrees,
  formatOf,
  lookMark,
  readLog,
  reconcile,
  reportOf,
  STDERR_PREFIX,
  type EnteredAccess,
  type LoggedSource,
  type LogFormat,
  type ReconcileReport,
  type Reconciliation,
  type ReportedReads,
} from './reconcile/index.ts';
export { findingKinds, isFindingKind, type FindingKind, type FindingWords } from './findings.ts';
