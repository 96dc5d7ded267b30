import { directionOf, LONGEST_STAY_MS, LONGEST_TURN_MS, type BadgeEvent, type Door } from './event.ts';

/** Where somebody is by their badge. */
export interface Presence {
  /** Null: outside. */
  readonly zone: string | null;
  /** When they came there, or left; epoch milliseconds. */
  readonly since: number;
  /** Where they were before; null: outside, or not known. */
  readonly before: string | null;
}

/** Where a badge is after one more event in the order of time; null while nothing is known. */
export function moved(
  before: Presence | null,
  event: BadgeEvent,
  doors: ReadonlyMap<string, Door>,
): Presence | null {
  const door = doors.get(event.door);
  if (door === undefined || event.result === 'denied') return before;
  const said = directionOf(event, door);
  const inThere = before?.zone === door.zone && event.at - before.since < LONGEST_TURN_MS;
  const goesIn = said === 'in' || (said === 'unknown' && !inThere);
  return { zone: goesIn ? door.zone : door.from, since: event.at, before: before?.zone ?? null };
}

/**
 * Where each badge is after these events.
 * @param events as `ordered` gives them
 * @returns by badge; one that no event tells of is not there
 */
export function presenceOf(
  events: readonly BadgeEvent[],
  doors: ReadonlyMap<string, Door>,
): ReadonlyMap<string, Presence> {
  const found = new Map<string, Presence>();
  for (const event of events) {
    if (event.badge === null) continue;
    const after = moved(found.get(event.badge) ?? null, event, doors);
    if (after !== null) found.set(event.badge, after);
  }
  return found;
}

/** Whether a presence still counts: nobody stays for ever where their badge was seen last. */
export function stays({ since }: Pick<Presence, 'since'>, now: number): boolean {
  return now - since < LONGEST_STAY_MS;
}
