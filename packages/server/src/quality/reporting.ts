import { csvLine } from '@cordon/core/exports';
import { closedWeeks, groupedBy, isWithin, weekOf, type Group, type Told } from '@cordon/core/quality';
import type { ListedConversation } from './conversations.store.ts';

/** What is counted by. */
export const DIMENSIONS = ['team', 'queue', 'reason'] as const;

export type Dimension = (typeof DIMENSIONS)[number];

/** Weeks a report looks back over. */
const WEEKS = 8;

interface Counted extends Told {
  readonly seconds: number | null;
  readonly score: number | null;
}

/** Figures of a group that may be shown. */
export interface Figure {
  readonly conversations: number;
  /** Mean handle time, to a tenth. */
  readonly minutes: number | null;
  readonly score: number | null;
}

export interface ReportTable {
  readonly by: Dimension;
  readonly rows: readonly {
    readonly name: string;
    readonly cells: readonly (Figure | null)[];
    readonly total: Figure | null;
  }[];
  readonly totals: readonly (Figure | null)[];
  readonly total: Figure | null;
}

export interface Report {
  readonly leastGroup: number;
  readonly weeks: readonly string[];
  readonly tables: readonly ReportTable[];
  readonly removed: readonly {
    readonly type: string;
    readonly conversations: number | null;
    readonly pieces: number | null;
  }[];
}

/**
 * A report over whole weeks that are over, always the same ones and whole: two that differ by a filter or a day could be
 * subtracted from one another.
 * @param k least customers of a group
 */
export function reportOn(all: readonly ListedConversation[], k: number, now: Date): Report {
  const weeks = closedWeeks(now, WEEKS);
  const within = all.filter(({ began }) => weeks.includes(weekOf(began)));
  const tables = DIMENSIONS.map((by) => tableBy(by, within, weeks, k));
  return {
    leastGroup: k,
    weeks,
    tables,
    removed: removedOf(within, k),
  };
}

/**
 * The same report for somebody who may see some of its weeks only. What is hidden is hidden for all its weeks, and without one
 * of them no sum over them is told: two sums of other weeks could be subtracted.
 */
export function within(
  whole: Report,
  { from, until }: { readonly from: Date; readonly until: Date },
): Report {
  const shown = whole.weeks.map((week) => isWithin(week, from, until));
  if (shown.every(Boolean)) return whole;
  const some = <T>(cells: readonly T[]): readonly T[] => cells.filter((_, nth) => shown[nth]);
  return {
    leastGroup: whole.leastGroup,
    weeks: some(whole.weeks),
    tables: whole.tables.map(({ by, rows, totals }) => ({
      by,
      rows: rows.map(({ name, cells }) => ({ name, cells: some(cells), total: null })),
      ...{ totals: some(totals), total: null },
    })),
    removed: [],
  };
}

/** Since when a report needs conversations. */
export function reportFrom(now: Date): Date {
  return new Date(now.getTime() - (WEEKS + 1) * 7 * 86_400_000);
}

function tableBy(
  by: Dimension,
  all: readonly ListedConversation[],
  weeks: readonly string[],
  k: number,
): ReportTable {
  const told = all.map((one): Counted => ({
    row: nameOf(by, one),
    column: weekOf(one.began),
    customer: one.customer,
    seconds: one.seconds,
    score: one.score,
  }));
  const { rows, cells } = groupedBy(told, weeks, k);
  const figures = cells.map((line) => line.map((group) => figureOf(group, k)));
  const split = (line: readonly (Figure | null)[]) => ({
    cells: line.slice(0, -1),
    total: line.at(-1) ?? null,
  });
  const last = split(figures.at(-1) ?? []);
  return {
    by,
    rows: rows.map((name, nth) => ({ name, ...split(figures[nth] ?? []) })),
    totals: last.cells,
    total: last.total,
  };
}

function nameOf(by: Dimension, { vendor, team, queue, reason }: ListedConversation): string {
  if (by === 'queue') return queue;
  if (by === 'reason') return reason;
  return `${vendor.name}, ${team?.name ?? 'no team'}`;
}

function figureOf({ told, hidden }: Group<Counted>, k: number): Figure | null {
  if (hidden) return null;
  const seconds = told.flatMap((one) => one.seconds ?? []);
  const scored = told.filter(({ score }) => score !== null);
  const enough = new Set(scored.map(({ customer }) => customer)).size >= k;
  return {
    conversations: told.length,
    minutes: meanOf(seconds, (sum) => Math.round(sum / 6) / 10),
    score: enough
      ? meanOf(
          scored.flatMap(({ score }) => score ?? []),
          Math.round,
        )
      : null,
  };
}

function meanOf(numbers: readonly number[], rounded: (mean: number) => number): number | null {
  if (numbers.length === 0) return null;
  return rounded(numbers.reduce((sum, one) => sum + one, 0) / numbers.length);
}

/** What was taken out, by kind. A kind that few customers had is named without a number. */
function removedOf(all: readonly ListedConversation[], k: number): Report['removed'] {
  const types = [...new Set(all.flatMap(({ removed }) => Object.keys(removed)))].sort();
  return types.map((type) => {
    const having = all.filter(({ removed }) => (removed[type] ?? 0) > 0);
    if (new Set(having.map(({ customer }) => customer)).size < k)
      return { type, conversations: null, pieces: null };
    const pieces = having.reduce((sum, { removed }) => sum + (removed[type] ?? 0), 0);
    return { type, conversations: having.length, pieces };
  });
}

/** One line a cell, as it is shown: what is hidden says so here too. */
export function csvOf({ tables, weeks, leastGroup, removed }: Report): string {
  const few = `fewer than ${String(leastGroup)} or hidden with them`;
  const line = (cells: readonly (string | number)[]): string => csvLine(cells.map(String));
  const figure = (by: string, row: string, week: string, shown: Figure | null): string =>
    line([by, row, week, shown?.conversations ?? few, shown?.minutes ?? '', shown?.score ?? '']);
  const body = tables.flatMap(({ by, rows, totals, total }) => [
    ...rows.flatMap(({ name, cells, total: of }) => [
      ...cells.map((cell, nth) => figure(by, name, weeks[nth] ?? '', cell)),
      figure(by, name, 'all', of),
    ]),
    ...totals.map((cell, nth) => figure(by, 'all', weeks[nth] ?? '', cell)),
    figure(by, 'all', 'all', total),
  ]);
  const taken = removed.map(({ type, conversations }) =>
    line(['removed', type, 'all', conversations ?? few, '', '']),
  );
  return [line(['by', 'group', 'week', 'conversations', 'minutes', 'score']), ...body, ...taken].join('');
}
