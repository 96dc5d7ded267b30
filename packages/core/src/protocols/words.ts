/*
 * A text as a reader hears it, for who searches it for words: lower case, without accents, look-alike letters of other
 * scripts as the Latin ones they stand for, characters that nobody sees left out, and letters written apart ("c.v.v.")
 * put together. Every word knows where it stood.
 */

/** One word, and its half-open range in UTF-16 code units of the text. */
export interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Words that are read together, and whether they end as a question. */
export interface Sentence {
  readonly words: readonly Word[];
  readonly question: boolean;
}

const UNSEEN = /\p{Default_Ignorable_Code_Point}/u;

/** Cyrillic and Greek letters that look like Latin ones, in the order of LATIN. */
const ALIKE = 'асԁеһіјӏмոорԛгѕтυνѡхуᴢαοριτκβ';
const LATIN = 'acdehijlmnopqrstuvwxyzaopitkb';

const likeness = new Map(Array.from(ALIKE, (char, at) => [char, LATIN[at] ?? char] as const));

/** Whoever writes on without a full stop is read in pieces, so that a long text costs no more than its length. */
const MOST_WORDS = 400;
const LONGEST_WORD = 40;

/** @returns the text's sentences in order; a list belongs to the sentence whose colon opens it */
export function sentencesOf(text: string): readonly Sentence[] {
  const sentences: Sentence[] = [];
  let words: Word[] = [];
  let word = '';
  let start = 0;
  let end = 0;
  let lastMark = '';
  const closeWord = (): void => {
    if (word !== '') words.push({ text: word.slice(0, LONGEST_WORD), start, end });
    word = '';
    if (words.length >= MOST_WORDS) closeSentence(false);
  };
  const closeSentence = (question: boolean): void => {
    if (word !== '') closeWord();
    if (words.length > 0) sentences.push({ words: together(words, text), question });
    words = [];
  };
  for (let at = 0; at < text.length;) {
    const char = String.fromCodePoint(text.codePointAt(at) ?? 0);
    const next = at + char.length;
    const heard = UNSEEN.test(char) ? '' : letter(char);
    if (heard !== null) {
      if (heard !== '') {
        if (word === '') start = at;
        word += heard;
        end = next;
      }
    } else if ((char === "'" || char === '’') && word !== '') {
      // "what's" and "don't" are read as "whats" and "dont".
    } else {
      closeWord();
      const gap = /\s/.test(text[next] ?? ' ');
      if (char === '?' || char === '!') closeSentence(char === '?');
      else if (char === '.' && gap && !isApart(words)) closeSentence(false);
      else if (
        char === '\n' &&
        lastMark !== ':' &&
        !/^\s*(?:[-*•–]|\d{1,2}[.)])/.test(text.slice(next, next + 12))
      ) {
        closeSentence(false);
      }
      if (!/\s/.test(char)) lastMark = char;
      at = next;
      continue;
    }
    if (heard !== '') lastMark = '';
    at = next;
  }
  closeSentence(false);
  return sentences;
}

/** What is read of a character: letters and digits; null for what parts words. */
function letter(char: string): string | null {
  const plain = char.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const heard = Array.from(plain, (one) => likeness.get(one) ?? one).join('');
  return /^[\p{L}\p{N}]+$/u.test(heard) ? heard : null;
}

/** Whether the last word is one letter, so that a full stop after it may only part letters. */
function isApart(words: readonly Word[]): boolean {
  return words.at(-1)?.text.length === 1 && words.at(-2)?.text.length === 1;
}

const LEAST_APART = 3;

/** Puts three and more single letters in a row together: `c v v` is heard as `cvv`. */
function together(words: readonly Word[], text: string): readonly Word[] {
  const out: Word[] = [];
  for (let at = 0; at < words.length;) {
    let until = at;
    while (isLone(words[until]) && (until === at || isNear(words[until - 1], words[until], text))) until += 1;
    const first = words[at];
    const last = words[until - 1];
    if (until - at >= LEAST_APART && first !== undefined && last !== undefined) {
      const joined = words.slice(at, until).map((word) => word.text);
      out.push({ text: joined.join(''), start: first.start, end: last.end });
      at = until;
    } else if (first !== undefined) {
      out.push(first);
      at += 1;
    }
  }
  return out;
}

function isLone(word: Word | undefined): boolean {
  return word?.text.length === 1;
}

const WIDEST_GAP = 2;

function isNear(before: Word | undefined, word: Word | undefined, text: string): boolean {
  if (before === undefined || word === undefined || word.start - before.end > WIDEST_GAP) return false;
  return !/[\p{L}\p{N}\n]/u.test(text.slice(before.end, word.start));
}
