import type { Citation, Code, Fact, Obligation, Principal } from '../../kernel/index.ts';
import type { RunningException } from '../exceptions.ts';
import type { ConditionRule } from '../policy.ts';
import { isPast } from '../time.ts';

/** What the conditions say together. */
export type Conditions =
  | {
      readonly hold: true;
      /** Conditions that hold only by their last known value, or by an exception: reveals are off. */
      readonly stale: readonly Standing[];
    }
  | { readonly hold: false; readonly code: Code; readonly citation: Citation };

/** A condition that is let stand. */
interface Standing {
  readonly obligation: Obligation;
  readonly citation: Citation;
  /** The clause of the exception that lets it, when it is one. */
  readonly by: Citation | null;
}

const ALL_FRESH: Conditions = { hold: true, stale: [] };

/**
 * Checks every condition, in the order of the terms; the first that does not hold refuses. A kind without a file
 * and a fact that nobody feeds refuse, and so does a fact from the future: what cannot be checked does not hold. An
 * exception that runs lets those stand that yield to it.
 */
export function checkConditions(
  rules: readonly ConditionRule[],
  principal: Principal,
  now: number,
  exceptions: readonly RunningException[] = [],
): Conditions {
  const stale: Standing[] = [];
  for (const rule of rules) {
    const { citation, kind, yieldsTo } = rule;
    const verdict = verdictOn(rule, principal, now);
    if (verdict === 'holds') continue;
    if (verdict === 'stale') {
      const because = `clause ${citation.clause} (${kind}) was not confirmed recently enough`;
      stale.push({ obligation: { kind: 'masked-only', because }, citation, by: null });
      continue;
    }
    const exception = exceptions.find((one) => yieldsTo.includes(one.kind) && one.lets(kind));
    if (exception === undefined) return { hold: false, code: verdict, citation };
    const because = `clause ${citation.clause} (${kind}) is let stand by clause ${exception.citation.clause}`;
    stale.push({ obligation: { kind: 'masked-only', because }, citation, by: exception.citation });
  }
  return stale.length === 0 ? ALL_FRESH : { hold: true, stale };
}

/** `stale`: it holds by the last known value, which the terms let stand for a while. */
function verdictOn(rule: ConditionRule, principal: Principal, now: number): 'holds' | 'stale' | Code {
  if (rule.check === undefined) return 'condition-unfed';
  let fact: Fact | undefined;
  let stale = false;
  if (rule.factNeeded !== null) {
    fact = principal.facts[rule.factNeeded];
    if (fact === undefined || !isPast(fact.at, now)) return 'condition-unfed';
    if (rule.staleAfter !== null && now - fact.at >= rule.staleAfter) {
      if (now - fact.at >= rule.staleAfter + rule.standsFor) return rule.staleCode;
      stale = true;
    }
  }
  const verdict = rule.check(fact, now);
  return verdict === 'holds' && stale ? 'stale' : verdict;
}
