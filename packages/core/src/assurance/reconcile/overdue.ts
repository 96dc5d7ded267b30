const DAY_MS = 86_400_000;

/** How often a source's log should be compared. */
export interface LogWatch {
  /** Null while none is wanted. */
  readonly everyDays: number | null;
  readonly setAt: Date | null;
}

/**
 * Since when no log was compared, when that is longer than was wanted; counted from the day it was wanted, when none was.
 * @param until up to when the logs that were compared speak; null when none was
 */
export function overdueSince({ everyDays, setAt }: LogWatch, until: Date | null, now: Date): Date | null {
  if (everyDays === null || setAt === null) return null;
  const since = until ?? setAt;
  return now.getTime() - Math.max(since.getTime(), setAt.getTime()) > everyDays * DAY_MS ? since : null;
}
