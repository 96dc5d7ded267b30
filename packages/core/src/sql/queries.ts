import { quoteIdentifier } from './identifier.ts';
import type { ViewName, ViewOf } from './names.ts';
import { keyColumn } from './readView.ts';

/*
 * What the reading login runs: one statement each, without parameters. Everything that varies stands in the scope
 * row or in the name of the view.
 */

/** Rows of a read: the key's text form, then the fields in the order given. */
export function readSql(view: ViewName, fields: readonly string[]): string {
  const columns = [keyColumn(view), ...fields.map((field) => `${quoteIdentifier(field)}::text`)];
  return `SELECT ${columns.join(', ')} FROM ${view.sql}`;
}

/** At most two rows: the caller wants exactly one, and two are enough to know there are more. */
export function revealSql(view: ViewName): string {
  return `SELECT value FROM ${view.sql} LIMIT 2`;
}

/** At most two subjects. */
export function lookupSql(view: ViewName): string {
  return `SELECT subject FROM ${view.sql} LIMIT 2`;
}

/** One row: `true` or `false` as text. */
export function confirmSql(view: ViewName): string {
  return `SELECT matches::text FROM ${view.sql}`;
}

/** Rows `resource, field, category, value` in the data map's order. */
export function caseSql(view: ViewName): string {
  return `SELECT resource, field, category, value FROM ${view.sql} ORDER BY ord`;
}

/** The case view of an agreement version serves all its purposes and roles: it shows nobody anything. */
export function caseViewOf(termsHash: string): ViewOf {
  return { kind: 'case', termsHash, purpose: '', role: '', resource: '', field: '' };
}

/** What handles stand for: rows `handle, value, subject`. The handles are the view's literals in scope. */
export function textsSql({ sql }: Pick<ViewName, 'sql'>): string {
  return `SELECT handle, value, subject FROM ${sql}`;
}
