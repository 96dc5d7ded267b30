import type { Field } from '../kernel/index.ts';
import type { ScopedView } from './names.ts';
import { literalInScope, subjectInScope } from './scope.ts';
import { columnRef, type TableSql } from './table.ts';

/**
 * The body of a cell view: one column `value`, the field in clear, of the one row whose primary key is the scope's
 * literal and that belongs to the subject in scope.
 */
export function revealViewSql(view: ScopedView, table: TableSql, field: Field): string {
  return `SELECT (${columnRef(field.name)})::text AS value
FROM ${table.from}
WHERE ${subjectInScope(table, view, 'reveal')}
  AND ${table.key} = ${literalInScope(view, 'reveal')}`;
}
