export { accessKinds, kindsOf, type Source, type WatchedEvent } from './watched.ts';
export { severities, type Severity, type Sign, type Signal } from './signal.ts';
export { measures, type About, type Band, type Detector, type Measure, type Usual } from './detector.ts';
