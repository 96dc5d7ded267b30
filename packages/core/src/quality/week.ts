const DAY = 86_400_000;

/** @returns the ISO 8601 week of an instant in UTC, `2026-W48` */
export function weekOf(at: Date): string {
  const day = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate()));
  // The week belongs to the year its Thursday is in.
  day.setUTCDate(day.getUTCDate() + 4 - (day.getUTCDay() || 7));
  const year = day.getUTCFullYear();
  const nth = Math.ceil(((day.getTime() - Date.UTC(year, 0, 1)) / DAY + 1) / 7);
  return `${String(year)}-W${String(nth).padStart(2, '0')}`;
}

/** The weeks that ended before an instant, newest last: a running week could be asked for twice and subtracted. */
export function closedWeeks(now: Date, count: number): readonly string[] {
  return Array.from({ length: count }, (_, nth) => weekOf(new Date(now.getTime() - (count - nth) * 7 * DAY)));
}

/** @returns whether all of an ISO 8601 week (`2026-W48`, UTC) lies from one instant to another */
export function isWithin(week: string, from: Date, until: Date): boolean {
  const [year = 0, nth = 0] = week.split('-W').map(Number);
  // The fourth of January is always in the first week.
  const fourth = new Date(Date.UTC(year, 0, 4));
  const monday = fourth.getTime() - ((fourth.getUTCDay() || 7) - 1) * DAY + (nth - 1) * 7 * DAY;
  return from.getTime() <= monday && monday + 7 * DAY <= until.getTime();
}
