export type { CheckedItem, CheckReport, ItemStatus } from './check/report.ts';
export { itemStatuses } from './check/report.ts';
export type { Clause, Effects, Grants, Value } from './clause.ts';
export * from './closing/index.ts';
export type { AgreementDocument, Party } from './document.ts';
export { fitTo } from './fitTo.ts';
export type { Framework, Item, ItemSet } from './library/item.ts';
export { frameworks } from './library/item.ts';
export type { ClauseChange, CopyBlock, MatchedCopy, Part, ValueChange } from './redline/index.ts';
export { besideClauses, copyBlocks, copyText, diffVersions, matchCopy, wordDiff } from './redline/index.ts';
export {
  actKinds,
  agreed,
  decidingVersion,
  endReasons,
  factsOf,
  lifeAt,
  lifeEventKinds,
  lifeOf,
  lifeStates,
  may,
  standing,
  type ActKind,
  type Deciding,
  type EndReason,
  type Life,
  type LifeEvent,
  type LifeEventKind,
  type LifeFacts,
  type LifeState,
  type Side,
  type SignedVersion,
  type Span,
} from './life/index.ts';
export { challengeOf, type SigningStatement } from './statement.ts';
export { supportTemplate, type DraftSettings } from './supportTemplate.ts';
