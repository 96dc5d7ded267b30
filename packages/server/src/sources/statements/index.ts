export { openStatements, runExecution, type StatementClient, type Statements } from './client.ts';
