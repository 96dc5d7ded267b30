import { as, isBody, namesOf, tagOf, textOf, type Body } from './ast.ts';
import { functionItem } from './fromFunctions.ts';
import { checkWidth, MAX_ITEMS } from './limits.ts';
import { refuse } from './refusal.ts';
import { aliasOf, itemOf, rangeVar, renamed, type Item, type Star } from './relations.ts';
import type { Ctes, Entry, Level } from './scope.ts';
import type { Place, Work } from './work.ts';

/**
 * Walks one item of FROM, changes it where it stands and adds what it brings to the level.
 * @param level of the SELECT; its entries so far are what LATERAL may see
 */
export function fromItem(work: Work, node: Body, level: Level, ctes: Ctes | null): Item {
  const tag = tagOf(node);
  const body = node[tag];
  if (!isBody(body)) refuse('statement-shape-refused', null, node);
  if (++work.items > MAX_ITEMS) refuse('statement-too-large', null, body);
  if (tag === 'JoinExpr') return join(work, body, level, ctes);
  const item =
    tag === 'RangeVar'
      ? rangeVar(work, node, body, ctes)
      : tag === 'RangeSubselect'
        ? subSelect(work, body, level, ctes)
        : tag === 'RangeFunction'
          ? functionItem(work, node, body, placeOf(level, ctes))
          : refuse('statement-shape-refused', null, body);
  level.entries.push(...item.entries);
  return item;
}

/** Where a condition of a join or an argument of a function in FROM stands: no groups, no windows. */
function placeOf(level: Level, ctes: Ctes | null): Place {
  return { level, ctes, group: [], single: false, outputs: [] };
}

function subSelect(work: Work, body: Body, level: Level, ctes: Ctes | null): Item {
  const select = as(body.subquery, 'SelectStmt');
  if (select === null) refuse('statement-kind-refused', null, body);
  const alias = aliasOf(body);
  // Without LATERAL the sub-select sees what is around this SELECT, but not its other items.
  const parent = body.lateral === true ? level : level.parent;
  const output = work.select(select, ctes, parent, work.counted ? 'columns' : 'none');
  return itemOf({
    alias: alias.name,
    schema: null,
    columns: renamed(output.columns, alias.columns, body),
    hidden: output.hidden,
    reading: null,
  });
}

function join(work: Work, body: Body, level: Level, ctes: Ctes | null): Item {
  const { larg, rarg } = body;
  if (!isBody(larg) || !isBody(rarg)) refuse('statement-shape-refused', null, body);
  const before = level.entries.length;
  const left = fromItem(work, larg, level, ctes);
  const right = fromItem(work, rarg, level, ctes);
  const type = textOf(body.jointype);
  if (type === 'JOIN_LEFT' || type === 'JOIN_FULL') setNullable(right.entries);
  if (type === 'JOIN_RIGHT' || type === 'JOIN_FULL') setNullable(left.entries);
  if (!['JOIN_INNER', 'JOIN_LEFT', 'JOIN_RIGHT', 'JOIN_FULL'].includes(type)) {
    refuse('statement-shape-refused', null, body);
  }
  work.expression(body.quals, placeOf(level, ctes));
  const merged = mergedColumns(work, body, left, right);
  for (const name of merged) work.mentioned.add(name);
  const item: Item = {
    entries: [...left.entries, ...right.entries],
    stars: [
      ...merged.map((name) => ({ name, of: sideOf(type, name, left, right) })),
      ...rest(left, merged),
      ...rest(right, merged),
    ],
  };
  return isBody(body.alias) ? aliased(work, body, item, level, before) : item;
}

function setNullable(entries: readonly Entry[]): void {
  for (const { reading } of entries) if (reading !== null) reading.nullable = true;
}

function mergedColumns(work: Work, body: Body, left: Item, right: Item): readonly string[] {
  const using = namesOf(body.usingClause);
  const [inLeft, inRight] = [left, right].map((item) => new Set(item.stars.map(({ name }) => name)));
  for (const name of using) {
    if (inLeft?.has(name) !== true || inRight?.has(name) !== true) refuse('column-refused', name, body);
  }
  if (body.isNatural !== true) return using;
  work.whole = true;
  return [...(inLeft ?? [])].filter((name) => inRight?.has(name) === true);
}

/** The item whose column a merged one is; null where it is made of both. */
function sideOf(type: string, name: string, left: Item, right: Item): string | null {
  const side = type === 'JOIN_RIGHT' ? right : type === 'JOIN_FULL' ? null : left;
  return side?.stars.find((star) => star.name === name)?.of ?? null;
}

const rest = (item: Item, merged: readonly string[]): readonly Star[] => {
  const names = new Set(merged);
  return item.stars.filter(({ name }) => !names.has(name));
};

/** `(a JOIN b …) AS j`: only `j` can be named from here on; hidden columns keep their names in it. */
function aliased(work: Work, body: Body, item: Item, level: Level, before: number): Item {
  const alias = aliasOf(body);
  const hidden = item.entries.flatMap((entry) => entry.hidden);
  // The names would fall on hidden columns, which stand among the others.
  if (alias.columns.length > 0 && hidden.length > 0) refuse('statement-shape-refused', alias.name, body);
  if (alias.columns.length > 0) work.whole = true;
  const columns = renamed(
    item.stars.map(({ name }) => name),
    alias.columns,
    body,
  );
  const entry: Entry = { alias: alias.name, schema: null, columns, hidden, reading: null };
  level.entries.splice(before, level.entries.length - before, entry);
  return itemOf(entry);
}

/** The columns of `*`, or of `name.*`, as references of their own (scope `every`, where an item has hidden columns). */
export function expandStar(
  stars: readonly Star[],
  of: string | null,
  at: Body,
): readonly { readonly name: string; readonly path: readonly string[] }[] {
  const wanted = of === null ? stars : stars.filter((star) => star.of === of);
  checkWidth(wanted.length, 0);
  const counts = new Map<string, number>();
  for (const { name } of stars) counts.set(name, (counts.get(name) ?? 0) + 1);
  return wanted.map(({ name, of: item }) => {
    const alone = counts.get(name) === 1;
    if (item === null && !alone) refuse('statement-shape-refused', name, at);
    return { name, path: of === null && alone ? [name] : [item ?? '', name].filter((each) => each !== '') };
  });
}
