import { OF_GROUPS } from './allowed/functions.ts';
import {
  as,
  copyOf,
  become,
  columnRef,
  every,
  integer,
  isBody,
  listOf,
  namesOf,
  operation,
  string,
  type Body,
} from './ast.ts';
import { refuse } from './refusal.ts';
import { calledBy } from './replacing.ts';
import { resolve } from './scope.ts';
import { literalNumber } from './sizes.ts';
import type { Place, Work } from './work.ts';

/**
 * The least number of customers a group stands for (scope `every`):
 *
 * 1. A group with fewer is left out, counted for each table of customers in the FROM list by itself: a join with one
 *    customer's row is a group of one, however many rows the other table brings (`enough` in HAVING).
 * 2. An aggregate that hands out single values (min, array_agg, mode …) is refused.
 * 3. An aggregate sees only rows that pass its FILTER, and of these only those whose argument is not null; where they
 *    are of fewer customers the cell is null, though the group may be large.
 * 4. What is summed is columns, constants and their sums and products (of few columns, and then of rows where it is not
 *    0), or one `CASE WHEN c THEN x ELSE 0 END`, which is the filter `c`. Any other expression could be 0 for all
 *    customers but one: `balance * (id = 5)::int`, or steps made by rounding (`(id + 994) / 1000`).
 * 5. An aggregate takes columns of its own SELECT only: with those of a SELECT around it, it would be that one's.
 *
 * What remains is the difference of two large groups, which no rule on one statement sees; the budgets and detection
 * answer for that.
 */
export function groupedCall(
  work: Work,
  node: Body,
  body: Body,
  name: string,
  place: Place,
  walk: () => void,
): void {
  if (!OF_GROUPS.has(name)) refuse('statement-group-refused', name, body);
  const conditions = conditionsOf(body, name, work.least);
  walk();
  for (const condition of conditions) {
    if (!condition.walked) work.expression(condition.node, { ...place, group: [], outputs: [] });
  }
  if (conditions.length === 0) return;
  const filter = every(conditions.map((condition) => condition.node));
  const call: Body = { FuncCall: body };
  become(node, {
    CaseExpr: {
      args: [{ CaseWhen: { expr: enough(work, place.group, filter), result: call } }],
    },
  });
}

/** That the rows are of enough customers, for each hidden column of subjects. */
export function enough(work: Work, hidden: readonly string[], filter?: Body): Body {
  return every(
    hidden.map((name) =>
      operation(
        '>=',
        {
          FuncCall: {
            funcname: [string('pg_catalog'), string('count')],
            args: [columnRef(name)],
            ...(filter === undefined ? {} : { agg_filter: copyOf(filter) }),
            agg_distinct: true,
            funcformat: 'COERCE_EXPLICIT_CALL',
          },
        },
        integer(work.least),
      ),
    ),
  );
}

interface Condition {
  readonly node: Body;
  /** It stands in the call itself, so walking the call walked it. */
  readonly walked: boolean;
}

/** Which rows the aggregate tells of, beyond that they are in the group. */
function conditionsOf(body: Body, name: string, least: number): readonly Condition[] {
  const conditions: Condition[] = [];
  if (isBody(body.agg_filter)) {
    conditions.push({ node: body.agg_filter, walked: true });
  }
  const values = body.agg_within_group === true ? orderedBy(body) : listOf(body.args);
  if (body.agg_within_group === true) checkFraction(body, name);
  for (const value of values) {
    if (literalNumber(value) !== null || as(value, 'A_Const') !== null) continue;
    conditions.push(...given(value, name, Math.min(MOST_COLUMNS, least - 1), body));
  }
  return conditions;
}

function orderedBy(body: Body): readonly Body[] {
  return listOf(body.agg_order).flatMap((sort) => {
    const inner = as(sort, 'SortBy')?.node;
    return isBody(inner) ? [inner] : [];
  });
}

/** The ends of a distribution are single customers. */
function checkFraction(body: Body, name: string): void {
  const [fraction, ...more] = listOf(body.args).map(literalNumber);
  const inside = fraction !== undefined && fraction !== null && fraction >= 0.1 && fraction <= 0.9;
  if (!inside || more.length > 0) refuse('statement-group-refused', name, body);
}

function given(value: Body, name: string, most: number, at: Body): readonly Condition[] {
  const notNull = (node: Body): Condition => ({
    node: { NullTest: { arg: copyOf(node), nulltesttype: 'IS_NOT_NULL' } },
    walked: false,
  });
  // Whatever is counted, at least so many customers have it.
  if (name === 'count' || name === 'regr_count') return [notNull(value)];
  const choice = oneCase(value);
  if (choice !== null && columnsIn(choice.result) <= most) {
    return [{ node: copyOf(choice.condition), walked: false }, notNull(choice.result)];
  }
  const truth = name.startsWith('bool_') || name === 'every';
  const columns = columnsIn(value);
  if (truth ? as(value, 'ColumnRef') === null : columns > most) refuse('statement-group-refused', name, at);
  if (truth || columns === 1) return [notNull(value)];
  return [notNull(value), { node: operation('<>', copyOf(value), integer(0)), walked: false }];
}

/** Most columns in what is summed: fewer than customers in a group, and few in any case. */
const MOST_COLUMNS = 3;

/** `CASE WHEN condition THEN result [ELSE 0 | NULL] END` */
function oneCase(node: Body): { readonly condition: Body; readonly result: Body } | null {
  const choice = as(node, 'CaseExpr');
  const [only, ...more] = listOf(choice?.args).map((each) => as(each, 'CaseWhen'));
  if (choice === null || choice.arg !== undefined || more.length > 0 || only === undefined) return null;
  const otherwise = choice.defresult;
  const nothing =
    otherwise === undefined || as(otherwise, 'A_Const')?.isnull === true || literalNumber(otherwise) === 0;
  return nothing && isBody(only?.expr) && isBody(only.result)
    ? { condition: only.expr, result: only.result }
    : null;
}

const NUMBERS: ReadonlySet<string> = new Set(['int2', 'int4', 'int8', 'numeric', 'float4', 'float8']);

/** How many columns an expression of allowed parts holds; infinite when it has any other part. */
function columnsIn(node: unknown): number {
  if (literalNumber(node) !== null || as(node, 'ParamRef') !== null) return 0;
  if (as(node, 'ColumnRef') !== null) return 1;
  const type = as(node, 'TypeCast');
  if (type !== null) {
    const name = isBody(type.typeName) ? namesOf(type.typeName.names).at(-1) : undefined;
    // A cast of a sum rounds it, which makes a step.
    return NUMBERS.has(name ?? '') && as(type.arg, 'ColumnRef') !== null ? 1 : Infinity;
  }
  const first = as(node, 'CoalesceExpr');
  if (first !== null) {
    const [column, ...others] = listOf(first.args);
    return as(column, 'ColumnRef') !== null && others.every((other) => literalNumber(other) !== null)
      ? 1
      : Infinity;
  }
  if (as(node, 'FuncCall') !== null) return columnsOfDate(node);
  const operator = as(node, 'A_Expr');
  if (operator?.kind !== 'AEXPR_OP') return Infinity;
  const [name = ''] = namesOf(operator.name).slice(-1);
  if (name === '/') return columnsOfQuotient(operator);
  const sides = [operator.lexpr, operator.rexpr].filter(isBody);
  return ['+', '-', '*'].includes(name) ? sum(sides.map(columnsIn)) : Infinity;
}

/** By a constant. The division of whole numbers makes steps, so a sum is divided by a fraction (`100.0`) only. */
function columnsOfQuotient({ lexpr, rexpr }: Body): number {
  const by = literalNumber(rexpr);
  if (by === null || by === 0) return Infinity;
  const column = as(lexpr, 'ColumnRef') ?? as(lexpr, 'TypeCast');
  const whole = column !== null || columnsOfDate(lexpr) <= 2;
  return whole || isBody(as(rexpr, 'A_Const')?.fval) ? columnsIn(lexpr) : Infinity;
}

/** `extract(part FROM column)`, `extract(part FROM column - column)` */
function columnsOfDate(node: unknown): number {
  const call = as(node, 'FuncCall');
  if (call === null || !['extract', 'date_part'].includes(calledBy(call).name)) return Infinity;
  const [part, value, ...more] = listOf(call.args);
  if (as(part, 'A_Const') === null || more.length > 0) return Infinity;
  const difference = as(value, 'A_Expr');
  const columns = difference === null ? [value] : [difference.lexpr, difference.rexpr];
  const minus = difference === null || namesOf(difference.name).at(-1) === '-';
  return minus && columns.every((column) => as(column, 'ColumnRef') !== null) ? columns.length : Infinity;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);

/** Holds rule 5. @param within what an aggregate takes: arguments, order, filter */
export function checkLocal(within: unknown, place: Pick<Place, 'level'>, at: Body): void {
  if (Array.isArray(within)) {
    for (const each of within) checkLocal(each, place, at);
    return;
  }
  if (!isBody(within)) return;
  const reference = as(within, 'ColumnRef');
  if (reference === null) {
    for (const child of Object.values(within)) checkLocal(child, place, at);
    return;
  }
  const found = resolve(place.level, namesOf(reference.fields));
  if (found !== null && found.depth > 0) refuse('statement-group-refused', null, at);
}
