import type { Decision, Principal, Request } from '../kernel/index.ts';
import type { Policy } from './policy.ts';
import { refuse } from './refuse.ts';
import { isSteppedUp } from './stepUp.ts';
import { deepFreeze } from './table.ts';

/** What an original may be opened for. Another purpose is refused. */
export const unsealPurposes = [
  'complaint-handling',
  'data-subject-request',
  'incident-investigation',
  'legal-obligation',
] as const;

/** The one office of the controller that may open originals. */
const OPENS = 'privacy-officer';

/**
 * Decides whether what was typed before redaction may be opened. Two locks: a clause that both parties signed keeps
 * originals at all, and the controller's own officer states a purpose. The conditions bind the processor's people; the
 * controller's are held by the rules of the house (network, suspension) before this is asked.
 * @param now epoch milliseconds, within the time of the terms
 */
export function decideUnsealing(
  policy: Policy,
  principal: Principal,
  request: Request,
  now: number,
): Decision {
  const rule = policy.terms.sealedOriginals;
  if (rule === undefined) return refuse('not-permitted', [policy.otherwise]);
  const citation = { agreement: policy.agreement, clause: rule.clause, effect: 'permission' } as const;
  const purposes: readonly string[] = unsealPurposes;
  const may = principal.side === 'controller' && principal.office === OPENS;
  if (!may || !purposes.includes(request.purpose)) return refuse('not-permitted', [citation]);
  if (!isSteppedUp(policy, principal, now)) {
    return refuse('step-up-needed', [citation, ...policy.stepUp.citations]);
  }
  return deepFreeze({
    allow: true,
    treatments: {},
    rights: {},
    obligations: [{ kind: 'sign' }, { kind: 'mark' }, { kind: 'expire', minutes: rule.minutes }],
    citations: [citation],
  });
}
