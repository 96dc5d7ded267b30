/*
 * Dates and times of PostgreSQL's binary formats: days, or microseconds, since 2000-01-01. Written as its ISO style
 * does, a timestamp with time zone in UTC.
 */

const DAY = 86_400_000_000n;

/** From 4714-11-24 BC to before 5874898-01-01. */
const DATES = { from: -2_451_545, to: 2_145_031_949 } as const;
/** From 4714-11-24 BC to before 294277-01-01. */
const STAMPS = { from: -211_813_488_000_000_000n, to: 9_223_371_331_200_000_000n } as const;

const MAX_32 = 2 ** 31 - 1;
const MAX_64 = 2n ** 63n - 1n;

interface Written {
  readonly text: string;
  /** Behind everything else. */
  readonly era: '' | ' BC';
}

/** The proleptic Gregorian date of a day, by eras of 400 years that begin on a 1 March. */
function dateOf(days: number): Written {
  const sinceMarch0 = days + 730_425;
  const era = Math.floor(sinceMarch0 / 146_097);
  const day = sinceMarch0 - era * 146_097;
  const yearOfEra = Math.floor(
    (day - Math.floor(day / 1460) + Math.floor(day / 36_524) - Math.floor(day / 146_096)) / 365,
  );
  const dayOfYear = day - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const fromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const dayOfMonth = dayOfYear - Math.floor((153 * fromMarch + 2) / 5) + 1;
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  const two = (part: number): string => String(part).padStart(2, '0');
  const shown = String(year > 0 ? year : 1 - year).padStart(4, '0');
  return { text: `${shown}-${two(month)}-${two(dayOfMonth)}`, era: year > 0 ? '' : ' BC' };
}

/** @param days since 2000-01-01 @returns null for a day PostgreSQL does not know */
export function dateText(days: number): string | null {
  if (days === MAX_32) return 'infinity';
  if (days === -MAX_32 - 1) return '-infinity';
  if (days < DATES.from || days >= DATES.to) return null;
  const { text, era } = dateOf(days);
  return text + era;
}

/**
 * @param micros microseconds since 2000-01-01
 * @param zone what stands behind the time: `+00`, or nothing
 * @returns null for a time PostgreSQL does not know
 */
export function timestampText(micros: bigint, zone: '+00' | ''): string | null {
  if (micros === MAX_64) return 'infinity';
  if (micros === -MAX_64 - 1n) return '-infinity';
  if (micros < STAMPS.from || micros >= STAMPS.to) return null;
  const rest = ((micros % DAY) + DAY) % DAY;
  const { text, era } = dateOf(Number((micros - rest) / DAY));
  const seconds = Number(rest / 1_000_000n);
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const time = parts.map((part) => String(part).padStart(2, '0')).join(':');
  const fraction = String(rest % 1_000_000n)
    .padStart(6, '0')
    .replace(/0+$/, '');
  return `${text} ${time}${fraction === '' ? '' : `.${fraction}`}${zone}${era}`;
}
