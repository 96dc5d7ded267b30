export {
  accessesOf,
  deeds,
  type ConcernedEntry,
  type Deed,
  type MetField,
  type Sight,
  type SubjectAccess,
} from './access.ts';
export {
  accountingOf,
  exceptions,
  type Accounting,
  type Disclosure,
  type Exception,
  type LeftOut,
  type Ruling,
} from './accounting.ts';
export { accountingFrom, dueOf, isFree, mayExtend, reportKinds, type ReportKind } from './clock.ts';
export { deedWords, exceptionWords, sightWords } from './words.ts';
