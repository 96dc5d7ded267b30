import { readShift, type Shift } from '@cordon/core/policy';

const SHIFT = /^(daily|[a-z]{3}(?:[ ,]+[a-z]{3})*) +(\d\d:\d\d) *- *(\d\d:\d\d) +([A-Za-z0-9_+/-]{1,60})$/i;

/**
 * A shift as a line of a roster says it: `always`, or days, times and a time zone, as `mon,tue 08:00-17:00 Asia/Manila` or
 * `daily 22:00-06:00 Asia/Manila`.
 * @returns null for always; undefined for what is no shift
 */
export function shiftOf(text: string): Shift | null | undefined {
  if (text.trim().toLowerCase() === 'always') return null;
  const [, days = '', from, to, timeZone] = SHIFT.exec(text.trim()) ?? [];
  if (timeZone === undefined) return undefined;
  const named = days.toLowerCase();
  return readShift({
    ...(named !== 'daily' && { days: named.split(/[ ,]+/) }),
    ...{ from, to, timeZone },
  });
}
