import type { Span } from './event.ts';
import { runs, standing } from './span.ts';

/** A signed version and how long, after it began, work taken in hand before may be finished under the one before. */
export interface Deciding extends Span {
  /** Milliseconds after `from`; null when its terms have no clause for work in flight. */
  readonly grace: number | null;
}

/**
 * The one version that decides an access: what stands now, or, for a ticket taken in hand before that began, the
 * version the ticket was begun under while every version that took over since still lets work in flight be finished.
 * Never two: permissions of an old and a new version do not add up. Never one that has run out.
 * @param versions both signed them, newest first; `from` is when each took effect
 * @param inHandSince when the ticket was taken in hand; without it there is no work in flight
 */
export function decidingVersion<T extends Deciding>(
  versions: readonly T[],
  now: number,
  inHandSince?: number,
): T | undefined {
  const current = standing(versions, now);
  if (current === undefined || inHandSince === undefined || inHandSince >= now || !runs(current, now)) {
    return current;
  }
  let held = standing(versions, inHandSince);
  if (held === undefined || !runs(held, inHandSince)) return current;
  for (const at of changes(versions, inHandSince, now)) {
    const taken = standing(versions, at);
    if (taken === undefined || taken === held) continue;
    if (taken.grace === null || now >= taken.from + taken.grace) held = taken;
  }
  return runs(held, now) ? held : current;
}

/** The moments after `since`, up to now, at which another version may have come to stand. */
function changes(versions: readonly Span[], since: number, now: number): readonly number[] {
  return [...new Set(versions.flatMap(({ from, until }) => [from, until]))]
    .filter((at) => since < at && at <= now)
    .toSorted((a, b) => a - b);
}
