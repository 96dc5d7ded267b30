import type { Token } from '../text/tokens.ts';
import { phrasesOf, type Lexicon, type Phrase } from './phrase.ts';

/** Where an expression was found: first and last token. */
export interface Hit {
  readonly from: number;
  readonly to: number;
}

/** What was found in one unit, by the number of the expression. */
export type Found = ReadonlyMap<number, readonly Hit[]>;

interface Entry {
  readonly phrase: Phrase;
  readonly expressions: number[];
}

const MOST_REMEMBERED = 20_000;

/**
 * Finds many expressions in a text at once. A phrase is looked at only where its first word stands, and from there it
 * can run no further than its gaps allow, so that the work is linear in the text; `steps` counts it.
 */
export class Matcher {
  /** Tokens looked at so far. */
  steps = 0;
  readonly #numbers = new Map<string, number>();
  readonly #entries = new Map<string, Entry>();
  readonly #words = new Map<string, Entry[]>();
  readonly #stems = new Map<string, Entry[]>();
  readonly #stemLengths = new Set<number>();
  readonly #candidates = new Map<string, readonly Entry[]>();
  readonly #lexicon: Lexicon;

  constructor(lexicon: Lexicon) {
    this.#lexicon = lexicon;
  }

  /** The number an expression is found under. */
  add(expression: string): number {
    const known = this.#numbers.get(expression);
    if (known !== undefined) return known;
    const number = this.#numbers.size;
    this.#numbers.set(expression, number);
    for (const phrase of phrasesOf(expression, this.#lexicon)) this.#enter(phrase, number);
    this.#candidates.clear();
    return number;
  }

  #enter(phrase: Phrase, expression: number): void {
    const entry = this.#entries.get(phrase.source);
    if (entry !== undefined) {
      if (!entry.expressions.includes(expression)) entry.expressions.push(expression);
      return;
    }
    const made: Entry = { phrase, expressions: [expression] };
    this.#entries.set(phrase.source, made);
    const first = phrase.steps[0];
    if (first === undefined) return;
    const index = first.stem ? this.#stems : this.#words;
    if (first.stem) this.#stemLengths.add(first.word.length);
    const list = index.get(first.word);
    if (list === undefined) index.set(first.word, [made]);
    else list.push(made);
  }

  /** Everything that stands in these tokens. */
  find(tokens: readonly Token[]): Found {
    const found = new Map<number, Hit[]>();
    tokens.forEach(({ word }, from) => {
      this.steps += 1;
      for (const { phrase, expressions } of this.#startingWith(word)) {
        const to = this.#end(phrase, tokens, from);
        if (to < 0) continue;
        for (const expression of expressions) {
          const hits = found.get(expression);
          if (hits === undefined) found.set(expression, [{ from, to }]);
          else hits.push({ from, to });
        }
      }
    });
    return found;
  }

  #startingWith(word: string): readonly Entry[] {
    const known = this.#candidates.get(word);
    if (known !== undefined) return known;
    const entries = [...(this.#words.get(word) ?? [])];
    for (const length of this.#stemLengths) {
      if (length <= word.length) entries.push(...(this.#stems.get(word.slice(0, length)) ?? []));
    }
    // The texts are other people's: what is remembered of their words has a bound.
    if (this.#candidates.size >= MOST_REMEMBERED) this.#candidates.clear();
    this.#candidates.set(word, entries);
    return entries;
  }

  /** The last token of the phrase when it starts at `from`, else -1. Takes the nearest word of each step. */
  #end(phrase: Phrase, tokens: readonly Token[], from: number): number {
    let at = from;
    for (const { word, stem, gap } of phrase.steps.slice(1)) {
      let next = -1;
      for (let ahead = 1; ahead <= gap + 1 && next < 0; ahead += 1) {
        this.steps += 1;
        const token = tokens[at + ahead];
        if (token === undefined) return -1;
        if (stem ? token.word.startsWith(word) : token.word === word) next = at + ahead;
      }
      if (next < 0) return -1;
      at = next;
    }
    return at;
  }
}
