import { frameworksOf, type Clause } from '@cordon/core/agreements';
import type { Terms } from '@cordon/core/kernel';

const HEALTH = 'user.health_and_medical';

/** What an agreement that is a business associate contract calls itself, and what it is about (45 CFR 160.103). */
const SPOKEN_OF = /\bhipaa\b|business associate|protected health information/i;

/**
 * Whether HIPAA may govern an agreement: it has a clause of the template for business associates, or speaks of what such a
 * contract is about, or permits what is about health. In doubt it does: a disclosure that is told of without need harms
 * nobody, one that is kept back takes a right.
 * @param clauses of any of its versions
 * @param terms of each
 */
export function mayBeGoverned(
  clauses: readonly Clause[],
  terms: readonly Pick<Terms, 'permissions'>[],
): boolean {
  return (
    frameworksOf(clauses).includes('hipaa') ||
    clauses.some(({ title, text }) => SPOKEN_OF.test(title) || SPOKEN_OF.test(text)) ||
    terms.some(({ permissions }) =>
      permissions.some(({ fields }) => fields.some(({ category }) => coversHealth(category))),
    )
  );
}

/** A category covers those below it, so that one above health covers health. */
function coversHealth(category: string): boolean {
  return `${category}.`.startsWith(`${HEALTH}.`) || HEALTH.startsWith(`${category}.`);
}
