import { DIGIT } from '../begins.ts';
import type { Clues } from '../clues.ts';
import { NUMBER, PARAGRAPH, SYMBOL, WORD, type Scan } from '../scan.ts';
import type { Candidate, Detector, PiiType } from '../span.ts';
import { cluesOf } from './cluesOf.ts';
import { wordOf } from './lexicon.ts';
import { near, nearestKind, ranks, topics } from './near.ts';
import { spelledId } from './spelledId.ts';
import type { Topic } from './topics.ts';
import { prose } from './turnWords.ts';

const answer: readonly (readonly [names: readonly Topic[], type: PiiType])[] = [
  [['SSN'], 'SSN'],
  [['PASSWORD'], 'PASSWORD'],
  [['PIN'], 'PIN'],
  [['ZIP'], 'ZIP'],
  [['CVV'], 'CARD_CVV'],
  [['CARD', 'CREDIT'], 'CREDIT_CARD'],
  [['PHONE'], 'PHONE'],
  [['ACCOUNT'], 'ACCOUNT'],
  [['DOB'], 'DATE_OF_BIRTH'],
  [['MRN'], 'MRN'],
  [['HEALTH'], 'HEALTH_ID'],
  [['DRIVER'], 'DRIVER_ID'],
  [['PASSPORT'], 'PASSPORT'],
  [['LAST'], 'SSN'],
];
const answers = ranks(answer.map(([names]) => names));
const anyAnswer = topics(
  'SSN',
  'PASSWORD',
  'PIN',
  'ZIP',
  'CVV',
  'CARD',
  'PHONE',
  'ACCOUNT',
  'MRN',
  'HEALTH',
  'DRIVER',
  'PASSPORT',
  'LAST',
  'NAME',
  'EMAIL',
);
const unitTopics = topics('UNIT', 'MONTH', 'WEEKDAY');
const amountTopics = topics('AMOUNT', 'MONTH');
const mostProse = 40;
/** An answer without the name of what it tells has few words. */
const mostWords = 6;
/** Letters and a digit in one, where a code was asked for: "K7PQ2M". */
const shortestCode = 5;

/**
 * Numbers of three digits and more, with the letters spelled beside them, in a turn of a conversation: what a customer
 * answers when asked for an account, the last digits of a card, a postal code. A number beside a unit, an amount or a
 * time is none, and in a whole sentence only one that a word beside it names.
 */
export const turnNumber: Detector = {
  name: 'turnNumber',
  types: [...new Set(answer.map(([, type]) => type)), 'ACCOUNT', 'PHONE', 'CREDIT_CARD', 'SSN', 'ZIP'],
  begins: DIGIT,
  find(text, scanned) {
    const clues = cluesOf(scanned);
    const found: Candidate[] = [];
    if (!clues.turn) return found;
    const terse = isTerse(scanned);
    let done = 0;
    for (const token of clues.numbers) {
      if (token < done) continue;
      const [first, last] = spelledId(scanned, clues, token, done);
      done = last + 1;
      const digits = countDigits(text, scanned.start[first] ?? 0, scanned.end[last] ?? 0);
      const candidate = judge(scanned, clues, first, last, digits, terse);
      if (candidate !== undefined) found.push(candidate);
    }
    return found;
  },
};

function judge(
  scanned: Scan,
  clues: Clues,
  first: number,
  last: number,
  digits: number,
  terse: boolean,
): Candidate | undefined {
  const { text } = scanned;
  const start = scanned.start[first] ?? 0;
  const end = scanned.end[last] ?? 0;
  const letters = scanned.kind[first] !== NUMBER || scanned.kind[last] !== NUMBER;
  const named = near(scanned, clues, anyAnswer, first, last + 1, 6, 4);
  const measured = isMeasured(scanned, clues, first, last);
  const base = letters && last > first ? (terse || named ? 0.6 : 0.3) : named ? 0.5 : terse ? 0.45 : 0.15;
  const value = text.slice(start, end);
  const joined = letters && last === first && end - start >= shortestCode;
  const enough =
    digits >= 3 ||
    (joined && named && terse) ||
    (letters && last > first && (digits >= 2 || last > first + 2));
  const loose = !named && (isYear(value) || isRound(value) || isDay(value));
  const score = !enough ? 0.1 : measured ? 0.2 : loose ? 0.3 : base;
  const type =
    answer[nearestKind(scanned, clues, answers, first, last + 1, 6, 2)]?.[1] ?? byLength(digits, letters);
  return { start, end, type, score };
}

function isYear(value: string): boolean {
  return /^(?:19|20)\d\d$/.test(value);
}

/** 150 and 20000 are amounts far more often than identifiers. */
function isRound(value: string): boolean {
  return /^\d\d0$|^\d000$|^\d{3,5}00$/.test(value);
}

/** 15062018: a day with its year. */
function isDay(value: string): boolean {
  const parts = /^(\d{1,2})(\d{2})20\d\d$/.exec(value);
  const [a = 0, b = 0] = parts === null ? [] : [Number(parts[1]), Number(parts[2])];
  return parts !== null && a >= 1 && b >= 1 && ((a <= 12 && b <= 31) || (b <= 12 && a <= 31));
}

function byLength(digits: number, letters: boolean): PiiType {
  if (letters) return 'ACCOUNT';
  if (digits >= 12) return 'CREDIT_CARD';
  if (digits >= 10) return 'PHONE';
  return digits === 5 || digits === 6 ? 'ZIP' : digits === 4 ? 'SSN' : 'ACCOUNT';
}

/** A unit behind, a currency or a word for amounts before, a clock time, a part of something written together. */
function isMeasured(scanned: Scan, { topic }: Clues, first: number, last: number): boolean {
  const { text, start, end, gap, count, kind } = scanned;
  if (last + 1 < count && gap[last + 1] !== PARAGRAPH) {
    if (
      unitTopics[topic[last + 1] ?? 0] === 1 ||
      text.slice(start[last + 1], end[last + 1]).toLowerCase() === 'cc'
    )
      return true;
  }
  let said = first - 1;
  while (said > first - 3 && said > 0 && wordOf(scanned.hash[said] ?? 0)?.filler === true) said -= 1;
  if (said >= 0 && amountTopics[topic[said] ?? 0] === 1) return true;
  const before = text[(start[first] ?? 0) - 1] ?? ' ';
  const after = text[end[last] ?? 0] ?? ' ';
  return (
    '$£€₹.:/%'.includes(before) ||
    '%$£€₹:'.includes(after) ||
    (after === '.' && kind[last + 2] === NUMBER && gap[last + 2] === 0)
  );
}

/** Whether a turn is an answer rather than a sentence. */
function isTerse({ text, start, end, kind, count }: Scan): boolean {
  if (count > mostProse) return false;
  let words = 0;
  for (let i = 0; i < count; i += 1) {
    if (kind[i] !== WORD) {
      if (kind[i] === SYMBOL && text[start[i] ?? 0] === '?') return false;
      continue;
    }
    words += 1;
    if (words > mostWords) return false;
    if (prose.has(text.slice(start[i] ?? 0, Math.min(end[i] ?? 0, (start[i] ?? 0) + 14)).toLowerCase()))
      return false;
  }
  return true;
}

function countDigits(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= 0x30 && code <= 0x39) count += 1;
  }
  return count;
}
