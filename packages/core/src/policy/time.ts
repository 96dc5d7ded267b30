const MINUTE = 60_000;

/** Clocks of two servers may differ by this much; a time further ahead of `now` is not believed. */
const CLOCK_SKEW = MINUTE;

/** Minutes as milliseconds. */
export function minutes(count: number): number {
  return count * MINUTE;
}

/** True when `at` lies less than `within` before `now` (all in milliseconds). Exactly `within` is too old. */
export function isRecent(at: number, now: number, within: number): boolean {
  return now - at < within && isPast(at, now);
}

/** True when `at` is a time that `now` has reached, give or take the difference between two clocks. */
export function isPast(at: number, now: number): boolean {
  return now - at >= -CLOCK_SKEW && Number.isFinite(at);
}

const INSTANT =
  /^(\d{4})-(\d\d)-(\d\d)T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;

/**
 * Reads an RFC 3339 instant; the seconds may be left out, as in ISO 8601.
 * @returns epoch milliseconds, or undefined for anything else, a 30 February included
 */
export function parseInstant(text: string): number | undefined {
  const [, year, month, day] = INSTANT.exec(text) ?? [];
  if (year === undefined || month === undefined || day === undefined) return undefined;
  // Date.parse rolls a day that the month lacks over into the next month.
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  if (date.getUTCDate() !== Number(day) || date.getUTCMonth() !== Number(month) - 1) return undefined;
  const at = Date.parse(text);
  return Number.isFinite(at) ? at : undefined;
}

/** A length of time as a person says it: 480 minutes become `8 hours`. */
export function minutesInWords(count: number): string {
  if (count % 1440 === 0 && count > 1440) return plural(count / 1440, 'day');
  if (count % 60 === 0) return plural(count / 60, 'hour');
  return plural(count, 'minute');
}

/** `1 hour`, `2 hours`. */
export function plural(count: number, word: string): string {
  return `${String(count)} ${word}${count === 1 ? '' : 's'}`;
}
