import type { Citation } from '../kernel/index.ts';
import type { Policy } from './policy.ts';

/** Limits that do not refuse by themselves in `decide`, or not at once: whoever carries out an access keeps them. */
export type KeptLimit = 'group-size' | 'subjects-per-day' | 'lookups-per-shift';

/**
 * The clauses of the limits of a kind that bind: of several group sizes the largest, of several budgets the smallest. A refusal by such a
 * limit cites these.
 * @returns nothing where the terms have no such limit
 */
export function bindingLimits({ terms, limits }: Policy, kind: KeptLimit): readonly Citation[] {
  const stated = terms.limits.filter((limit) => limit.kind === kind).map(({ max }) => max);
  const strictest = kind === 'group-size' ? Math.max(...stated) : Math.min(...stated);
  return limits
    .filter((_, nth) => terms.limits[nth]?.kind === kind && terms.limits[nth].max === strictest)
    .map(({ citation }) => citation);
}
