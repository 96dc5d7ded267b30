import { as, isBody, listOf, numberOf } from './ast.ts';
import { refuse } from './refusal.ts';

/**
 * `ORDER BY 2`: a number means a column of the output. Hidden columns stand behind the client's, so one beyond these
 * would sort or group by a subject.
 * @param clause ORDER BY, GROUP BY or DISTINCT ON; @param count of the columns the client asked for
 */
export function checkOrdinals(clause: unknown, count: number): void {
  for (const node of listOf(clause)) {
    const inner = as(node, 'SortBy')?.node ?? node;
    const set = as(node, 'GroupingSet');
    if (set !== null) checkOrdinals(set.content, count);
    const constant = as(inner, 'A_Const');
    if (!isBody(constant?.ival)) continue;
    const value = numberOf(constant.ival.ival);
    if (value < 1 || value > count) refuse('column-refused', String(value), constant);
  }
}
