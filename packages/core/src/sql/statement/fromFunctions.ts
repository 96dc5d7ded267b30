import { AGGREGATES, PLAIN, SETS } from './allowed/functions.ts';
import { as, become, isBody, listOf, selectOf, target, textOf, type Body } from './ast.ts';
import { refuse } from './refusal.ts';
import { aliasOf, itemOf, renamed, type Item } from './relations.ts';
import { calledBy, isPlainCall } from './replacing.ts';
import { checkCollation, checkType } from './types.ts';
import type { Place, Work } from './work.ts';

/** Functions of the catalogue that return more columns than their name -> these. */
const CATALOGUE_COLUMNS: ReadonlyMap<string, readonly string[]> = new Map([
  ['_pg_expandarray', ['x', 'n']],
  ['pg_get_keywords', ['word', 'catcode', 'barelabel', 'catdesc', 'baredesc']],
]);

/** `FROM f(…)`, `FROM ROWS FROM (…)`: functions of the lists, columns by PostgreSQL's rules for their names. */
export function functionItem(work: Work, node: Body, body: Body, place: Place): Item {
  const alias = aliasOf(body);
  const single = replacedCall(work, body, listOf(body.functions));
  if (single !== null) return replacedItem(work, node, body, single, place);
  const functions = sideBySide(body);
  const columns = functions.flatMap((each) => {
    const [call, definitions] = listOf(as(each, 'List')?.items);
    const name = functions.length === 1 ? alias.name : null;
    return columnsOf(work, call, [...listOf(body.coldeflist), ...defined(definitions)], name, place);
  });
  if (body.ordinality === true) columns.push('ordinality');
  const first = as(listOf(as(functions[0], 'List')?.items)[0], 'FuncCall');
  const shown = alias.name ?? (first === null ? null : calledBy(first).name);
  const visible = renamed(columns, alias.columns, body);
  return itemOf({ alias: shown, schema: null, columns: visible, hidden: [], reading: null });
}

/**
 * `unnest(a, b)` is PostgreSQL's short way to say `ROWS FROM (unnest(a), unnest(b))`, and only where no schema is named:
 * so it is written out before the schema is.
 */
function sideBySide(body: Body): readonly Body[] {
  const functions = listOf(body.functions).flatMap((each) => {
    const list = as(each, 'List');
    const [call, ...definitions] = listOf(list?.items);
    const inner = as(call, 'FuncCall');
    const args = listOf(inner?.args);
    if (inner === null || args.length < 2 || calledBy(inner).name !== 'unnest') return [each];
    if (!isPlainCall(inner)) refuse('function-refused', 'unnest', inner);
    return args.map((one) => ({
      List: { items: [{ FuncCall: { ...inner, args: [one] } }, ...definitions] },
    }));
  });
  if (functions.length > 1) body.is_rowsfrom = true;
  body.functions = functions;
  return functions;
}

/** The one call of `FROM f()` for which an expression of our own stands; null for any other item. */
function replacedCall(work: Work, body: Body, functions: readonly Body[]): Body | null {
  const call = listOf(as(functions[0], 'List')?.items)[0];
  const inner = as(call, 'FuncCall');
  if (call === undefined || inner === null || functions.length > 1) return null;
  if (body.ordinality === true || body.coldeflist !== undefined) return null;
  return work.known.functions?.get(calledBy(inner).name)?.as === 'replaced' ? call : null;
}

/** An expression is no item of FROM, so it becomes the one column of a sub-select. */
function replacedItem(work: Work, node: Body, body: Body, call: Body, place: Place): Item {
  const alias = aliasOf(body);
  const inner = as(call, 'FuncCall') ?? {};
  const { name } = calledBy(inner);
  const column = alias.columns[0] ?? alias.name ?? name;
  if (alias.columns.length > 1) refuse('column-refused', alias.columns[1] ?? null, inner);
  work.expression(call, place);
  become(node, {
    RangeSubselect: {
      ...(body.lateral === true ? { lateral: true } : {}),
      subquery: { SelectStmt: selectOf({ targetList: [target(call, column)] }) },
      alias: { aliasname: alias.name ?? name },
    },
  });
  return itemOf({ alias: alias.name ?? name, schema: null, columns: [column], hidden: [], reading: null });
}

function defined(definitions: Body | undefined): readonly Body[] {
  return listOf(as(definitions, 'List')?.items);
}

function columnsOf(
  work: Work,
  node: Body | undefined,
  definitions: readonly Body[],
  alias: string | null,
  place: Place,
): string[] {
  const call = as(node, 'FuncCall');
  if (node === undefined || call === null) refuse('function-refused', null, node);
  const { name } = calledBy(call);
  const known = work.known.functions?.has(name) === true;
  // An aggregate or a window function here would belong to a SELECT around, behind the back of its rules.
  if (!known && (AGGREGATES.has(name) || !(SETS.has(name) || PLAIN.has(name)))) {
    refuse('function-refused', name, call);
  }
  work.expression(node, place);
  if (as(node, 'FuncCall') === null) refuse('function-refused', name, call);
  const own = SETS.get(name) ?? CATALOGUE_COLUMNS.get(name);
  if (definitions.length > 0) return definitions.map(columnOf);
  if (own !== undefined) return [...own];
  return [alias ?? name];
}

/** A column of `AS t(name type)`. */
function columnOf(node: Body): string {
  const column = as(node, 'ColumnDef');
  if (column === null) refuse('statement-shape-refused', null, node);
  checkType(column.typeName);
  if (isBody(column.collClause)) checkCollation(column.collClause);
  return textOf(column.colname);
}
