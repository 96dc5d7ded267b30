const DAY_MS = 86_400_000;

/** How often a backup is restored to see whether it can be. */
export const RESTORE_DRILL_DAYS = 30;
/** A drill that failed is made again this soon: what is mended should be known to be. */
const AFTER_FAILURE_DAYS = 1;
/** A new installation has something to lose after a day. */
const FIRST_AFTER_DAYS = 1;
/** A month and some days in which a replica may have been down. */
const OVERDUE_DAYS = 35;

/** A drill that ended. */
export interface PastDrill {
  readonly endedAt: Date;
  readonly passed: boolean;
}

/**
 * When a drill of restoring is due.
 * @param since when there was something to back up; null before
 * @param last the one that ended last
 * @returns null while there is nothing to back up
 */
export function nextDrillAt(since: Date | null, last: PastDrill | null): Date | null {
  if (last !== null) return daysAfter(last.endedAt, last.passed ? RESTORE_DRILL_DAYS : AFTER_FAILURE_DAYS);
  return since === null ? null : daysAfter(since, FIRST_AFTER_DAYS);
}

/**
 * Since when nobody knows whether a backup can be restored.
 * @param lastPassed when a drill passed last
 * @returns null while it is known, or there is nothing to back up
 */
export function restoreOverdueSince(since: Date | null, lastPassed: Date | null, now: Date): Date | null {
  const from = lastPassed ?? since;
  if (from === null) return null;
  const overdue = daysAfter(from, OVERDUE_DAYS);
  return overdue <= now ? overdue : null;
}

function daysAfter(at: Date, days: number): Date {
  return new Date(at.getTime() + days * DAY_MS);
}
