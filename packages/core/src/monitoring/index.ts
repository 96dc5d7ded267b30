export { accessKinds, kindsOf, type Source, type WatchedEvent } from './watched.ts';
export { severities, type Severity, type Sign, type Signal } from './signal.ts';
export { measures, type About, type Band, type Detector, type Measure, type Usual } from './detector.ts';
export { readLine, type BadLine } from './line.ts';
export { createEngine, type Engine } from './engine/engine.ts';
export { snapshotOf, type Piece } from './engine/snapshot.ts';
export {
  problemsOf,
  type Agreed,
  type Calibration,
  type Threshold,
  type Thresholds,
} from './calibration/calibration.ts';
export { agreedOf } from './calibration/agreed.ts';
export { startingCalibration } from './calibration/starting.ts';
export { detectors } from './detectors/index.ts';
export {
  bootstrap,
  exposureOf,
  quantile,
  score,
  scoreOf,
  type Alert,
  type BehaviourScore,
  type Exposure as ExposedAt,
  type Outcome,
  type Score,
} from './scoring.ts';
export { escalationsOf, planOf, type Channel, type Planned, type Raised } from './alerts/index.ts';
export * from './incidents/index.ts';
export {
  containingOf,
  containmentSteps,
  usualContainment,
  type CitedClause,
  type ContainmentPolicy,
  type ContainmentStep,
  type PersonStep,
} from './containment.ts';
export { AGAIN_DAYS, endingOf } from './ending.ts';
export { containmentUnder } from './containmentPolicy.ts';
