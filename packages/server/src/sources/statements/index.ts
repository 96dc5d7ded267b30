export { openStatements, runExecution, type StatementClient, type Statements } from './client.ts';
export type { Bound, Prepared } from './session.ts';
