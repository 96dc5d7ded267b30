import type { Citation, Code, Refused } from '../kernel/index.ts';
import { deepFreeze } from './table.ts';

/** A refusal, with the clauses behind it. */
export function refuse(code: Code, citations: readonly Citation[]): Refused {
  return deepFreeze({ allow: false, code, citations });
}
