import { sightBetween, type Sight, type Working } from '@cordon/core/agreements';
import { narrow, unusedOf, type Unused, type Usage } from '@cordon/core/assurance';
import { operations, type DataMap, type Permittable, type Terms } from '@cordon/core/kernel';
import { compile, covers, type Policy } from '@cordon/core/policy';
import type { TermsInForce } from './termsInForce.ts';

/** As far back as accesses are looked at, in days. */
export const SCANNED_DAYS = 90;
const DAY_MS = 86_400_000;

/** A combination that was used. `resource` names all that one access touched, apart by spaces. */
export interface UsedRow {
  readonly role: string;
  readonly purpose: string;
  readonly operation: string;
  readonly resource: string | null;
  readonly fields: readonly string[];
}

export interface UnusedUnder {
  readonly agreement: string;
  readonly vendor: string;
  readonly version: number;
  /** False: in force for less than 90 days, so that nothing can be said yet. */
  readonly judged: boolean;
  /** Permissions looked at. */
  readonly permissions: number;
  readonly proposed: readonly Unused[];
  readonly kept: readonly Unused[];
  readonly before: Policy;
  /** The narrower terms compiled; null where nothing is proposed. */
  readonly after: Policy | null;
}

/**
 * What of each agreement in force nobody used for 90 days, and the narrower terms that follow.
 * @param usedUnder gives every combination of those days, by agreement; not asked while none is in force that long
 */
export async function unusedUnder(
  terms: readonly TermsInForce[],
  now: Date,
  usedUnder: () => Promise<ReadonlyMap<string, readonly UsedRow[]>>,
): Promise<readonly UnusedUnder[]> {
  const found: UnusedUnder[] = [];
  const since = new Date(now.getTime() - SCANNED_DAYS * DAY_MS);
  for (const { policy, vendor } of terms) {
    const { agreement } = policy;
    const of = { agreement, vendor, version: policy.terms.version, before: policy };
    if (policy.from > since.getTime()) {
      found.push({ ...of, judged: false, permissions: 0, proposed: [], kept: [], after: null });
      continue;
    }
    const used = usagesOf((await usedUnder()).get(agreement) ?? [], policy.dataMap);
    const { terms: after, ...rest } = narrow(policy.terms, unusedOf(policy.terms, used, covers), (next) =>
      isNarrower(policy, next),
    );
    const permissions = policy.terms.permissions.length;
    const compiled = rest.proposed.length === 0 ? null : compiledOf(after, policy.dataMap);
    found.push({ ...of, ...rest, judged: true, permissions, after: compiled });
  }
  return found;
}

/** Who would lose what; nobody gains. */
export function sightOfUnused(
  { before, after }: Pick<UnusedUnder, 'before' | 'after'>,
  agents: readonly Working[],
): Sight | null {
  return after === null ? null : sightBetween(before, after, agents);
}

/** Terms that are only looked at have no hash of their own. */
const UNSEALED = '0'.repeat(64);

function compiledOf(terms: Terms, map: DataMap): Policy | null {
  const compiled = compile(terms, UNSEALED, map);
  return compiled.ok ? compiled.policy : null;
}

/** Whether terms compile and show nobody more than a policy. */
export function isNarrower(before: Policy, terms: Terms): boolean {
  const after = compiledOf(terms, before.dataMap);
  return after !== null && sightBetween(before, after, []).rows.every(({ gains }) => gains.length === 0);
}

function usagesOf(rows: readonly UsedRow[], map: DataMap): readonly Usage[] {
  return rows.flatMap(({ role, purpose, operation, resource, fields }) => {
    if (!isPermittable(operation)) return [];
    const names = (resource ?? '').split(' ');
    const touched = map.resources
      .filter(({ name }) => names.includes(name))
      .flatMap((one) => one.fields.filter(({ name }) => fields.includes(name)))
      .map(({ category }) => category);
    return [{ role, purpose, operation, categories: [...new Set(touched)] }];
  });
}

function isPermittable(operation: string): operation is Permittable {
  return operations.some((one) => one === operation);
}
