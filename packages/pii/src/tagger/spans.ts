import { hostEnd } from '../detectors/hostNames.ts';
import { wordOf } from '../detectors/lexicon.ts';
import { topics } from '../detectors/near.ts';
import { MIXED, NUMBER, SYMBOL, WORD, type Scan } from '../scan.ts';
import { defaultMinScore, type Candidate, type PiiType } from '../span.ts';
import type { Lattice } from './decode.ts';
import { isInside, laneTypes, outside } from './lanes.ts';
import { plainWord } from './lexicon.ts';
import type { Model } from './model.ts';
import { margin as rim, type Room } from './room.ts';

/** Names of numbers. */
const labels = topics('CVV', 'PIN', 'EXPIRY', 'SSN', 'ZIP', 'CARD', 'ACCOUNT', 'PHONE');

/** Below this score a candidate is not worth a word. */
const leastScore = 0.05;

/** Adds the values that decoding saw in the tokens [from, to), and those it came near to seeing. */
export function collect(
  scanned: Scan,
  room: Room,
  lattice: Lattice,
  from: number,
  to: number,
  model: Model,
  found: Candidate[],
): void {
  const { lane, margin, second } = lattice;
  const count = to - from;
  let at = 0;
  while (at < count) {
    const is = lane[at] ?? outside;
    const begin = at;
    if (is !== outside) {
      at += 1;
      while (at < count && goesOn(lane[begin] ?? 0, lane[at] ?? 0)) at += 1;
      push(
        scanned,
        room,
        from + begin,
        from + at,
        is,
        Math.max(defaultMinScore, scoreOf(lattice, begin, at, model)),
        found,
      );
      continue;
    }
    at += 1;
    if (likelihood(margin[begin] ?? 0, model) < leastScore) continue;
    const type = laneTypes[second[begin] ?? 0];
    while (
      at < count &&
      lane[at] === outside &&
      laneTypes[second[at] ?? 0] === type &&
      likelihood(margin[at] ?? 0, model) >= leastScore
    )
      at += 1;
    const score = Math.min(belowDefault, scoreOf(lattice, begin, at, model));
    push(scanned, room, from + begin, from + at, second[begin] ?? 0, score, found);
  }
}

function goesOn(first: number, next: number): boolean {
  return next === first ? !isBeginning(first) : isInside(next) && (next === first + 1 || next === first);
}

function isBeginning(lane: number): boolean {
  return isInside(lane + 1);
}

/** Mean over the tokens; rounded, so that no last bit of a machine's own shows. */
function scoreOf({ margin }: Lattice, begin: number, end: number, model: Model): number {
  let sum = 0;
  for (let at = begin; at < end; at += 1) sum += margin[at] ?? 0;
  return Math.round(100 * likelihood(sum / (end - begin), model)) / 100;
}

/** 0.4 where a value and nothing are alike likely once the bias is in. */
function likelihood(margin: number, { scale }: Model): number {
  return 1 / (1 + 1.5 * Math.exp(-margin / scale));
}

/** Types that patterns find with more care about where they end: theirs are taken before these. */
const patterned: ReadonlySet<PiiType> = new Set([
  'EMAIL',
  'PHONE',
  'SSN',
  'CREDIT_CARD',
  'ACCOUNT',
  'USERNAME',
  'PASSWORD',
]);
const mostForPatterned = 0.45;

/** A known value or a pattern with a checksum is surer than any statistics. */
const mostSure = 0.85;

/** Least score of an id at the default line: "RFC 2616" is nobody's. */
const leastForAccounts = 0.7;

/** Least score of a single everyday word at the default line. */
const leastForWords = 0.55;

const belowDefault = defaultMinScore - 0.01;

/** An e-mail address without its "@" is no shorter. */
const shortestEmail = 9;

/** Symbols at the rim belong to nobody, but for the stop of "Jr.", and what a phone number begins with. */
function push(
  scanned: Scan,
  room: Room,
  from: number,
  to: number,
  lane: number,
  score: number,
  found: Candidate[],
): void {
  const { kind, start, end, text } = scanned;
  while (from < to && kind[from] === SYMBOL) from += 1;
  while (to > from && kind[to - 1] === SYMBOL && !isAbbreviation(scanned, to - 2)) to -= 1;
  const type = laneTypes[lane];
  if (type !== undefined && patterned.has(type)) while (to - from > 1 && isLabel(scanned, from)) from += 1;
  if (from === to || type === undefined) return;
  let begin = start[from] ?? 0;
  let behind = end[to - 1] ?? 0;
  while (begin > 0 && isInvisible(text.charCodeAt(begin - 1))) begin -= 1;
  if (type === 'PHONE') while (begin > 0 && '+('.includes(text.charAt(begin - 1))) begin -= 1;
  if (type === 'PASSWORD') {
    while (begin > 0 && isPasswordSign(text.charCodeAt(begin - 1))) begin -= 1;
    while (behind < text.length && isPasswordSign(text.charCodeAt(behind))) behind += 1;
  }
  if (type === 'EMAIL') {
    if (behind - begin < shortestEmail) return;
    // With its "@" it is one word: no more.
    if (text.slice(begin, behind).includes('@')) begin += text.slice(begin, behind).lastIndexOf(' ') + 1;
  }
  found.push({
    start: begin,
    end: behind,
    type,
    score: Math.min(
      score,
      patterned.has(type) ? mostForPatterned : mostSure,
      isLoneNumber(scanned, room, from, to) ||
        isDoubtfulWord(room, from, to, score) ||
        isSingleLetters(scanned, from, to) ||
        isEndless(scanned, from, to) ||
        isHostLabel(text, begin, behind) ||
        (type === 'ACCOUNT' && score < leastForAccounts)
        ? belowDefault
        : 1,
    ),
  });
}

/** An everyday word must be a value by more than a hair: "Bill for May is wrong". */
function isDoubtfulWord(room: Room, from: number, to: number, score: number): boolean {
  return to - from === 1 && score < leastForWords && (((room.known[from + rim] ?? 0) >> plainWord) & 3) > 0;
}

/** Letters that stand alone ("x or y"): marks of a table or a formula; spelled names are for known values. */
function isSingleLetters({ kind, start, end }: Scan, from: number, to: number): boolean {
  for (let token = from; token < to; token += 1) {
    if (kind[token] !== SYMBOL && (kind[token] !== WORD || (end[token] ?? 0) - (start[token] ?? 0) > 1))
      return false;
  }
  return true;
}

/** "cvv" of "cvv 123": what a value is called is no part of it. */
function isLabel({ kind, hash, gap }: Scan, token: number): boolean {
  if (kind[token] === SYMBOL) return true;
  if (kind[token] !== WORD || gap[token + 1] === 0) return false;
  const named = wordOf(hash[token] ?? 0)?.phrases.find(({ rest }) => rest.length === 0);
  return named !== undefined && labels[named.topic] === 1;
}

/** "neat-rim" of "neat-rim.net": the pattern for hosts takes the whole. */
function isHostLabel(text: string, from: number, to: number): boolean {
  return text.charAt(to) === '.' && hostEnd(text, from) !== undefined;
}

/** No name is that long; a key or a hash is for the patterns. */
const longestWord = 40;

function isEndless({ start, end }: Scan, from: number, to: number): boolean {
  return to - from === 1 && (end[from] ?? 0) - (start[from] ?? 0) > longestWord;
}

/** Digits with hardly a word on their line: in a field of a record, a quantity as likely as anything of a person. */
function isLoneNumber({ kind }: Scan, room: Room, from: number, to: number): boolean {
  for (let token = from; token < to; token += 1) {
    if (kind[token] === WORD || kind[token] === MIXED) return false;
  }
  const last = (room.lineEnd[to - 1 + rim] ?? 0) - rim;
  let words = 0;
  for (let token = (room.lineStart[from + rim] ?? 0) - rim; token < last && words < 2; token += 1) {
    if (kind[token] !== NUMBER && kind[token] !== SYMBOL) words += 1;
  }
  return words < 2;
}

/** Zero-width signs, direction marks and the byte order mark: put before a value to hide where it begins. */
function isInvisible(code: number): boolean {
  return (
    (code >= 0x200b && code <= 0x200f) ||
    (code >= 0x202a && code <= 0x202e) ||
    (code >= 0x2060 && code <= 0x2069) ||
    code === 0xfeff
  );
}

/** Whether the token is a short word with a full stop right behind it. */
function isAbbreviation({ kind, start, end, text }: Scan, token: number): boolean {
  const length = (end[token] ?? 0) - (start[token] ?? 0);
  return kind[token] === WORD && length <= 4 && text.charAt(end[token] ?? 0) === '.';
}

/** Signs that hardly end a sentence or a quotation: they belong to the password they stand beside. */
function isPasswordSign(code: number): boolean {
  return code > 0x20 && code < 0x7f && !'.,;:"\'<>()[]{}|=&'.includes(String.fromCharCode(code));
}
