import { listOf, oneOf, optional, type Parser } from '../settings.ts';
import { defineCondition } from './kind.ts';

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
const DAY_MINUTES = 1440;

const clock: Parser<number> = {
  wanted: 'a time of day, 00:00 to 24:00',
  optional: false,
  read: (value) => {
    const [, hour, minute] = /^(\d\d):([0-5]\d)$/.exec(typeof value === 'string' ? value : '') ?? [];
    const at = Number(hour) * 60 + Number(minute);
    return at <= DAY_MINUTES ? at : undefined;
  },
};

const zone: Parser<string> = {
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

/**
 * The access falls between `from` and `to` (exclusive) on one of `days`, by the wall clock of `timeZone`.
 * With `to` before `from` the shift runs past midnight and belongs to the day it starts on.
 * The clock alone decides: no fact is needed.
 */
export const hours = defineCondition({
  kind: 'hours',
  factNeeded: null,
  settings: { from: clock, to: clock, days: optional(listOf(oneOf(...DAYS))), timeZone: zone },
  problem: ({ from, to }) =>
    from === to || from === DAY_MINUTES || to === 0
      ? 'from and to must be two times that enclose a shift; the end of a day is 24:00'
      : undefined,
  check: ({ from, to, days, timeZone }) => {
    const wall = wallClock(timeZone);
    const on = DAYS.map((name) => days?.includes(name) ?? true);
    return (_fact, now) => {
      const at = wall(now);
      if (at === undefined) return 'outside-hours';
      const today = on[at.day] === true;
      const yesterday = on[(at.day + 6) % 7] === true;
      const inside =
        from < to
          ? today && at.minute >= from && at.minute < to
          : (today && at.minute >= from) || (yesterday && at.minute < to);
      return inside ? 'holds' : 'outside-hours';
    };
  },
  describe: ({ from, to, days, timeZone }) =>
    `The access falls between ${clockText(from)} and ${clockText(to)}` +
    (to < from ? ' of the next day' : '') +
    (days === undefined ? ', any day,' : `, ${days.join(', ')},`) +
    ` in the time zone ${timeZone}.`,
});

/** Weekday (0 = Monday) and minute of the day in a time zone, by ECMA-402; undefined for a broken clock. */
function wallClock(timeZone: string): (now: number) => { day: number; minute: number } | undefined {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
  });
  return (now) => {
    if (!Number.isFinite(now)) return undefined;
    const [, name, hour, minute] = /^(\w{3}) (\d\d):(\d\d)$/.exec(format.format(now)) ?? [];
    const weekday = DAYS.findIndex((each) => each === name?.toLowerCase());
    if (weekday === -1) return undefined;
    return { day: weekday, minute: Number(hour) * 60 + Number(minute) };
  };
}

function clockText(minute: number): string {
  const pad = (part: number): string => String(part).padStart(2, '0');
  return `${pad(Math.floor(minute / 60))}:${pad(minute % 60)}`;
}
