export { findingKinds, isFindingKind, type FindingKind, type FindingWords } from './findings.ts';
