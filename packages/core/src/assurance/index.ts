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
export { findingKinds, isFindingKind, type FindingKind, type FindingWords } from './findings.ts';
