import {
  CAPITAL,
  LOWER,
  MIXED_CASE,
  NONE,
  SPACE,
  SYMBOL,
  tokenHash,
  UPPER,
  WORD,
  type Scan,
} from '../scan.ts';
import { defaultMinScore, type Candidate } from '../span.ts';
import { tokenAt } from '../tokenAt.ts';
import { plainWord, title } from './lexicon.ts';
import { margin, type Room } from './room.ts';

const hashes = (words: string): ReadonlySet<number> => new Set(words.split(' ').map(tokenHash));

/** Forms of address of several languages that are nothing else. */
const always = hashes(
  'mr mrs ms mx dr drs prof messrs mme mlle monsieur madame herr frau fraulein senor senora senorita signor signora ' +
    'signorina dott dottssa sra srta shri smt',
);

/** Those that are also another word: only with a capital. */
const capitalised = hashes('miss sir madam doctor professor rev reverend sr');

/** "Dr. Okafor", "Prof. Dr. Dr. Okafor". */
const mostTitles = 4;

/**
 * Adds the title in front of each person found ("Mr.", "Prof. Dr."), each as a span of its own, and takes one off the
 * person's range: it tells of sex, marriage or learning, and a name is the same name without it. A title beside nobody
 * is left alone.
 */
export function titles(scanned: Scan, found: Candidate[]): void {
  const people = found.length;
  for (let at = 0; at < people; at += 1) {
    const person = found[at];
    if (person?.type !== 'PERSON' || person.score < defaultMinScore) continue;
    let first = tokenAt(scanned, person.start);
    const all: number[] = [];
    for (let next = behindTitle(scanned, first); next > 0; next = behindTitle(scanned, first)) {
      if ((scanned.start[next] ?? 0) >= person.end) break;
      all.push(first);
      first = next;
    }
    if (all.length > 0) found[at] = { ...person, start: scanned.start[first] ?? 0 };
    let ahead = titleBefore(scanned, all[0] ?? first);
    for (let i = 0; ahead >= 0 && i < mostTitles; i += 1) {
      all.push(ahead);
      ahead = titleBefore(scanned, ahead);
    }
    for (const token of all) {
      const start = scanned.start[token] ?? 0;
      const end = scanned.end[hasStop(scanned, token) ? token + 1 : token] ?? 0;
      found.push({ start, end, type: 'TITLE', score: person.score });
    }
  }
}

/** "Dr Pepper" is nobody. */
const nobody = hashes('pepper oetker martens scholl');
const longestName = 3;
const addressedScore = 0.6;

/**
 * Takes for a person the words with a capital behind a title with one, in the tokens [from, to), where nothing was found:
 * "Miss Spencer". `found` holds what was found in these tokens from `first` on, in order.
 */
export function addressed(
  scanned: Scan,
  room: Room,
  from: number,
  to: number,
  found: Candidate[],
  first: number,
): void {
  const { start, end } = scanned;
  const more: Candidate[] = [];
  let next = first;
  for (let token = from; token < to; token += 1) {
    if (((room.known[token + margin] ?? 0) & title) === 0 || scanned.case[token] === LOWER) continue;
    const begin = behindTitle(scanned, token);
    if (begin < 0 || begin >= to || !isNamed(scanned, room, begin)) continue;
    let last = begin;
    while (last + 1 < to && last - begin + 1 < longestName && isNamed(scanned, room, last + 1)) last += 1;
    const range = { start: start[begin] ?? 0, end: end[last] ?? 0 };
    while (next < found.length && (found[next]?.end ?? 0) <= range.start) next += 1;
    let isTaken = false;
    for (let i = next; i < found.length && (found[i]?.start ?? 0) < range.end; i += 1)
      isTaken ||= (found[i]?.score ?? 0) >= defaultMinScore;
    if (!isTaken) more.push({ ...range, type: 'PERSON', score: addressedScore });
    token = last;
  }
  found.push(...more);
}

function isNamed(scanned: Scan, { known }: Room, token: number): boolean {
  const { kind, case: casing, gap, hash } = scanned;
  return (
    kind[token] === WORD &&
    (casing[token] === CAPITAL || casing[token] === MIXED_CASE) &&
    (gap[token] ?? 0) <= SPACE &&
    (((known[token + margin] ?? 0) >> plainWord) & 3) < 3 &&
    !nobody.has(hash[token] ?? 0) &&
    !isTitle(scanned, token)
  );
}

/** The token behind the title at a token, "Mr." or "Mr"; -1 when there is none or nothing comes behind it. */
function behindTitle(scanned: Scan, token: number): number {
  if (!isTitle(scanned, token)) return -1;
  const next = hasStop(scanned, token) ? token + 2 : token + 1;
  return next < scanned.count ? next : -1;
}

/** The token of the title right before a token on its line; -1 when there is none. */
function titleBefore(scanned: Scan, token: number): number {
  const { gap, text, start } = scanned;
  if (token < 1 || (gap[token] ?? 0) > SPACE) return -1;
  const isStop = text[start[token - 1] ?? 0] === '.' && gap[token - 1] === NONE;
  const ahead = isStop ? token - 2 : token - 1;
  if (ahead < 0 || (!isStop && gap[token] !== SPACE)) return -1;
  return isTitle(scanned, ahead) ? ahead : -1;
}

function isTitle({ hash, case: casing }: Scan, token: number): boolean {
  const word = hash[token] ?? 0;
  if (always.has(word)) return true;
  return capitalised.has(word) && (casing[token] === CAPITAL || casing[token] === UPPER);
}

function hasStop({ kind, text, start, gap, count }: Scan, token: number): boolean {
  return (
    token + 1 < count &&
    kind[token + 1] === SYMBOL &&
    gap[token + 1] === NONE &&
    text[start[token + 1] ?? 0] === '.'
  );
}
