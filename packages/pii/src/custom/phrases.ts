import { buildAutomaton } from '../automaton.ts';
import { fold } from '../fold.ts';
import { spelled, type Variant } from '../known/variants/variant.ts';
import { gapsAllowed, standsAlone } from '../known/written.ts';

/** A word or phrase to find, and how. */
export interface Phrase {
  readonly text: string;
  /** Written in these capitals and small letters; by default any. */
  readonly caseSensitive?: boolean;
  /** Not inside a longer word; by default so. */
  readonly wholeWord?: boolean;
}

/** Where phrases stand in a text; `index` is the phrase's place in the list. */
export type FindPhrases = (text: string, visit: (index: number, start: number, end: number) => void) => void;

/** Whether a phrase has letters or digits enough to be searched for. */
export function isSearchable(text: string): boolean {
  return spelled(text, 1).length > 0;
}

/** Searches for thousands of phrases in one pass; accents and the marks between words do not count. */
export function compilePhrases(phrases: readonly Phrase[]): FindPhrases {
  const byText = new Map<
    string,
    { readonly index: number; readonly variant: Variant; readonly phrase: Phrase }[]
  >();
  phrases.forEach((phrase, index) => {
    for (const variant of spelled(phrase.text, 1)) {
      const same = byText.get(variant.text);
      if (same === undefined) byText.set(variant.text, [{ index, variant, phrase }]);
      else same.push({ index, variant, phrase });
    }
  });
  const texts = [...byText.keys()];
  const lists = [...byText.values()];
  const automaton = buildAutomaton(texts);
  return (text, visit) => {
    const folded = fold(text);
    automaton.scan(folded.units, folded.length, (pattern, to) => {
      const from = to - (texts[pattern]?.length ?? 0);
      const [start, end] = [folded.start[from] ?? 0, folded.end[to - 1] ?? 0];
      for (const { index, variant, phrase } of lists[pattern] ?? []) {
        if (phrase.wholeWord !== false && !standsAlone(folded, from, to, variant)) continue;
        if (!gapsAllowed(folded, from, to, variant)) continue;
        if (phrase.caseSensitive === true && plain(text.slice(start, end)) !== plain(phrase.text)) continue;
        visit(index, start, end);
      }
    });
  };
}

/** Letters and digits as they are written. */
function plain(text: string): string {
  return text.normalize('NFC').replace(/[^\p{L}\p{N}]/gu, '');
}
