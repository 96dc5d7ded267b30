import { compileClauses, readingOf, type Clause } from '@cordon/core/agreements';
import { describe } from '@cordon/core/policy';
import type { z } from 'zod';
import type { Agreement } from '../store.ts';
import type { clause as clauseSchema } from './schemas.ts';

type ClauseView = z.infer<typeof clauseSchema>;

/** Clauses as a page shows them: where each comes from, and whether what it does counts. */
export function clauseViews(
  { controller, processor }: Pick<Agreement, 'controller' | 'processor'>,
  clauses: readonly Clause[],
): ClauseView[] {
  const nowhere = { agreement: '', version: 1, from: '', until: '' };
  const frame = { ...nowhere, controller: controller.id, processor: processor.id };
  const { pending } = compileClauses(clauses, frame);
  const meant = pending.length === 0 ? [] : describe(compileClauses(clauses, frame, 'count').terms);
  return clauses.map((clause) => {
    const awaits = pending.find((one) => one.clause === clause.id)?.awaits ?? [];
    const byLibrary = readingOf(clause).by === 'library';
    return {
      id: clause.id,
      title: clause.title,
      text: clause.text,
      from: clause.from === undefined ? null : mutable(clause.from),
      effects: clause.effects === undefined ? null : mutable(clause.effects),
      state: byLibrary ? 'library' : awaits.length === 0 ? 'confirmed' : 'pending',
      awaits: [controller, processor].filter(({ id }) => awaits.includes(id)),
      meant: awaits.length === 0 ? [] : meant.filter((one) => one.clause === clause.id),
    };
  });
}

/** A copy that the schema's types let through: they know no read-only lists. */
function mutable(of: unknown): NonNullable<ClauseView['from'] & ClauseView['effects']> {
  return JSON.parse(JSON.stringify(of)) as NonNullable<ClauseView['from'] & ClauseView['effects']>;
}
