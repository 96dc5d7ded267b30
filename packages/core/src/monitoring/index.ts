export { accessKinds, kindsOf, type Source, type WatchedEvent } from './watched.ts';
export { severities, type Severity, type Sign, type Signal } from './signal.ts';
export type { About, Band, Detector, Measure, Usual } from './detector.ts';
export { escalationsOf, planOf, type Channel, type Planned, type Raised } from './alerts/index.ts';
