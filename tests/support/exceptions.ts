import type { Condition } from '@cordon/core/kernel';
import { compile } from '@cordon/core/policy';
import type { House } from '../../packages/server/src/compose.ts';

/** What the clauses allow. */
const CLAUSES = {
  continuityLease: { clause: '4.13', hours: 4, reviewWithinHours: 72 },
  emergencyAccess: { clause: '4.14', approvers: 2, minutes: 30, reviewWithinHours: 24 },
};

/**
 * Puts both exceptions into the terms in force, and conditions that nothing feeds yet. Terms that ask for reports nobody
 * makes cannot be signed, so they are put in place of those both parties signed; all else is as it is.
 * @returns sets the conditions besides those signed
 */
export function knowExceptions({
  inForce,
}: Pick<House, 'inForce'>): (conditions: readonly Condition[]) => void {
  let more: readonly Condition[] = [];
  const signed = inForce.inForce.bind(inForce);
  Object.assign(inForce, {
    inForce: async (...asked: Parameters<typeof signed>) => {
      const answer = await signed(...asked);
      if (!answer.ok) return answer;
      const { terms, termsHash, dataMap } = answer.policy;
      const conditions = [...terms.conditions, ...more];
      const compiled = compile({ ...terms, ...CLAUSES, conditions }, termsHash, dataMap);
      if (!compiled.ok) throw new Error('the terms must compile');
      return { ok: true, policy: compiled.policy };
    },
  });
  return (conditions) => {
    more = conditions;
  };
}
