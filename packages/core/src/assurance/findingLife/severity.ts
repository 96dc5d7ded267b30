/** From what cannot wait to what can; in this order. */
export const findingSeverities = ['critical', 'high', 'medium', 'low'] as const;

export type FindingSeverity = (typeof findingSeverities)[number];

const DAY_MS = 86_400_000;

/** Days after which a finding is due, and the longest that a risk may be accepted for: the table that the console shows. */
export const severityDays: Readonly<
  Record<FindingSeverity, { readonly due: number; readonly exception: number }>
> = {
  critical: { due: 2, exception: 30 },
  high: { due: 14, exception: 90 },
  medium: { due: 30, exception: 180 },
  low: { due: 90, exception: 365 },
};

/**
 * When a finding is due.
 * @param raisedAt epoch milliseconds, as what comes out
 */
export function findingDueOf(severity: FindingSeverity, raisedAt: number): number {
  return raisedAt + severityDays[severity].due * DAY_MS;
}

/** Until when a risk of this severity may be accepted at the longest. In and out: epoch milliseconds. */
export function longestException(severity: FindingSeverity, now: number): number {
  return now + severityDays[severity].exception * DAY_MS;
}
