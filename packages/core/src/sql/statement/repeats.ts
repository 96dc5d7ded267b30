import { as, become, integer, isBody, listOf, namesOf, type Body } from './ast.ts';
import { sameTree } from './sameTree.ts';

/**
 * PostgreSQL takes an expression of GROUP BY, DISTINCT ON or ORDER BY that stands in the SELECT list too for that column, by comparing trees. Under
 * scope `every` each sub-select is given hidden names of its own, which would make two that say the same differ; so
 * such an expression becomes the number of its column, which is what PostgreSQL makes of it. Whoever wrote the number would be read
 * alike: nothing is allowed by it.
 * @param targets the SELECT list, before it is walked, `*` expanded
 */
export function byPosition(targets: readonly Body[], ...clauses: readonly unknown[]): void {
  const columns = targets.map((node) => as(node, 'ResTarget')?.val);
  // With a `*` left, numbers would be those of other columns.
  if (!columns.some(holdsSubLink) || columns.some(isStar)) return;
  for (const clause of clauses) for (const node of listOf(clause)) replace(node, columns);
}

function replace(node: Body, columns: readonly unknown[]): void {
  const sort = as(node, 'SortBy');
  const set = as(node, 'GroupingSet');
  for (const each of listOf(set?.content)) replace(each, columns);
  const expression = sort === null ? node : sort.node;
  if (set !== null || !isBody(expression) || !holdsSubLink(expression)) return;
  const at = columns.findIndex((column) => sameTree(column, expression));
  if (at >= 0) become(expression, integer(at + 1));
}

function holdsSubLink(node: unknown): boolean {
  if (Array.isArray(node)) return node.some(holdsSubLink);
  if (!isBody(node)) return false;
  return Object.entries(node).some(([tag, inner]) => tag === 'SubLink' || holdsSubLink(inner));
}

function isStar(node: unknown): boolean {
  const reference = as(node, 'ColumnRef');
  const indirect = as(node, 'A_Indirection');
  const fields = listOf(reference?.fields ?? indirect?.indirection);
  return namesOf(fields).length < fields.length;
}
