import {
  addMonths,
  stepInForce,
  vendorStanding,
  vendorSteps,
  type VendorStanding,
} from '@cordon/core/people/conduct';
import type { FindingKind } from '@cordon/core/assurance';
import type { ConductCase } from './conduct.ts';
import type { ConductDeps } from './deps.ts';
import { standingOf } from './ground.ts';

const YEAR_MONTHS = 12;

const kinds: Readonly<Record<(typeof vendorSteps)[number], FindingKind>> = {
  'corrective-plan': 'conduct-plan-owed',
  suspension: 'conduct-suspension-proposed',
  termination: 'conduct-termination-proposed',
};

/** Where a vendor stands by the cases decided against its people. */
export async function vendorAt(
  deps: Pick<ConductDeps, 'cases' | 'now'>,
  vendor: string,
  cases: readonly ConductCase[],
): Promise<VendorStanding> {
  const now = deps.now().getTime();
  const sustained = cases.flatMap((one) => {
    const force = one.vendor.id === vendor ? stepInForce(standingOf(one, now)) : null;
    return force === null ? [] : [{ at: force.from, gravity: one.gravity }];
  });
  const since = new Date(addMonths(now, -YEAR_MONTHS));
  return vendorStanding({ sustained, ...(await deps.cases.vendorRecord(vendor, since)) }, now);
}

/**
 * Asks for what repeated violations lead to, once for each step in a year: a corrective plan of the vendor as a finding; suspension
 * and the end of the agreement as findings of the company alone, which people do on the vendor's and the agreement's own pages.
 */
export async function askVendors(deps: ConductDeps): Promise<void> {
  const agreements = await deps.agreements();
  const cases = await deps.cases.list({});
  for (const vendor of new Set(agreements.map((one) => one.vendor.id))) {
    const { step, cases: count, grave } = await vendorAt(deps, vendor, cases);
    if (step === null) continue;
    const since = new Date(addMonths(deps.now().getTime(), -YEAR_MONTHS));
    if (await deps.cases.wasAsked(vendor, step, since)) continue;
    const [agreement] = agreements.filter((one) => one.vendor.id === vendor);
    const plan = step === 'corrective-plan';
    await deps.findings.raise({
      ...{
        kind: kinds[step],
        about: `conduct/${vendor}/${step}`,
        source: null,
        vendor: plan ? vendor : null,
      },
      agreement: plan ? (agreement?.id ?? null) : null,
      facts: { subjectParty: vendor, cases: count, grave, agreement: agreement?.id ?? '' },
    });
    await deps.cases.vendorStep(vendor, step, { cases: count, grave }, deps.now());
  }
}
