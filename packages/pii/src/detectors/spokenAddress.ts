import { CUE } from '../begins.ts';
import { SPACE, tokenHash, WORD, type Scan } from '../scan.ts';
import type { Candidate, Detector } from '../span.ts';
import { notInStreetNames, strongStreetWords } from './addressParts.ts';
import { cluesOf } from './cluesOf.ts';
import { near, topics } from './near.ts';
import { saidNumber } from './saidNumbers.ts';
import { topicId } from './topics.ts';

const streetTopic = topicId('STREET');
const measures = topics('UNIT', 'AMOUNT');
const addressTopics = topics('ADDRESS');
const hundreds = new Set(['hundred', 'thousand', 'double', 'triple'].map(tokenHash));
/** Words between the number of the house and the street word: "four fifty two west alder drive". */
const mostNames = 4;
const mostNumbers = 8;

/** Street addresses whose house number is said in words, as calls have them: "four fifty two west alder drive". */
export const spokenAddress: Detector = {
  name: 'spokenAddress',
  types: ['ADDRESS'],
  begins: CUE,
  find(text, scanned) {
    const clues = cluesOf(scanned);
    const found: Candidate[] = [];
    for (let cue = 0; cue < clues.cueTopic.length; cue += 1) {
      if (clues.cueTopic[cue] !== streetTopic) continue;
      const street = clues.cueFrom[cue] ?? 0;
      const house = houseBefore(scanned, clues.topic, street);
      if (house === undefined) continue;
      const start = scanned.start[house.first] ?? 0;
      const end = scanned.end[street] ?? 0;
      const strong = strongStreetWords.has(text.slice(scanned.start[street], end).toLowerCase());
      const helped = near(scanned, clues, addressTopics, house.first, street + 1);
      const counted = house.words > 1;
      const score = helped ? (counted ? 0.7 : 0.5) : counted && (strong || clues.turn) ? 0.45 : 0.25;
      found.push({ start, end, type: 'ADDRESS', score });
    }
    return found;
  },
};

/** The number said before a street's name, if there is one: its first token, and how many words say it. */
function houseBefore(
  scanned: Scan,
  topic: Uint8Array,
  street: number,
): { first: number; words: number } | undefined {
  let at = street - 1;
  let names = 0;
  while (at >= 0 && !isNumber(scanned, at)) {
    if (names === mostNames || !isName(scanned, topic, at)) return undefined;
    names += 1;
    at -= 1;
  }
  if (at < 0 || names === 0 || scanned.gap[at + 1] !== SPACE) return undefined;
  let first = at;
  while (
    first > 0 &&
    at - first < mostNumbers &&
    isNumber(scanned, first - 1) &&
    scanned.gap[first] === SPACE
  )
    first -= 1;
  return { first, words: at - first + 1 };
}

function isNumber({ hash }: Scan, token: number): boolean {
  const said = saidNumber(hash[token]);
  return (said !== undefined && said.kind !== 'ordinal') || hundreds.has(hash[token] ?? 0);
}

function isName({ text, start, end, kind, gap }: Scan, topic: Uint8Array, token: number): boolean {
  if (kind[token] !== WORD || gap[token + 1] !== SPACE) return false;
  const from = start[token] ?? 0;
  return (
    measures[topic[token] ?? 0] !== 1 &&
    !notInStreetNames.has(text.slice(from, Math.min(end[token] ?? 0, from + 12)).toLowerCase())
  );
}
