import { courseStanding, type CoursesKnown } from '../../kernel/index.ts';

export const standingReasons = ['role', 'purpose', 'clause', 'risk'] as const;
export const eventReasons = [
  ...(['phishing', 'incident', 'new-clause', 'regulation', 'conduct', 'joining', 'hand'] as const),
] as const;

/** Rules that hold day by day, and things that happened once. */
export type StandingReason = (typeof standingReasons)[number];
export type EventReason = (typeof eventReasons)[number];

/** Reasons that would tell others something about the person: they alone learn that they are asked. */
export function isPrivate(reason: StandingReason | EventReason): boolean {
  return reason === 'phishing';
}

/** One standing rule: whoever does such work owes the course, and again when it grows too old. */
export interface TrainingRule {
  readonly reason: StandingReason;
  /** What it comes from: "agreement clause", or the id of a rule. */
  readonly cause: string;
  readonly course: string;
  readonly maxAgeDays: number;
  /** How far spaced questions lengthen it. */
  readonly spacedDays: number;
  readonly graceDays: number;
  /** Whether the gate refuses whoever has not passed it: a condition of an agreement. What else is owed closes nothing. */
  readonly closes: boolean;
  /** Each null: whatever it is. */
  readonly vendor: string | null;
  readonly agreement: string | null;
  readonly role: string | null;
  readonly purpose: string | null;
}

/** A person's work under an agreement. */
export interface Work {
  readonly vendor: string;
  readonly agreement: string;
  readonly role: string;
  readonly purpose: string;
}

export interface Owed {
  readonly course: string;
  readonly reason: StandingReason;
  readonly cause: string;
  /** Epoch milliseconds. */
  readonly due: number;
}

interface Asked extends Owed {
  /** From when on it is owed. */
  readonly from: number;
}

/** A refresher is assigned this long before the last pass grows too old, but not before half of its time is over. */
export const LEAD_DAYS = 30;

/** Time a newcomer is given; until then they see no data where a clause asks for the course. */
export const FIRST_DAYS = 7;

export const DAY_MS = 24 * 3_600_000;

/** What the terms of an agreement ask: its conditions on training, and the refreshers that the processor owes. */
export function rulesOfTerms({
  agreement,
  conditions,
  duties,
  processor,
}: TrainingTerms): readonly TrainingRule[] {
  const of = (clause: string) => ({
    ...{ reason: 'clause' as const, cause: `${agreement} ${clause}`, agreement, vendor: processor },
    ...{ role: null, purpose: null },
  });
  return [
    ...conditions.flatMap(({ kind, clause, course, maxAgeDays, spacedDays, graceDays }) =>
      kind === 'training' && typeof course === 'string' && typeof maxAgeDays === 'number'
        ? [
            {
              ...{ ...of(clause), course, maxAgeDays, closes: true },
              ...{ spacedDays: numberOr0(spacedDays), graceDays: numberOr0(graceDays) },
            },
          ]
        : [],
    ),
    ...duties.flatMap(({ kind, by, clause, course, everyMonths }) =>
      kind === 'refresher' &&
      by === 'processor' &&
      typeof course === 'string' &&
      typeof everyMonths === 'number'
        ? [{ ...of(clause), course, maxAgeDays: daysOf(everyMonths), ...unbending }]
        : [],
    ),
  ];
}

/** Of a rule that no clause lets bend. */
export const unbending = { spacedDays: 0, graceDays: 0, closes: false } as const;

const numberOr0 = (value: unknown): number => (typeof value === 'number' ? value : 0);

interface Ruled {
  readonly kind: string;
  readonly clause: string;
  readonly [setting: string]: unknown;
}

/** The part of terms that speaks of training. */
export interface TrainingTerms {
  readonly agreement: string;
  readonly processor: string;
  readonly conditions: readonly Ruled[];
  readonly duties: readonly Ruled[];
}

/** Months in days, rounded down: never longer than was agreed. */
export function daysOf(months: number): number {
  return Math.floor((months * 365) / 12);
}

/**
 * The courses that standing rules ask of a person now, each by the rule that wants it soonest: those never passed, and those
 * that grow too old soon, see {@link LEAD_DAYS}. The pass over everybody computes the same in SQL.
 * @param now epoch milliseconds
 */
export function owedBy(
  rules: readonly TrainingRule[],
  works: readonly Work[],
  known: CoursesKnown,
  now: number,
): readonly Owed[] {
  const strictest = new Map<string, Asked>();
  const matching = rules.filter((rule) => works.some((work) => applies(rule, work)));
  for (const { course, reason, cause, maxAgeDays, spacedDays } of matching) {
    const own = Object.hasOwn(known, course) ? known[course] : undefined;
    const asked = own === undefined ? undefined : { ...own, owedBy: null };
    const { until } = courseStanding(asked, { maxAgeDays, spacedDays }, now);
    const due = until ?? now + FIRST_DAYS * DAY_MS;
    const from = until === null ? now : due - Math.min(LEAD_DAYS, Math.floor(maxAgeDays / 2)) * DAY_MS;
    const one = { course, reason, cause, due, from };
    const before = strictest.get(course);
    if (before === undefined || isSooner(one, before)) strictest.set(course, one);
  }
  return [...strictest.values()].flatMap(({ from, ...owed }) => (from <= now ? [owed] : []));
}

function isSooner(one: Owed, other: Owed): boolean {
  if (one.due !== other.due) return one.due < other.due;
  return one.cause < other.cause;
}

/** Whether a rule asks something of whoever does this work. */
export function applies(rule: TrainingRule, work: Work): boolean {
  return (
    (rule.vendor ?? work.vendor) === work.vendor &&
    (rule.agreement ?? work.agreement) === work.agreement &&
    (rule.role ?? work.role) === work.role &&
    (rule.purpose ?? work.purpose) === work.purpose
  );
}
