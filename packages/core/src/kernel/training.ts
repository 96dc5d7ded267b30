/** What is known of a person and one course. Times are epoch milliseconds. */
export interface CourseKnown {
  /** When it was last passed; null: never. */
  readonly passedAt: number | null;
  /** Spaced questions answered right since then, one a day at most. */
  readonly right: number;
  /** The day by which something that happened wants it passed anew; null: nothing does. */
  readonly owedBy: number | null;
}

/** By course. */
export type CoursesKnown = Readonly<Record<string, CourseKnown>>;

/** What a clause asks of a course, in days. */
export interface CourseRule {
  readonly maxAgeDays: number;
  readonly graceDays?: number | undefined;
  /** How far spaced questions can lengthen it, a day for a right answer; not at all unless the clause says so. */
  readonly spacedDays?: number | undefined;
}

export const courseStates = ['current', 'due', 'grace', 'expired', 'never'] as const;

/** `due` and `grace` are still good; `expired` and `never` close access. */
export type CourseState = (typeof courseStates)[number];

export interface CourseStanding {
  readonly state: CourseState;
  /** When it has to be passed anew, epoch milliseconds; null: it never was. */
  readonly until: number | null;
  /** When access closes: `until` and the grace. */
  readonly closesAt: number | null;
}

const DAY_MS = 24 * 3_600_000;

/** From this long before its end a course is due. */
export const DUE_DAYS = 14;

const NEVER: CourseStanding = { state: 'never', until: null, closesAt: null };

/**
 * How somebody stands with a course under a clause. The gate and every page ask this one function. A pass in the future is
 * none, what happened can only shorten, and what was answered lengthens no further than the clause lets it.
 * @param known undefined: nothing is known of it
 * @param now epoch milliseconds
 */
export function courseStanding(
  known: CourseKnown | undefined,
  { maxAgeDays, graceDays = 0, spacedDays = 0 }: CourseRule,
  now: number,
): CourseStanding {
  const passedAt = known?.passedAt ?? null;
  if (known === undefined || passedAt === null || !(passedAt <= now)) return NEVER;
  const lengthened = known.right > 0 ? Math.min(known.right, spacedDays) : 0;
  const until = Math.min(passedAt + (maxAgeDays + lengthened) * DAY_MS, known.owedBy ?? Infinity);
  const closesAt = until + graceDays * DAY_MS;
  const at = { until, closesAt };
  if (!(now < closesAt)) return { state: 'expired', ...at };
  if (now >= until) return { state: 'grace', ...at };
  return { state: now >= until - DUE_DAYS * DAY_MS ? 'due' : 'current', ...at };
}
