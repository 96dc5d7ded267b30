import { lastSpan, shiftCode, type Shift, type ShiftChange, type Span } from '@cordon/core/policy';

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;

/** A shift is told so long before it begins: whoever comes early to it is not outside any. */
export const LEAD = 30 * MINUTE;

/** Whoever's shifts were told within this and who works always by now is told to work all day. */
export const REMEMBERED = 9 * DAY;

/** Work of one person, as far as it says when. */
export interface Work {
  readonly person: string;
  readonly party: string;
  /** Null for always. */
  readonly shift: Shift | null;
  readonly changes: readonly ShiftChange[];
}

/** What was told last of a person's shifts. */
export interface ToldLast {
  readonly party: string;
  /** Until when they work, epoch milliseconds. */
  readonly until: number;
}

/** A shift as it is told. Times are epoch milliseconds. */
export interface ToldShift {
  readonly person: string;
  readonly party: string;
  readonly at: number;
  readonly until: number;
  /** `changed`: whatever was told before ends at `at`; with the same `until`, nothing comes in its place. */
  readonly code: 'roster' | 'changed';
}

/**
 * What is to be told now, so that monitoring knows the plan as it stands: shifts that begin, and those that turned out
 * other than they were told. Told once, the same plan tells nothing more.
 * @param told by person, of everybody who was told of within `REMEMBERED`
 * @param now epoch milliseconds
 */
export function shiftsToTell(
  work: readonly Work[],
  told: ReadonlyMap<string, ToldLast>,
  now: number,
): readonly ToldShift[] {
  const spanOf = remembering(now);
  const people = Map.groupBy(work, ({ person }) => person);
  return [...new Set([...people.keys(), ...told.keys()])].flatMap((person): ToldShift[] => {
    const of = people.get(person) ?? [];
    const last = told.get(person);
    const party = of[0]?.party ?? last?.party;
    if (party === undefined) return [];
    const plan = planOf(of, last !== undefined, spanOf, now);
    const runs = last !== undefined && last.until > now;
    if (runs && plan?.end !== last.until)
      return [{ person, party, at: now, until: plan?.end ?? now, code: 'changed' }];
    return runs || plan === null ? [] : [{ person, party, at: plan.start, until: plan.end, code: 'roster' }];
  });
}

/** The time around now in which somebody may work, the lead included; null when they may not. */
function planOf(work: readonly Work[], wasTold: boolean, spanOf: SpanOf, now: number): Span | null {
  if (work.some(({ shift }) => shift === null)) {
    // Who always worked always has hours of their own, which tell more.
    const start = Math.floor(now / DAY) * DAY;
    return wasTold ? { start, end: start + DAY } : null;
  }
  const spans = work
    .flatMap(({ shift, changes }) => [
      ...changes.filter(({ kind }) => kind === 'on'),
      ...(shift === null ? [] : spanOf(shift)).flatMap((span) =>
        without(
          span,
          changes.filter(({ kind }) => kind === 'off'),
        ),
      ),
    ])
    .map(({ start, end }) => ({ start: start - LEAD, end }))
    .filter(({ start, end }) => start <= now && end > now);
  if (spans.length === 0) return null;
  return {
    start: Math.min(...spans.map(({ start }) => start)),
    end: Math.max(...spans.map(({ end }) => end)),
  };
}

type SpanOf = (shift: Shift) => readonly Span[];

/** Thousands share a few shifts, and reading a wall clock is slow. */
function remembering(now: number): SpanOf {
  const known = new Map<string, readonly Span[]>();
  return (shift) => {
    const code = shiftCode(shift);
    const found = known.get(code) ?? [lastSpan(shift, now), lastSpan(shift, now + LEAD)];
    known.set(code, found);
    return found;
  };
}

/** What is left of a span. */
function without(span: Span, off: readonly Span[]): readonly Span[] {
  return off.reduce<readonly Span[]>(
    (left, { start, end }) =>
      left.flatMap((one) =>
        [
          { start: one.start, end: Math.min(one.end, start) },
          { start: Math.max(one.start, end), end: one.end },
        ].filter((part) => part.start < part.end),
      ),
    [span],
  );
}
