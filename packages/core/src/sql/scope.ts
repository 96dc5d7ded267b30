import { quoteLiteral } from './identifier.ts';
import type { ScopedView, ViewKind } from './names.ts';
import type { TableSql } from './table.ts';

/*
 * The row scope: written by one login, read by the views of another. A view sees the row of its own backend only,
 * and only when that row grants this very view. One access, one scope: it grants the views this access reads and no
 * other, for the same subjects.
 */

/** What a scope row must hold among its grants for a view to answer. */
export function grantOf(kind: ViewKind, viewKey: string): string {
  return `${kind}:${viewKey}`;
}

/** Longer than any statement may take: what a crash leaves behind is of no use soon after. */
const VALID = `interval '30 seconds'`;

/**
 * Sets the scope of a backend, whatever stood there: pid, session, grants, subjects, literal. Not an upsert:
 * naming the excluded row would need the right to read what scopes hold, which the scope login lacks.
 */
export const openScopeSql = `WITH kept AS (
  UPDATE cordon.scope SET session = $2::text, until = pg_catalog.clock_timestamp() + ${VALID},
    grants = $3::text[], subjects = $4::text[], literal = $5::text WHERE pid = $1::int RETURNING pid
)
INSERT INTO cordon.scope (pid, session, until, grants, subjects, literal)
SELECT $1::int, $2::text, pg_catalog.clock_timestamp() + ${VALID}, $3::text[], $4::text[], $5::text WHERE NOT EXISTS (SELECT FROM kept)`;

/**
 * Takes the scope of a backend ($1) away. The empty row stays until the connection closes: overwritten in place it
 * leaves no dead index entries behind, which a delete at each read would.
 */
export const clearScopeSql = `UPDATE cordon.scope
SET grants = NULL, subjects = NULL, literal = NULL WHERE pid = $1`;

/** Removes the row of a backend ($1) that is gone, or of one just met whose process id an older one may have had. */
export const forgetScopeSql = `DELETE FROM cordon.scope WHERE pid = $1`;

/**
 * What a reader connection asks once: `pid`, and `session`, a secret of this connection that the server draws. A process id
 * comes back; whoever gets it does not know what the one before was called. Reading a backend's start instead costs more
 * than the rest of a look-up.
 */
export const whoAmISql = `SELECT pg_catalog.pg_backend_pid() AS pid,
  pg_catalog.set_config('cordon.session', pg_catalog.gen_random_uuid()::text, false) AS session`;

/** When the backend that runs it started. */
const startedSql =
  '(SELECT a.backend_start FROM pg_catalog.pg_stat_get_activity(pg_catalog.pg_backend_pid()) a)';

/** What a view asks of the scope: the row or the setting of its own backend, when it grants this very view. */
function scopeOf(
  { key, scopeBy }: ScopedView,
  kind: ViewKind,
): { readonly from: string; readonly where: string } {
  // Both at each place, so that every statement has the same two parameters, of known types.
  if (scopeBy === 'parameters') {
    return { from: '(SELECT $1::text[] AS subjects, $2::text AS literal) s', where: 'true' };
  }
  const grant = quoteLiteral(grantOf(kind, key));
  if (scopeBy === 'setting') return { from: `cordon.signed_scope(${grant}, ${startedSql}) s`, where: 'true' };
  return {
    from: 'cordon.scope s',
    where: `s.pid = pg_catalog.pg_backend_pid()
    AND s.session = pg_catalog.current_setting('cordon.session', true)
    AND s.until > pg_catalog.statement_timestamp()
    AND ${grant} = ANY (s.grants)`,
  };
}

/**
 * Condition that holds a row to the subjects in scope. Compares in each column's own type against one array, which
 * the planner takes as an index condition; a cast of the column would read the whole table. A customer known by
 * several columns is a JSON array of their texts, so those conditions let pairs through that nobody named, and the
 * whole is compared once more.
 */
export function subjectInScope(
  { subject }: Pick<TableSql, 'subject'>,
  view: ScopedView,
  kind: ViewKind,
): string {
  const { from, where } = scopeOf(view, kind);
  const [only, ...others] = subject.columns;
  if (only !== undefined && others.length === 0) {
    return `${only.ref} = ANY ((SELECT s.subjects FROM ${from} WHERE ${where})::${only.sqlType}[])`;
  }
  const each = (what: string): string =>
    `(SELECT array_agg(${what}) FROM ${from}, unnest(s.subjects) AS one (subject) WHERE ${where})`;
  return [
    ...subject.columns.map(
      ({ ref, sqlType }, nth) => `${ref} = ANY (${each(`one.subject::jsonb ->> ${nth}`)}::${sqlType}[])`,
    ),
    `${subject.text}::jsonb = ANY (${each('one.subject::jsonb')}::jsonb[])`,
  ].join('\n  AND ');
}

/** The literal in scope: an expression of type text, null when there is none. */
export function literalInScope(view: ScopedView, kind: ViewKind): string {
  const { from, where } = scopeOf(view, kind);
  return `(SELECT s.literal FROM ${from} WHERE ${where})`;
}

/**
 * The literals of one view among several in a scope: an expression of type text[], empty when there are none. For views
 * whose scope holds what `literalsOf` makes.
 */
export function literalsInScope(view: ScopedView, kind: ViewKind): string {
  const { from, where } = scopeOf(view, kind);
  return `ARRAY(SELECT one.literal FROM ${from},
    jsonb_array_elements_text(s.literal::jsonb -> ${quoteLiteral(view.key)}) AS one (literal) WHERE ${where})`;
}

/** The literal of a scope that grants several views: what each of them compares with, by the view's key. */
export function literalsOf(literals: ReadonlyMap<string, readonly string[]>): string {
  return JSON.stringify(Object.fromEntries(literals));
}

/** Whether the scope grants this view at all, asked once for the whole table. */
export function grantedInScope(view: ScopedView, kind: ViewKind): string {
  const { from, where } = scopeOf(view, kind);
  // A signed scope is always one row, of nulls when it grants nothing here.
  return `(SELECT s.subjects IS NOT NULL FROM ${from} WHERE ${where})`;
}
