import type { Field, Resource } from '../kernel/index.ts';
import type { ViewName } from './names.ts';
import { literalInScope, subjectInScope } from './scope.ts';
import { columnRef, tableSql, type ColumnTypes } from './table.ts';

/**
 * The body of a cell view: one column `value`, the field in clear, of the one row whose primary key is the scope's
 * literal and that belongs to the subject in scope.
 */
export function revealViewSql(view: ViewName, resource: Resource, field: Field, types: ColumnTypes): string {
  const table = tableSql(resource, types);
  return `SELECT (${columnRef(field.name)})::text AS value
FROM ${table.from}
WHERE ${subjectInScope(table.subject, table.subjectType, view.key, 'reveal')}
  AND ${table.key} = ${literalInScope(view.key, 'reveal')}`;
}
