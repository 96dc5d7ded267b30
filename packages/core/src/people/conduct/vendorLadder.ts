import type { Gravity } from './violations.ts';
import { addMonths } from './ladder.ts';

/** What repeated violations of a vendor's people lead to. Cordon proposes the two heavier ones; people do them. */
export const vendorSteps = ['corrective-plan', 'suspension', 'termination'] as const;
export type VendorStep = (typeof vendorSteps)[number];

/** What happened at a vendor. Epoch milliseconds. */
export interface VendorRecord {
  /** Cases that two people decided against somebody, those overturned left out. */
  readonly sustained: readonly { readonly at: number; readonly gravity: Gravity }[];
  /** When a corrective plan was asked for; null when none was. */
  readonly planAskedAt: number | null;
  /** When its suspension was proposed. */
  readonly suspensionAskedAt: number | null;
}

/** What the record comes to, and the numbers that make it so. */
export interface VendorStanding {
  readonly step: VendorStep | null;
  readonly cases: number;
  readonly grave: number;
  /** Cases decided after the step before was asked for: it did not help. */
  readonly since: number;
}

const WINDOW_MONTHS = 12;
/** A plan is asked for at so many cases in a year, or at one that is grave. */
const PLAN_AT = 3;
/** A step further is proposed at so many cases after the step before was asked for. */
const AGAIN_AT = 2;

/**
 * Repeated violations -> corrective plan -> suspension -> termination, each only after the one before was tried; three grave cases
 * in a year go past the plan.
 */
export function vendorStanding(record: VendorRecord, now: number): VendorStanding {
  const { planAskedAt, suspensionAskedAt } = record;
  const counting = record.sustained.filter(({ at }) => at <= now && now < addMonths(at, WINDOW_MONTHS));
  const cases = counting.length;
  const grave = counting.filter(({ gravity }) => gravity === 'grave').length;
  const after = suspensionAskedAt ?? planAskedAt;
  const since = after === null ? 0 : counting.filter(({ at }) => at > after).length;
  const told = { cases, grave, since };
  if (suspensionAskedAt !== null && since >= AGAIN_AT) return { step: 'termination', ...told };
  if (suspensionAskedAt !== null || (planAskedAt !== null && since >= AGAIN_AT) || grave >= PLAN_AT) {
    return { step: 'suspension', ...told };
  }
  return { step: planAskedAt !== null || cases >= PLAN_AT || grave > 0 ? 'corrective-plan' : null, ...told };
}
