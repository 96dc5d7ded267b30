import {
  checkStructured,
  frameworksOf,
  itemOf,
  itemSets,
  library,
  type Clause,
} from '@cordon/core/agreements';
import type { z } from 'zod';
import type { Agreement } from '../store.ts';
import { placeOf } from './libraryView.ts';
import type { completenessView } from './schemas.ts';

/** Which items of the laws an agreement is written for it answers, and what could be added for those it does not. */
export function completenessOf(
  { controller, processor }: Agreement,
  clauses: readonly Clause[],
): z.infer<typeof completenessView> {
  const frameworks = frameworksOf(clauses);
  const taken = new Set(clauses.map(({ id }) => id));
  const { items } = checkStructured(clauses, itemSets, frameworks, [controller.id, processor.id]);
  return {
    frameworks: [...frameworks],
    items: items.flatMap(({ id, status, where, citation }) => {
      const item = itemOf(id);
      if (item === null || !frameworks.includes(item.framework)) return [];
      const { framework, title, requirement, by } = item;
      const missing = status === 'absent' || status === 'weak';
      const used = new Set(clauses.map(({ from }) => from?.clause));
      const offered = missing
        ? library
            .filter((one) => one.answers.includes(id) && !used.has(one.id))
            .map(({ id: clause, title: name }) => ({
              clause,
              title: name,
              number: freeNumber(placeOf(clause).number ?? '12.1', taken),
            }))
        : [];
      return [{ id, framework, title, requirement, citation, by, status, where, clauses: offered }];
    }),
  };
}

/** The number itself, or the next in its part that no clause has. */
function freeNumber(wanted: string, taken: ReadonlySet<string>): string {
  const dot = wanted.lastIndexOf('.');
  const part = wanted.slice(0, dot);
  let last = Number(wanted.slice(dot + 1));
  while (taken.has(`${part}.${String(last)}`)) last += 1;
  return `${part}.${String(last)}`;
}
