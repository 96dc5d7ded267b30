import type { CaseValue, Plan } from '@cordon/core/kernel';

type CasePlan = Extract<Plan, { kind: 'case' }>;

/** So old the values of a customer may be when the notes of an API are searched for them. */
const RECENT_MS = 10_000;
/** Customers at work at once. */
const MOST = 1_000;

/**
 * Keeps the raw values of customers whose cases are at work for some seconds. One question for all who ask meanwhile; an
 * answer that failed is not kept.
 */
export function recently(
  read: (plan: CasePlan) => Promise<readonly CaseValue[]>,
  now: () => Date,
): (plan: CasePlan) => Promise<readonly CaseValue[]> {
  const kept = new Map<string, { readonly until: number; readonly values: Promise<readonly CaseValue[]> }>();
  return (plan) => {
    const { source, subject, termsHash, purpose, role } = plan;
    const key = JSON.stringify([source, subject, termsHash, purpose, role]);
    const at = now().getTime();
    const known = kept.get(key);
    if (known !== undefined && at < known.until) return known.values;
    for (const [old, { until }] of kept) if (until <= at || kept.size > MOST) kept.delete(old);
    const values = read(plan);
    kept.set(key, { until: at + RECENT_MS, values });
    values.catch(() => kept.delete(key));
    return values;
  };
}
