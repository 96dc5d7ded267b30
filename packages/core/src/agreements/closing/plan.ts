import type { Terms } from '../../kernel/index.ts';
import { covers } from '../../policy/index.ts';
import type { ClosingTask, TaskKind } from './task.ts';

/** Days when the terms set no time for deletion. The law says "after the end of the provision of services" only. */
const DEFAULT_DAYS = 30;

const DAY = 86_400_000;

/** Data categories are grouped by their first segments, e.g. `user.contact`: one task for what is deleted as one. */
const SEGMENTS = 2;

/**
 * What the processor owes after the end, from the terms in force then. Categories are those it could see in any form
 * but hidden; notes and exports only where an operation allowed them.
 * @param endedAt RFC 3339
 * @param subProcessors names of those that may hold copies
 */
export function planTasks(
  terms: Terms,
  endedAt: string,
  subProcessors: readonly string[] = [],
): readonly ClosingTask[] {
  const { clause, days } = deletionDuty(terms);
  const due = new Date(new Date(endedAt).getTime() + days * DAY).toISOString();
  const task = (kind: TaskKind, about: string | null = null): ClosingTask => ({
    id: about === null ? kind : `${kind}:${about}`,
    ...{ kind, about, clause, due },
  });
  const may = (operation: string): boolean =>
    terms.permissions.some(({ operations }) => operations.some((one) => one === operation));
  return [
    ...categoriesOf(terms).map((category) => task('category', category)),
    ...(may('note') || may('reply') ? [task('notes')] : []),
    ...(may('export') ? [task('exports')] : []),
    task('recordings'),
    ...[...new Set(subProcessors)].toSorted().map((name) => task('sub-processor', name)),
    task('credentials'),
    task('devices'),
  ];
}

/** How long the processor has after the end, and the clause that says so; the shortest when several do. */
export function deletionDuty(terms: Terms): { readonly clause: string | null; readonly days: number } {
  const duties = terms.duties
    .filter(({ kind, by }) => kind === 'deletion' && by === 'processor')
    .flatMap(({ clause, days }) => (typeof days === 'number' ? [{ clause, days }] : []))
    .toSorted((a, b) => a.days - b.days);
  return duties[0] ?? { clause: null, days: DEFAULT_DAYS };
}

/** Groups of the categories that any grant showed in any form, sorted. */
export function categoriesOf(terms: Terms): readonly string[] {
  const seen = terms.permissions.flatMap(({ fields }) =>
    fields.filter(({ treatment, confirm }) => treatment !== 'hidden' || confirm === true),
  );
  const groups = [...new Set(seen.map(({ category }) => groupOf(category)))].toSorted();
  // A grant of `user` is about all of `user.contact` too: one task, not two for the same data.
  return groups.filter((group) => !groups.some((wider) => wider !== group && covers(wider, group)));
}

/** The group a category belongs to. */
export function groupOf(category: string): string {
  return category.split('.').slice(0, SEGMENTS).join('.');
}
