import { as, isBody, listOf, namesOf, textOf, type Body } from './ast.ts';
import { refuse } from './refusal.ts';
import { renamed } from './relations.ts';
import type { Ctes, Level } from './scope.ts';
import type { Work } from './work.ts';

/**
 * The names of a WITH, each seen by those after it; with RECURSIVE a query also sees itself, on the right of its
 * UNION. A name that comes later is refused there: PostgreSQL would find it, and not the table of that name.
 * Under scope `every` a query sees itself only where the whole statement names no table of the policy: whose a row is
 * cannot be followed through it.
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
    const itself =
      recursive && (!work.counted || work.catalogueOnly)
        ? recursion(work, select, scope, parent, name, aliases)
        : null;
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
  const left = work.select(larg, scope, parent, 'none');
  const itself = { columns: renamed(left.columns, aliases, select), hidden: [] };
  scope.names.set(name, itself);
  work.select(rarg, scope, parent, 'none');
  return itself;
}
