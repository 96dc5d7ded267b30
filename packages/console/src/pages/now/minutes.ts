import type { Overview } from '../../api/types.ts';

/** One minute of one vendor. */
export interface Minute {
  readonly ok: number;
  readonly refused: number;
}

/** A vendor's minutes, oldest first, every minute of the range present. */
export interface VendorMinutes {
  readonly id: string;
  readonly name: string;
  readonly minutes: readonly Minute[];
  readonly ok: number;
  readonly refused: number;
}

const MINUTE_MS = 60_000;

/**
 * Lays the counts out minute by minute, so that quiet minutes are seen as such.
 * @param now epoch milliseconds; the last minute is the one it falls in
 * @param range minutes to show
 */
export function byVendor(
  { perMinute, vendors }: Overview,
  now: number,
  range: number,
): readonly VendorMinutes[] {
  const last = Math.floor(now / MINUTE_MS);
  return vendors.map(({ id, name }) => {
    const minutes: Minute[] = Array.from({ length: range }, () => ({ ok: 0, refused: 0 }));
    for (const { minute, vendor, ok, refused } of perMinute) {
      const at = range - 1 - (last - Math.floor(Date.parse(minute) / MINUTE_MS));
      const before = minutes[at];
      if (vendor === id && before !== undefined) {
        minutes[at] = { ok: before.ok + ok, refused: before.refused + refused };
      }
    }
    return { id, name, minutes, ok: sum(minutes, 'ok'), refused: sum(minutes, 'refused') };
  });
}

function sum(minutes: readonly Minute[], what: keyof Minute): number {
  return minutes.reduce((total, minute) => total + minute[what], 0);
}
