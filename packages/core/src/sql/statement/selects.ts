import { as, columnRef, conjuncts, every, isBody, listOf, namesOf, tagOf, textOf, type Body } from './ast.ts';
import { isAggregate, windowOf } from './calls.ts';
import { columnName } from './columnNames.ts';
import { expandStar, fromItem } from './from.ts';
import { enough } from './groups.ts';
import { takeLookup, whereOf } from './lookups.ts';
import { checkWidth } from './limits.ts';
import { checkOrdinals } from './ordinals.ts';
import { refuse } from './refusal.ts';
import { byPosition } from './repeats.ts';
import type { Star } from './relations.ts';
import { hasColumn, type Ctes, type Level } from './scope.ts';
import { appendSubjects, setOperation } from './setOperations.ts';
import { customersColumn, standsBeside } from './subLinks.ts';
import { withClause } from './with.ts';
import type { Carry, Output, Place, Work } from './work.ts';

/**
 * Walks a SELECT, VALUES or set operation and changes it where it stands.
 * @param ctes names of WITH around it; @param parent the SELECT around it
 * @throws Refusal
 */
export function selectIn(
  work: Work,
  body: Body,
  ctes: Ctes | null,
  parent: Level | null,
  carry: Carry,
): Output {
  const names = isBody(body.withClause) ? withClause(work, body.withClause, ctes, parent) : ctes;
  if (textOf(body.op) !== 'SETOP_NONE') return setOperation(work, body, names, parent, carry);
  if (body.valuesLists !== undefined) return values(work, body, names, parent);
  return simple(work, body, names, parent, carry);
}

function limits(work: Work, body: Body, place: Place): void {
  work.expression(body.limitCount, place);
  work.expression(body.limitOffset, place);
}

function values(work: Work, body: Body, ctes: Ctes | null, parent: Level | null): Output {
  const rows = listOf(body.valuesLists).map((row) => listOf(as(row, 'List')?.items));
  const columns = (rows[0] ?? []).map((_, nth) => `column${nth + 1}`);
  const level: Level = { entries: [], parent };
  const place: Place = { level, ctes, group: [], single: false, outputs: [] };
  for (const row of rows) work.expression(row, place);
  work.expression(body.sortClause, { ...place, outputs: columns });
  limits(work, body, place);
  return { columns, hidden: [], bare: [], beside: null, plain: false };
}

function simple(work: Work, body: Body, ctes: Ctes | null, parent: Level | null, carry: Carry): Output {
  const level: Level = { entries: [], parent };
  const stars = listOf(body.fromClause).flatMap((item) => fromItem(work, item, level, ctes).stars);
  const hidden = level.entries.flatMap((entry) => entry.hidden);
  checkWidth(0, hidden.length);
  const grouped = isGrouped(body);
  // DISTINCT on its own makes groups too; DISTINCT ON keeps a row of each.
  const distinct =
    body.distinctClause !== undefined && listOf(body.distinctClause).every((each) => tagOf(each) === '');
  if (hidden.length > 0 && body.targetList !== undefined) {
    body.targetList = expand(work, listOf(body.targetList), stars, level);
  }

  // Before names change: three-part references become two-part.
  const conditions = takeLookup(work, conjuncts(body.whereClause), level);
  const beside = carry === 'none' ? standsBeside(conditions, { level }) : null;
  // Held to one customer, who is counted where this SELECT stands, its rows are free (`subLinks.ts`).
  const held = hidden.length > 0 && beside !== null;
  const place: Place = {
    level,
    ctes,
    group: grouped && !held ? hidden : [],
    single: hidden.length > 0 && !grouped && !held,
    outputs: [],
  };
  const plain = plainTarget(body, { level });
  replaceWhere(body, conditions);

  if (work.counted)
    byPosition(listOf(body.targetList), body.groupClause, body.distinctClause, body.sortClause);
  for (const target of listOf(body.targetList)) keepName(work, target, place);
  const columns = outputsOf(listOf(body.targetList), stars);
  const filter: Place = { ...place, group: [] };
  work.expression(body.whereClause, filter);
  const outputs = columns.filter((name) => !level.entries.some((entry) => hasColumn(entry, name)));
  for (const clause of [body.groupClause, body.distinctClause, body.sortClause])
    checkOrdinals(clause, columns.length);
  walkClause(work, body.groupClause, { ...filter, outputs });
  work.expression(body.havingClause, place);
  for (const window of listOf(body.windowClause)) windowOf(work, as(window, 'WindowDef') ?? {}, place);
  walkClause(work, body.distinctClause, { ...place, outputs: columns });
  walkClause(work, body.sortClause, { ...place, outputs: columns });
  limits(work, body, { ...place, group: [] });

  const output = { columns, hidden: [], bare: [], beside, plain };
  if (hidden.length === 0) return output;
  if ((grouped || distinct) && !held) {
    keepLarge(work, body, hidden, grouped);
    return output;
  }
  if (carry === 'none') return { ...output, bare: hidden };
  return { ...output, hidden: appendSubjects(work, body, hidden, carry) };
}

function replaceWhere(body: Body, conditions: readonly Body[]): void {
  if (body.whereClause === undefined) return;
  const left = whereOf(conditions);
  if (left === undefined) delete body.whereClause;
  else body.whereClause = left;
}

/** Names of the output may stand alone in GROUP BY, ORDER BY and DISTINCT ON, and nowhere inside an expression. */
function walkClause(work: Work, clause: unknown, place: Place): void {
  for (const node of listOf(clause)) {
    const sort = as(node, 'SortBy');
    const inner = sort === null ? node : sort.node;
    const alone = as(inner, 'ColumnRef') !== null;
    const nested = as(inner, 'GroupingSet');
    if (nested === null) work.expression(inner, alone ? place : { ...place, outputs: [] });
    else walkSet(work, nested, place);
  }
}

function walkSet(work: Work, set: Body, place: Place): void {
  for (const each of listOf(set.content)) {
    const row = as(each, 'RowExpr');
    if (row === null) walkClause(work, [each], place);
    else walkClause(work, row.args, place);
  }
}

/** Whether the rows are groups: an aggregate of this SELECT, GROUP BY or HAVING. */
function isGrouped(body: Body): boolean {
  const clauses = [
    body.targetList,
    body.havingClause,
    body.sortClause,
    body.distinctClause,
    body.windowClause,
  ];
  return body.groupClause !== undefined || body.havingClause !== undefined || clauses.some(holdsAggregate);
}

function holdsAggregate(node: unknown): boolean {
  if (Array.isArray(node)) return node.some(holdsAggregate);
  if (!isBody(node)) return false;
  for (const [tag, inner] of Object.entries(node)) {
    if (tag === 'SelectStmt') continue;
    if (tag === 'FuncCall' && isBody(inner) && isAggregate(inner)) return true;
    if (holdsAggregate(inner)) return true;
  }
  return false;
}

/** Every group that is shown has enough customers, of each table of customers. */
function keepLarge(work: Work, body: Body, hidden: readonly string[], grouped: boolean): void {
  if (work.least <= 1) return;
  if (!grouped) {
    const targets = listOf(body.targetList);
    if (JSON.stringify(targets).includes('"over"')) refuse('statement-group-refused', null, body);
    delete body.distinctClause;
    body.groupClause = targets.map((_, nth) => ({ A_Const: { ival: { ival: nth + 1 } } }));
  }
  const large = enough(work, hidden);
  body.havingClause = every([large, ...conjuncts(body.havingClause)]);
}

function expand(work: Work, targets: readonly Body[], stars: readonly Star[], level: Level): Body[] {
  let count = targets.length;
  return targets.flatMap((node) => {
    const target = as(node, 'ResTarget');
    const reference = as(target?.val, 'ColumnRef');
    const fields = listOf(reference?.fields);
    const path = namesOf(fields);
    if (target === null || reference === null || path.length === fields.length) return [node];
    const [first, second] = path;
    if (path.length > 2) refuse('column-refused', [...path, '*'].join('.'), reference);
    const item = level.entries.find(
      ({ alias, schema }) => alias === (second ?? first) && (second === undefined || schema === first),
    );
    if (path.length > 0 && item === undefined) refuse('column-refused', [...path, '*'].join('.'), reference);
    const columns = expandStar(stars, item?.alias ?? null, reference);
    checkWidth((count += columns.length), 0);
    return columns.map(({ path: names }) => {
      for (const name of names.slice(-1)) work.mentioned.add(name);
      return { ResTarget: { val: columnRef(...names) } };
    });
  });
}

/** Walks one output column; what was replaced keeps the name it would have had. */
function keepName(work: Work, node: Body, place: Place): void {
  const target = as(node, 'ResTarget');
  if (target === null) refuse('statement-shape-refused', null, node);
  const reference = as(target.val, 'ColumnRef');
  const fields = listOf(reference?.fields);
  if (reference !== null && namesOf(fields).length === 0) {
    // `SELECT *`: the columns of what stands in FROM, which lists the client's only.
    work.whole = true;
    return;
  }
  const name = columnName(target.val);
  work.expression(target.val, place);
  if (target.name === undefined && columnName(target.val) !== name) target.name = name;
}

function outputsOf(targets: readonly Body[], stars: readonly Star[]): readonly string[] {
  const names: string[] = [];
  for (const node of targets) {
    const target = as(node, 'ResTarget');
    const path = typeof target?.name === 'string' ? null : starOf(target?.val);
    if (typeof target?.name === 'string') names.push(target.name);
    else if (path === null) names.push(columnName(target?.val));
    else {
      const item = path.at(-1);
      for (const star of stars) if (item === undefined || star.of === item) names.push(star.name);
    }
    checkWidth(names.length, 0);
  }
  return names;
}

/** The names before `.*`, null for anything else. */
function starOf(node: unknown): readonly string[] | null {
  const direct = as(node, 'ColumnRef');
  const indirect = as(node, 'A_Indirection');
  const fields = listOf(direct === null ? indirect?.indirection : direct.fields);
  if (!fields.some((field) => as(field, 'A_Star') !== null)) return null;
  return direct === null ? namesOf(as(indirect?.arg, 'ColumnRef')?.fields) : namesOf(fields);
}

function plainTarget(body: Body, place: Pick<Place, 'level'>): boolean {
  const [only, ...more] = listOf(body.targetList);
  return more.length === 0 && customersColumn(as(only, 'ResTarget')?.val, place, 0) !== null;
}
