/** What a zone of a site is for. Customer data is worked with in a `work` zone; a `restricted` one holds servers or keys. */
export const ZONE_KINDS = ['public', 'work', 'restricted'] as const;
export type ZoneKind = (typeof ZONE_KINDS)[number];

/** Which way a reader lets through; of an `unknown` one only that somebody passed is known. */
export const DIRECTIONS = ['in', 'out', 'unknown'] as const;
export type Direction = (typeof DIRECTIONS)[number];

export interface Zone {
  readonly id: string;
  readonly kind: ZoneKind;
}

/** A reader at a door. `in` leads into `zone` from `from`; `from` null: from outside the site. */
export interface Door {
  readonly id: string;
  readonly direction: Direction;
  readonly zone: string;
  readonly from: string | null;
}

/** One badge held to one reader. Times in epoch milliseconds. */
export interface BadgeEvent {
  /** The same for the same happening however often it is told: orders two of one instant. */
  readonly key: string;
  /** By the reader's own clock, or corrected by `ordered`. */
  readonly at: number;
  /** When Cordon was told first. */
  readonly received: number;
  readonly door: string;
  /** Id in the register; null for a number that stands in none. */
  readonly badge: string | null;
  /** What the system said of this event; `unknown` leaves it to the door. */
  readonly direction: Direction;
  readonly result: 'granted' | 'denied';
}

/** An event that is older than this when it arrives is kept for the record, and moves nobody: by then they moved on. */
const LATENESS_MS = 24 * 3_600_000;

/** Whether an event, its time put right, was told soon enough to move somebody. */
export function inTime({ at, received }: Pick<BadgeEvent, 'at' | 'received'>): boolean {
  return received - at <= LATENESS_MS;
}

/** Nobody stays longer: whoever left without a badge is not held to be there the next day. */
export const LONGEST_STAY_MS = 16 * 3_600_000;

/** At a reader that does not tell the way, whoever came longer ago comes anew: nights are longer, shifts are not. */
export const LONGEST_TURN_MS = 12 * 3_600_000;

/** Which way an event went, by itself or by its door. */
export function directionOf(event: Pick<BadgeEvent, 'direction'>, door: Pick<Door, 'direction'>): Direction {
  return event.direction === 'unknown' ? door.direction : event.direction;
}
