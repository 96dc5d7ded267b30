import type { Span } from './event.ts';

/** @param versions oldest first */
export function newestFirst<T>(versions: readonly T[]): readonly T[] {
  return versions.toReversed();
}

/** Whether a moment lies in a span: its end does not. */
export function runs({ from, until }: Span, now: number): boolean {
  return from <= now && now < until;
}

/**
 * Which of several signed terms count at a moment: the newest in force, else the newest that was, else the newest
 * that will be. So neither a renewal signed ahead displaces what still runs, and a refusal says what ran out.
 * @param spans newest first
 */
export function standing<T extends Span>(spans: readonly T[], now: number): T | undefined {
  const begun = spans.filter(({ from }) => from <= now);
  return begun.find(({ until }) => now < until) ?? begun[0] ?? spans[0];
}

/** The last end of several spans, epoch milliseconds; `-Infinity` of none. */
export function lastsUntil(spans: readonly Span[]): number {
  return Math.max(...spans.map(({ until }) => until));
}

/** The first instant from `now` on at which none of these runs: renewals signed ahead are counted in. */
export function coveredUntil(spans: readonly Span[], now: number): number {
  let end = now;
  for (;;) {
    const further = spans.filter((span) => runs(span, end));
    if (further.length === 0) return end;
    end = lastsUntil(further);
  }
}
