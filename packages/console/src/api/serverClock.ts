let offset: number | null = null;

/** An answer that took its time tells less; one that tells so much less says that this machine's clock was set. */
const SET_MS = 5_000;

/**
 * Learns from an answer's Date header how far this machine's clock is off (RFC 9110, 6.6.1). It is cut to the second and
 * older than its answer, so of several the latest is nearest to the truth, and none is past it.
 */
export function learnClock(date: string | null): void {
  const at = date === null ? Number.NaN : Date.parse(date);
  if (Number.isNaN(at)) return;
  const seen = at - Date.now();
  if (offset === null || seen > offset || seen < offset - SET_MS) offset = seen;
}

/**
 * The server's present in epoch milliseconds. What expires by the server's clock is counted down by it, so that a
 * desk whose clock is wrong neither shows a value longer nor loses it early.
 */
export function serverNow(): number {
  return Date.now() + (offset ?? 0);
}
