const STEPS: readonly (readonly [unit: Intl.RelativeTimeFormatUnit, ms: number])[] = [
  ['year', 365 * 86_400_000],
  ['month', 30 * 86_400_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

const words = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });

/** How long ago, or how far ahead: `3 minutes ago`, `in 2 hours`, `just now`. */
export function relative(at: string, now: number): string {
  const distance = Date.parse(at) - now;
  for (const [unit, ms] of STEPS) {
    if (Math.abs(distance) >= ms) return words.format(Math.trunc(distance / ms), unit);
  }
  return distance > 5_000 ? 'in less than a minute' : 'just now';
}

/** Date, time to the second and zone: `24 Nov 2026, 09:30:12 GMT+1`. */
export function absolute(at: string): string {
  return new Date(at).toLocaleString('en-GB', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    timeZoneName: 'short',
  });
}

/** Day and time of day: `24 Nov 2026, 09:30`. */
export function stamp(at: string): string {
  return `${day(at)}, ${clock(at)}`;
}

/** The day only: `24 Nov 2026`. */
export function day(at: string): string {
  return new Date(at).toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
}

/** Hours and minutes of the day: `09:30`. */
export function clock(at: string): string {
  return new Date(at).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
}

/** A stretch of time as minutes and seconds: `4:05`. Never negative. */
export function minutesSeconds(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
