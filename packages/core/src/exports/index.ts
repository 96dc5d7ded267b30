export { canaryRow, type CanaryRow } from './canaryRow.ts';
export { csvLine } from './csv.ts';
export { markCell, type MarkKey } from './mark.ts';
export { traceExcerpt, type Candidate, type Fit } from './trace.ts';
