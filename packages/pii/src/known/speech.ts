import type { Folded } from '../fold.ts';
import { hiddenCode } from '../hidden.ts';
import { isDigit, meaningsOf, type Meaning } from './meanings.ts';
import type { Words } from './words.ts';

/** How a unit hangs together with the one before it. */
export const joint = {
  /** Inside one word or one spoken number. */
  none: 0,
  /** Between letters or digits said one after another: never tells words apart. */
  free: 1,
  /** Between words. */
  word: 2,
} as const;

/**
 * A text as it is meant where people spell and count aloud: "m i r a", "m as in mike", "four one five double two".
 * Numbers in words are digits, letters by name are letters, spoken marks and fillers are gone; all other words stay.
 */
export interface Spelled extends Folded {
  readonly joints: Uint8Array;
  /** 1 where a unit was spelled or said rather than written. */
  readonly said: Uint8Array;
}

/** Most characters between words that belong together: ", ", ".\n> ". */
const widest = 6;
/** @returns undefined where next to nothing is spelled or said, which is most texts */
export function spelledOut(text: string, folded: Folded, words: Words): Spelled | undefined {
  const meanings = meaningsOf(text, folded, words);
  return meanings === undefined ? undefined : new Speller(folded, words, meanings).spell();
}

/** Reads the words from left to right, each once or a bounded number of times, and writes the units they mean. */
class Speller {
  private readonly folded: Folded;
  private readonly words: Words;
  private readonly meanings: readonly Meaning[];
  private readonly units: Uint16Array;
  private readonly start: Uint32Array;
  private readonly end: Uint32Array;
  private readonly joints: Uint8Array;
  private readonly said: Uint8Array;
  private length = 0;
  /** Whether what was written last can be joined freely by what is said next. */
  private open = false;
  private lastSaid = false;
  private marked = false;

  constructor(folded: Folded, words: Words, meanings: readonly Meaning[]) {
    this.folded = folded;
    this.words = words;
    this.meanings = meanings;
    // A word of three letters or more becomes seven digits at most ("thousand"); a break may stand before it.
    const room = folded.length * 3 + words.count + 8;
    this.units = new Uint16Array(room);
    this.start = new Uint32Array(room);
    this.end = new Uint32Array(room);
    this.joints = new Uint8Array(room);
    this.said = new Uint8Array(room);
  }

  spell(): Spelled {
    for (let w = 0; w < this.words.count;) {
      if (w > 0 && this.gap(w) > widest) this.break(w);
      w = this.word(w);
    }
    const { units, start, end, joints, said, length } = this;
    return { units, start, end, joints, said, length };
  }

  /** @returns the next word to read */
  private word(w: number): number {
    const meaning = this.meanings[w];
    switch (meaning?.kind) {
      case undefined:
      case 'link':
        return this.plain(w, false);
      case 'digits':
        return this.plain(w, true);
      case 'filler':
        return w + 1;
      case 'mark':
        this.marked = true;
        return w + 1;
      case 'single':
        return this.single(w);
      case 'letter':
        return this.isSpelling(w) ? this.say(meaning.letter, w, w) : this.plain(w, false);
      case 'times':
        return this.times(w, meaning.value);
      case 'number':
      case 'tens':
      case 'ordinal':
        return this.number(w);
      case 'hundred':
      case 'thousand':
        return this.plain(w, false);
    }
  }

  private plain(w: number, digits: boolean): number {
    const from = this.words.start[w] ?? 0;
    const to = this.words.end[w] ?? 0;
    const free = digits && this.open && this.lastSaid;
    for (let i = from; i < to; i += 1) {
      const kind = i > from ? joint.none : free ? joint.free : joint.word;
      this.put(
        this.folded.units[i] ?? 0,
        this.folded.start[i] ?? 0,
        this.folded.end[i] ?? 0,
        kind,
        this.marked,
      );
      this.marked = false;
    }
    this.open = digits;
    this.lastSaid = false;
    return w + 1;
  }

  private single(w: number): number {
    const unit = this.folded.units[this.words.start[w] ?? 0] ?? 0;
    const letter = String.fromCharCode(unit);
    const example = this.exampleAfter(w, unit);
    if (example > w) return this.say(letter, w, example);
    const scale = this.meanings[w + 1]?.kind;
    if (letter === 'a' && (scale === 'hundred' || scale === 'thousand')) return this.number(w);
    const amongLetters = this.open && !this.digitBefore();
    if (letter === 'o' && (this.digitBefore() || (!amongLetters && this.digitAfter(w + 1))))
      return this.say('0', w, w);
    if (letter === 'x' && this.wordIs(w + 1, 'ray')) return this.say('x', w, w + 1);
    return this.say(letter, w, w);
  }

  /** "m as in mike", "m for mother", "m like mary": the last word of it, or `w` when there is no example. */
  private exampleAfter(w: number, unit: number): number {
    if (this.meanings[w + 1]?.kind !== 'link') return w;
    const at = this.wordIs(w + 2, 'in') ? w + 3 : w + 2;
    const from = this.words.start[at] ?? 0;
    const isExample =
      at < this.words.count && (this.words.end[at] ?? 0) - from > 1 && this.folded.units[from] === unit;
    return isExample ? at : w;
  }

  /** Names of letters count only beside other letters: Mike is a name, and November a month. */
  private isSpelling(w: number): boolean {
    const isLetter = (meaning: Meaning): boolean => meaning?.kind === 'letter' || meaning?.kind === 'single';
    return isLetter(this.meanings[w - 1]) || isLetter(this.meanings[w + 1]);
  }

  private times(w: number, count: number): number {
    const next = this.meanings[w + 1];
    if (next?.kind === 'number' && next.value < 10)
      return this.say(String(next.value).repeat(count), w, w + 1);
    const from = this.words.start[w + 1] ?? 0;
    const isOne = w + 1 < this.words.count && (this.words.end[w + 1] ?? 0) - from === 1;
    if (!isOne) return this.plain(w, false);
    const letter = String.fromCharCode(this.folded.units[from] ?? 0);
    if (letter === 'o' && (this.digitBefore() || this.digitAfter(w + 2)))
      return this.say('0'.repeat(count), w, w + 1);
    return this.say(letter === 'u' ? 'w' : letter.repeat(count), w, w + 1);
  }

  private number(w: number): number {
    // "a hundred": the one letter that is a number.
    let [value, next] = this.meanings[w]?.kind === 'single' ? [1, w + 1] : this.small(w);
    if (this.meanings[next]?.kind === 'hundred' && value > 0 && value < 100) {
      [value, next] = this.plus(value * 100, next + 1, 99);
    }
    if (this.meanings[next]?.kind === 'thousand' && value > 0 && value < 1000) {
      [value, next] = this.plus(value * 1000, next + 1, 999);
    }
    return this.say(String(value), w, next - 1);
  }

  /** A number below a hundred, and the word after it. */
  private small(w: number): [value: number, next: number] {
    const meaning = this.meanings[w];
    if (meaning?.kind !== 'number' && meaning?.kind !== 'tens' && meaning?.kind !== 'ordinal') return [0, w];
    const next = this.meanings[w + 1];
    const joins =
      meaning.kind === 'tens' &&
      (next?.kind === 'number' || next?.kind === 'ordinal') &&
      next.value > 0 &&
      next.value < 10 &&
      this.gap(w + 1) <= 1;
    return joins ? [meaning.value + next.value, w + 2] : [meaning.value, w + 1];
  }

  /** "eight hundred five five five" is 800 and then digits; "one hundred twenty" and "two hundred and six" are one number. */
  private plus(base: number, w: number, most: number): [value: number, next: number] {
    const linked = this.wordIs(w, 'and');
    let [rest, next] = this.small(linked ? w + 1 : w);
    if (most > 99 && rest > 0 && this.meanings[next]?.kind === 'hundred')
      [rest, next] = this.plus(rest * 100, next + 1, 99);
    const alone = this.meanings[next]?.kind !== 'number' && this.meanings[next]?.kind !== 'times';
    const belongs = rest > 0 && rest <= most && (linked || rest > 9 || alone);
    return belongs ? [base + rest, next] : [base, w];
  }

  private say(units: string, first: number, last: number): number {
    const start = this.folded.start[this.words.start[first] ?? 0] ?? 0;
    const end = this.folded.end[(this.words.end[last] ?? 1) - 1] ?? 0;
    for (let i = 0; i < units.length; i += 1) {
      const kind = i > 0 ? joint.none : this.open ? joint.free : joint.word;
      this.put(units.charCodeAt(i), start, end, kind, true);
    }
    this.open = true;
    this.lastSaid = true;
    this.marked = false;
    return last + 1;
  }

  private put(unit: number, start: number, end: number, kind: number, isSaid: boolean): void {
    this.units[this.length] = unit;
    this.start[this.length] = start;
    this.end[this.length] = end;
    this.joints[this.length] = kind;
    this.said[this.length] = isSaid ? 1 : 0;
    this.length += 1;
  }

  /** A unit that is in no value. */
  private break(w: number): void {
    const at = this.folded.start[this.words.start[w] ?? 0] ?? 0;
    this.put(hiddenCode, at, at, joint.word, false);
    this.open = false;
    this.lastSaid = false;
    this.marked = false;
  }

  private digitBefore(): boolean {
    return this.length > 0 && this.open && isDigit(this.units[this.length - 1]);
  }

  private digitAfter(w: number): boolean {
    const meaning = this.meanings[w];
    if (meaning?.kind === 'single') return isDigit(this.folded.units[this.words.start[w] ?? 0]);
    return (
      meaning?.kind === 'digits' ||
      meaning?.kind === 'number' ||
      meaning?.kind === 'tens' ||
      meaning?.kind === 'times'
    );
  }

  private wordIs(w: number, word: string): boolean {
    const from = this.words.start[w] ?? 0;
    if (w >= this.words.count || (this.words.end[w] ?? 0) - from !== word.length) return false;
    for (let i = 0; i < word.length; i += 1) {
      if (this.folded.units[from + i] !== word.charCodeAt(i)) return false;
    }
    return true;
  }

  /** Characters between a word and the one before it. */
  private gap(w: number): number {
    const before = this.folded.end[(this.words.end[w - 1] ?? 1) - 1] ?? 0;
    return (this.folded.start[this.words.start[w] ?? 0] ?? 0) - before;
  }
}
