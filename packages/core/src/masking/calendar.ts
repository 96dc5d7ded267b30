import type { Cell } from '../kernel/index.ts';

/*
 * Dates and instants, made coarser. `infinity` becomes null. Years before Christ and after 9999 are kept.
 */

const DATE = /^([0-9]{4,})-[0-9]{2}-[0-9]{2}( BC)?$/;
const INSTANT = /^([0-9]{4,})-([0-9]{2})-([0-9]{2}) [0-9:]{8}(?:[.][0-9]+)?([+]00)?( BC)?$/;

/** First of January of the date's year, as a date. */
export function yearSql(ref: string): string {
  return `CASE WHEN isfinite(${ref}) THEN make_date(extract(year FROM ${ref})::int, 1, 1) END`;
}

/** The same on the text form. */
export function yearOf(cell: Cell): Cell {
  const found = cell === null ? null : DATE.exec(cell);
  return found === null ? null : `${found[1] ?? ''}-01-01${found[2] ?? ''}`;
}

/**
 * The start, in UTC, of the day or month an instant lies in; with or without time zone, as the column is. Plain
 * `date_trunc` would follow the session's time zone, and a reader who shifts that zone learns the time of day.
 */
export function startSql(ref: string, unit: 'day' | 'month'): string {
  const utc = `(timestamp 'epoch' + (${ref} - 'epoch'))`;
  const since = `extract(epoch FROM ${utc} - date_trunc('${unit}', ${utc}))::float8`;
  return `CASE WHEN isfinite(${ref}) THEN ${ref} - make_interval(secs => ${since}) END`;
}

/** The same on the text form (`TimeZone = UTC`). */
export function startOf(cell: Cell, unit: 'day' | 'month'): Cell {
  const found = cell === null ? null : INSTANT.exec(cell);
  if (found === null) return null;
  const [, year = '', month = '', day = '', zone = '', era = ''] = found;
  return `${year}-${month}-${unit === 'day' ? day : '01'} 00:00:00${zone}${era}`;
}
