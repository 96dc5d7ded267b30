import type { Clause, Effects } from '@cordon/core/agreements';
import type { Terms } from '@cordon/core/kernel';

const without = <T extends { readonly clause: string }>({ clause: _, ...rest }: T): Omit<T, 'clause'> => rest;

/**
 * Any terms as clauses written by hand that state them: for tests that need terms no template has. They count once both
 * parties have confirmed each, as in life.
 * @param clauses gives the words; a clause of the terms that is not among them gets words of its own
 */
export function handWritten(terms: Terms, clauses: readonly Clause[]): readonly Clause[] {
  const rules = [...terms.permissions, ...terms.conditions, ...terms.limits, ...terms.duties];
  const numbers = [...new Set([...clauses.map(({ id }) => id), ...rules.map(({ clause }) => clause)])];
  return numbers.map((id) => {
    const words = clauses.find((clause) => clause.id === id);
    const own = <T extends { readonly clause: string }>(all: readonly T[]) =>
      all.filter(({ clause }) => clause === id).map(without);
    const singles = (
      [
        'ticketInHand',
        'continuityLease',
        'emergencyAccess',
        'sealedOriginals',
        'quality',
        'witnessQuorum',
        'inFlight',
      ] as const
    )
      .filter((part) => terms[part]?.clause === id)
      .map((part) => [part, without(terms[part] ?? { clause: id })]);
    const effects = {
      ...(terms.general?.clause === id ? { general: true } : {}),
      ...(Object.fromEntries(singles) as object),
      permissions: own(terms.permissions),
      conditions: own(terms.conditions),
      limits: own(terms.limits),
      duties: own(terms.duties),
    } as unknown as Effects;
    return {
      id,
      title: words?.title ?? `Clause ${id}`,
      text: `${words?.text ?? 'As stated.'} (By hand.)`,
      effects,
    };
  });
}
