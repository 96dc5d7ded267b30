import type { Field } from '../kernel/index.ts';
import { handleSql, unhandleSql } from './handles.ts';
import type { ScopedView } from './names.ts';
import { literalsInScope, subjectInScope } from './scope.ts';
import { columnRef, type TableSql } from './table.ts';

/**
 * The body of a text view: `handle`, `value` (raw) and `subject` of the rows whose handles are the view's literals in scope,
 * found by the primary key. For the door's own use: it treats the texts and puts them in the place of whole cells. The rows are
 * held to the customer in scope, or to none where rows of every customer are open.
 */
export function textViewSql(view: ScopedView, table: TableSql, field: Field, scope: 'one' | 'every'): string {
  const keys = `ARRAY(SELECT ${unhandleSql(view.key, 'l.handle')} FROM unnest(${literalsInScope(view, 'text')}) AS l (handle))`;
  const within = scope === 'one' ? `\n  AND ${subjectInScope(table, view, 'text')}` : '';
  return `SELECT ${handleSql(view.key, table.key)} AS handle, (${columnRef(field.name)})::text AS value, ${table.subject.text} AS subject
FROM ${table.from}
WHERE ${hasKey(table, keys)}${within}`;
}

/** Compares each column of the key in its own type, so that its index serves; then a composite key as a whole. */
function hasKey({ key, keyColumns, keyTypes }: TableSql, keys: string): string {
  const [only = '', ...others] = keyColumns;
  if (others.length === 0) return `${only} = ANY (${keys}::${keyTypes[0] ?? ''}[])`;
  return [
    ...keyColumns.map(
      (column, nth) =>
        `${column} = ANY (ARRAY(SELECT k.key::jsonb ->> ${nth} FROM unnest(${keys}) AS k (key))::${keyTypes[nth] ?? ''}[])`,
    ),
    `${key} = ANY (${keys})`,
  ].join('\n  AND ');
}
