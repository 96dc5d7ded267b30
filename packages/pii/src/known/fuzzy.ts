import type { Folded } from '../fold.ts';
import type { Entry } from './entries.ts';
import { everydayWords } from './everydayWords.ts';
import { isDigitUnit, weakScore } from './written.ts';
import { ideographic } from './variants/index.ts';
import { oneErrorApart } from './oneError.ts';
import type { Words } from './words.ts';

/** Longer values are found by their parts. */
const longest = 44;
const mostWords = 6;
/** A window of four words or more is looked at only when it holds a digit or an at sign: a number, an address. */
const mostPlainWords = 3;
const widestGap = 4;
const errorScore = 0.6;
/** Enough for values that differ in their last digits; what lies beyond is found without an error anyhow. */
const mostChecked = 48;
const base = 0x01000197;
const pairs = 4096;
/** Flags of a word. */
const isSpecial = 1;
const isExact = 2;

/** Known values by all they become when one character is left out, so that an error is found without trying each. */
export class FuzzyIndex {
  private readonly entries: readonly Entry[];
  private readonly slots: Int32Array;
  private readonly next: Int32Array;
  private readonly keys: Uint32Array;
  private readonly owners: Int32Array;
  private readonly filter: Uint32Array;
  private readonly lengths = new Uint8Array(longest + 2);
  private readonly powers = new Uint32Array(longest + 2);
  private readonly heads = new Uint8Array(pairs);
  private readonly tails = new Uint8Array(pairs);
  private size = 0;

  /** @param entries spellings to find with one typing error; longer ones than 44 units are left out */
  constructor(entries: readonly Entry[]) {
    this.entries = entries.filter(({ text }) => text.length <= longest);
    const room = this.entries.reduce((sum, { text }) => sum + text.length + 1, 0);
    const buckets = 2 ** Math.ceil(Math.log2(room * 2 + 2));
    this.slots = new Int32Array(buckets).fill(-1);
    this.next = new Int32Array(room);
    this.keys = new Uint32Array(room);
    this.owners = new Int32Array(room);
    this.filter = new Uint32Array(Math.max(1, (buckets * 8) / 32));
    this.powers[0] = 1;
    for (let i = 1; i < this.powers.length; i += 1) this.powers[i] = Math.imul(this.powers[i - 1] ?? 0, base);
    this.entries.forEach(({ text }, owner) => this.add(text, owner));
  }

  get isEmpty(): boolean {
    return this.entries.length === 0;
  }

  /**
   * Visits ranges of units [from, to) that are one error away from a value.
   * @param isKnown whether a word is part of a value that is written without an error
   */
  find(
    text: string,
    folded: Folded,
    words: Words,
    isKnown: (word: number) => boolean,
    visit: (entry: Entry, from: number, to: number, score: number) => void,
  ): void {
    const { units } = folded;
    const prefix = this.prefixHashes(folded);
    const flags = flagsOf(text, folded, words, isKnown);
    for (let w = 0; w < words.count; w += 1) {
      const from = words.start[w] ?? 0;
      const headFits = this.has(this.heads, units[from], units[from + 1]);
      let known = flags[w] ?? 0;
      let special = 0;
      for (let v = w; v < words.count && v < w + mostWords; v += 1) {
        if (v > w && gapBefore(folded, words, v) > widestGap) break;
        known &= flags[v] ?? 0;
        special |= (flags[v] ?? 0) & isSpecial;
        const to = words.end[v] ?? 0;
        if (to - from > longest + 1) break;
        if ((known & isExact) !== 0 || this.lengths[to - from] === 0) continue;
        if (v - w >= mostPlainWords && special === 0) continue;
        if (headFits || this.has(this.tails, units[to - 2], units[to - 1])) {
          this.window(folded, prefix, from, to, v - w + 1, visit);
        }
      }
    }
  }

  private window(
    folded: Folded,
    prefix: Uint32Array,
    from: number,
    to: number,
    words: number,
    visit: (entry: Entry, from: number, to: number, score: number) => void,
  ): void {
    const seen: number[] = [];
    for (let k = from - 1; k < to; k += 1) {
      const hash = k < from ? this.range(prefix, from, to) : this.without(prefix, from, k, to);
      if (((this.filter[(hash >>> 5) & (this.filter.length - 1)] ?? 0) & (1 << (hash & 31))) === 0) continue;
      for (let at = this.slots[hash & (this.slots.length - 1)] ?? -1; at !== -1; at = this.next[at] ?? -1) {
        const owner = this.owners[at] ?? 0;
        if (this.keys[at] !== hash || seen.length >= mostChecked || seen.includes(owner)) continue;
        seen.push(owner);
        const entry = this.entries[owner];
        if (entry === undefined || !fits(entry, words)) continue;
        const written = unitsOf(folded, from, to);
        if (oneErrorApart(written, entry.text)) visit(entry, from, to, scoreOf(written, entry));
      }
    }
  }

  /** Whether a pair of units is at that end of some value: one error leaves one of the two ends as it is. */
  private has(ends: Uint8Array, a = 0, b = 0): boolean {
    return ends[pairOf(a, b)] === 1;
  }

  private add(text: string, owner: number): void {
    for (let length = text.length - 1; length <= text.length + 1; length += 1) this.lengths[length] = 1;
    this.heads[pairOf(text.charCodeAt(0), text.charCodeAt(1))] = 1;
    this.tails[pairOf(text.charCodeAt(text.length - 2), text.charCodeAt(text.length - 1))] = 1;
    this.put(hashOf(text), owner);
    // The hash without the unit at i, from its ends on: of the units before, and of those behind.
    let before = 0;
    let behind = hashOf(text);
    for (let i = 0; i < text.length; i += 1) {
      const unit = text.charCodeAt(i);
      const power = this.powers[text.length - i - 1] ?? 0;
      behind = (behind - Math.imul(unit, power)) >>> 0;
      this.put((Math.imul(before, power) + behind) >>> 0, owner);
      before = (Math.imul(before, base) + unit) >>> 0;
    }
  }

  private put(hash: number, owner: number): void {
    const slot = hash & (this.slots.length - 1);
    this.keys[this.size] = hash;
    this.owners[this.size] = owner;
    this.next[this.size] = this.slots[slot] ?? -1;
    this.slots[slot] = this.size;
    const cell = (hash >>> 5) & (this.filter.length - 1);
    this.filter[cell] = (this.filter[cell] ?? 0) | (1 << (hash & 31));
    this.size += 1;
  }

  /** hashes[i] is the hash of the first i units. */
  private prefixHashes({ units, length }: Folded): Uint32Array {
    const hashes = new Uint32Array(length + 1);
    let hash = 0;
    for (let i = 0; i < length; i += 1) {
      hash = (Math.imul(hash, base) + (units[i] ?? 0)) >>> 0;
      hashes[i + 1] = hash;
    }
    return hashes;
  }

  /** The hash of [from, to) with the unit at k left out. */
  private without(prefix: Uint32Array, from: number, k: number, to: number): number {
    const tail = this.range(prefix, k + 1, to);
    return (Math.imul(this.range(prefix, from, k), this.powers[to - k - 1] ?? 0) + tail) >>> 0;
  }

  private range(prefix: Uint32Array, from: number, to: number): number {
    return ((prefix[to] ?? 0) - Math.imul(prefix[from] ?? 0, this.powers[to - from] ?? 0)) >>> 0;
  }
}

function hashOf(text: string): number {
  let hash = 0;
  for (let i = 0; i < text.length; i += 1) hash = (Math.imul(hash, base) + text.charCodeAt(i)) >>> 0;
  return hash;
}

/** A value is looked for in as many words as it has, or fewer where some are fused; with gaps everywhere in any. */
function fits({ gaps }: Entry, words: number): boolean {
  return gaps === 'any' || words <= gaps.size + 1;
}

function scoreOf(written: string, { score, common }: Entry): number {
  if (common === true || everydayWords.has(written) || ideographic.test(written)) return weakScore;
  return Math.min(errorScore, score);
}

function unitsOf({ units }: Folded, from: number, to: number): string {
  let text = '';
  for (let i = from; i < to; i += 1) text += String.fromCharCode(units[i] ?? 0);
  return text;
}

function gapBefore(folded: Folded, words: Words, w: number): number {
  return (folded.start[words.start[w] ?? 0] ?? 0) - (folded.end[(words.end[w - 1] ?? 1) - 1] ?? 0);
}

/** Which words hold a digit or stand before an at sign, and which are found without an error. */
function flagsOf(text: string, folded: Folded, words: Words, isKnown: (word: number) => boolean): Uint8Array {
  const flags = new Uint8Array(words.count);
  for (let w = 0; w < words.count; w += 1) {
    const to = words.end[w] ?? 0;
    let special = text.charCodeAt(folded.end[to - 1] ?? 0) === 0x40;
    for (let i = words.start[w] ?? 0; i < to && !special; i += 1) special = isDigitUnit(folded.units[i] ?? 0);
    flags[w] = (special ? isSpecial : 0) | (isKnown(w) ? isExact : 0);
  }
  return flags;
}

function pairOf(a: number, b: number): number {
  return (Math.imul(a, 61) ^ b) & (pairs - 1);
}
