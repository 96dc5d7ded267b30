import type { Field } from '../kernel/index.ts';
import type { ScopedView } from './names.ts';
import { isPhone, phoneSpellingsSql } from './phoneSpellings.ts';
import { literalInScope } from './scope.ts';
import { columnRef, type TableSql } from './table.ts';

/**
 * The body of a lookup view: the subjects whose field is exactly the literal in scope, as the one column `subject`.
 * The literal stands in the scope row, which another login wrote: the reading connection cannot choose what it
 * compares with. E-mail compares without regard to case through `lower(column)`, and uses an index on that; a
 * telephone number compares with its usual spellings, and uses an index on the column.
 * @returns null for types nobody is found by (boolean, timestamp, json)
 */
export function lookupViewSql(view: ScopedView, table: TableSql, field: Field): string | null {
  const literal = literalInScope(view, 'lookup');
  const matches = matchSql(columnRef(field.name), field, table.typeOf(field), literal);
  if (matches === null) return null;
  const known = table.subject.columns.map(({ ref }) => `${ref} IS NOT NULL`).join(' AND ');
  return `SELECT DISTINCT ${table.subject.text} AS subject
FROM ${table.from}
WHERE ${matches} AND ${known}`;
}

const UUID = '^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$';

/** Compares in the column's own type wherever that is safe, so that a plain index serves. Never raises an error. */
function matchSql(column: string, field: Field, sqlType: string, literal: string): string | null {
  switch (field.type) {
    case 'text':
      return textMatchSql(column, field.category, sqlType, literal);
    case 'integer':
      return `${column} = ${guarded(literal, '^-?[0-9]{1,18}$', 'bigint')}`;
    case 'numeric':
      return ['numeric', 'double precision', 'real'].includes(sqlType)
        ? `${column} = ${guarded(literal, '^-?[0-9]{1,30}([.][0-9]{1,20})?$', 'numeric')}`
        : `(${column})::text = ${literal}`;
    case 'date':
      return `to_char(${column}, 'YYYY-MM-DD') = ${literal}`;
    case 'boolean':
    case 'timestamp':
    case 'json':
      return null;
  }
}

function textMatchSql(column: string, category: string, sqlType: string, literal: string): string {
  if (/(^|[."])citext"?$/.test(sqlType)) return `${column} = ${literal}::${sqlType}`;
  if (category.startsWith('user.contact.email')) return `lower((${column})::text) = lower(${literal})`;
  if (sqlType === 'text' || sqlType === 'character varying') {
    return isPhone(category) ? `${column} = ANY (${phoneSpellingsSql(literal)})` : `${column} = ${literal}`;
  }
  if (sqlType === 'bpchar') return `${column} = ${literal}::bpchar`;
  if (sqlType === 'uuid') return `${column} = ${guarded(literal, UUID, 'uuid')}`;
  return `(${column})::text = ${literal}`;
}

/** The literal as `type` when it looks like one, else null: what a person typed must not become an error text. */
function guarded(literal: string, pattern: string, type: string): string {
  return `(SELECT CASE WHEN l.literal ~ '${pattern}' THEN l.literal::${type} END FROM (SELECT ${literal} AS literal OFFSET 0) l)`;
}
