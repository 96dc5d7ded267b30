import { BETWEENS, OPERATORS } from './allowed/operators.ts';
import { FIELDS } from './allowed/functions.ts';
import {
  as,
  become,
  cast,
  columnRef,
  isBody,
  listOf,
  namesOf,
  string,
  tagOf,
  textOf,
  type Body,
} from './ast.ts';
import { callOf } from './calls.ts';
import { replaceBy } from './replacing.ts';
import { refuse } from './refusal.ts';
import { qualified, resolve, type Entry } from './scope.ts';
import { subLink } from './subLinks.ts';
import { checkCollation, checkType, typeName, unqualify } from './types.ts';
import type { Place, Work } from './work.ts';

/**
 * Walks an expression and changes it where it stands: names are resolved, functions, operators, types and collations
 * held against their lists. The shape was checked before (`grammar.ts`).
 * @throws Refusal
 */
export function expressionOf(work: Work, node: unknown, place: Place): void {
  if (Array.isArray(node)) {
    for (const each of node) expressionOf(work, each, place);
    return;
  }
  if (!isBody(node)) return;
  const tag = tagOf(node);
  const body = node[tag];
  if (!isBody(body)) return;
  switch (tag) {
    case 'ColumnRef':
      reference(work, body, place);
      return;
    case 'FuncCall':
      callOf(work, node, body, place);
      return;
    case 'SubLink':
      subLink(work, body, place);
      return;
    case 'A_Indirection':
      indirection(work, node, body, place);
      return;
    case 'TypeCast':
      typeCast(work, node, body, place);
      return;
    case 'A_Expr':
      checkOperator(body);
      break;
    case 'CollateClause':
      checkCollation(body);
      break;
    case 'SQLValueFunction':
      sessionValue(work, node, body);
      return;
    default:
      break;
  }
  for (const field of Object.values(body)) expressionOf(work, field, place);
}

/** A column, or a whole row. Three-part names lose their schema: the view's alias is the name of the table. */
function reference(work: Work, body: Body, place: Place): void {
  const fields = listOf(body.fields);
  const path = namesOf(fields);
  if (path.length < fields.length) {
    wholeRow(work, rowOf(place, path), path, body);
    if (path.length === 2) body.fields = [string(path[1] ?? ''), { A_Star: {} }];
    return;
  }
  const [only = ''] = path;
  if (path.length === 1 && place.outputs.includes(only)) return;
  const found = resolve(place.level, path);
  if (found === null) refuse('column-refused', path.join('.'), body);
  if (found.kind === 'row') {
    wholeRow(work, found.entry, path, body);
    return;
  }
  work.mentioned.add(found.column);
  if (path.length === 3) body.fields = path.slice(1).map(string);
}

function rowOf(place: Place, path: readonly string[]): Entry | null {
  const [first = '', second] = path;
  if (path.length === 0 || path.length > 2) return null;
  const item =
    second === undefined ? qualified(place.level, null, first) : qualified(place.level, first, second);
  return item?.entry ?? null;
}

/**
 * `SELECT c`, `row_to_json(c)`, `f(c.*)`: the row of what stands in FROM, which lists the client's columns only. Under
 * scope `every` it would hold the hidden subjects, so a whole row of customers is refused there.
 */
function wholeRow(work: Work, entry: Entry | null, path: readonly string[], at: Body): void {
  if (entry === null) refuse('column-refused', [...path, '*'].join('.'), at);
  if (entry.hidden.length > 0) refuse('statement-shape-refused', path.join('.'), at);
  work.whole = true;
}

/**
 * `(c).email`, `(c).*`, `a[1]`. PostgreSQL takes `(x).f` as the call `f(x)` when x has no such field, so a name is
 * allowed only where the row is known to have it, or where no function bears it.
 */
function indirection(work: Work, node: Body, body: Body, place: Place): void {
  const parts = listOf(body.indirection);
  const row = as(body.arg, 'ColumnRef');
  const path = namesOf(row?.fields);
  const found = row === null || listOf(row.fields).length > path.length ? null : resolve(place.level, path);
  const entry = found?.kind === 'row' ? found.entry : null;
  for (const [nth, part] of parts.entries()) {
    if (as(part, 'A_Indices') !== null) continue;
    const name = namesOf([part])[0];
    const star = as(part, 'A_Star') !== null;
    const ofRow = nth === 0 && entry !== null && (star || entry.columns.includes(name ?? ''));
    if (!ofRow && (star || !FIELDS.has(name ?? ''))) refuse('column-refused', name ?? '*', body);
  }
  const field = namesOf(parts.slice(0, 1))[0];
  if (entry !== null && field !== undefined && entry.columns.includes(field)) {
    // `(c).email` is `c.email`; so no whole row is needed for it.
    work.mentioned.add(field);
    body.arg = columnRef(path.at(-1) ?? '', field);
    body.indirection = parts.slice(1);
    if (parts.length === 1) become(node, body.arg as Body);
  } else {
    expressionOf(work, body.arg, place);
    if (isBody(body.arg) && as(body.arg, 'A_ArrayExpr') !== null) body.arg = bracketed(body.arg);
  }
  expressionOf(work, parts, { ...place, outputs: [] });
}

/** `(ARRAY[…])[1]`: the printer leaves out the brackets that the grammar wants there, but not around a call. */
const bracketed = (array: Body): Body => ({
  FuncCall: {
    funcname: [string('pg_catalog'), string('trim_array')],
    args: [array, { A_Const: { ival: {} } }],
    funcformat: 'COERCE_EXPLICIT_CALL',
  },
});

function typeCast(work: Work, node: Body, body: Body, place: Place): void {
  expressionOf(work, body.arg, place);
  const type = isBody(body.typeName) ? body.typeName : {};
  const name = `${typeName(type) ?? ''}${type.arrayBounds === undefined ? '' : '[]'}`;
  const known = work.known.casts?.get(name);
  if (known?.as === 'replaced' && isBody(body.arg)) {
    replaceBy(node, known, [body.arg], name);
  } else if (known?.as === 'pass') {
    unqualify(type);
  } else {
    checkType(type);
  }
}

/** Unqualified or of pg_catalog, and on the list. */
function checkOperator(body: Body): void {
  const names = namesOf(body.name);
  const name = textOf(names.at(-1));
  const schema = names.length === 2 ? names[0] : names.length === 1 ? 'pg_catalog' : undefined;
  const between = textOf(body.kind).includes('BETWEEN') && BETWEENS.has(name);
  if (schema !== 'pg_catalog' || !(between || OPERATORS.has(name))) {
    refuse('operator-refused', names.join('.'), body);
  }
}

const SESSION: Readonly<Record<string, 'user' | 'database' | 'schema'>> = {
  SVFOP_CURRENT_USER: 'user',
  SVFOP_CURRENT_ROLE: 'user',
  SVFOP_SESSION_USER: 'user',
  SVFOP_USER: 'user',
  SVFOP_CURRENT_CATALOG: 'database',
  SVFOP_CURRENT_SCHEMA: 'schema',
};

const CLOCKS: ReadonlySet<string> = new Set(
  ['DATE', 'TIME', 'TIME_N', 'TIMESTAMP', 'TIMESTAMP_N']
    .map((name) => `SVFOP_CURRENT_${name}`)
    .concat(['TIME', 'TIME_N', 'TIMESTAMP', 'TIMESTAMP_N'].map((name) => `SVFOP_LOCAL${name}`)),
);

/** Who is asked for is who signed in at the door, never the login of the source. */
function sessionValue(work: Work, node: Body, body: Body): void {
  const op = textOf(body.op);
  if (CLOCKS.has(op)) return;
  const which = Object.hasOwn(SESSION, op) ? SESSION[op] : undefined;
  const value = which === undefined ? undefined : work.known.names?.[which];
  if (value === undefined) refuse('function-refused', op.replace(/^SVFOP_/, '').toLowerCase(), body);
  become(node, cast({ A_Const: { sval: value === '' ? {} : { sval: value } } }, 'name'));
}
