/** Values of a recorded stream, in whatever form its maker writes them. What cannot be read is null, never a guess. */

type Told = Readonly<Record<string, unknown>>;

/** From here on a number is milliseconds: as seconds it would be the year 5138, as milliseconds it is 1973. */
const MILLISECONDS_FROM = 1e11;

/**
 * RFC 3339 with any offset, or seconds or milliseconds since 1970, as a number or as text. A time without an offset is
 * taken as UTC.
 */
export function timeOf(value: unknown): number | null {
  const number = numberOf(value);
  if (number !== null) return Math.abs(number) < MILLISECONDS_FROM ? number * 1000 : number;
  if (typeof value !== 'string') return null;
  const text = value.trim();
  const isDate = text.length < 12;
  const short = /T.*[+-]\d\d$|\d [\d:.]+[+-]\d\d$/.test(text);
  const zoned =
    isDate || /(?:[zZ]|[+-]\d\d:?\d\d| (?:UTC|GMT))$/.test(text) ? text : short ? `${text}:00` : `${text}Z`;
  const at = Date.parse(zoned);
  return Number.isNaN(at) ? null : at;
}

/** A name: text, a number, or an object that has one as its `id` or `name`. */
export function textOf(value: unknown): string | null {
  if (typeof value === 'string') return value === '' ? null : value;
  if (typeof value === 'number') return String(value);
  const told = objectOf(value);
  return told === null ? null : textOf(told.id ?? told.name ?? '');
}

/** A word of ours: lower case, with hyphens; empty where there is none. */
export function nameOf(value: unknown): string {
  if (typeof value !== 'string') return '';
  return /^[a-z-]*$/.test(value)
    ? value
    : value
        .trim()
        .toLowerCase()
        .replace(/[\s_.]+/g, '-');
}

/** A number, or text that is nothing else. */
export function numberOf(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  return typeof value === 'string' && /^\s*-?\d+(\.\d+)?\s*$/.test(value) ? Number(value) : null;
}

const none: readonly string[] = [];

/** A list of words; as one text they are parted by commas, as an object they are the names of what is true. */
export function listOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return value === '' ? none : value.split(/\s*[,;|]\s*/);
  if (Array.isArray(value))
    return value.length === 0 ? none : value.filter((item): item is string => typeof item === 'string');
  const told = objectOf(value);
  return told === null ? none : Object.keys(told).filter((name) => told[name] === true);
}

export function objectOf(value: unknown): Told | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Told) : null;
}

const refusals: ReadonlySet<unknown> = new Set([false, 0, 'false', '0', 'no', 'denied', 'refused', 'failed']);

/** Whether something was allowed; what says nothing of it was. */
export const isOk = (value: unknown): boolean =>
  !refusals.has(typeof value === 'string' ? value.trim().toLowerCase() : value);
