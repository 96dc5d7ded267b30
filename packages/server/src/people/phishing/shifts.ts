import { isOnShift, nextTurn } from '@cordon/core/policy';
import type { Span } from '@cordon/core/people/phishing';
import type { Assignment } from '../../assignments/index.ts';

type Work = Pick<Assignment, 'shift' | 'changes'>;

/** When work is done within a window, changes of shifts counted. A floor has few shifts, so each is worked out once. */
export function createShiftSpans(from: number, until: number): (work: Work) => readonly Span[] {
  const known = new Map<string, readonly Span[]>();
  return (work) => {
    const key = JSON.stringify([work.shift, work.changes]);
    const spans = known.get(key) ?? spansOf(work, from, until);
    known.set(key, spans);
    return spans;
  };
}

function spansOf({ shift, changes }: Work, from: number, until: number): readonly Span[] {
  const spans: Span[] = [];
  for (let at = from; at < until;) {
    const end = Math.min(nextTurn(shift, changes, at) ?? until, until);
    if (isOnShift(shift, changes, at)) spans.push({ start: at, end });
    at = end;
  }
  return spans;
}

/** Spans that touch or overlap made one. */
export function merged(spans: readonly Span[]): readonly Span[] {
  const whole: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.start - b.start)) {
    const last = whole.at(-1);
    if (last === undefined || span.start > last.end) whole.push(span);
    else whole[whole.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
  }
  return whole;
}
