import type { Operator } from './operator.ts';

/** Nothing stands for a value. What stood around it can still tell that one was there. */
export function remove(): Operator {
  return { name: 'redact', apply: () => '' };
}
