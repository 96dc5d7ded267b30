import type { Exposure } from '@cordon/core/monitoring';
import type { ExposedField } from './incident.ts';

/** Categories of fields, by resource and name; a field that no map names has none. */
export type CategoryOf = (resource: string, field: string) => string | null;

/** What nobody classified may be anything. */
const UNKNOWN = 'unclassified';

/** Fields that were seen, by their data category: of several fields of one, the one of most customers counts. */
export function exposuresOf(fields: readonly ExposedField[], categoryOf: CategoryOf): readonly Exposure[] {
  const found = new Map<string, Exposure>();
  for (const { resource, field, customers, clear } of fields) {
    const category = categoryOf(resource, field) ?? UNKNOWN;
    const before = found.get(category);
    found.set(category, {
      category,
      customers: Math.max(customers, before?.customers ?? 0),
      clear: clear || before?.clear === true,
    });
  }
  return [...found.values()].toSorted(
    (a, b) => b.customers - a.customers || (a.category < b.category ? -1 : 1),
  );
}
