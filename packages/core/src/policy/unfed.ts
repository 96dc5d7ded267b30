import type { Condition, Limit, Terms } from '../kernel/index.ts';
import { conditionKinds } from './conditions/index.ts';
import { limitKinds } from './limits/index.ts';
import { entry } from './table.ts';

/**
 * The conditions that would refuse everybody: their kind has no file, or needs a fact that no feed gives.
 * @param fedKinds the facts this installation feeds, by kind
 */
export function unfedConditions(
  terms: Pick<Terms, 'conditions'>,
  fedKinds: readonly string[],
): readonly Condition[] {
  return terms.conditions.filter((condition) => {
    const kind = entry(conditionKinds, condition.kind);
    return kind === undefined || (kind.factNeeded !== null && !fedKinds.includes(kind.factNeeded));
  });
}

/** The limits that would refuse everybody: no file knows their kind. */
export function unknownLimits(terms: Pick<Terms, 'limits'>): readonly Limit[] {
  return terms.limits.filter((limit) => entry(limitKinds, limit.kind) === undefined);
}
