import { canonical } from '../text/tokens.ts';

/**
 * A phrase as rules write it: words, `stem*`, and `~N`, which lets up to N words stand between its neighbours.
 * `delet* ~4 return*` is found in "delete or, if asked, return".
 */
export interface Phrase {
  readonly source: string;
  readonly steps: readonly Step[];
}

interface Step {
  readonly word: string;
  readonly stem: boolean;
  /** Words that may stand between the step before and this one. */
  readonly gap: number;
}

/** Named sets of phrases, so that rules read as law: `BREACH`, `NOTIFY`. */
export type Lexicon = Readonly<Record<string, string>>;

const LONGEST_GAP = 30;
const NAMED = /(?<![^ ])[A-Z][A-Z\d_]+(?![^ ])/;

/**
 * Reads `NAME|phrase|phrase` into phrases; a word in capitals stands for that entry of the lexicon, alone or inside a
 * phrase: `at VENDOR ~2 option` is one phrase for each vendor's name.
 * @throws Error for a name the lexicon lacks, an empty phrase or a gap beyond the longest: a rule file is wrong
 */
export function phrasesOf(expression: string, lexicon: Lexicon, within: readonly string[] = []): Phrase[] {
  return expression.split('|').flatMap((part) => {
    const source = part.trim();
    const name = NAMED.exec(source)?.[0];
    if (name === undefined) return [phrase(source)];
    const named = lexicon[name];
    if (named === undefined || within.includes(name)) throw new Error(`no phrases for ${name}`);
    if (name === source) return phrasesOf(named, lexicon, [...within, name]);
    const each = named.split('|').map((one) => source.replace(NAMED, one.trim()));
    return phrasesOf(each.join('|'), lexicon, within);
  });
}

function phrase(source: string): Phrase {
  const steps: Step[] = [];
  let gap = 0;
  for (const raw of source.split(/\s+/)) {
    if (raw.startsWith('~')) {
      gap = Number(raw.slice(1));
      if (!(gap > 0 && gap <= LONGEST_GAP)) throw new Error(`gap ${raw} in "${source}"`);
      continue;
    }
    const stem = raw.endsWith('*');
    const word = stem ? raw.slice(0, -1) : raw.startsWith('§') ? raw : canonical(raw);
    if (!/^[a-z\d.§]+$/.test(word)) throw new Error(`no word: "${raw}" in "${source}"`);
    steps.push({ word, stem, gap });
    gap = 0;
  }
  if (steps.length === 0) throw new Error('empty phrase');
  return { source, steps };
}
