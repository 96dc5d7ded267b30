const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Where the present stands between the left end (0) and the right one (1). */
const NOW = 0.3;
const PAST_MS = 30 * DAY;
const FUTURE_MS = 430 * DAY;

/** Even up to some hours from now, ever denser beyond: 72 hours and 60 days both have room. */
const stretch = (ms: number): number => Math.log1p(Math.abs(ms) / (3 * HOUR));

/** @param ms from now; negative is past @returns 0 to 1, what lies beyond an end at that end */
export function placeOf(ms: number): number {
  return ms < 0
    ? Math.max(0, NOW - (NOW * stretch(ms)) / stretch(PAST_MS))
    : Math.min(1, NOW + ((1 - NOW) * stretch(ms)) / stretch(FUTURE_MS));
}

/** What is written along the line. `minor`: left out where there is little room. */
export const TICKS: readonly { readonly ms: number; readonly words: string; readonly minor?: true }[] = [
  { ms: -7 * DAY, words: '-1 week', minor: true },
  { ms: -DAY, words: '-1 day' },
  { ms: 0, words: 'now' },
  { ms: 6 * HOUR, words: '6 hours', minor: true },
  { ms: DAY, words: '1 day' },
  { ms: 3 * DAY, words: '3 days', minor: true },
  { ms: 10 * DAY, words: '10 days' },
  { ms: 60 * DAY, words: '60 days', minor: true },
  { ms: 365 * DAY, words: '1 year', minor: true },
];
