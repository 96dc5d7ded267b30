import { as, columnRef, isBody, listOf, namesOf, nullOf, target, textOf, type Body } from './ast.ts';
import { checkOrdinals } from './ordinals.ts';
import { refuse } from './refusal.ts';
import type { Ctes, Level } from './scope.ts';
import type { Carry, Output, Work } from './work.ts';

/** Name of the subjects' column of the statement itself, which stands last and which the door takes off. */
const SUBJECTS = 'cordon_subjects';

/**
 * UNION ALL keeps the rows of both sides, and so their subjects. Any other set operation compares rows across
 * customers: each side must then be groups already, unless there is no least number of a group.
 */
export function setOperation(
  work: Work,
  body: Body,
  ctes: Ctes | null,
  parent: Level | null,
  carry: Carry,
): Output {
  const { larg, rarg } = body;
  if (!isBody(larg) || !isBody(rarg)) refuse('statement-shape-refused', null, body);
  const all = body.op === 'SETOP_UNION' && body.all === true;
  const inner: Carry = all ? carry : 'none';
  const left = work.select(larg, ctes, parent, inner);
  const right = work.select(rarg, ctes, parent, inner);
  checkOrdinals(body.sortClause, left.columns.length);
  for (const sort of listOf(body.sortClause)) orderedBy(as(sort, 'SortBy')?.node, left.columns);
  const place = { level: { entries: [], parent }, ctes, group: [], single: false, outputs: [] };
  work.expression(body.limitCount, place);
  work.expression(body.limitOffset, place);
  const bare = [...left.bare, ...right.bare];
  if (!all && bare.length > 0 && work.least > 1)
    refuse('statement-group-refused', textOf(body.op).slice(6), larg);
  const most = Math.max(left.hidden.length, right.hidden.length);
  const names = [...left.hidden];
  while (names.length < most) names.push(work.fresh());
  pad(larg, names.slice(left.hidden.length), carry);
  pad(rarg, names.slice(right.hidden.length), carry);
  return {
    columns: left.columns,
    hidden: names,
    bare: all ? bare : [],
    beside: null,
    plain: false,
  };
}

/** ORDER BY of a set operation: names and numbers of its columns, nothing else. */
function orderedBy(node: unknown, columns: readonly string[]): void {
  if (as(node, 'A_Const') !== null) return;
  const reference = as(node, 'ColumnRef');
  const path = namesOf(reference?.fields);
  const [only = ''] = path;
  if (reference === null || path.length !== 1 || !columns.includes(only)) {
    refuse('column-refused', path.join('.') || null, reference ?? node);
  }
}

/** Gives a side without subjects, or with fewer, as many columns as the other. */
function pad(body: Body, names: readonly string[], carry: Carry): void {
  if (names.length === 0) return;
  if (textOf(body.op) !== 'SETOP_NONE') {
    for (const side of [body.larg, body.rarg]) if (isBody(side)) pad(side, names, carry);
    return;
  }
  const nothing = (): Body => nullOf('text', carry === 'array');
  if (body.valuesLists !== undefined) {
    for (const row of listOf(body.valuesLists)) {
      const list = as(row, 'List');
      if (list !== null) list.items = [...listOf(list.items), ...names.map(nothing)];
    }
    return;
  }
  body.targetList = [...listOf(body.targetList), ...names.map((name) => target(nothing(), name))];
}

/** @returns the names under which the SELECT gives its subjects */
export function appendSubjects(
  work: Work,
  body: Body,
  hidden: readonly string[],
  carry: Carry,
): readonly string[] {
  const subjects = hidden.map((name) => columnRef(name));
  const added =
    carry === 'array'
      ? [target({ A_ArrayExpr: { elements: subjects } }, SUBJECTS)]
      : subjects.map((each) => target(each, work.fresh()));
  body.targetList = [...listOf(body.targetList), ...added];
  return added.map((each) => textOf(as(each, 'ResTarget')?.name));
}
