import { as, isBody, listOf, namesOf, textOf, type Body } from './ast.ts';
import { refuse } from './refusal.ts';
import { renamed } from './relations.ts';
import type { Ctes, Level } from './scope.ts';
import type { Carry, Output, Work } from './work.ts';

/**
 * The names of a WITH, each seen by those after it; with RECURSIVE a query also sees itself, on the right of its
 * UNION. A name that comes later is refused there: PostgreSQL would find it, and not the table of that name.
 * Under scope `every` a query that sees itself may hold no customer's row: whose a row is cannot be followed through it.
 */
export function withClause(work: Work, body: Body, around: Ctes | null, parent: Level | null): Ctes {
  const scope: Ctes = { names: new Map(), parent: around };
  const queries = listOf(body.ctes).map((node) => as(node, 'CommonTableExpr'));
  const recursive = body.recursive === true;
  for (const query of queries) {
    if (query === null) refuse('statement-shape-refused', null, body);
    if (recursive) scope.names.set(textOf(query.ctename), 'pending');
  }
  const seen = new Set<string>();
  for (const query of queries) {
    if (query === null) continue;
    const name = textOf(query.ctename);
    if (seen.has(name)) refuse('statement-shape-refused', name, query);
    seen.add(name);
    const select = as(query.ctequery, 'SelectStmt');
    if (select === null) refuse('statement-kind-refused', name, query);
    const aliases = namesOf(query.aliascolnames);
    const itself = recursive ? recursion(work, select, scope, parent, name, aliases) : null;
    if (itself !== null) {
      scope.names.set(name, itself);
      continue;
    }
    const output = work.select(select, scope, parent, work.counted ? 'columns' : 'none');
    scope.names.set(name, { columns: renamed(output.columns, aliases, query), hidden: output.hidden });
  }
  return scope;
}

/** Walks `left UNION [ALL] right`, where the right may see the name with the columns of the left. */
function recursion(
  work: Work,
  select: Body,
  scope: Ctes,
  parent: Level | null,
  name: string,
  aliases: readonly string[],
): { readonly columns: readonly string[]; readonly hidden: readonly string[] } | null {
  const { larg, rarg } = select;
  const clauses = [select.withClause, select.sortClause, select.limitCount, select.limitOffset];
  if (select.op !== 'SETOP_UNION' || !isBody(larg) || !isBody(rarg)) return null;
  if (clauses.some((clause) => clause !== undefined)) return null;
  if (work.counted && !mentions(rarg, name)) return null;
  const left = rowsOfNobody(work, work.select(larg, scope, parent, carryOf(work)), name, larg);
  const itself = { columns: renamed(left.columns, aliases, select), hidden: [] };
  scope.names.set(name, itself);
  rowsOfNobody(work, work.select(rarg, scope, parent, carryOf(work)), name, rarg);
  return itself;
}

const carryOf = ({ counted }: Work): Carry => (counted ? 'columns' : 'none');

function rowsOfNobody(work: Work, output: Output, name: string, at: Body): Output {
  const anybody = output.hidden.length > 0 || output.bare.length > 0;
  if (work.counted && anybody) refuse('statement-shape-refused', name, at);
  return output;
}

/** Whether a name without schema stands in some FROM of it. */
function mentions(node: unknown, name: string): boolean {
  if (Array.isArray(node)) return node.some((each) => mentions(each, name));
  if (!isBody(node)) return false;
  const range = as(node, 'RangeVar');
  if (range?.relname === name && range.schemaname === undefined) return true;
  return Object.values(node).some((each) => mentions(each, name));
}
