import { CUE, DIGIT, LONG, signOf, SPELLED, SPOKEN, WRITTEN } from '../begins.ts';
import type { Clues } from '../clues.ts';
import { MIXED, MIXED_CASE, NUMBER, PARAGRAPH, SYMBOL, WORD, type Scan } from '../scan.ts';
import { isDigit } from './chars.ts';
import { wordOf, type Word } from './lexicon.ts';

/** The clues of a scanned text, made once. */
export function cluesOf(scanned: Scan): Clues {
  if (!scanned.clues.ready) gather(scanned);
  return scanned.clues;
}

function gather(scanned: Scan): void {
  const { clues, count, start, end, kind, hash, text } = scanned;
  clear(clues, count);
  const { topic, numbers, long, spoken, letters, written } = clues;
  /** Tokens before this one belong to a phrase already. */
  let phraseEnd = 0;
  let signs = 0;
  for (let i = 0; i < count; i += 1) {
    const is = kind[i] ?? 0;
    if (i >= phraseEnd) topic[i] = 0;
    if (is === SYMBOL) {
      signs |= signOf(text.charCodeAt(start[i] ?? 0));
      continue;
    }
    const size = (end[i] ?? 0) - (start[i] ?? 0);
    if (is !== WORD) {
      numbers.push(i);
      addGroups(scanned, i, is);
    }
    if (is !== NUMBER) {
      const word = wordOf(hash[i] ?? 0);
      if (word !== undefined) {
        if (word.spoken) spoken.push(i);
        if (word.letter) letters.push(i);
        if (word.written) written.push(i);
        if (i >= phraseEnd && word.phrases.length > 0) phraseEnd = cue(scanned, i, word) ?? phraseEnd;
      } else if (size === 1 && is === WORD) {
        letters.push(i);
      } else if (size >= 6 && endsLikeHost(scanned, i)) {
        written.push(i);
      } else if (is === MIXED && (topic[i] ?? 0) === 0) {
        labelInFront(scanned, i);
      }
    }
    if (size >= 8 && isLong(scanned, i, is, size)) long.push(i);
  }
  clues.has =
    signs |
    (numbers.length > 0 ? DIGIT : 0) |
    (clues.cueTopic.length > 0 ? CUE : 0) |
    (long.length > 0 ? LONG : 0) |
    (spoken.length > 0 ? SPOKEN : 0) |
    (letters.length > 1 ? SPELLED : 0) |
    (written.length > 0 ? WRITTEN : 0);
  clues.ready = true;
}

/** Topics are looked up a few tokens past the end. */
const beyond = 8;

function clear(clues: Clues, count: number): void {
  if (clues.topic.length < count + beyond) clues.topic = new Uint8Array(count * 2 + beyond);
  clues.topic.fill(0, count, count + beyond);
  // New lists where something is in them: emptying one by its length costs more.
  if (clues.cueTopic.length > 0) {
    clues.cueTopic = [];
    clues.cueFrom = [];
    clues.cueTo = [];
  }
  if (clues.numbers.length > 0) {
    clues.numbers = [];
    clues.groupStart = [];
    clues.groupEnd = [];
    clues.groupGap = [];
    clues.groupToken = [];
  }
  if (clues.long.length > 0) clues.long = [];
  if (clues.spoken.length > 0) clues.spoken = [];
  if (clues.letters.length > 0) clues.letters = [];
  if (clues.written.length > 0) clues.written = [];
}

/** Notes the longest phrase that begins at a token; returns the token after it. */
function cue(scanned: Scan, first: number, word: Word): number | undefined {
  const { clues } = scanned;
  for (const { rest, topic } of word.phrases) {
    const to = rest.length === 0 ? first + 1 : phraseEnd(scanned, first, rest);
    if (to < 0) continue;
    clues.topic.fill(topic, first, to);
    clues.cueTopic.push(topic);
    clues.cueFrom.push(first);
    clues.cueTo.push(to);
    return to;
  }
  return undefined;
}

/** Where the words of a phrase end, one symbol allowed between two; -1 when they are not there. */
function phraseEnd(scanned: Scan, first: number, rest: readonly number[]): number {
  const { count, kind, gap, hash } = scanned;
  let at = first + 1;
  for (const wanted of rest) {
    if (at < count && kind[at] === SYMBOL && hash[at] !== wanted) at += 1;
    if (at >= count || hash[at] !== wanted || gap[at] === PARAGRAPH) return -1;
    at += 1;
  }
  return at;
}

/** "acct12345", "ssn536228741": the label is the letters in front of the digits. */
function labelInFront(scanned: Scan, i: number): void {
  const { clues, text, start, end } = scanned;
  const from = start[i] ?? 0;
  const stop = Math.min(end[i] ?? 0, from + 12);
  let value = 0x811c9dc5;
  let at = from;
  while (at < stop) {
    const code = text.charCodeAt(at) | 0x20;
    if (code < 0x61 || code > 0x7a) break;
    value = Math.imul(value ^ code, 0x01000193);
    at += 1;
  }
  if (at - from < 2 || at - from > 10 || !isDigit(text.charCodeAt(at))) return;
  const topic = wordOf(value >>> 0)?.phrases.find(({ rest }) => rest.length === 0)?.topic;
  if (topic !== undefined) clues.topic[i] = topic;
}

/** Separators that people write inside phone and card numbers, invisible ones included: they hide a number. */
function isNumberSeparator(code: number): boolean {
  if (code < 0x80)
    return code === 0x20 || (code >= 0x28 && code <= 0x29) || (code >= 0x2d && code <= 0x2f) || code === 0x09;
  return (
    code === 0xa0 ||
    code === 0xad ||
    (code >= 0x2007 && code <= 0x2015) ||
    code === 0x202f ||
    code === 0x2060 ||
    code === 0xfeff
  );
}

const maxGap = 3;

function addGroups({ clues, text, start, end }: Scan, token: number, is: number): void {
  const { groupStart, groupEnd, groupGap, groupToken } = clues;
  const stop = end[token] ?? 0;
  let at = start[token] ?? 0;
  while (at < stop) {
    if (is === MIXED) while (at < stop && !isDigit(text.charCodeAt(at))) at += 1;
    const from = at;
    while (at < stop && isDigit(text.charCodeAt(at))) at += 1;
    if (at === from) {
      at += 1;
      continue;
    }
    const count = groupEnd.length;
    groupGap.push(count === 0 ? 0 : joinedGap(text, groupEnd[count - 1] ?? 0, from));
    groupStart.push(from);
    groupEnd.push(at);
    groupToken.push(token);
  }
}

function joinedGap(text: string, from: number, to: number): number {
  if (to - from > maxGap) return 0;
  for (let at = from; at < to; at += 1) if (!isNumberSeparator(text.charCodeAt(at))) return 0;
  return to - from;
}

/** "gmailcom", "optonlinenet": a host name as speech recognition and careless cleaning leave it. */
function endsLikeHost({ text, end }: Scan, i: number): boolean {
  const to = end[i] ?? 0;
  const last = text.charCodeAt(to - 1) | 0x20;
  if (last !== 0x6d && last !== 0x74 && last !== 0x67 && last !== 0x6b && last !== 0x6e) return false;
  const middle = text.charCodeAt(to - 2) | 0x20;
  const first = text.charCodeAt(to - 3) | 0x20;
  return (
    (last === 0x6d && middle === 0x6f && first === 0x63) ||
    (last === 0x74 && middle === 0x65 && first === 0x6e) ||
    (last === 0x67 && middle === 0x72 && first === 0x6f) ||
    (last === 0x6b && middle === 0x75 && first === 0x6f) ||
    (last === 0x6e && first === 0x6f && (middle === 0x69 || middle === 0x6f))
  );
}

/** Letters and digits in one, or case that changes inside, or more than any word has. */
function isLong({ case: casing }: Scan, i: number, is: number, size: number): boolean {
  return (is === MIXED && size >= 8) || (is === WORD && size >= 12 && casing[i] === MIXED_CASE) || size >= 24;
}
