import { clock, DAYS, shiftProblem, zone, type Day } from './conditions/clock.ts';
import { listOf, oneOf, optional, readSettings } from './settings.ts';

/** When somebody works: between two times of day, on these days (every day unless told), by a wall clock. */
export interface Shift {
  readonly days?: readonly Day[] | undefined;
  /** `22:00` */
  readonly from: string;
  /** Exclusive; before `from` for a shift that runs past midnight and belongs to the day it starts on. */
  readonly to: string;
  readonly timeZone: string;
}

/** A time, epoch milliseconds, `end` exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A time in which somebody is on or off whatever their shift says. */
export interface ShiftChange extends Span {
  readonly kind: 'on' | 'off';
}

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;

const parsers = { days: optional(listOf(oneOf(...DAYS))), from: clock, to: clock, timeZone: zone };

/** Reads a shift. @returns undefined for anything that is not one, to the last setting */
export function readShift(value: unknown): Shift | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const read = readSettings(value as Readonly<Record<string, unknown>>, [], parsers);
  return read.ok && shiftProblem(read.settings) === undefined ? (value as Shift) : undefined;
}

/** `mon,tue 08:00-17:00 Asia/Manila`: a shift in codes, as entries and signatures say it; null is `always`. */
export function shiftCode(shift: Shift | null): string {
  if (shift === null) return 'always';
  const { days, from, to, timeZone } = shift;
  return `${days === undefined ? 'daily' : days.join(',')} ${from}-${to} ${timeZone}`;
}

/**
 * The shift that runs at a time, else the next one. Where clocks are put forward over its start it starts at the
 * moment they are; where they are put back, at the first of the two.
 * @throws TypeError for what `readShift` would not read
 */
export function spanAt(shift: Shift, now: number): Span {
  return find(spansAround(shift, now), ({ end }) => end > now);
}

/** The shift that runs or ran last before a time. */
export function lastSpan(shift: Shift, now: number): Span {
  return find(spansAround(shift, now).toReversed(), ({ start }) => start <= now);
}

/**
 * Whether somebody is on shift. A change counts more than the shift, and one that puts somebody on more than one that
 * takes them off: what was given to them by name stands.
 * @param shift null for always
 */
export function isOnShift(shift: Shift | null, changes: readonly ShiftChange[], now: number): boolean {
  const counting = changes.filter(({ start, end }) => start <= now && now < end);
  if (counting.length > 0) return counting.some(({ kind }) => kind === 'on');
  return shift === null || spanAt(shift, now).start <= now;
}

/** When being on shift, or off it, next changes; null when it never does within some weeks. */
export function nextTurn(shift: Shift | null, changes: readonly ShiftChange[], now: number): number | null {
  const before = isOnShift(shift, changes, now);
  let at = now;
  for (let step = 0; step < 50; step++) {
    const span = shift === null ? [] : [spanAt(shift, at)];
    const edges = [...span, ...changes].flatMap(({ start, end }) => [start, end]).filter((edge) => edge > at);
    if (edges.length === 0) return null;
    at = Math.min(...edges);
    if (isOnShift(shift, changes, at) !== before) return at;
  }
  return null;
}

function find(spans: readonly Span[], suits: (span: Span) => boolean): Span {
  const found = spans.find(suits);
  if (found === undefined) throw new TypeError('a shift without a day');
  return found;
}

/** The shifts of some days before and after, in order. */
function spansAround({ days = DAYS, from, to, timeZone }: Shift, now: number): readonly Span[] {
  const [start, end] = [clock.read(from), clock.read(to)];
  if (start === undefined || end === undefined) throw new TypeError('no shift');
  const today = Math.floor(wallAt(timeZone, now) / DAY) * DAY;
  const spans: Span[] = [];
  for (let offset = -8; offset <= 8; offset++) {
    const midnight = today + offset * DAY;
    // 1 January 1970 was a Thursday.
    const day = DAYS[(midnight / DAY + 3) % 7];
    if (day === undefined || !days.includes(day)) continue;
    const until = end <= start ? midnight + DAY : midnight;
    const span = {
      start: instantOf(timeZone, midnight + start * MINUTE),
      end: instantOf(timeZone, until + end * MINUTE),
    };
    // A shift that falls into the hour that a change of clocks leaves out is not worked.
    if (span.start < span.end) spans.push(span);
  }
  return spans;
}

/** The instant at which a wall clock shows a time. @param wall as if it were UTC, epoch milliseconds */
function instantOf(timeZone: string, wall: number): number {
  const offsets = [wall - DAY, wall + DAY].map((near) => wallAt(timeZone, near) - near);
  const [before = 0, after = 0] = offsets;
  const early = wall - Math.max(before, after);
  const late = wall - Math.min(before, after);
  if (wallAt(timeZone, early) === wall) return early;
  if (wallAt(timeZone, late) === wall) return late;
  // The clock never shows it: it jumps over it, at the first minute after the jump.
  let at = early;
  while (at < late && wallAt(timeZone, at) < wall) at += MINUTE;
  return at;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** What a wall clock shows, as if it were UTC, epoch milliseconds, to the minute. */
function wallAt(timeZone: string, at: number): number {
  const format =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat('en-US', {
      ...{ timeZone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit' },
      ...{ hour: '2-digit', minute: '2-digit' },
    });
  formats.set(timeZone, format);
  const [, month, day, year, hour, minute] =
    /^(\d\d)\/(\d\d)\/(\d{4}), (\d\d):(\d\d)$/.exec(format.format(at)) ?? [];
  return Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute));
}
