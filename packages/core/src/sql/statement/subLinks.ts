import { as, isBody, listOf, namesOf, textOf, type Body } from './ast.ts';
import { OPERATORS } from './allowed/operators.ts';
import { refuse } from './refusal.ts';
import { resolve, type Entry } from './scope.ts';
import type { Place, Work } from './work.ts';

/**
 * A SELECT inside an expression. Under scope `every` its customers are not carried to the row it stands in, so it may
 * tell of groups only, with these exceptions: `EXISTS (… WHERE inner.column = outer.column …)` and `outer.column IN
 * (SELECT inner.column …)`, both between columns of customers' rows as they stand. They narrow rows that are counted
 * themselves. Anything else (a list of VALUES held against a table, a bare EXISTS) would answer guesses by rows that
 * count for nobody. With no least number of a group, single values may be told uncounted, so all of it is allowed.
 */
export function subLink(work: Work, body: Body, place: Place): void {
  work.expression(body.testexpr, { ...place, outputs: [] });
  const kind = textOf(body.subLinkType);
  const operator = namesOf(body.operName);
  checkOperator(operator, body);
  const select = as(body.subselect, 'SelectStmt');
  if (select === null) refuse('statement-kind-refused', null, body);
  const output = work.select(select, place.ctes, place.level, 'none');
  if (!output.bare || work.least <= 1) return;
  const equal = operator.length === 0 || operator.at(-1) === '=';
  const narrowed =
    (kind === 'EXISTS_SUBLINK' && output.correlated) ||
    (kind === 'ANY_SUBLINK' && equal && output.plain && customersColumn(body.testexpr, place, 0) !== null);
  if (!narrowed) refuse('statement-group-refused', null, body);
}

function checkOperator(names: readonly string[], at: Body): void {
  if (names.length === 0) return;
  const pinned = names.length === 1 || (names.length === 2 && names[0] === 'pg_catalog');
  if (!pinned || !OPERATORS.has(textOf(names.at(-1)))) refuse('operator-refused', names.join('.'), at);
}

/**
 * The item of FROM whose column this is, as it stands, when its rows are customers'.
 * @param from the least depth: 0 for the SELECT itself, 1 for one around it
 */
export function customersColumn(node: unknown, place: Pick<Place, 'level'>, from: 0 | 1): Entry | null {
  const reference = as(node, 'ColumnRef');
  const path = namesOf(reference?.fields);
  if (reference === null || path.length < listOf(reference.fields).length) return null;
  const found = resolve(place.level, path);
  if (found?.kind !== 'column' || found.entry === null || found.entry.hidden.length === 0) return null;
  const here = from === 0 ? found.depth === 0 : found.depth > 0;
  return here ? found.entry : null;
}

/** Whether one of the conditions is `inner.column = outer.column`. */
export function isCorrelated(conditions: readonly Body[], place: Pick<Place, 'level'>): boolean {
  return conditions.some((condition) => {
    const equality = as(condition, 'A_Expr');
    if (equality?.kind !== 'AEXPR_OP' || namesOf(equality.name).at(-1) !== '=') return false;
    const { lexpr, rexpr } = equality;
    if (!isBody(lexpr) || !isBody(rexpr)) return false;
    return [
      [lexpr, rexpr],
      [rexpr, lexpr],
    ].some(
      ([inner, outer]) =>
        customersColumn(inner, place, 0) !== null && customersColumn(outer, place, 1) !== null,
    );
  });
}
