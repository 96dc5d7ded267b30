let offset = 0;

/** Learns from an answer's Date header how far this machine's clock is off (RFC 9110, 6.6.1; whole seconds). */
export function learnClock(date: string | null): void {
  const at = date === null ? Number.NaN : Date.parse(date);
  if (!Number.isNaN(at)) offset = at - Date.now();
}

/**
 * The server's present in epoch milliseconds. What expires by the server's clock is counted down by it, so that a
 * desk whose clock is wrong neither shows a value longer nor loses it early.
 */
export function serverNow(): number {
  return Date.now() + offset;
}
