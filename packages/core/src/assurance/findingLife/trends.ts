import type { FindingKind } from '../findings.ts';
import type { ChangeKind } from './proposal.ts';
import { findingSeverities, type FindingSeverity } from './severity.ts';
import { isOverdue, type FindingState } from './standing.ts';

/** What trends know of a finding. Times are epoch milliseconds. */
export interface TrendedFinding {
  readonly kind: FindingKind;
  /** Party id, or null where no vendor is concerned. */
  readonly vendor: string | null;
  readonly severity: FindingSeverity;
  readonly state: FindingState;
  readonly raisedAt: number;
  readonly dueAt: number;
  readonly closedAt: number | null;
}

/** A proposed change that landed. */
export interface LandedChange {
  readonly kind: ChangeKind;
  readonly at: number;
}

export interface FindingTrends {
  /** Of those that stand now. */
  readonly open: Readonly<Record<FindingSeverity, number>>;
  readonly accepted: number;
  readonly overdue: number;
  /** Found more than once in the last year, the most often first. */
  readonly recurring: readonly {
    readonly kind: FindingKind;
    readonly vendor: string | null;
    readonly times: number;
  }[];
  /** By the quarter in which they were closed, oldest first: days from found to closed, half of them took no longer. */
  readonly toClose: readonly {
    readonly quarter: string;
    readonly severity: FindingSeverity;
    readonly closed: number;
    readonly medianDays: number;
    readonly late: number;
  }[];
  /** Controls improved: proposed changes that landed, by quarter, oldest first. */
  readonly improved: readonly {
    readonly quarter: string;
    readonly kind: ChangeKind;
    readonly count: number;
  }[];
}

const DAY_MS = 86_400_000;

/** `2026-Q4`, in UTC. @param at epoch milliseconds */
export function quarterOf(at: number): string {
  const date = new Date(at);
  return `${String(date.getUTCFullYear())}-Q${String(Math.floor(date.getUTCMonth() / 3) + 1)}`;
}

/** Findings folded into what recurs, how long things take and what got better. @param now epoch milliseconds */
export function trendsOf(
  findings: readonly TrendedFinding[],
  landed: readonly LandedChange[],
  now: number,
): FindingTrends {
  const standing = findings.filter(({ state }) => state !== 'closed' && state !== 'exception');
  const countOf = (severity: FindingSeverity) => standing.filter((one) => one.severity === severity).length;
  const lastYear = findings.filter(({ raisedAt }) => raisedAt > now - 365 * DAY_MS);
  const closed = findings.flatMap(({ closedAt, ...one }) =>
    closedAt === null ? [] : [{ ...one, closedAt, quarter: quarterOf(closedAt) }],
  );
  return {
    open: {
      critical: countOf('critical'),
      high: countOf('high'),
      medium: countOf('medium'),
      low: countOf('low'),
    },
    accepted: findings.filter(({ state }) => state === 'exception').length,
    overdue: findings.filter((one) => isOverdue(one, one.dueAt, now)).length,
    recurring: [...grouped(lastYear, ({ kind, vendor }) => `${kind} ${vendor ?? ''}`)]
      .flatMap(([, all]) => {
        const [first] = all;
        return first === undefined ? [] : [{ kind: first.kind, vendor: first.vendor, times: all.length }];
      })
      .filter(({ times }) => times > 1)
      .toSorted((a, b) => b.times - a.times || (a.kind < b.kind ? -1 : 1)),
    toClose: inOrder(grouped(closed, ({ quarter }) => quarter)).flatMap(([quarter, all]) =>
      findingSeverities.flatMap((severity) => {
        const of = all.filter((one) => one.severity === severity);
        if (of.length === 0) return [];
        const late = of.filter(({ closedAt, dueAt }) => closedAt > dueAt).length;
        const days = of.map(({ raisedAt, closedAt }) => (closedAt - raisedAt) / DAY_MS);
        return [{ quarter, severity, closed: of.length, medianDays: median(days), late }];
      }),
    ),
    improved: inOrder(grouped(landed, ({ at, kind }) => `${quarterOf(at)} ${kind}`)).flatMap(([, all]) => {
      const [first] = all;
      return first === undefined
        ? []
        : [{ quarter: quarterOf(first.at), kind: first.kind, count: all.length }];
    }),
  };
}

function grouped<T>(all: readonly T[], keyOf: (one: T) => string): ReadonlyMap<string, readonly T[]> {
  return Map.groupBy(all, keyOf);
}

function inOrder<T>(groups: ReadonlyMap<string, T>): readonly (readonly [string, T])[] {
  return [...groups].toSorted(([one], [other]) => (one < other ? -1 : 1));
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const high = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? high : (high + (sorted[middle - 1] ?? high)) / 2;
}
