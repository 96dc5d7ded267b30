import type { Terms } from '@cordon/core/kernel';
import { badgeFact, type Badged } from '../../identity/badged.ts';

interface Working {
  readonly id: string;
  readonly siteId: string | null;
  readonly assignments: readonly { readonly agreement: string }[];
}

/**
 * Who is stopped by an agreement that asks for their badge.
 * @param badged by person
 * @param now epoch milliseconds
 */
export function unbadgedUnder(
  policies: readonly { readonly policy: { readonly terms: Pick<Terms, 'agreement' | 'conditions'> } }[],
  badged: ReadonlyMap<string, Badged>,
  now: number,
): (person: Working) => boolean {
  const asking = new Set(
    policies
      .filter(({ policy }) => policy.terms.conditions.some(({ kind }) => kind === 'badge'))
      .map(({ policy }) => policy.terms.agreement),
  );
  return ({ id, siteId, assignments }) => {
    if (!assignments.some(({ agreement }) => asking.has(agreement))) return false;
    const seen = badged.get(id);
    return seen === undefined || badgeFact(seen, siteId, now).badge?.value !== true;
  };
}
