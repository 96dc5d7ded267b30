/** How often a device may hand something in: far above what its schedule makes, and below what would keep a server busy. */
const MOST_A_MINUTE = 120;
const MINUTE_MS = 60_000;
/** More devices than report at once; whoever is forgotten starts anew. */
const MOST_KEPT = 50_000;

/**
 * Counts what each device hands in within a minute, in this process.
 * @param now epoch milliseconds
 * @returns whether one more may be taken
 */
export function createPace(now: () => number): (device: string) => boolean {
  const counts = new Map<string, { since: number; count: number }>();
  return (device) => {
    const at = now();
    const known = counts.get(device);
    if (known !== undefined && at - known.since < MINUTE_MS) return ++known.count <= MOST_A_MINUTE;
    const [oldest] = counts.keys();
    if (counts.size >= MOST_KEPT && oldest !== undefined) counts.delete(oldest);
    counts.delete(device);
    counts.set(device, { since: at, count: 1 });
    return true;
  };
}
