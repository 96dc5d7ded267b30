import type { Field, Resource, Treatment } from '../kernel/index.ts';
import { exactMatch } from './exactMatch.ts';
import { handleSql } from './handles.ts';
import { quoteIdentifier } from './identifier.ts';
import { holdsText, keptSql, type KeptColumn } from './keepType.ts';
import type { ScopedView } from './names.ts';
import type { MaskColumn } from './readView.ts';
import { grantedInScope, literalsInScope, subjectInScope } from './scope.ts';
import { columnRef, type TableSql } from './table.ts';

/** Names of the columns that no client may name: they hold the view's hash, so no field of a source can have them. */
export function hiddenColumns(viewKey: string): { readonly key: string; readonly subject: string } {
  return { key: `key_${viewKey}`, subject: `subject_${viewKey}` };
}

/** What the columns of a view are made of. */
export interface DoorColumns {
  readonly resource: Resource;
  readonly treatments: ReadonlyMap<string, Treatment>;
  /** Types of the source's columns, by name. */
  readonly types: ReadonlyMap<string, KeptColumn>;
  /** Key of the text view of a field whose cells are handles. */
  readonly texts: ReadonlyMap<string, string>;
  readonly mask: MaskColumn;
  /** Key of the `table` or `whole` view of the profile, after which the hidden columns are named in every view of it. */
  readonly named: string;
}

/**
 * Whether a field is shown as handles: what people wrote, neither in clear nor hidden, in a column that can hold one. Of any
 * other type there is no text to treat.
 */
export function isHandled(
  { freeText, type }: Field,
  treatment: Treatment,
  column: KeptColumn | undefined,
): boolean {
  return (
    freeText === true &&
    type === 'text' &&
    treatment !== 'clear' &&
    treatment !== 'hidden' &&
    column !== undefined &&
    holdsText(column.sqlType)
  );
}

/**
 * The body of a `table` view: every field of the data map in its order, treated, of its own type, for the customer in scope;
 * then the hidden columns, as text. In no order: whoever asks says which, and an index may serve.
 */
export function tableViewSql(view: ScopedView, table: TableSql, columns: DoorColumns): string {
  return `${selected(table, columns)}
WHERE ${subjectInScope(table, view, 'table')}`;
}

/** The body of a `whole` view: the same for every customer, as long as the scope grants it. */
export function wholeViewSql(view: ScopedView, table: TableSql, columns: DoorColumns): string {
  return `${selected(table, columns)}
WHERE ${grantedInScope(view, 'whole')}`;
}

/**
 * The body of a `match` view: the `table` view, of the rows only whose raw field is one of the view's literals in scope.
 * Somebody else's row with that value is out of scope, and so answers like none.
 * @returns null for types nobody is found by (boolean, timestamp, json)
 */
export function matchViewSql(
  view: ScopedView,
  table: TableSql,
  field: Field,
  columns: DoorColumns,
): string | null {
  const match = exactMatch(field, table.typeOf(field));
  if (match === null) return null;
  const value = match.value('l.literal');
  const values = `SELECT ${match.many ? `unnest(${value})` : value} FROM unnest(${literalsInScope(view, 'match')}) AS l (literal)`;
  return `${selected(table, columns)}
WHERE ${match.column} = ANY (ARRAY(${values}))
  AND ${subjectInScope(table, view, 'match')}`;
}

function selected(table: TableSql, { resource, treatments, types, texts, mask, named }: DoorColumns): string {
  const hidden = hiddenColumns(named);
  const fields = resource.fields.map((field) => {
    const column = types.get(field.name);
    const ref = columnRef(field.name);
    const treatment = table.fields.includes(field) ? (treatments.get(field.name) ?? 'hidden') : 'hidden';
    const text = texts.get(field.name);
    const shown =
      column === undefined
        ? mask('hidden', ref, field.type, field.category)
        : text === undefined
          ? keptSql(treatment, ref, field, column, mask)
          : `CASE WHEN ${ref} IS NOT NULL THEN ${handleSql(text, table.key)} END::${column.sqlType}`;
    return `${shown} AS ${quoteIdentifier(field.name)}`;
  });
  return `SELECT
  ${[
    ...fields,
    `${table.key} AS ${quoteIdentifier(hidden.key)}`,
    `${table.subject.text} AS ${quoteIdentifier(hidden.subject)}`,
  ].join(',\n  ')}
FROM ${table.from}`;
}
