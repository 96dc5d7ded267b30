import type { Terms } from '../kernel/index.ts';
import { automaticSteps, containmentRule, type ContainmentRule } from '../policy/index.ts';
import type { ContainmentPolicy } from './containment.ts';

type Said = Pick<Terms, 'agreement' | 'duties'>;

/**
 * What may be closed about the people of a vendor, and how soon somebody decides: by the clauses of the agreements in force
 * with it, else by the company's setting. The strictest of several agreements counts for all of the vendor's people, since who
 * works under which is not known of a signal.
 * @param setting the company's
 * @param terms of the agreements in force with the vendor
 */
export function containmentUnder(setting: ContainmentPolicy, terms: readonly Said[]): ContainmentPolicy {
  const rules = terms.flatMap(({ agreement, duties }) => {
    const rule = containmentRule(duties);
    return rule === null ? [] : [{ ...rule, agreement }];
  });
  const [lightest] = rules.toSorted((a, b) => weight(a) - weight(b) || hours(a) - hours(b));
  const [shortest] = rules.toSorted((a, b) => hours(a) - hours(b) || weight(a) - weight(b));
  if (lightest === undefined || shortest === undefined) return setting;
  const cites = [...new Set([lightest, shortest])].flatMap(({ agreement, clauses }) =>
    clauses.map((clause) => ({ agreement, clause })),
  );
  return {
    ...setting,
    cites,
    automatic: lightest.automatic === 'none' ? null : lightest.automatic,
    decideWithinHours: shortest.decideWithinHours,
  };
}

const weight = ({ automatic }: Pick<ContainmentRule, 'automatic'>): number =>
  automaticSteps.indexOf(automatic);

const hours = ({ decideWithinHours }: Pick<ContainmentRule, 'decideWithinHours'>): number =>
  decideWithinHours;
