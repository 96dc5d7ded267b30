/** A date as somebody wrote it: the day it means, and how to write another day in the same form. */
export interface WrittenDate {
  /** Days since 1970-01-01. */
  readonly day: number;
  write(day: number): string;
}

/** Which of the two comes first in 03/05/2026 where both could be a month. */
export type DayOrder = 'month-first' | 'day-first';

const monthNames =
  'january february march april may june july august september october november december'.split(' ');
const dayMs = 86_400_000;
/** Two-digit years from here up are of the last century. */
const pivot = 40;
/** For a date without a year; not a leap year, so February 29 is not understood. */
const someYear = 2001;

const numeric = /^(\d{1,4})([./-]|\s)(\d{1,2})\2(\d{1,4})(?!\d)([\s\S]*)$/;
const compact = /^(\d{4})(\d{2})(\d{2})$/;
const dayMonth = /^(\d{1,2})(st|nd|rd|th)?((?:\s+of)?[\s-]+)(\p{L}{3,9})(\.?)(?:(,?[\s-]+)(\d{4}|\d{2}))?$/iu;
const monthDay = /^(\p{L}{3,9})(\.?[\s-]+)(\d{1,2})(st|nd|rd|th)?(?:(,?[\s-]+)(\d{4}|\d{2}))?$/iu;

/** Understands the forms people write dates in; undefined for what is no whole date, which no one may guess. */
export function readDate(text: string, order: DayOrder = 'month-first'): WrittenDate | undefined {
  return readNumbers(text, order) ?? readDayMonth(text) ?? readMonthDay(text);
}

function readNumbers(text: string, order: DayOrder): WrittenDate | undefined {
  const whole = compact.exec(text);
  if (whole !== null) {
    const [, year = '', month = '', day = ''] = whole;
    return dated(year, month, day, (y, m, d) => y + m + d);
  }
  const [, a = '', mark = '', b = '', c = '', rest = ''] = numeric.exec(text) ?? [];
  if (a === '' || (rest !== '' && !/^[T\s,]/.test(rest))) return undefined;
  if (a.length === 4) return dated(a, b, c, (y, m, d) => y + mark + m + mark + d + rest);
  if (a.length === 3 || c.length === 3 || c.length === 1) return undefined;
  const dayFirst = Number(a) > 12 || (order === 'day-first' && Number(b) <= 12);
  return dayFirst
    ? dated(c, b, a, (y, m, d) => d + mark + m + mark + y + rest)
    : dated(c, a, b, (y, m, d) => m + mark + d + mark + y + rest);
}

function readDayMonth(text: string): WrittenDate | undefined {
  const [, day = '', ordinal, gap = '', name = '', dot = '', yearGap = '', year = ''] =
    dayMonth.exec(text) ?? [];
  return named(name, day, year, (m, d, y) => withOrdinal(d, ordinal) + gap + m + dot + yearGap + y);
}

function readMonthDay(text: string): WrittenDate | undefined {
  const [, name = '', gap = '', day = '', ordinal, yearGap = '', year = ''] = monthDay.exec(text) ?? [];
  return named(name, day, year, (m, d, y) => m + gap + withOrdinal(d, ordinal) + yearGap + y);
}

function named(
  name: string,
  day: string,
  year: string,
  write: (month: string, day: string, year: string) => string,
): WrittenDate | undefined {
  const lower = name.toLowerCase();
  const index = monthNames.findIndex(
    (month) => month === lower || month.slice(0, 3) === lower || (month === 'september' && lower === 'sept'),
  );
  if (index < 0) return undefined;
  const short = lower.length < 5 && lower !== monthNames[index];
  return dated(
    year,
    String(index + 1),
    day,
    (y, m, d) => write(monthLike(name, Number(m), short), d, y),
    day.startsWith('0'),
  );
}

/** A month's name as the given one is written: short or long, in capitals or not. May is both. */
function monthLike(name: string, month: number, short: boolean): string {
  const full = monthNames[month - 1] ?? '';
  const cut = short ? full.slice(0, 3) : full;
  if (name === name.toUpperCase()) return cut.toUpperCase();
  const isCapital = /^\p{Lu}/u.test(name);
  return isCapital ? cut.charAt(0).toUpperCase() + cut.slice(1) : cut;
}

function withOrdinal(day: string, ordinal: string | undefined): string {
  if (ordinal === undefined) return day;
  const isTeen = Math.floor(Number(day) / 10) === 1;
  const end = isTeen ? 'th' : (['th', 'st', 'nd', 'rd'][Number(day) % 10] ?? 'th');
  return day + (ordinal === ordinal.toUpperCase() ? end.toUpperCase() : end);
}

function dated(
  year: string,
  month: string,
  day: string,
  join: (year: string, month: string, day: string) => string,
  padded = wasPadded(month, day),
): WrittenDate | undefined {
  const y =
    year === ''
      ? someYear
      : year.length === 2
        ? Number(year) + (Number(year) < pivot ? 2000 : 1900)
        : Number(year);
  const at = epochDay(y, Number(month), Number(day));
  if (at === undefined) return undefined;
  return {
    day: at,
    write(shifted) {
      const { year: ny, month: nm, day: nd } = civil(shifted);
      const shownYear = year === '' ? '' : String(ny).padStart(4, '0').slice(-year.length);
      return join(shownYear, shown(nm, padded), shown(nd, padded));
    },
  };
}

/** 05/03 is written with zeros and 5/13 without; 12/13 is taken for with. */
function wasPadded(month: string, day: string): boolean {
  return month.startsWith('0') || day.startsWith('0') || (month.length === 2 && day.length === 2);
}

function shown(value: number, padded: boolean): string {
  return padded ? String(value).padStart(2, '0') : String(value);
}

function epochDay(year: number, month: number, day: number): number | undefined {
  if (year < 1000 || year > 9999) return undefined;
  const at = Math.round(Date.UTC(year, month - 1, day) / dayMs);
  const back = civil(at);
  return back.year === year && back.month === month && back.day === day ? at : undefined;
}

/** Year, month and day of a count of days since 1970-01-01. */
export function civil(day: number): { readonly year: number; readonly month: number; readonly day: number } {
  const date = new Date(day * dayMs);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}
