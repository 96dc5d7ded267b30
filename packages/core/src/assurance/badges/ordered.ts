import type { BadgeEvent } from './event.ts';

/** A reader tells one badge several times while it is held there. */
const SAME_MS = 1000;

/**
 * The events as they happened: clocks put right, in the order of time, each once. The same for the same events in whatever
 * order and however often they were told, since nothing but the events themselves decides.
 * @param skews by door, what its clock is behind (epoch milliseconds are `at` plus it); none for a clock that is right
 */
export function ordered(
  events: readonly BadgeEvent[],
  skews: ReadonlyMap<string, number> = new Map(),
): readonly BadgeEvent[] {
  const once = new Map(events.map((event) => [event.key, event]));
  const sorted = [...once.values()]
    // Nothing happens after it was told: a clock that is ahead holds nobody in the future.
    .map((event) => ({ ...event, at: Math.min(event.at + (skews.get(event.door) ?? 0), event.received) }))
    .toSorted((one, other) => one.at - other.at || (one.key < other.key ? -1 : 1));
  const lastAt = new Map<string, number>();
  return sorted.filter(({ at, door, badge, direction, result }) => {
    if (badge === null) return true;
    const same = `${door} ${badge} ${direction} ${result}`;
    const last = lastAt.get(same);
    if (last !== undefined && at - last <= SAME_MS) return false;
    lastAt.set(same, at);
    return true;
  });
}
