export { findingDueUnder, type DutyUnder, type Hastening } from './dueUnder.ts';
export { mayOf, take, type LifeActor, type LifeRefusal, type LifeStep } from './life.ts';
export { nextOf, nextOfLife } from './next.ts';
export { changeKinds, effectsOf, hasLanded, type ChangeKind, type ChangeSide } from './proposal.ts';
export { isSameRisk } from './sameRisk.ts';
export { findingSeverities, longestException, severityDays, type FindingSeverity } from './severity.ts';
export { findingStates, isOverdue, standingAt, type OwnerSide, type Standing } from './standing.ts';
export { findingOrigins, ownerSideOf, traitsOf, type FindingOrigin } from './traits.ts';
export { trendsOf, type LandedChange, type TrendedFinding } from './trends.ts';
