import { AGGREGATES, OF_OTHER_ROWS, PLAIN, RANKING, SETS } from './allowed/functions.ts';
import { isBody, listOf, string, type Body } from './ast.ts';
import { checkLocal, groupedCall } from './groups.ts';
import { refuse } from './refusal.ts';
import { calledBy, isPlainCall, replaceBy } from './replacing.ts';
import { checkSize } from './sizes.ts';
import type { Place, Work } from './work.ts';

/**
 * A call: on the list of its kind, of `pg_catalog`, and written so. Any other schema is refused, as is any function
 * that is not listed: one of the company's own may run as its owner.
 */
export function callOf(work: Work, node: Body, body: Body, place: Place): void {
  const { schema, name } = calledBy(body);
  const known = work.known.functions?.get(name);
  if (known !== undefined && (schema === undefined || schema === 'pg_catalog' || known.as === 'pass')) {
    if (known.as === 'pass' && schema !== undefined && schema !== (known.schema ?? 'pg_catalog')) {
      refuse('function-refused', `${schema}.${name}`, body);
    }
    if (!isPlainCall(body)) refuse('function-refused', name, body);
    walkArguments(work, body, place);
    if (known.as === 'replaced') replaceBy(node, known, listOf(body.args), name);
    else body.funcname = [string(known.schema ?? 'pg_catalog'), string(name)];
    return;
  }
  if (schema !== undefined && schema !== 'pg_catalog') refuse('function-refused', `${schema}.${name}`, body);
  checkKind(work, name, body, place);
  checkSize(name, listOf(body.args), work, body);
  const aggregate = isAggregate(body) && work.least > 1;
  if (aggregate) checkLocal([body.args, body.agg_order, body.agg_filter], place, body);
  if (aggregate && place.group.length > 0) {
    groupedCall(work, node, body, name, place, () => {
      walkArguments(work, body, place);
      pin(body, name);
    });
    return;
  }
  walkArguments(work, body, place);
  pin(body, name);
}

/** Calls that are printed as the grammar's own (AT TIME ZONE, OVERLAPS), and so are read again as these -> their arguments. */
const WORDED: ReadonlyMap<string, number> = new Map([
  ['timezone', 2],
  ['overlaps', 4],
]);

/** The grammar's own calls (EXTRACT, TRIM …) have their schema already. */
function pin(body: Body, name: string): void {
  body.funcname = [string('pg_catalog'), string(name)];
  if (WORDED.get(name) === listOf(body.args).length) body.funcformat = 'COERCE_SQL_SYNTAX';
}

/** Whether a call takes many rows of its SELECT together. */
export function isAggregate(body: Body): boolean {
  const { schema, name } = calledBy(body);
  return (schema === undefined || schema === 'pg_catalog') && AGGREGATES.has(name) && body.over === undefined;
}

function checkKind(work: Work, name: string, body: Body, place: Place): void {
  const ranking = RANKING.has(name);
  if (isBody(body.over)) {
    if (!ranking && !OF_OTHER_ROWS.has(name) && !AGGREGATES.has(name)) refuse('function-refused', name, body);
    // Values of other rows would stand in a row that counts for its own customer only.
    if (!ranking && place.single && work.least > 1) refuse('statement-group-refused', name, body);
    return;
  }
  const listed = PLAIN.has(name) || AGGREGATES.has(name) || SETS.has(name);
  if (!listed) refuse('function-refused', name, body);
}

function walkArguments(work: Work, body: Body, place: Place): void {
  const inner: Place = { ...place, outputs: [] };
  work.expression(body.args, inner);
  work.expression(body.agg_order, inner);
  work.expression(body.agg_filter, inner);
  if (isBody(body.over)) windowOf(work, body.over, inner);
}

/** OVER (…), and what WINDOW names. */
export function windowOf(work: Work, window: Body, place: Place): void {
  work.expression(window.partitionClause, place);
  work.expression(window.orderClause, place);
  work.expression(window.startOffset, place);
  work.expression(window.endOffset, place);
}
