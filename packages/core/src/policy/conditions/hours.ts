import { listOf, oneOf, optional } from '../settings.ts';
import { clock, DAYS, shiftProblem, zone } from './clock.ts';
import { defineCondition } from './kind.ts';

/**
 * The access falls between `from` and `to` (exclusive) on one of `days`, by the wall clock of `timeZone`.
 * With `to` before `from` the shift runs past midnight and belongs to the day it starts on.
 * The clock alone decides: no fact is needed.
 */
export const hours = defineCondition({
  kind: 'hours',
  factNeeded: null,
  sparesService: 'hours say when people work; figures are also made at night',
  yieldsTo: ['emergency'],
  settings: { from: clock, to: clock, days: optional(listOf(oneOf(...DAYS))), timeZone: zone },
  problem: (settings) => shiftProblem(settings),
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
