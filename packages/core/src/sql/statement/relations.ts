import { columnRef, isBody, namesOf, selectOf, string, target, textOf, type Body } from './ast.ts';
import { refuse } from './refusal.ts';
import { findCte, type Ctes, type Entry, type Reading } from './scope.ts';
import { spliceMark } from './splice.ts';
import type { Work } from './work.ts';

/** A column of `SELECT *`: its name and the item it is asked of, null when it can only be asked by its name. */
export interface Star {
  readonly name: string;
  readonly of: string | null;
}

/** What an item of FROM brings. */
export interface Item {
  readonly entries: readonly Entry[];
  readonly stars: readonly Star[];
}

/** Takes the alias of an item and the names it gives columns. */
export function aliasOf(body: Body): { readonly name: string | null; readonly columns: readonly string[] } {
  if (!isBody(body.alias)) return { name: null, columns: [] };
  return { name: textOf(body.alias.aliasname), columns: namesOf(body.alias.colnames) };
}

/**
 * Names after an alias with column names: the first ones are renamed. Under scope `every` hidden columns stand last,
 * so more names than visible columns would make one of them visible.
 */
export function renamed(columns: readonly string[], names: readonly string[], at: Body): readonly string[] {
  if (names.length > columns.length) refuse('column-refused', names[columns.length] ?? null, at);
  return [...names, ...columns.slice(names.length)];
}

export function itemOf(entry: Entry): Item {
  return { entries: [entry], stars: entry.columns.map((name) => ({ name, of: entry.alias })) };
}

/** A name in FROM: of WITH, else of a relation that may be read. Anything else is not there. */
export function rangeVar(work: Work, node: Body, body: Body, ctes: Ctes | null): Item {
  // ONLY would leave rows of partitions out, which the view has.
  if (body.inh !== true) refuse('statement-shape-refused', 'only', body);
  const schema = typeof body.schemaname === 'string' ? body.schemaname : undefined;
  const name = textOf(body.relname);
  const alias = aliasOf(body);
  const cte = schema === undefined ? findCte(ctes, name) : undefined;
  if (cte === 'pending') refuse('statement-shape-refused', name, body);
  if (cte !== undefined) return cteItem(work, body, name, alias, cte);
  const relation = work.prepared.relation(schema, name);
  if (relation === undefined) {
    refuse('relation-refused', schema === undefined ? name : `${schema}.${name}`, body);
  }
  if (alias.columns.length > 0) work.whole = true;
  const policy = relation.subject !== null;
  if (policy) work.relations.add(`${relation.schema}.${relation.name}`);
  const reading: Reading = { relation, nullable: false, view: relation.view };
  const hidden = work.counted && policy ? work.fresh() : null;
  const select: Body = {};
  work.readings.push({ reading, select, hidden });
  const shown = alias.name ?? name;
  for (const key of Object.keys(node)) Reflect.deleteProperty(node, key);
  node.RangeSubselect = {
    subquery: { SelectStmt: select },
    alias: { aliasname: shown, ...(alias.columns.length > 0 ? { colnames: alias.columns.map(string) } : {}) },
  };
  return itemOf({
    alias: shown,
    schema: alias.name === null ? relation.schema : null,
    columns: renamed(relation.columns, alias.columns, body),
    hidden: hidden === null ? [] : [hidden],
    reading: alias.columns.length > 0 ? null : reading,
  });
}

/** Each mention of a WITH query gets hidden names of its own, so that two of them do not have the same. */
function cteItem(
  work: Work,
  body: Body,
  name: string,
  alias: ReturnType<typeof aliasOf>,
  cte: { readonly columns: readonly string[]; readonly hidden: readonly string[] },
): Item {
  const columns = renamed(cte.columns, alias.columns, body);
  const hidden = cte.hidden.map(() => work.fresh());
  if (hidden.length > 0) {
    body.alias = { aliasname: alias.name ?? name, colnames: [...columns, ...hidden].map(string) };
  }
  return itemOf({ alias: alias.name ?? name, schema: null, columns, hidden, reading: null });
}

/**
 * Writes the sub-selects that stand for relations: the columns that were mentioned (all, where some part needs all),
 * and no other column of the view. So neither `*` nor a whole row nor NATURAL reaches what is hidden in it.
 */
export function writeReadings(work: Work): void {
  for (const { reading, select, hidden } of work.readings) {
    const { relation, view } = reading;
    const all = work.whole ? relation.columns : relation.columns.filter((name) => work.mentioned.has(name));
    // A SELECT of nothing is not read by every version, and one column costs nothing.
    const columns = all.length > 0 ? all : relation.columns.slice(0, 1);
    const targets = columns.map((name) => target(columnRef(name)));
    if (hidden !== null && relation.subject !== null)
      targets.push(target(columnRef(relation.subject), hidden));
    Object.assign(select, selectOf({ targetList: targets, fromClause: [sourceOf(work, view)] }));
  }
}

function sourceOf(work: Work, view: string): Body {
  const source = work.prepared.source(view);
  if (source !== null) return source;
  const splice = { name: work.fresh(), select: view };
  work.splices.push(splice);
  return spliceMark(splice);
}
