export const SECOND = 1000;
export const MINUTE = 60_000;
export const HOUR = 3_600_000;
export const DAY = 86_400_000;

const formats = new Map<string, Intl.DateTimeFormat>();
const known = new Map<string, number>();

/**
 * How far a zone's clocks are ahead of UTC, in milliseconds, on the UTC day of `at`; the hour at which clocks change
 * within that day is left out, since rosters move with the day.
 * @throws RangeError for a zone nobody knows
 */
export function aheadOfUtc(zone: string, at: number): number {
  const day = Math.floor(at / DAY);
  const key = `${zone}${String(day)}`;
  const found = known.get(key);
  if (found !== undefined) return found;
  let format = formats.get(zone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
    formats.set(zone, format);
  }
  const name = format.formatToParts(day * DAY + 12 * HOUR).find(({ type }) => type === 'timeZoneName')?.value;
  const [, sign, hours = '0', minutes = '0'] = /GMT(?:([+-])(\d\d):(\d\d))?/.exec(name ?? '') ?? [];
  const ahead = (sign === '-' ? -1 : 1) * (Number(hours) * HOUR + Number(minutes) * MINUTE);
  if (known.size > 4096) known.clear();
  known.set(key, ahead);
  return ahead;
}
