import type { Statement } from './fact.ts';
import { daysLater, earliest, pointAt, type Point } from './moment.ts';

/** How long what an official only said holds (45 CFR 164.412(b)). */
const ORAL_DAYS = 30;

export interface Tolled {
  readonly due: Point;
  /** While it is before this no notice may go out. Null: nothing delays it. */
  readonly until: Point | null;
  /** Statements that came after the clock had run out, and hold nothing back any more. */
  readonly late: number;
}

/**
 * What statements of law enforcement make of a due time. A delay holds the notice back until it ends; then it is due at
 * once, or at the end of the period where that is later. Nothing is added to the period: 164.412 delays the notice and does
 * not stop the count, and the earlier of the two readings is taken. A statement made after the due time moves nothing.
 */
export function toll(due: Point, statements: readonly Statement[]): Tolled {
  let moved = due;
  let until: Point | null = null;
  let late = 0;
  const byTime = statements
    .map((statement) => ({ statement, made: pointAt(statement.at, statement.zone) }))
    .toSorted((one, other) => one.made.ms - other.made.ms);
  for (const { statement, made } of byTime) {
    if (made.ms > moved.ms) {
      late++;
      continue;
    }
    const end = endOf(statement, made);
    if (until === null || end.ms > until.ms) until = end;
    if (end.ms > moved.ms) moved = end;
  }
  return { due: moved, until, late };
}

/** A written one that names a time holds until then, any other 30 days at most. */
function endOf({ form, until }: Statement, made: Point): Point {
  const named = until === null ? null : pointAt(until, made.zone);
  if (form === 'written' && named !== null) return named;
  const most = daysLater(made, ORAL_DAYS);
  return earliest(named === null ? [most] : [most, named]) ?? most;
}
