/** A point in time with the zone it is told in. */
export interface Moment {
  /** RFC 3339 instant, UTC. */
  readonly at: string;
  readonly zone: string;
  /** `Sunday 1 March 2026, 23:59 (America/New_York, UTC-05:00)`. */
  readonly words: string;
}

/** A point in time while it is counted with: epoch milliseconds. */
export interface Point {
  readonly ms: number;
  readonly zone: string;
}

const HOUR = 3_600_000;

/** @throws RangeError for what is no RFC 3339 instant, or no zone of the IANA list */
export function pointAt(at: string, zone: string): Point {
  return { ms: zonedAt(at, zone).epochMilliseconds, zone };
}

function zonedAt(at: string, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.from(at).toZonedDateTimeISO(zone);
}

/** Hours are counted as they pass, to the minute, through changes of clocks, weekends and holidays. */
export function afterHours({ ms, zone }: Point, hours: number): Point {
  return { ms: ms + hours * HOUR, zone };
}

/**
 * The last second of the n-th calendar day after the day of the event, which itself is not counted. Weekends and holidays
 * are days like others. In a zone that skips a midnight the day ends when the next one begins.
 */
export function afterDays({ ms, zone }: Point, days: number): Point {
  return endOf(zonedOf(ms, zone).toPlainDate().add({ days }), zone);
}

/** The last second of the n-th calendar day after the end of the year of the event. */
export function afterYear({ ms, zone }: Point, days: number): Point {
  const { year } = zonedOf(ms, zone);
  return endOf(Temporal.PlainDate.from({ year, month: 12, day: 31 }).add({ days }), zone);
}

/** The end of its own day. */
export function sameDay(point: Point): Point {
  return afterDays(point, 0);
}

/** Exactly this many days later on the wall clock: for what holds "no longer than 30 days from the date of" a statement. */
export function daysLater({ ms, zone }: Point, days: number): Point {
  return { ms: zonedOf(ms, zone).add({ days }).epochMilliseconds, zone };
}

export function earliest<T extends Point>(points: readonly T[]): T | null {
  return points.reduce<T | null>((found, one) => (found === null || one.ms < found.ms ? one : found), null);
}

export function momentOf({ ms, zone }: Point): Moment {
  const zoned = zonedOf(ms, zone);
  return {
    at: new Date(ms).toISOString(),
    zone,
    words: `${WEEKDAYS[zoned.dayOfWeek - 1] ?? ''} ${String(zoned.day)} ${MONTHS[zoned.month - 1] ?? ''} ${String(zoned.year)}, ${two(zoned.hour)}:${two(zoned.minute)} (${zone}, UTC${zoned.offset})`,
  };
}

/** An instant in words, in a zone. @throws RangeError as {@link pointAt} */
export function momentWords(at: string, zone: string): string {
  return momentOf(pointAt(at, zone)).words;
}

/** Saturday or Sunday in its zone: nobody may be at work. */
export function isWeekend({ ms, zone }: Point): boolean {
  return zonedOf(ms, zone).dayOfWeek > 5;
}

function zonedOf(ms: number, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone);
}

function endOf(date: Temporal.PlainDate, zone: string): Point {
  const next = date.add({ days: 1 }).toZonedDateTime(zone);
  return { ms: next.epochMilliseconds - 1000, zone };
}

function two(count: number): string {
  return String(count).padStart(2, '0');
}

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July'],
  ...['August', 'September', 'October', 'November', 'December'],
] as const;
