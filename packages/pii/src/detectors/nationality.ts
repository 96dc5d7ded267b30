import { CUE } from '../begins.ts';
import type { Clues } from '../clues.ts';
import { CAPITAL, LINE, LOWER, SPACE, SYMBOL, tokenHash, WORD, type Scan } from '../scan.ts';
import type { Candidate, Detector } from '../span.ts';
import { cluesOf } from './cluesOf.ts';
import { near, topics } from './near.ts';
import { topicId } from './topics.ts';

const hashes = (words: string): ReadonlySet<number> => new Set(words.split(' ').map(tokenHash));

const people = hashes(
  'i he she we they you who wife husband mother father mom mum dad son daughter parents girlfriend boyfriend partner ' +
    'fiance fiancee friend brother sister family grandmother grandfather uncle aunt cousin patient customer caller applicant ' +
    'neighbour neighbor client guest tenant employee',
);
const being = hashes('am is are was were m s re be being been became');
/** "im dutch", as people type it. */
const contracted = hashes('im hes shes');
const between = hashes(
  'a an also originally half part actually native proud really ethnically of both naturalised naturalized',
);
/** What may follow where the word is said of a person, and not of the thing behind it. */
const onward = hashes(
  'and but by living from so or with not too born who originally in at based myself here now as because since to ' +
    'though although on if where which that',
);
/** What one has who is of a nation. */
const papers = hashes(
  'citizen national passport nationality citizenship descent origin origins heritage ancestry born roots extraction',
);
/** "German national law": of the nation, not of a person. */
const national = tokenHash('national');
const person = hashes(
  'man woman boy girl guy lady gentleman husband wife mother father son daughter girlfriend boyfriend fiance fiancee friend ' +
    'brother sister grandmother grandfather uncle aunt cousin customer caller patient applicant colleague neighbour neighbor ' +
    'client guest tenant immigrant expat actor actress singer writer author novelist poet painter artist composer musician ' +
    'scientist physicist mathematician engineer photographer politician footballer cyclist striker goalkeeper athlete golfer ' +
    'philosopher journalist businessman businesswoman entrepreneur director',
);
const article = hashes('a an');
const isNationNamed = topics('CITIZEN');
const demonym = topicId('DEMONYM');
const birth = topicId('DOB');
const asking = topicId('CITIZEN');

/**
 * Nationality and ethnic origin where they are said of a person: "I am Dutch", "nationality: Dutch", "a Dutch citizen",
 * "she is Brazilian" (GDPR, Article 9, speaks of ethnic origin). The word beside a thing ("French fries") is below the
 * default line.
 */
export const nationality: Detector = {
  name: 'nationality',
  types: ['NATIONALITY'],
  begins: CUE,
  find(_text, scanned) {
    const clues = cluesOf(scanned);
    const found: Candidate[] = [];
    for (let cue = 0; cue < clues.cueTopic.length; cue += 1) {
      if (clues.cueTopic[cue] !== demonym) continue;
      const from = clues.cueFrom[cue] ?? 0;
      const to = clues.cueTo[cue] ?? 0;
      found.push({
        start: scanned.start[from] ?? 0,
        end: scanned.end[to - 1] ?? 0,
        type: 'NATIONALITY',
        score: score(scanned, clues, from, to),
      });
    }
    return found;
  },
};

function score(scanned: Scan, clues: Clues, from: number, to: number): number {
  const { hash, case: casing } = scanned;
  if (near(scanned, clues, isNationNamed, from, to, 4, 0) || (clues.turn && clues.asked[asking] === 1))
    return 0.75;
  const next = follows(scanned, to) ? (hash[to] ?? 0) : 0;
  if (papers.has(next) && !(next === national && isOpen(scanned, to) && !onward.has(hash[to + 1] ?? 0)))
    return 0.65;
  const small = casing[from] === LOWER;
  if (!small && (person.has(next) || (isOpen(scanned, to) && person.has(hash[to + 1] ?? 0)))) return 0.5;
  const closed = ends(scanned, to) || onward.has(next) || person.has(next);
  if (closed && isSaidOfPerson(scanned, from)) return 0.6;
  if (closed && !small && from > 0 && article.has(hash[from - 1] ?? 0)) return 0.5;
  if (!small && ends(scanned, to) && isSetApart(scanned, clues, from)) return 0.5;
  return small ? 0.15 : 0.3;
}

/** Whether a word stands behind, on the line. */
function follows({ count, gap, kind }: Scan, to: number): boolean {
  return to < count && kind[to] === WORD && gap[to] === SPACE;
}

/** Whether a word in small letters stands behind, and another one: "a Dutch young man". */
function isOpen(scanned: Scan, to: number): boolean {
  return follows(scanned, to) && scanned.case[to] === LOWER && follows(scanned, to + 1);
}

/** Whether the phrase is over: a mark, a line's or the text's end; a hyphen goes on. */
function ends({ count, gap, kind, text, start }: Scan, to: number): boolean {
  if (to >= count || (gap[to] ?? 0) >= LINE) return true;
  return kind[to] === SYMBOL && '.,;:!?)'.includes(text[start[to] ?? 0] ?? ' ');
}

/** "I am", "he's also a", "my wife is originally" right before. */
function isSaidOfPerson({ hash, kind }: Scan, from: number): boolean {
  let at = from - 1;
  for (let skipped = 0; skipped < 3 && at >= 0 && between.has(hash[at] ?? 0); skipped += 1) at -= 1;
  if (at < 0) return false;
  const verb = hash[at] ?? 0;
  if (contracted.has(verb)) return true;
  if (!being.has(verb)) return false;
  at -= 1;
  if (at >= 0 && kind[at] === SYMBOL) at -= 1;
  return at >= 0 && people.has(hash[at] ?? 0);
}

/** "born in Recife, Brazilian," and "Mira Okafor (Nigerian)". */
function isSetApart({ text, start, kind, case: casing }: Scan, { topic }: Clues, from: number): boolean {
  if (from < 3 || kind[from - 1] !== SYMBOL) return false;
  const mark = text[start[from - 1] ?? 0];
  if (mark === ',') {
    for (let at = from - 2; at >= 0 && at > from - 12; at -= 1) if (topic[at] === birth) return true;
    return false;
  }
  const isName = (at: number): boolean =>
    kind[at] === WORD && casing[at] === CAPITAL && (topic[at] ?? 0) === 0;
  return mark === '(' && isName(from - 2) && isName(from - 3);
}
