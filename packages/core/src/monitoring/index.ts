export { accessKinds, kindsOf, type Source, type WatchedEvent } from './watched.ts';
export { severities, type Severity, type Sign, type Signal } from './signal.ts';
export type { About, Band, Detector, Measure, Usual } from './detector.ts';
export * from './incidents/index.ts';
export {
  containingOf,
  containmentSteps,
  machineActState,
  usualContainment,
  type Containing,
  type ContainmentPolicy,
  type ContainmentStep,
} from './containment.ts';
