import { DIGIT } from '../begins.ts';
import type { Clues } from '../clues.ts';
import { LOWER, MIXED, NUMBER, type Scan } from '../scan.ts';
import type { Candidate, Detector } from '../span.ts';
import { tokenAt } from '../tokenAt.ts';
import {
  notInStreetNames,
  rareStreetWords,
  state,
  strongStreetWords,
  ukPostcode,
  weakStreetWords,
  zip,
} from './addressParts.ts';
import { cluesOf } from './cluesOf.ts';
import { matchAt } from './match.ts';
import { near, topics } from './near.ts';
import { topicId } from './topics.ts';

const houseNumber = /(?<![\w.$\u00a3\u20ac-])\d{1,6}(?:[A-Za-z]|[-/]\d{1,4})?(?=,? )/y;
const poBox = /(?<!\w)P\.? ?O\.? ?Box #?\d{1,6}(?!\w)/iy;
const word = /,? ([A-Za-z0-9\u00c0-\u024f][\w\u00c0-\u024f.'\u2019-]{0,24})/y;
const direction = / (?:[NS]\.?[EW]?\.?|[EW]\.?|North|South|East|West)(?!\w)/y;
const unitWord = /(?<!\w)(?:flat|apartment|apt|unit|suite)\.? $/i;
const unitBefore = /(?<!\w)(?:flat|apartment|apt|unit|suite)\.? [A-Za-z0-9]{1,5},? $/i;
const unit =
  /,?[ \n]{1,2}(?:(?:apt|apartment|suite|ste|unit|flat|floor|fl|room|rm)\.?(?: #?|#)|# ?)[A-Za-z0-9-]{1,6}(?!\w)/iy;
const city = "[A-Z][A-Za-z.'\u2019-]{1,20}";
const tails = [
  new RegExp(`(?:,?\\s{1,2}${city}){0,4},?\\s{1,2}${state}(?!\\w)(?:,?\\s{1,2}${zip})?`, 'y'),
  new RegExp(`(?:,?\\s{1,2}${city}){0,4},?\\s{1,2}${state}(?!\\w),?\\s{1,2}${zip}`, 'iy'),
  new RegExp(`(?:,?\\s{1,2}${city}){0,5},?\\s{1,2}${ukPostcode}`, 'iy'),
  // A country without states.
  new RegExp(`(?:,\\s{1,2}${city}(?:[ -]${city}){0,3},?\\s{1,2}\\d{4,6}(?:-\\d{3,4})?(?!\\w|[ .-]\\d))`, 'y'),
];
const addressTopics = topics('ADDRESS');
const boxTopic = topicId('BOX');
const country = /, [A-Z][A-Za-z'\u2019]{2,20}(?: [A-Z][A-Za-z'\u2019]{1,20}){0,3}(?=[.,;?!\n]|$)/y;
const maxStreetWords = 5;
const streetTopic = topicId('STREET');
const rareTopic = topicId('STREETNAME');
/** Tokens between a house number and its street word: five words, and the marks of "St. John's". */
const furthest = 12;

/** Street addresses as written in the United States and Britain, and PO boxes, with what follows: unit, town, code. */
export const address: Detector = {
  name: 'address',
  types: ['ADDRESS'],
  begins: DIGIT,
  find(text, scanned) {
    const clues = cluesOf(scanned);
    const found: Candidate[] = [];
    let done = 0;
    for (let cue = 0; cue < clues.cueTopic.length; cue += 1) {
      const topic = clues.cueTopic[cue];
      if (topic !== streetTopic && (topic !== rareTopic || scanned.case[clues.cueFrom[cue] ?? 0] === LOWER))
        continue;
      const streetWord = clues.cueFrom[cue] ?? 0;
      for (let token = Math.max(done, streetWord - furthest); token < streetWord; token += 1) {
        const is = scanned.kind[token];
        if (is === NUMBER || is === MIXED) addStreet(scanned, clues, token, found);
      }
      done = streetWord;
    }
    for (let cue = 0; cue < clues.cueTopic.length; cue += 1) {
      if (clues.cueTopic[cue] !== boxTopic) continue;
      const match = matchAt(poBox, text, scanned.start[clues.cueFrom[cue] ?? 0] ?? 0);
      if (match === null) continue;
      const { end } = tailEnd(text, match.index + match[0].length);
      found.push({ start: match.index, end, type: 'ADDRESS', score: 0.85 });
    }
    return found;
  },
};

/** The address that begins with a house number, if there is one. */
function addStreet(scanned: Scan, clues: Clues, token: number, found: Candidate[]): void {
  const { text } = scanned;
  const match = matchAt(houseNumber, text, scanned.start[token] ?? 0);
  if (match === null || isUnitNumber(text, match.index, match.index + match[0].length)) return;
  const street = streetEnd(text, match.index + match[0].length);
  if (street === undefined) return;
  const start = unitStart(text, match.index);
  const { end, located } = tailEnd(text, street.end);
  const helped = located || near(scanned, clues, addressTopics, token, tokenAt(scanned, street.end - 1) + 1);
  const score = helped ? Math.min(0.95, street.score + 0.25) : street.score;
  found.push({ start, end, type: 'ADDRESS', score });
}

/** Where the street name that begins at `from` ends, if at most five words lead to a street word. */
function streetEnd(text: string, from: number): { end: number; score: number } | undefined {
  let at = from;
  let named = 0;
  let capitals = true;
  let best: { end: number; score: number } | undefined;
  for (let count = 0; count < maxStreetWords + 1; count += 1) {
    const match = matchAt(word, text, at);
    const token = match?.[1];
    // A comma may follow the house number only.
    if (match === null || token === undefined || (count > 0 && match[0].startsWith(','))) break;
    const bare = token.replace(/[.']+$/, '').toLowerCase();
    const strong = strongStreetWords.has(bare);
    const rare = capitals && named > 0 && /^[A-Z]/.test(token) && rareStreetWords.has(bare);
    const isStreetWord = strong || rare || weakStreetWords.has(bare);
    if (best !== undefined && !isStreetWord) break;
    if (isStreetWord && named > 0) {
      const end = at + match[0].length - (token.endsWith('.') && bare.length > 4 ? 1 : 0);
      best = { end, score: rare ? 0.5 : capitals && /^[A-Z]/.test(token) ? 0.75 : strong ? 0.5 : 0.3 };
    } else if (
      (notInStreetNames.has(bare) && !/^[A-Z][a-z]/.test(token)) ||
      (token.endsWith('.') && bare.length > 4)
    ) {
      break;
    }
    named += 1;
    capitals = capitals && (/^[A-Z\u00c0-\u00de0-9]/.test(token) || (count === 0 && bare === 'the'));
    at += match[0].length;
  }
  if (best === undefined) return undefined;
  const facing = matchAt(direction, text, best.end);
  return facing === null ? best : { ...best, end: best.end + facing[0].length };
}

/** The 3 of "Flat 3, 12 High Street" is no house number. */
function isUnitNumber(text: string, start: number, end: number): boolean {
  return /^,? \d/.test(text.slice(end, end + 3)) && unitWord.test(text.slice(Math.max(0, start - 12), start));
}

/** "Flat 3, 12 High Street" begins with the flat. */
function unitStart(text: string, houseStart: number): number {
  const from = Math.max(0, houseStart - 20);
  const match = unitBefore.exec(text.slice(from, houseStart));
  return match === null ? houseStart : from + match.index;
}

/** Unit, town, state and postal code behind the street line. */
function tailEnd(text: string, from: number): { end: number; located: boolean } {
  const inner = matchAt(unit, text, from);
  const end = from + (inner?.[0].length ?? 0);
  let furthest = end;
  for (const tail of tails) {
    const match = matchAt(tail, text, end);
    if (match !== null) furthest = Math.max(furthest, end + match[0].length);
  }
  const located = furthest > end;
  const land =
    located && /\d$/.test(text.slice(furthest - 1, furthest)) ? matchAt(country, text, furthest) : null;
  return { end: furthest + (land?.[0].length ?? 0), located };
}
