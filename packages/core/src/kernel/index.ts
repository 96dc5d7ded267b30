export {
  actHolds,
  actStatement,
  withSignature,
  type ActMark,
  type ActWords,
  type SignedAct,
  type SignedWords,
} from './act.ts';
export { codes, type Code, type CodeEntry, type SessionCode, type StatementCode } from './codes.ts';
export { Failure } from './failure.ts';
export { StatementFailed } from './statementFailed.ts';
export { FRAME_PROOF, FRAME_TOKEN, frameRequest, type FrameRequest } from './frame.ts';
export { atLeastAsStrict, stricter, treatments, type Treatment } from './treatment.ts';
export {
  accessKinds,
  operations,
  rowScopes,
  type Condition,
  type Duty,
  type FieldGrant,
  type Limit,
  type Operation,
  type Permittable,
  type Permission,
  type RowScope,
  type Staleness,
  type Terms,
} from './terms.ts';
export type {
  ActParam,
  ActTemplate,
  DataMap,
  Field,
  FieldType,
  ParamUse,
  Resource,
  Route,
  RouteParam,
  SourceAct,
  Via,
} from './datamap.ts';
export { conductSteps, type ConductHold, type ConductStep } from './principal.ts';
export type { Emergency, Fact, Held, Lease, Principal } from './principal.ts';
export type { BindingKind, Request, TicketState, Usage } from './request.ts';
export type { Allowed, Citation, Decision, Obligation, Refused } from './decision.ts';
export type { CaseValue, Cell, Plan, PlannedColumn, Row } from './plan.ts';
export { screenEvents, type AccessEvent, type ScreenEvent } from './event.ts';
export {
  keysStatement,
  paddedJson,
  sealingAad,
  sealingInfo,
  sealSuites,
  type SealedPlace,
  type SealSuite,
} from './sealing.ts';
export {
  courseStanding,
  courseStates,
  DUE_DAYS,
  type CourseKnown,
  type CourseRule,
  type CoursesKnown,
  type CourseStanding,
  type CourseState,
} from './training.ts';
