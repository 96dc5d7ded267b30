/** Milliseconds in each unit PostgreSQL takes for a time (guc.c, time_unit_conversion_table), longest first. */
const units: readonly (readonly [unit: string, milliseconds: number])[] = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['min', 60_000],
  ['s', 1000],
  ['ms', 1],
];

/** @returns milliseconds; a bare number is that already. Null for what is no time */
export function readTime(text: string): number | null {
  const found = /^\s*(\d{1,10})\s*(ms|s|min|h|d)?\s*$/u.exec(text);
  if (found === null) return null;
  const factor = units.find(([unit]) => unit === (found[2] ?? 'ms'))?.[1] ?? 1;
  const time = Number(found[1]) * factor;
  return time <= 2_147_483_647 ? time : null;
}

/** In the longest unit that leaves a whole number, as SHOW prints it. */
export function writeTime(milliseconds: number): string {
  if (milliseconds === 0) return '0';
  const [unit, factor] = units.find(([, each]) => milliseconds % each === 0) ?? ['ms', 1];
  return `${String(milliseconds / factor)}${unit}`;
}

/** Names of zones in their own spelling, by the same in small letters. */
const zones: ReadonlyMap<string, string> = new Map(
  ['UTC', 'GMT', ...Intl.supportedValuesOf('timeZone')].map((name) => [name.toLowerCase(), name]),
);

/**
 * A name for a time zone, as it may be sent on: letters, digits and what stands in names of zones. Whether there is
 * such a zone is the source's to say. Like PostgreSQL (pg_tzset), a name is told in its own spelling: `SET TimeZone =
 * UTC` comes as `utc`, and drivers look up what they are told letter by letter.
 */
export function zoneName(text: string): string | null {
  if (!/^[A-Za-z0-9_+\-/:<>.]{1,64}$/u.test(text)) return null;
  return zones.get(text.toLowerCase()) ?? text;
}

/**
 * A fixed distance from UTC in the spelling of POSIX, in which the sign is turned round.
 * @param text `5`, `5.5`, `-08:00`: hours east, or hours and minutes
 */
export function zoneByDistance(text: string): string | null {
  const found = /^([+-]?)(\d{1,2})(?::([0-5]\d)|(\.5))?$/u.exec(text.trim());
  const hours = Number(found?.[2] ?? '99');
  if (found === null || hours > 15) return null;
  const minutes = found[4] === undefined ? (found[3] ?? '00') : '30';
  const clock = `${String(hours).padStart(2, '0')}${minutes === '00' ? '' : `:${minutes}`}`;
  const west = found[1] === '-';
  return `<${west ? '-' : '+'}${clock}>${west ? '+' : '-'}${clock}`;
}
