import type { Duty } from '../kernel/index.ts';
import { automaticSteps, type AutomaticStep } from './duties/containment.ts';

/** What the terms say of containment. */
export interface ContainmentRule {
  /** The clauses that say so: one where it is the strictest in both, else two. */
  readonly clauses: readonly string[];
  /** The heaviest step that needs no person first. */
  readonly automatic: AutomaticStep;
  /** Hours until a person has decided about what was done without one. */
  readonly decideWithinHours: number;
}

/**
 * Of several duties the strictest towards whoever closes: the lightest step without a person, the shortest time to decide.
 * @returns null where no duty of the kind `containment` stands
 */
export function containmentRule(duties: readonly Duty[]): ContainmentRule | null {
  const found = duties.flatMap(({ kind, clause, automatic, decideWithinHours }) => {
    const weight = automaticSteps.findIndex((step) => step === automatic);
    return kind === 'containment' && weight >= 0 && typeof decideWithinHours === 'number'
      ? [{ clause, weight, hours: decideWithinHours }]
      : [];
  });
  const [lightest] = found.toSorted((a, b) => a.weight - b.weight || a.hours - b.hours);
  const [shortest] = found.toSorted((a, b) => a.hours - b.hours || a.weight - b.weight);
  const automatic = automaticSteps[lightest?.weight ?? -1];
  if (lightest === undefined || shortest === undefined || automatic === undefined) return null;
  const clauses = [...new Set([lightest.clause, shortest.clause])];
  return { clauses, automatic, decideWithinHours: shortest.hours };
}
