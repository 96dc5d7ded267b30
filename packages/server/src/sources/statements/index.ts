export { openStatements, type Execution, type Running, type StatementClient, type Statements } from './client.ts';
export { StatementFailed } from './fault.ts';
export type { Batch, Bound, Prepared } from './session.ts';
