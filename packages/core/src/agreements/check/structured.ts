import type { Clause } from '../clause.ts';
import { readingOf } from '../compile/reading.ts';
import { openNames } from '../library/clauses/render.ts';
import type { Framework, Item, ItemSet } from '../library/item.ts';
import { addenda, baseTemplate, type Template } from '../library/templates/templates.ts';
import type { CheckedItem, CheckReport, ItemStatus } from './report.ts';

interface Answer {
  readonly clause: string;
  readonly status: 'present' | 'weak';
}

/**
 * Which items an agreement of ours answers, and where: exact, since each clause of the library names its items. A
 * clause that both parties confirmed, or that reads as the library has it, answers; one with a gap to be filled in, or
 * written by hand and not yet confirmed, answers weakly. Red flags are for the reader of texts: no clause of the
 * library raises one.
 * @param chosen frameworks that concern this agreement; items of all others are `n/a`
 * @param parties ids of both sides, whose confirmations count
 */
export function checkStructured(
  clauses: readonly Clause[],
  sets: readonly ItemSet[],
  chosen: readonly Framework[],
  parties: readonly [string, string],
): CheckReport {
  const answers = new Map<string, Answer[]>();
  const beside = new Set(templatesOf(clauses).flatMap(({ notApplicable = [] }) => notApplicable));
  for (const clause of clauses) {
    const { clause: template } = readingOf(clause);
    if (template === null) continue;
    const status = strengthOf(clause, parties);
    for (const item of template.answers) {
      answers.set(item, [...(answers.get(item) ?? []), { clause: clause.id, status }]);
    }
    if (status === 'present') for (const item of template.notApplicable ?? []) beside.add(item);
  }
  const check = (item: Item): CheckedItem => {
    const { id, citation } = item;
    if (!chosen.includes(item.framework)) return { id, status: 'n/a', where: null, citation };
    const found = answers.get(id) ?? [];
    const best = found.filter(({ status }) => status === 'present');
    const used = best.length > 0 ? best : found;
    const missing: ItemStatus = beside.has(id) ? 'n/a' : 'absent';
    return {
      id,
      status: used[0]?.status ?? missing,
      where: used.length === 0 ? null : used.map(({ clause }) => clause).join(', '),
      citation,
    };
  };
  return { items: sets.flatMap(({ items }) => items.map(check)) };
}

/** The frameworks an agreement is written for: those of every template that one of its clauses comes from. */
export function frameworksOf(clauses: readonly Clause[]): readonly Framework[] {
  return templatesOf(clauses).flatMap(({ frameworks }) => frameworks);
}

function templatesOf(clauses: readonly Clause[]): readonly Template[] {
  const used = new Set(clauses.flatMap(({ from }) => (from === undefined ? [] : [from.clause])));
  return [baseTemplate, ...addenda].filter((template) =>
    template.clauses.some(([, clause]) => used.has(clause)),
  );
}

function strengthOf(clause: Clause, parties: readonly string[]): 'present' | 'weak' {
  const reading = readingOf(clause);
  if (reading.by === 'hand') {
    return parties.every((party) => clause.confirmedBy?.includes(party)) ? 'present' : 'weak';
  }
  return openNames(reading.clause, reading.values).length === 0 ? 'present' : 'weak';
}
