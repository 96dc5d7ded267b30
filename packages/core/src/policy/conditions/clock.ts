import type { Parser } from '../settings.ts';

/** Days of the week as terms and shifts name them, Monday first. */
export const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

export type Day = (typeof DAYS)[number];

export const DAY_MINUTES = 1440;

/** A time of day as its minute, `24:00` included. */
export const clock: Parser<number> = {
  wanted: 'a time of day, 00:00 to 24:00',
  optional: false,
  read: (value) => {
    const [, hour, minute] = /^(\d\d):([0-5]\d)$/.exec(typeof value === 'string' ? value : '') ?? [];
    const at = Number(hour) * 60 + Number(minute);
    return at <= DAY_MINUTES ? at : undefined;
  },
};

export const zone: Parser<string> = {
  wanted: 'a time zone such as Asia/Manila or +08:00',
  optional: false,
  read: (value) => {
    if (typeof value !== 'string') return undefined;
    try {
      return new Intl.DateTimeFormat('en-US', { timeZone: value }).resolvedOptions().timeZone;
    } catch {
      return undefined;
    }
  },
};

/** Why two times of day enclose no shift, or undefined when they do. */
export function shiftProblem({
  from,
  to,
}: {
  readonly from: number;
  readonly to: number;
}): string | undefined {
  return from === to || from === DAY_MINUTES || to === 0
    ? 'from and to must be two times that enclose a shift; the end of a day is 24:00'
    : undefined;
}
