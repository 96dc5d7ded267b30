import { compile } from '@cordon/core/policy';
import type { House } from '../../packages/server/src/compose.ts';

/**
 * Puts the clause that keeps originals into the terms in force, in place of a new version that both parties sign; all else is
 * as signed.
 * @returns takes it out again
 */
export function knowOriginals({ inForce }: Pick<House, 'inForce'>, days = 30): () => void {
  const signed = inForce.inForce.bind(inForce);
  Object.assign(inForce, {
    inForce: async (...asked: Parameters<typeof signed>) => {
      const answer = await signed(...asked);
      if (!answer.ok) return answer;
      const { terms, termsHash, dataMap } = answer.policy;
      const sealedOriginals = { clause: '5.11', days, minutes: 5 };
      const compiled = compile({ ...terms, sealedOriginals }, termsHash, dataMap);
      if (!compiled.ok) throw new Error('the terms must compile');
      return { ok: true, policy: compiled.policy };
    },
  });
  return () => {
    Object.assign(inForce, { inForce: signed });
  };
}
