import { SPELLED } from '../begins.ts';
import type { Clues } from '../clues.ts';
import { NUMBER, PARAGRAPH, SYMBOL, tokenHash, WORD, type Scan } from '../scan.ts';
import type { Candidate, Detector, PiiType } from '../span.ts';
import { cluesOf } from './cluesOf.ts';
import { spokenDigits, wordOf } from './lexicon.ts';
import { nearestKind, ranks } from './near.ts';
import type { Topic } from './topics.ts';

/** What is spelled when a word beside it, or the question, says so, most telling first. */
const named: readonly (readonly [names: readonly Topic[], type: PiiType])[] = [
  [['EMAIL'], 'EMAIL'],
  [['PASSWORD'], 'PASSWORD'],
  [['USERNAME'], 'USERNAME'],
  [['ZIP'], 'ZIP'],
  [['PASSPORT'], 'PASSPORT'],
  [['PLATE'], 'LICENSE_PLATE'],
  [['ACCOUNT'], 'ACCOUNT'],
  [['NAME'], 'PERSON'],
];
const kinds = ranks(named.map(([names]) => names));
const fewest = 3;
const enough = 4;
/** "m as in mike", "m for mother", "m like mary". */
const as = tokenHash('as');
const inside = tokenHash('in');
const links = new Set(['for', 'like'].map(tokenHash));
const double = new Set(['double', 'triple', 'treble'].map(tokenHash));
/** The word that is spelled stands right beside its letters. */
const beside = 3;

interface Spelled {
  readonly first: number;
  readonly behind: number;
  readonly letters: string;
  /** Letters by themselves, and by their names. */
  readonly single: number;
  readonly names: number;
  readonly digits: number;
}

/** What people spell: "r a s h i d", "j-o-n-e-s", "b as in bravo four seven tango", and the same word beside its letters. */
export const spelledWord: Detector = {
  name: 'spelledWord',
  types: [...new Set(named.map(([, type]) => type))],
  begins: SPELLED,
  find(_text, scanned) {
    const clues = cluesOf(scanned);
    const found: Candidate[] = [];
    let done = 0;
    for (const token of clues.letters) {
      if (token < done) continue;
      const run = runFrom(scanned, token);
      done = run.behind;
      add(scanned, clues, run, found);
    }
    return found;
  },
};

/** The letters, names of letters and digits that follow one another from a letter on. */
function runFrom(scanned: Scan, first: number): Spelled {
  const { text, start, end, kind, gap, hash, count } = scanned;
  let letters = '';
  let single = 0;
  let names = 0;
  let digits = 0;
  let behind = first;
  for (let token = first; token < count && (token === first || gap[token] !== PARAGRAPH); token += 1) {
    const size = (end[token] ?? 0) - (start[token] ?? 0);
    if (kind[token] === SYMBOL) {
      if (!'-,.'.includes(text[start[token] ?? 0] ?? ' ')) break;
      continue;
    }
    if (double.has(hash[token] ?? 0)) continue;
    const word = wordOf(hash[token] ?? 0);
    if (kind[token] === WORD && word?.letter === true) {
      letters += text[start[token] ?? 0] ?? '';
      if (size === 1) single += 1;
      else names += 1;
      token = exampleEnd(scanned, token) - 1;
    } else if (kind[token] === NUMBER && size <= 4) digits += size;
    else if (kind[token] === WORD && word?.spoken === true)
      digits += spokenDigits.get(text.slice(start[token], end[token]).toLowerCase())?.length ?? 0;
    else break;
    behind = token + 1;
  }
  return { first, behind: Math.max(behind, first + 1), letters, single, names, digits };
}

/** The token behind a letter and its example, when it has one. */
function exampleEnd({ text, start, end, kind, gap, hash, count }: Scan, token: number): number {
  if ((end[token] ?? 0) - (start[token] ?? 0) > 1) return token + 1;
  const next = hash[token + 1] ?? 0;
  const at = next === as && hash[token + 2] === inside ? token + 3 : links.has(next) ? token + 2 : token + 1;
  const isExample =
    at > token + 1 &&
    at < count &&
    kind[at] === WORD &&
    gap[at] !== PARAGRAPH &&
    (text[start[at] ?? 0] ?? '').toLowerCase() === (text[start[token] ?? 0] ?? '').toLowerCase();
  return isExample ? at + 1 : token + 1;
}

function add(scanned: Scan, clues: Clues, run: Spelled, found: Candidate[]): void {
  const { first, behind, letters, single, names, digits } = run;
  const units = single + names + digits;
  // Names of letters are names of people and towns as well: three of them, or one among other letters and digits.
  if (units < fewest || single + names < 2 || (single === 0 && names < fewest && (names === 0 || digits < 2)))
    return;
  const kind = nearestKind(scanned, clues, kinds, first, behind, 6, 3);
  const type = named[kind]?.[1] ?? (digits > 0 ? 'ACCOUNT' : 'PERSON');
  const score =
    kind >= 0 ? 0.6 : units < enough || (digits > 0 && letters.length < 2) ? 0.25 : clues.turn ? 0.45 : 0.3;
  const start = scanned.start[first] ?? 0;
  found.push({ start, end: scanned.end[behind - 1] ?? start, type, score });
  if (digits > 0 || letters.length < fewest) return;
  const word = letters.toLowerCase();
  for (
    let token = Math.max(0, first - beside);
    token < Math.min(scanned.count, behind + beside);
    token += 1
  ) {
    if (token >= first && token < behind) continue;
    const from = scanned.start[token] ?? 0;
    const to = scanned.end[token] ?? 0;
    if (to - from !== word.length || scanned.text.slice(from, to).toLowerCase() !== word) continue;
    found.push({ start: from, end: to, type, score: 0.6 });
  }
}
