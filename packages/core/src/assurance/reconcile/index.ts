export {
  accessMark,
  reconcile,
  type EnteredAccess,
  type LoggedSource,
  type Reconciliation,
} from './compare.ts';
export { formatOf, readLog, STDERR_PREFIX, type LogFormat } from './formats.ts';
