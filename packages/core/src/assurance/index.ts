export {
  accessMark,
  formatOf,
  readLog,
  reconcile,
  STDERR_PREFIX,
  type EnteredAccess,
  type LoggedSource,
  type LogFormat,
  type Reconciliation,
} from './reconcile/index.ts';
export { findingKinds, isFindingKind, type FindingKind, type FindingWords } from './findings.ts';
