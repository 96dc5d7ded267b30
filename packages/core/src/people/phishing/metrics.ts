import type { Outcome } from './fold.ts';
import { NOISES, type Noise } from './scanners.ts';

/** Counts of people's messages. Confirmed, unless `raw`. */
export interface Counts {
  readonly delivered: number;
  /** Those of them that came by mail: only they hold a link. */
  readonly mailed: number;
  readonly opened: number;
  readonly raw: { readonly clicked: number; readonly submitted: number };
  readonly clicked: number;
  readonly submitted: number;
  readonly reported: number;
  /** Clicked or submitted. */
  readonly fell: number;
  /** Reported within an hour of their delivery. */
  readonly withinHour: number;
  readonly medianSecondsToReport: number | null;
  /** Clicks not counted, by why. */
  readonly noise: Readonly<Record<Noise, number>>;
}

const HOUR_MS = 3_600_000;

/** Shares from 0 to 1; null where there is nothing to divide by. */
export interface Rates {
  /** Clicked or submitted, of the mails that were delivered. */
  readonly phishProne: number | null;
  /** Reported, of all that was delivered. */
  readonly reportRate: number | null;
  /** Reported for each that fell; null when nobody fell. */
  readonly resilience: number | null;
}

export function countsOf(outcomes: readonly Outcome[]): Counts {
  const delivered = outcomes.filter(({ deliveredAt }) => deliveredAt !== null);
  const count = (holds: (outcome: Outcome) => boolean) => delivered.filter(holds).length;
  const noises = delivered.flatMap((one) => one.noises);
  return {
    delivered: delivered.length,
    mailed: count(({ channel }) => channel === 'mail'),
    opened: count(({ opened }) => opened),
    raw: { clicked: count(({ raw }) => raw.clicked), submitted: count(({ raw }) => raw.submitted) },
    clicked: count(({ clickedAt }) => clickedAt !== null),
    submitted: count(({ submittedAt }) => submittedAt !== null),
    reported: count(({ reportedAt }) => reportedAt !== null),
    fell: count(hasFallen),
    withinHour: count(
      ({ deliveredAt, reportedAt }) =>
        deliveredAt !== null && reportedAt !== null && reportedAt - deliveredAt <= HOUR_MS,
    ),
    medianSecondsToReport: median(
      delivered.flatMap(({ deliveredAt, reportedAt }) =>
        deliveredAt === null || reportedAt === null ? [] : [Math.max(0, reportedAt - deliveredAt) / 1000],
      ),
    ),
    noise: Object.fromEntries(
      NOISES.map((noise) => [noise, noises.filter((one) => one === noise).length]),
    ) as Record<Noise, number>,
  };
}

export function hasFallen({ clickedAt, submittedAt }: Pick<Outcome, 'clickedAt' | 'submittedAt'>): boolean {
  return clickedAt !== null || submittedAt !== null;
}

export function ratesOf({ mailed, delivered, fell, reported }: Counts): Rates {
  return {
    phishProne: mailed === 0 ? null : fell / mailed,
    reportRate: delivered === 0 ? null : reported / delivered,
    resilience: fell === 0 ? null : reported / fell,
  };
}

/** Of those who fell now, how many had fallen before: a share from 0 to 1, null when nobody fell. */
export function repeatRate(now: readonly string[], before: ReadonlySet<string>): number | null {
  return now.length === 0 ? null : now.filter((person) => before.has(person)).length / now.length;
}

/** Fewer people than this are never told of: who fell could be guessed. */
export const SMALLEST_GROUP = 5;

/** Everybody who is in no group that is told of. */
export const OTHERS = null;

export interface Group<T> {
  /** Null: those of groups too small to be told of. */
  readonly name: string | null;
  readonly members: readonly T[];
}

/**
 * Groups large enough to tell of. Small ones are told of together; while together they are still too small, the smallest
 * large one joins them, since whoever knows the whole could subtract.
 * @returns none when all of them together are too few
 */
export function groupsToTell<T>(
  members: readonly T[],
  groupOf: (member: T) => string | null,
): readonly Group<T>[] {
  const found = [...Map.groupBy(members, groupOf)].map(([name, of]) => ({ name, members: of }));
  const large = found
    .filter(({ name, members: of }) => name !== OTHERS && of.length >= SMALLEST_GROUP)
    .toSorted((a, b) => b.members.length - a.members.length || ((a.name ?? '') < (b.name ?? '') ? -1 : 1));
  const others = found.filter((group) => !large.includes(group)).flatMap(({ members: of }) => of);
  while (others.length > 0 && others.length < SMALLEST_GROUP) {
    const joins = large.pop();
    if (joins === undefined) return [];
    others.push(...joins.members);
  }
  return others.length === 0 ? large : [...large, { name: OTHERS, members: others }];
}

function median(values: readonly number[]): number | null {
  const inOrder = values.toSorted((a, b) => a - b);
  const half = Math.floor(inOrder.length / 2);
  const [low, high] = [inOrder[inOrder.length % 2 === 0 ? half - 1 : half], inOrder[half]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}
