import { compile } from '@cordon/core/policy';
import type { House } from '../../packages/server/src/compose.ts';

/**
 * Puts the clauses on exports and on approved reveals into the terms in force; all else is as both parties signed it, so
 * the generated views stay what they are.
 */
export function knowExports({ inForce }: Pick<House, 'inForce'>): void {
  const signed = inForce.inForce.bind(inForce);
  Object.assign(inForce, {
    inForce: async (...asked: Parameters<typeof signed>) => {
      const answer = await signed(...asked);
      if (!answer.ok) return answer;
      const { terms, termsHash, dataMap } = answer.policy;
      const permissions = terms.permissions.flatMap((permission) => [
        {
          ...permission,
          fields: permission.fields.map((grant) =>
            grant.reveal === undefined || grant.category !== 'user.contact.phone_number'
              ? grant
              : { ...grant, reveal: { ...grant.reveal, approval: true } },
          ),
        },
        { ...permission, clause: '2.10', operations: ['export'] as const },
      ]);
      const limits = [...terms.limits, { clause: '2.10', kind: 'exported-rows-per-shift', max: 500 }];
      const compiled = compile({ ...terms, permissions, limits }, termsHash, dataMap);
      if (!compiled.ok) throw new Error(`the terms must compile: ${JSON.stringify(compiled.problems)}`);
      return { ok: true, policy: compiled.policy };
    },
  });
}
