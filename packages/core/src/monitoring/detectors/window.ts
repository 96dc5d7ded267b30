import { lately, secondsOf } from '../kept.ts';
import type { WatchedEvent } from '../watched.ts';

/** What happened again and again lately, bounded: seconds since 1970, and the latest events. */
export interface Row {
  readonly times: number[];
  readonly ids: string[];
}

/** The most that is counted: from there on more of it says nothing new. */
const MOST = 32;

export const noRow = (): Row => ({ times: [], ids: [] });

/** Adds an event. @returns how many there were within these minutes, this one included, at most 32 */
export function countIn({ times, ids }: Row, { at, id }: WatchedEvent, minutes: number): number {
  const now = secondsOf(at);
  while (times[0] !== undefined && now - times[0] > minutes * 60) times.shift();
  if (times.length === 0) ids.length = 0;
  if (times.length >= MOST) times.shift();
  times.push(now);
  lately(ids, id, 12);
  return times.length;
}
