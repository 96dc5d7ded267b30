import { as, cast, every, isBody, listOf, namesOf, numberOf, textOf, type Body } from './ast.ts';
import type { LookupLiteral } from './contract.ts';
import { resolve, type Level, type Reading } from './scope.ts';
import { TYPES } from './allowed/types.ts';
import { typeName } from './types.ts';
import type { Work } from './work.ts';

/**
 * Exact-match lookup: a condition of WHERE that must hold by itself, between a column with the lookup right and
 * literals, on a table that no outer join can fill with nulls. The table is then read through its match view, which
 * holds only rows whose raw value is one of the literals (another login writes them down), and the condition goes.
 * One a statement; any other comparison sees the treated value.
 * @returns the conditions that remain
 */
export function takeLookup(work: Work, conditions: readonly Body[], level: Level): readonly Body[] {
  if (work.lookups.length > 0) return conditions;
  for (const [nth, condition] of conditions.entries()) {
    const held = comparison(condition);
    const reading = held === null ? null : readingOf(held.column, level);
    if (held === null || reading === null) continue;
    const path = namesOf(as(held.column, 'ColumnRef')?.fields);
    const column = textOf(path.at(-1));
    const view = reading.relation.lookups.get(column);
    if (view === undefined) continue;
    reading.view = view;
    work.lookups.push({
      relation: `${reading.relation.schema}.${reading.relation.name}`,
      column,
      literals: held.values.map(({ literal }) => literal),
      list: held.list,
    });
    const remains = held.values.flatMap((value) => keptParameter(work, value, held.list));
    return conditions.flatMap((each, at) => (at === nth ? remains : [each]));
  }
  return conditions;
}

/** The condition as it was, for statements whose only condition was the lookup. */
export function whereOf(conditions: readonly Body[]): Body | undefined {
  return conditions.length === 0 ? undefined : every(conditions);
}

interface Value {
  readonly node: Body;
  readonly literal: LookupLiteral;
}

interface Held {
  readonly column: Body;
  readonly values: readonly Value[];
  readonly list: boolean;
}

function comparison(condition: Body): Held | null {
  const operator = as(condition, 'A_Expr');
  if (operator === null || textOf(namesOf(operator.name).at(-1)) !== '=') return null;
  const { lexpr, rexpr } = operator;
  if (!isBody(lexpr) || !isBody(rexpr)) return null;
  if (operator.kind === 'AEXPR_OP') return oneOf(lexpr, [rexpr]) ?? oneOf(rexpr, [lexpr]);
  if (operator.kind === 'AEXPR_IN') return oneOf(lexpr, listOf(as(rexpr, 'List')?.items));
  if (operator.kind !== 'AEXPR_OP_ANY') return null;
  const array = as(uncast(rexpr), 'A_ArrayExpr');
  if (array !== null) return oneOf(lexpr, listOf(array.elements));
  const whole = oneOf(lexpr, [rexpr]);
  return whole === null ? null : { ...whole, list: true };
}

function oneOf(column: Body, nodes: readonly Body[]): Held | null {
  if (as(column, 'ColumnRef') === null || nodes.length === 0) return null;
  const values = nodes.flatMap((node) => {
    const literal = literalOf(node);
    return literal === null ? [] : [{ node, literal }];
  });
  return values.length === nodes.length ? { column, values, list: false } : null;
}

/** Takes casts to built-in types away. */
function uncast(node: unknown): unknown {
  const type = as(node, 'TypeCast');
  if (type === null || !isBody(type.typeName)) return node;
  return TYPES.has(typeName(type.typeName) ?? '') ? uncast(type.arg) : node;
}

function literalOf(node: Body): LookupLiteral | null {
  const inner = uncast(node);
  const parameter = as(inner, 'ParamRef');
  if (parameter !== null) return { parameter: numberOf(parameter.number) };
  const constant = as(inner, 'A_Const');
  if (constant === null) return null;
  if (isBody(constant.sval)) return { text: textOf(constant.sval.sval) };
  if (isBody(constant.fval)) return { text: textOf(constant.fval.fval) };
  return isBody(constant.ival) ? { text: String(numberOf(constant.ival.ival)) } : null;
}

function readingOf(column: Body, level: Level): Reading | null {
  const found = resolve(level, namesOf(as(column, 'ColumnRef')?.fields));
  if (found?.kind !== 'column' || found.depth > 0 || found.entry === null) return null;
  const { reading } = found.entry;
  return reading === null || reading.nullable ? null : reading;
}

/**
 * A parameter that stands nowhere else stays, where it decides nothing: PostgreSQL refuses a statement with a gap in
 * its parameters, and a Bind with more than it has.
 */
function keptParameter(work: Work, { node, literal }: Value, list: boolean): readonly Body[] {
  if (!('parameter' in literal) || (work.parameters.get(literal.parameter) ?? 0) > 1) return [];
  const typed = as(node, 'TypeCast') === null ? cast(node, 'text', list) : node;
  const test: Body = { NullTest: { arg: typed, nulltesttype: 'IS_NULL' } };
  return [{ BoolExpr: { boolop: 'OR_EXPR', args: [test, { A_Const: { boolval: { boolval: true } } }] } }];
}
