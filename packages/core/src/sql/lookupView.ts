import type { Field } from '../kernel/index.ts';
import { exactMatch } from './exactMatch.ts';
import type { ScopedView } from './names.ts';
import { literalInScope } from './scope.ts';
import type { TableSql } from './table.ts';

/**
 * The body of a lookup view: the subjects whose field is exactly the literal in scope, as the one column `subject`.
 * The literal stands in the scope row, which another login wrote: the reading connection cannot choose what it
 * compares with.
 * @returns null for types nobody is found by (boolean, timestamp, json)
 */
export function lookupViewSql(view: ScopedView, table: TableSql, field: Field): string | null {
  const match = exactMatch(field, table.typeOf(field));
  if (match === null) return null;
  const value = match.value(literalInScope(view, 'lookup'));
  const matches = `${match.column} = ${match.many ? `ANY (${value})` : value}`;
  const known = table.subject.columns.map(({ ref }) => `${ref} IS NOT NULL`).join(' AND ');
  return `SELECT DISTINCT ${table.subject.text} AS subject
FROM ${table.from}
WHERE ${matches} AND ${known}`;
}
