import type { Clues } from '../clues.ts';
import { MIXED, NONE, NUMBER, SPACE, WORD, type Scan } from '../scan.ts';
import { wordOf } from './lexicon.ts';
import { topics } from './near.ts';
import { plain } from './turnWords.ts';

const idTopics = topics('ACCOUNT', 'PASSWORD', 'HEALTH', 'DRIVER', 'PASSPORT', 'MRN');

/** The number and the pieces beside it that are spelled with it: groups of digits, and letters that are no word. */
export function spelledId(
  scanned: Scan,
  { topic }: Clues,
  token: number,
  done: number,
): [first: number, last: number] {
  const { kind, gap, count } = scanned;
  let first = token;
  let last = token;
  while (first > done && gap[first] === SPACE && first > token - 3 && isLeading(scanned, topic, first - 1))
    first -= 1;
  while (last + 1 < count && gap[last + 1] === SPACE && last < token + 8) {
    const next = last + 1;
    const is = kind[next];
    if (is === NUMBER || is === MIXED || isTrailing(scanned, topic, next, first < token)) last = next;
    else break;
  }
  while (isHyphenated(scanned, last)) last += 2;
  return [first, last];
}

/** "88-20411": a hyphen and more digits, four at least on one side of it: "10-12" is a span of time. */
function isHyphenated({ text, start, end, kind, gap, count }: Scan, token: number): boolean {
  const next = token + 2;
  if (next >= count || gap[token + 1] !== NONE || gap[next] !== NONE || kind[next] !== NUMBER) return false;
  const longer = Math.max((end[token] ?? 0) - (start[token] ?? 0), (end[next] ?? 0) - (start[next] ?? 0));
  return kind[token] === NUMBER && text[start[token + 1] ?? 0] === '-' && longer >= 4;
}

/** Letters before a number: no word, or a word right behind the name of an identifier ("confirmation number is fly 321"). */
function isLeading(scanned: Scan, topic: Uint8Array, token: number): boolean {
  const { text, start, end, kind, hash, gap, count } = scanned;
  const from = start[token] ?? 0;
  const size = (end[token] ?? 0) - from;
  if (kind[token] !== WORD || size > 4) return false;
  const word = text.slice(from, from + size).toLowerCase();
  if (size === 1) {
    // "a 5 star", "i 2": only where letters follow the number as well.
    const next = token + 2;
    const spelled =
      next < count &&
      gap[next] === SPACE &&
      (end[next] ?? 0) - (start[next] ?? 0) <= 2 &&
      kind[next] === WORD;
    return (word !== 'a' && word !== 'i') || spelled;
  }
  const before = wordOf(hash[token - 1] ?? 0);
  // Three letters and more with a vowel may be a name ("raja 4521"): the tagger knows better.
  if (topic[token] === 0 && !plain.has(word) && (size < 3 || !/[aeiouy]/.test(word))) return true;
  const called = token > 0 && (before?.filler === true || idTopics[topic[token - 1] ?? 0] === 1);
  return called && wordOf(hash[token] ?? 0)?.filler !== true && !plain.has(word);
}

/** Letters behind a number: one or two that are no word or unit, more only without a vowel; any between two numbers. */
function isTrailing(scanned: Scan, topic: Uint8Array, token: number, spelled: boolean): boolean {
  const { text, start, end, kind, gap, count } = scanned;
  const from = start[token] ?? 0;
  const size = (end[token] ?? 0) - from;
  if (kind[token] !== WORD || size > 4) return false;
  const word = text.slice(from, from + size).toLowerCase();
  const next = token + 1;
  const between = next < count && kind[next] === NUMBER && gap[next] === SPACE;
  if (size === 1) return between || spelled || ((topic[token] ?? 0) === 0 && word !== 'a' && word !== 'i');
  if ((topic[token] ?? 0) !== 0 || plain.has(word)) return false;
  return size === 2 || spelled || between || !/[aeiouy]/.test(word);
}
