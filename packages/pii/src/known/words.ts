import type { Folded } from '../fold.ts';

/** Runs of letters and digits with nothing between them, as ranges of folded units. */
export interface Words {
  readonly start: Uint32Array;
  readonly end: Uint32Array;
  readonly hash: Uint32Array;
  readonly count: number;
}

/** FNV-1a over UTF-16 units. */
const seed = 0x811c9dc5;
const prime = 0x01000193;

/** The words of a folded text, each with a hash to look it up by; linear. */
export function wordsOf({ units, start, end, length }: Folded): Words {
  const from = new Uint32Array(length);
  const to = new Uint32Array(length);
  const hashes = new Uint32Array(length);
  let count = 0;
  let hash = seed;
  for (let i = 0; i < length; i += 1) {
    if (i === 0 || end[i - 1] !== start[i]) {
      from[count] = i;
      hash = seed;
    }
    hash = Math.imul(hash ^ (units[i] ?? 0), prime);
    if (i + 1 === length || end[i] !== start[i + 1]) {
      to[count] = i + 1;
      hashes[count] = hash;
      count += 1;
    }
  }
  return { start: from, end: to, hash: hashes, count };
}

/** The hash of a word by itself, as `wordsOf` gives it. */
export function wordHash(word: string): number {
  let hash = seed;
  for (let i = 0; i < word.length; i += 1) hash = Math.imul(hash ^ word.charCodeAt(i), prime);
  return hash >>> 0;
}

/** Finds which of a fixed list of words stands at a place; made once, asked for every word of a text. */
export class WordTable<T> {
  private readonly slots: Int16Array;
  private readonly words: readonly string[];
  private readonly values: readonly T[];

  constructor(entries: ReadonlyMap<string, T>) {
    this.words = [...entries.keys()];
    this.values = [...entries.values()];
    this.slots = new Int16Array(2 ** Math.ceil(Math.log2(this.words.length * 8 + 8))).fill(-1);
    this.words.forEach((word, index) => {
      let slot = this.slotOf(wordHash(word));
      while (this.slots[slot] !== -1) slot = (slot + 1) % this.slots.length;
      this.slots[slot] = index;
    });
  }

  at(folded: Folded, words: Words, index: number): T | undefined {
    let slot = this.slotOf(words.hash[index] ?? 0);
    for (let found = this.slots[slot] ?? -1; found !== -1; found = this.slots[slot] ?? -1) {
      if (this.isWord(folded, words, index, this.words[found] ?? '')) return this.values[found];
      slot = (slot + 1) % this.slots.length;
    }
    return undefined;
  }

  private slotOf(hash: number): number {
    return (hash ^ (hash >>> 15)) & (this.slots.length - 1);
  }

  private isWord(folded: Folded, words: Words, index: number, word: string): boolean {
    const from = words.start[index] ?? 0;
    if ((words.end[index] ?? 0) - from !== word.length) return false;
    for (let i = 0; i < word.length; i += 1) {
      if (folded.units[from + i] !== word.charCodeAt(i)) return false;
    }
    return true;
  }
}
