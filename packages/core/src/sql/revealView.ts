import type { Field, Resource } from '../kernel/index.ts';
import type { ViewName } from './names.ts';
import { literalInScope, subjectInScope } from './scope.ts';
import { columnRef, tableSql, type ColumnTypes } from './table.ts';

/**
 * The body of a cell view: columns `key` and `value`, the field in clear, for the subject in scope. When the scope's
 * literal names a primary key, only that row.
 */
export function revealViewSql(view: ViewName, resource: Resource, field: Field, types: ColumnTypes): string {
  const table = tableSql(resource, types);
  return `SELECT ${table.key} AS key, (${columnRef(field.name)})::text AS value
FROM ${table.from}
WHERE ${subjectInScope(table.subject, table.subjectType, view.key, 'reveal')}
  AND ${table.key} = coalesce(${literalInScope(view.key, 'reveal')}, ${table.key})`;
}
