/** A person's badge at a reader of a site that let them through. `at` in epoch milliseconds, clocks put right. */
export interface SeenAtSite {
  readonly person: string;
  readonly site: string;
  readonly at: number;
}

/** Somebody who was seen at two sites with too little time between. */
interface Apart {
  readonly person: string;
  readonly sites: readonly [string, string];
  /** When they were seen at the second. */
  readonly at: number;
}

/** Nobody leaves one site and is through the door of another sooner. */
const TRAVEL_MS = 20 * 60_000;

/**
 * Badges that were at two sites too soon one after the other: lent, copied, or told of by whoever holds the secret of a badge
 * system. A vendor that signs its own events can make any up; it cannot make up two that fit all others.
 * @param events in any order
 * @returns each pair once, in the order of time
 */
export function twoSites(events: readonly SeenAtSite[]): readonly Apart[] {
  const last = new Map<string, SeenAtSite>();
  const found: Apart[] = [];
  for (const event of events.toSorted((one, other) => one.at - other.at)) {
    const before = last.get(event.person);
    last.set(event.person, event);
    if (before === undefined || before.site === event.site || event.at - before.at >= TRAVEL_MS) continue;
    found.push({ person: event.person, sites: [before.site, event.site], at: event.at });
  }
  return found;
}
