import type { Terms } from '@cordon/core/kernel';
import { EXTENSION_HOURS, REVIEW_DAYS } from '@cordon/core/policy';
import type { InForce } from '../agreements/index.ts';
import type { WorkAgreement } from './deps.ts';

interface Ground {
  readonly agreements: {
    list(): Promise<
      readonly {
        readonly id: string;
        readonly title: string;
        readonly source: string;
        readonly processor: { readonly id: string; readonly name: string };
      }[]
    >;
  };
  readonly inForce: Pick<InForce, 'inForce'>;
  readonly now: () => Date;
}

/** The agreements in force, with the work that the terms deciding now name. */
export async function workUnder({ agreements, inForce, now }: Ground): Promise<readonly WorkAgreement[]> {
  const at = now();
  const found = await Promise.all(
    (await agreements.list()).map(async ({ id, title, source, processor }) => {
      const answer = await inForce.inForce(id, at);
      if (!answer.ok) return [];
      const { from, until, terms } = answer.policy;
      const runs = from <= at.getTime() && at.getTime() < until;
      if (!runs) return [];
      return [{ id, title, source, party: processor.id, vendor: processor.name, ...workOf(terms) }];
    }),
  );
  return found.flat();
}

function workOf({
  permissions,
  conditions,
  duties,
}: Terms): Pick<WorkAgreement, 'works' | 'extensionHours' | 'reviewDays'> {
  const works = permissions.flatMap(({ roles, purpose }) =>
    roles.map((accessRole) => ({ accessRole, purpose })),
  );
  return {
    works,
    // Of several clauses the strictest counts.
    extensionHours: least(conditions, 'shift', 'extensionHours') ?? EXTENSION_HOURS,
    reviewDays: least(duties, 'access-review', 'everyDays') ?? REVIEW_DAYS,
  };
}

function least(
  rules: readonly { readonly kind: string; readonly [setting: string]: unknown }[],
  kind: string,
  setting: string,
): number | undefined {
  const stated = rules.flatMap((rule) => {
    const value = rule.kind === kind ? rule[setting] : undefined;
    return typeof value === 'number' ? [value] : [];
  });
  return stated.length === 0 ? undefined : Math.min(...stated);
}
