export {
  endReasons,
  lifeEventKinds,
  type EndReason,
  type LifeEvent,
  type LifeEventKind,
  type Side,
  type Span,
} from './event.ts';
export { agreed, factsOf, type LifeFacts, type SignedVersion } from './facts.ts';
export { decidingVersion, type Deciding } from './inFlight.ts';
export { lifeAt, lifeOf } from './life.ts';
export { may } from './may.ts';
export { runs, standing } from './span.ts';
export { actKinds, lifeStates, type ActKind, type Life, type LifeState } from './state.ts';
