import type { Citation, Code, Obligation, Principal } from '../../kernel/index.ts';
import type { ConditionRule } from '../policy.ts';
import { isPast } from '../time.ts';

/** What the conditions say together. */
export type Conditions =
  | {
      readonly hold: true;
      /** Conditions that hold only by their last known value: reveals are off. */
      readonly stale: readonly { readonly obligation: Obligation; readonly citation: Citation }[];
    }
  | { readonly hold: false; readonly code: Code; readonly citation: Citation };

const ALL_FRESH: Conditions = { hold: true, stale: [] };

/**
 * Checks every condition, in the order of the terms; the first that does not hold refuses. A kind without a file
 * and a fact that nobody feeds refuse, and so does a fact from the future: what cannot be checked does not hold.
 */
export function checkConditions(
  rules: readonly ConditionRule[],
  principal: Principal,
  now: number,
): Conditions {
  const stale = [];
  for (const rule of rules) {
    const { citation } = rule;
    if (rule.check === undefined) return { hold: false, code: 'condition-unfed', citation };

    const fact = rule.factNeeded === null ? undefined : principal.facts[rule.factNeeded];
    if (rule.factNeeded !== null) {
      if (fact === undefined || !isPast(fact.at, now)) {
        return { hold: false, code: 'condition-unfed', citation };
      }
      if (rule.staleAfter !== null && now - fact.at >= rule.staleAfter) {
        if (now - fact.at >= rule.staleAfter + rule.standsFor) {
          return { hold: false, code: 'condition-stale', citation };
        }
        const because = `clause ${citation.clause} (${rule.kind}) was not confirmed recently enough`;
        stale.push({ obligation: { kind: 'masked-only', because } as const, citation });
      }
    }
    const verdict = rule.check(fact, now);
    if (verdict !== 'holds') return { hold: false, code: verdict, citation };
  }
  return stale.length === 0 ? ALL_FRESH : { hold: true, stale };
}
