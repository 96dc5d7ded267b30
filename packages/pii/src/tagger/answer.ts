import { LOWER, PARAGRAPH, tokenHash, WORD, type Scan } from '../scan.ts';
import { defaultMinScore, type Candidate } from '../span.ts';
import { firstName, lastName, plainWord } from './lexicon.ts';
import { margin, type Room } from './room.ts';

/** A longer turn is more than an answer. */
const longest = 12;
/** An answer of so many words is nothing but the name, however everyday its words are. */
const bare = 3;
const answerScore = 0.5;

/** What people say instead of, or around, the name they were asked for. */
const around = new Set(
  (
    "yes no yeah yep nope sure ok okay hi hello hey thanks thank you why what who is my name the it its it's i am im this sorry please " +
    'certainly course of here and first last full surname mr mrs ms miss dr sir madam wait one moment sec not'
  )
    .split(' ')
    .filter((word) => !word.includes("'"))
    .map(tokenHash),
);

/**
 * Takes for people the words of a short turn that answers a question for a name ("may I have your name?" - "Lee"), where
 * they are in the lists of names or are no everyday words. It only adds candidates and raises their scores.
 */
export function answered(scanned: Scan, room: Room, found: Candidate[]): void {
  const { clues, count, kind, start, end } = scanned;
  if (!clues.turn || !clues.nameAsked || count > longest) return;
  found.forEach((candidate, at) => {
    if (candidate.type === 'PERSON' && candidate.score < defaultMinScore)
      found[at] = { ...candidate, score: answerScore };
  });
  const words = saidWords(scanned);
  const isSaid = (token: number): boolean =>
    token < count && kind[token] === WORD && isName(scanned, room, token, words <= bare);
  for (let token = 0; token < count; token += 1) {
    if (!isSaid(token)) continue;
    const from = token;
    while (isSaid(token + 1) && scanned.gap[token + 1] !== PARAGRAPH) token += 1;
    const range = { start: start[from] ?? 0, end: end[token] ?? 0 };
    const isTaken = found.some(
      (other) => other.score >= defaultMinScore && other.start < range.end && range.start < other.end,
    );
    if (!isTaken) found.push({ ...range, type: 'PERSON', score: answerScore });
  }
}

/** Words of the turn but for those around an answer. */
function saidWords({ count, kind, hash }: Scan): number {
  let words = 0;
  for (let i = 0; i < count; i += 1) if (kind[i] === WORD && !around.has(hash[i] ?? 0)) words += 1;
  return words;
}

function isName({ hash, case: casing }: Scan, room: Room, token: number, alone: boolean): boolean {
  if (around.has(hash[token] ?? 0)) return false;
  const known = room.known[token + margin] ?? 0;
  const everyday = (known >> plainWord) & 3;
  const listed = ((known >> firstName) & 3) > 0 || ((known >> lastName) & 3) > 0;
  if (alone) return listed || everyday === 0;
  return listed && (everyday === 0 || casing[token] !== LOWER);
}
