import type { Token } from '../text/tokens.ts';
import { phrasesOf, type Lexicon, type Phrase } from './phrase.ts';

/** Where an expression was found: first and last token. */
export interface Hit {
  readonly from: number;
  readonly to: number;
}

interface Entry {
  readonly phrase: Phrase;
  readonly expressions: number[];
}

const NO_ENTRIES: readonly Entry[] = [];
const MOST_REMEMBERED = 20_000;
/** Places of one phrase in one unit that are remembered: what is compared with each other has a bound. */
const MOST_HITS = 16;

/** What was found in one unit, by the number of the expression. */
export class Found {
  readonly numbers: ReadonlySet<number>;
  readonly #hits: ReadonlyMap<Entry, readonly Hit[]>;

  constructor(numbers: ReadonlySet<number>, hits: ReadonlyMap<Entry, readonly Hit[]>) {
    this.numbers = numbers;
    this.#hits = hits;
  }

  has(number: number): boolean {
    return this.numbers.has(number);
  }

  /** Where the expression stands; put together when asked, since few are. */
  hits(number: number): readonly Hit[] {
    if (!this.numbers.has(number)) return [];
    const all: Hit[] = [];
    for (const [entry, hits] of this.#hits) if (entry.expressions.includes(number)) all.push(...hits);
    return all;
  }
}

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
    const numbers = new Set<number>();
    const found = new Map<Entry, Hit[]>();
    for (let from = 0; from < tokens.length; from += 1) {
      this.steps += 1;
      const word = tokens[from]?.word ?? '';
      for (const entry of this.#startingWith(word)) {
        const to = this.#end(entry.phrase, tokens, from);
        if (to < 0) continue;
        const hits = found.get(entry);
        if (hits === undefined) {
          found.set(entry, [{ from, to }]);
          for (const number of entry.expressions) numbers.add(number);
        } else if (hits.length < MOST_HITS) hits.push({ from, to });
      }
    }
    return new Found(numbers, found);
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
    this.#candidates.set(word, entries.length === 0 ? NO_ENTRIES : entries);
    return entries;
  }

  /** The last token of the phrase when it starts at `from`, else -1. Takes the nearest word of each step. */
  #end({ steps }: Phrase, tokens: readonly Token[], from: number): number {
    let at = from;
    for (let nth = 1; nth < steps.length; nth += 1) {
      const step = steps[nth];
      if (step === undefined) return -1;
      const last = Math.min(at + step.gap + 1, tokens.length - 1);
      let next = at + 1;
      while (next <= last && !stands(step, tokens[next]?.word ?? '')) next += 1;
      this.steps += next - at;
      if (next > last) return -1;
      at = next;
    }
    return at;
  }
}

function stands({ word, stem }: Phrase['steps'][number], found: string): boolean {
  return stem ? found.startsWith(word) : found === word;
}
