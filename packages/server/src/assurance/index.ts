export type { Findings, NewFinding } from './finding.ts';
export { composeFindings } from './compose.ts';
export { findingRoutes } from './routes.ts';
