import type { FieldType, Resource, Treatment } from '../kernel/index.ts';
import { quoteIdentifier } from './identifier.ts';
import type { ScopedView, ViewName } from './names.ts';
import { subjectInScope } from './scope.ts';
import { columnRef, type TableSql } from './table.ts';

/** Turns a column reference into its treated expression (`maskSql` of core/masking). */
export type MaskColumn = (treatment: Treatment, ref: string, type: FieldType, category: string) => string;

/** Name of the primary key's column in a read view: holds the view's hash, so no field of a source can have it. */
export function keyColumn(view: ViewName): string {
  return quoteIdentifier(`key_${view.key}`);
}

/**
 * The body of a read view: every field of the data map in its order, treated; a field nobody granted is a typed
 * null, so the shape stays. Columns outside the map are in no view.
 */
export function readViewSql(
  view: ScopedView,
  table: TableSql,
  resource: Resource,
  treatments: ReadonlyMap<string, Treatment>,
  mask: MaskColumn,
): string {
  const fields = resource.fields.map((field) => {
    const { name, type, category } = field;
    const treatment = table.fields.includes(field) ? (treatments.get(name) ?? 'hidden') : 'hidden';
    return `${mask(treatment, columnRef(name), type, category)} AS ${quoteIdentifier(name)}`;
  });
  return `SELECT
  ${[`${table.key} AS ${keyColumn(view)}`, ...fields].join(',\n  ')}
FROM ${table.from}
WHERE ${subjectInScope(table, view, 'read')}
ORDER BY ${table.keyColumns.join(', ')}`;
}
