import type { Terms } from '@cordon/core/kernel';
import { EXTENSION_HOURS } from '@cordon/core/policy';
import type { InForce } from '../agreements/index.ts';
import type { WorkAgreement } from './deps.ts';

interface Row {
  readonly id: string;
  readonly title: string;
  readonly vendor: { readonly id: string };
  readonly status: string;
}

/** Of these agreements those in force, with the work that the terms deciding now name. */
export async function workUnder(
  { inForce, now }: { readonly inForce: InForce; readonly now: () => Date },
  rows: readonly Row[],
): Promise<readonly WorkAgreement[]> {
  const running = rows.filter(({ status }) => status === 'in-force');
  const found = await Promise.all(
    running.map(async ({ id, title, vendor }) => {
      const answer = await inForce.inForce(id, now());
      return answer.ok ? [{ id, title, party: vendor.id, ...workOf(answer.policy.terms) }] : [];
    }),
  );
  return found.flat();
}

function workOf({ permissions, conditions }: Terms): Pick<WorkAgreement, 'works' | 'extensionHours'> {
  const works = permissions.flatMap(({ roles, purpose }) =>
    roles.map((accessRole) => ({ accessRole, purpose })),
  );
  // The strictest clause counts.
  const stated = conditions.flatMap(({ kind, extensionHours }) =>
    kind === 'shift' && typeof extensionHours === 'number' ? [extensionHours] : [],
  );
  return { works, extensionHours: Math.min(...stated, ...(stated.length === 0 ? [EXTENSION_HOURS] : [])) };
}
