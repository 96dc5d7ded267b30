import type { Framework } from '../library/item.ts';
import { itemSets } from '../library/items.ts';
import { Evaluator, type Reading } from './evaluate.ts';
import { PaperReader } from './papers.ts';
import type { CheckedItem, CheckReport } from './report.ts';
import type { Paper, Rule } from './rule.ts';
import { lexicon, rules } from './rules/index.ts';
import { outlineOf } from './text/outline.ts';

export interface CheckOptions {
  /** Asked whatever the text is; without it, the frameworks that the text shows itself to be written for. */
  readonly frameworks?: readonly Framework[];
}

let shared: { readonly evaluator: Evaluator; readonly papers: PaperReader } | null = null;

/** Rules are compiled at the first check, not when the module is loaded. */
function ready() {
  if (shared !== null) return shared;
  const evaluator = new Evaluator(lexicon, Object.values(rules).flat());
  shared = { evaluator, papers: new PaperReader(evaluator) };
  return shared;
}

/**
 * Reads a contract's plain text and says per item of the checklists how it is answered, with the sentence that rests
 * on. It is a linter: it reads words, not law, and a lawyer reads what it shows.
 * @param text of a contract, any language of layout (numbered, shouted or run-in headings, wrapped lines), English
 * @returns every item of the frameworks asked, in the library's order; without `frameworks`, every item there is, those
 *   of laws the text is not written for as `n/a`. For red flags (RF-) `present` means that the flag is raised
 */
export function checkText(text: string, { frameworks }: CheckOptions = {}): CheckReport {
  const { evaluator, papers: reader } = ready();
  const reading = evaluator.read(outlineOf(text));
  const { papers, frameworks: shown } = reader.read(reading);
  const asked = new Set<Framework>(frameworks ?? shown);
  const items: CheckedItem[] = [];
  for (const set of itemSets) {
    if (frameworks !== undefined && !asked.has(set.framework)) continue;
    const byId = new Map(rules[set.framework].map((rule) => [rule.id, rule]));
    for (const { id, citation } of set.items) {
      const rule = byId.get(id);
      if (rule === undefined) throw new Error(`no rule answers ${id}`);
      const forced = frameworks !== undefined && set.framework !== 'hygiene' && set.framework !== 'red-flags';
      const concerned = asked.has(set.framework) && (forced || isFor(rule, papers)) && reading.concerns(rule);
      const status =
        rule.kind === 'flag' && asked.has(set.framework) && !reading.concerns(rule) ? 'absent' : 'n/a';
      items.push(concerned ? answered(rule, citation, reading) : { id, status, where: null, citation });
    }
  }
  return { items };
}

function isFor({ papers }: Rule, given: ReadonlySet<Paper>): boolean {
  return papers === undefined || papers.some((paper) => given.has(paper));
}

function answered(rule: Rule, citation: string, reading: Reading): CheckedItem {
  const { status, where } = reading.answer(rule);
  if (rule.optional === true && status === 'absent')
    return { id: rule.id, status: 'n/a', where: null, citation };
  if (rule.kind === 'flag' && status !== 'present')
    return { id: rule.id, status: 'absent', where: null, citation };
  return { id: rule.id, status, where, citation };
}
