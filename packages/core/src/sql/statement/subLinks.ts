import {
  as,
  columnRef,
  conjuncts,
  eitherOf,
  every,
  listOf,
  namesOf,
  operation,
  textOf,
  type Body,
} from './ast.ts';
import { OPERATORS } from './allowed/operators.ts';
import { refuse } from './refusal.ts';
import { resolve, type Entry } from './scope.ts';
import type { Place, Work } from './work.ts';

/**
 * A SELECT inside an expression. Under scope `every` its customers are not carried to the row it stands in, so it may
 * tell of groups only (`groups.ts`), or of the customer whose row it stands beside, who is counted there: it is
 * `(… WHERE inner.column = outer.column …)` or `outer.column IN (SELECT inner.column …)`, and is then held to rows of that
 * customer. Equal columns alone would not do: `WHERE inner.country = outer.country AND inner.id = 5 AND …` would ask about
 * one customer by rows that count for others. What is held against no row of a customer (a list of VALUES, a bare
 * EXISTS) is refused. With no least number of a group, single values may be told uncounted, so all of it is allowed.
 */
export function subLink(work: Work, body: Body, place: Place): void {
  work.expression(body.testexpr, { ...place, outputs: [] });
  const kind = textOf(body.subLinkType);
  const operator = namesOf(body.operName);
  checkOperator(operator, body);
  const select = as(body.subselect, 'SelectStmt');
  if (select === null) refuse('statement-kind-refused', null, body);
  const output = work.select(select, place.ctes, place.level, 'none');
  if (output.bare.length === 0 || work.least <= 1) return;
  const equal = operator.length === 0 || operator.at(-1) === '=';
  const tested = kind === 'ANY_SUBLINK' && equal && output.plain;
  const beside = output.beside ?? (tested ? customersColumn(body.testexpr, place, 0) : null);
  if (beside === null) refuse('statement-group-refused', null, body);
  work.sameCustomer = true;
  const same = output.bare.map((inner) =>
    eitherOf(beside.hidden.map((outer) => operation('=', columnRef(inner), columnRef(outer)))),
  );
  select.whereClause = every([...conjuncts(select.whereClause), ...same]);
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

/** The item around, when one of the conditions is `inner.column = outer.column`. */
export function standsBeside(conditions: readonly Body[], place: Pick<Place, 'level'>): Entry | null {
  for (const condition of conditions) {
    const equality = as(condition, 'A_Expr');
    const { lexpr, rexpr } = equality ?? {};
    if (equality?.kind !== 'AEXPR_OP' || namesOf(equality.name).at(-1) !== '=') continue;
    const [left, right] = [customersColumn(lexpr, place, 0), customersColumn(rexpr, place, 0)];
    const outer = left === null ? customersColumn(lexpr, place, 1) : customersColumn(rexpr, place, 1);
    if ((left ?? right) !== null && outer !== null) return outer;
  }
  return null;
}
