import { scan } from '../scan.ts';
import { topicId, topicNames, topicWords } from './topics.ts';

/**
 * All words that a detector begins at, found by the hash of their token in one table of open addressing: a token that
 * is no such word, as most are not, costs one look.
 */
const bits = 13;
const size = 1 << bits;
const mask = size - 1;
const keys = new Uint32Array(size);
const entries = new Uint16Array(size);

/** A phrase: hashes of its words after the first, and what it names. */
export interface Phrase {
  readonly rest: readonly number[];
  readonly topic: number;
}

export interface Word {
  /** Phrases that begin with the word, the longest first. */
  readonly phrases: Phrase[];
  spoken: boolean;
  written: boolean;
  /** A letter, or the name of one in the spelling alphabet of radio. */
  letter: boolean;
  /** Keeps a name and its value together: "number is", "ending in". */
  filler: boolean;
}

const words: Word[] = [{ phrases: [], spoken: false, written: false, letter: false, filler: false }];

/** The word a token's hash stands for; `undefined` for the most. */
export function wordOf(hash: number): Word | undefined {
  let slot = hash & mask;
  while (entries[slot] !== 0) {
    if (keys[slot] === hash) return words[entries[slot] ?? 0];
    slot = (slot + 1) & mask;
  }
  return undefined;
}

function addWord(hash: number): Word {
  const before = wordOf(hash);
  if (before !== undefined) return before;
  const word = { phrases: [], spoken: false, written: false, letter: false, filler: false };
  words.push(word);
  let slot = hash & mask;
  while (entries[slot] !== 0) slot = (slot + 1) & mask;
  keys[slot] = hash;
  entries[slot] = words.length - 1;
  return word;
}

function hashes(phrase: string): number[] {
  const { count, hash } = scan(phrase);
  return Array.from(hash.subarray(0, count));
}

function addPhrase(phrase: string, topic: number): void {
  const [first, ...rest] = hashes(phrase);
  if (first === undefined) return;
  const { phrases } = addWord(first);
  phrases.push({ rest, topic });
  phrases.sort((a, b) => b.rest.length - a.rest.length);
}

for (const topic of topicNames) {
  for (const phrase of topicWords[topic].split(',')) {
    addPhrase(phrase, topicId(topic));
    if (phrase.includes(' ')) addPhrase(phrase.replaceAll(' ', ''), topicId(topic));
  }
}

/** English number words and what each stands for: its digits, or `double` and `triple`. */
export const spokenDigits: ReadonlyMap<string, string> = new Map(
  (
    'zero:0 oh:0 o:0 nought:0 one:1 two:2 three:3 four:4 five:5 six:6 seven:7 eight:8 nine:9 niner:9 ten:10 eleven:11 ' +
    'twelve:12 thirteen:13 fourteen:14 fifteen:15 sixteen:16 seventeen:17 eighteen:18 nineteen:19 twenty:2_ thirty:3_ ' +
    'forty:4_ fourty:4_ fifty:5_ sixty:6_ seventy:7_ eighty:8_ ninety:9_ double:x2 triple:x3 treble:x3 hundred:00 thousand:000'
  )
    .split(' ')
    .map((pair) => pair.split(':') as [string, string]),
);

for (const word of spokenDigits.keys()) for (const hash of hashes(word)) addWord(hash).spoken = true;
for (const word of ['at', 'dot', 'com']) for (const hash of hashes(word)) addWord(hash).written = true;
/** The spelling alphabet of the ICAO, as people write it. */
const letterNames: readonly string[] = (
  'alpha alfa bravo charlie delta echo foxtrot golf hotel india juliet juliett kilo lima mike november oscar papa quebec romeo sierra ' +
  'tango uniform victor whiskey whisky xray yankee zulu'
).split(' ');
for (const word of [...letterNames, ...'a b c d e f g h i j k l m n o p q r s t u v w x y z'.split(' ')])
  for (const hash of hashes(word)) addWord(hash).letter = true;
const fillers =
  'number numbers num no nr id ids code ref reference is was are s my the its a of ending in with ends it as and last four ' +
  'digits digit five six valued equal equals following provided shows reads for';
for (const word of fillers.split(' ')) for (const hash of hashes(word)) addWord(hash).filler = true;
