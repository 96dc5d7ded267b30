import type { Duty } from '../kernel/index.ts';
import { conductDeciders } from './duties/conduct-ladder.ts';

const settings = [
  'hearingDays',
  'appealDays',
  'reminderMonths',
  'warningMonths',
  'suspensionMonths',
  'lookBackMonths',
  'keepMonths',
] as const;

/** What the terms say of violations and what follows. Days and months are whole numbers. */
export interface ConductRule extends Readonly<Record<(typeof settings)[number], number>> {
  /** The clauses that say so; none where the house rule stands in. */
  readonly clauses: readonly string[];
  readonly decidedBy: (typeof conductDeciders)[number];
}

/** Where no clause speaks of it. */
const HOUSE: Omit<ConductRule, 'clauses'> = {
  decidedBy: 'one-of-each',
  hearingDays: 7,
  appealDays: 14,
  reminderMonths: 6,
  warningMonths: 12,
  suspensionMonths: 24,
  lookBackMonths: 24,
  keepMonths: 36,
};

/**
 * Of several duties what is kindest to the person: the longest time to answer and to appeal, the shortest time for which a step
 * counts and a case is kept, and one of each party where any of them says so.
 */
export function conductRule(duties: readonly Duty[]): ConductRule {
  const found = duties.filter(({ kind }) => kind === 'conduct-ladder');
  if (found.length === 0) return { ...HOUSE, clauses: [] };
  const kindest = Object.fromEntries(
    settings.map((name) => {
      const said = found.map((duty) => duty[name]).filter((value) => typeof value === 'number');
      const pick = name === 'hearingDays' || name === 'appealDays' ? Math.max : Math.min;
      return [name, said.length === 0 ? HOUSE[name] : pick(...said)];
    }),
  ) as Record<(typeof settings)[number], number>;
  const controller = found.every(({ decidedBy }) => decidedBy === 'controller');
  return {
    ...kindest,
    clauses: [...new Set(found.map(({ clause }) => clause))],
    decidedBy: controller ? 'controller' : 'one-of-each',
  };
}
