export {
  accessMark,
  lookMark,
  reconcile,
  type EnteredAccess,
  type LoggedSource,
  type Reconciliation,
} from './compare.ts';
export { overdueSince, type LogWatch } from './overdue.ts';
export { agrees, reportOf, type ReconcileReport } from './report.ts';
export { formatOf, readLog, STDERR_PREFIX, type LogFormat } from './formats.ts';
