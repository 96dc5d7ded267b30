import type { EffectSentence } from '../../api/types.ts';

/** One effect of a clause, laid out to be read: a sentence, and what it lists. */
export interface EffectText {
  readonly effect: EffectSentence['effect'];
  readonly lead: string;
  readonly items: readonly string[];
  readonly unfed: boolean;
}

const UNDER = /^Under ([^,]+), (.+)$/;

/**
 * The effects of one clause without saying the same thing once for each permission: `Under 2.1, x` and `Under 2.2, x`
 * become `Under 2.1 and 2.2, x`. What stands alike under the same permissions is gathered below one line.
 */
export function effectTexts(effects: readonly EffectSentence[]): readonly EffectText[] {
  const under = new Map<string, { readonly clauses: string[]; readonly of: EffectSentence }>();
  const others: EffectText[] = [];
  for (const effect of effects) {
    const [, clause, what] = UNDER.exec(effect.sentence) ?? [];
    if (clause === undefined || what === undefined) {
      others.push(plain(effect));
      continue;
    }
    const found = under.get(what) ?? { clauses: [], of: effect };
    found.clauses.push(clause);
    under.set(what, found);
  }
  const gathered = new Map<string, { items: string[]; of: EffectSentence }>();
  for (const [what, { clauses, of }] of under) {
    const lead = `Under ${andList(clauses)}`;
    const group = gathered.get(lead) ?? { items: [], of };
    group.items.push(what.replace(/\.$/, ''));
    gathered.set(lead, group);
  }
  return [
    ...others,
    ...[...gathered].map(([lead, { items, of }]) => ({
      effect: of.effect,
      lead: items.length === 1 ? `${lead}, ${items[0] ?? ''}.` : `${lead}:`,
      items: items.length === 1 ? [] : items,
      unfed: of.unfed,
    })),
  ];
}

/** A sentence of the form `lead: a; b; c.` is a list. */
function plain({ effect, sentence, unfed }: EffectSentence): EffectText {
  const colon = sentence.indexOf(': ');
  const items =
    colon < 0
      ? []
      : sentence
          .slice(colon + 2)
          .replace(/\.$/, '')
          .split('; ');
  if (items.length < 2) return { effect, lead: sentence, items: [], unfed };
  return { effect, lead: sentence.slice(0, colon + 1), items, unfed };
}

function andList(items: readonly string[]): string {
  const last = items.at(-1) ?? '';
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} and ${last}`;
}
