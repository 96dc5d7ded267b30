import type { Duty } from '../kernel/index.ts';

/** How soon identity documents of a closed case are deleted: the strictest duty of that kind; null where there is none. */
export function dutyHours(
  duties: readonly Duty[],
): { readonly clause: string; readonly hours: number } | null {
  const found = duties.flatMap(({ kind, clause, ...rest }) => {
    const { hours } = rest as { readonly hours?: unknown };
    return kind === 'document-erasure' && typeof hours === 'number' && hours > 0 ? [{ clause, hours }] : [];
  });
  return found.toSorted((a, b) => a.hours - b.hours)[0] ?? null;
}
