export { checkText, type CheckOptions } from './check/index.ts';
export type { CheckedItem, CheckReport, ItemStatus } from './check/report.ts';
export { itemStatuses } from './check/report.ts';
export { checkStructured, frameworksOf } from './check/structured.ts';
export type { Clause, Effects, Grants, Value } from './clause.ts';
export * from './closing/index.ts';
export { compileClauses, type CompiledClauses, type Frame, type Pending } from './compile/compileClauses.ts';
export { readingOf, type Reading } from './compile/reading.ts';
export { confirmed, settle, withParticulars } from './compile/settle.ts';
export { sightBetween, type FieldChange, type Sight, type SightRow, type Working } from './compile/sight.ts';
export * from './evidence/index.ts';
export type { AgreementDocument, Party } from './document.ts';
export { fitTo } from './fitTo.ts';
export { library, libraryClause } from './library/clauses/library.ts';
export { openNames, render } from './library/clauses/render.ts';
export type { LibraryClause, Variable } from './library/clauses/shape.ts';
export { problemsOfValues, valuesFor, type Values } from './library/clauses/values.ts';
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
  runs,
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
export {
  particulars,
  particularsFrom,
  setByServer,
  type Particular,
  type Particulars,
} from './library/templates/particulars.ts';
export { addenda, baseTemplate, draftClauses, made, type Template } from './library/templates/templates.ts';
export { evidence, type EvidenceKey } from './matrix/evidence.ts';
export { matrixHtml, type MatrixHead } from './matrix/html.ts';
export { evidenceStatuses, type EvidenceStatus, type LiveRow } from './matrix/live.ts';
export { matrix, type MatrixRow } from './matrix/matrix.ts';
export { sheetOf } from './matrix/sheet.ts';
export { itemOf, itemSets } from './library/items.ts';
export {
  Fields,
  readDer,
  tags,
  timeOf,
  type Der,
  algorithmOf,
  assertionHash,
  attachedIn,
  fromBase64Url,
  originOf,
  rawSignature,
  readCertificate,
  readTimestamp,
  settled,
  spkiOfCose,
  toBase64Url,
  verifyDocument,
  wrongWithAssertion,
  writeEvidence,
  type Assertion,
  type Certificate,
  type DeferredCrypto,
  type Evidence,
  type SealCrypto,
  type SealReport,
  type SignatureAlgorithm,
  type Trust,
} from './seal/index.ts';
export { challengeOf, type DeletionStatement, type SigningStatement } from './statement.ts';
export { supportTemplate, type DraftSettings } from './supportTemplate.ts';
export * from './subProcessors/index.ts';
export * from './undertaking/index.ts';
