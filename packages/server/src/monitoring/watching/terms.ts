import type { Terms } from '@cordon/core/kernel';
import { agreedOf, type Calibration } from '@cordon/core/monitoring';
import type { Policy } from '@cordon/core/policy';

/** Terms in force, and the vendor they are with. */
export interface VendorTerms {
  readonly vendor: string;
  readonly terms: Terms;
}

/** Of the signed policies, those whose time it is. */
export function runningAt(
  policies: readonly { readonly policy: Policy; readonly vendor: string }[],
  now: Date,
): readonly VendorTerms[] {
  const at = now.getTime();
  return policies
    .filter(({ policy: { from, until } }) => from <= at && at < until)
    .map(({ policy: { terms }, vendor }) => ({ vendor, terms }));
}

/** The terms in force with one vendor. */
export const termsWith = (vendor: string, running: readonly VendorTerms[]): readonly Terms[] =>
  running.filter((one) => one.vendor === vendor).map(({ terms }) => terms);

/** The calibration, with what the agreements in force say of each vendor. */
export function underTerms(calibration: Calibration, running: readonly VendorTerms[]): Calibration {
  const vendors = [...new Set(running.map(({ vendor }) => vendor))].toSorted();
  const agreed = vendors.map(
    (vendor) => [vendor, agreedOf(termsWith(vendor, running), calibration)] as const,
  );
  return { ...calibration, agreed: Object.fromEntries(agreed) };
}
