import { Failure, type Code } from '@cordon/core/kernel';

/** What the database's functions refuse by name (migration "erasing"). */
const REFUSALS = new Map<string, Code>([
  ['legal-hold', 'legal-hold'],
  ['second-person-needed', 'second-person-needed'],
  ['already-done', 'already-done'],
  ['retention-running', 'retention-running'],
  ['wrong-counts', 'conflict'],
]);

/** A refusal of the database as the refusal it is; all else stays a fault. */
export function asked(error: unknown): unknown {
  const code = REFUSALS.get(error instanceof Error ? error.message : '');
  return code === undefined ? error : new Failure(code, undefined, error);
}
