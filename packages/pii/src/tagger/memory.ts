import { CAPITAL, LOWER, SYMBOL, UPPER, WORD, type Scan } from '../scan.ts';
import { defaultMinScore, type Candidate } from '../span.ts';
import { firstName, lastName, plainWord } from './lexicon.ts';
import { margin, type Room } from './room.ts';

/** Hashes of words that named a person, of this text or of turns before. */
export type NameMemory = Set<number>;

/** A name is remembered from here on: what was half guessed must not be repeated all over the text. */
const sureName = 0.7;

/** Below what is said of a name where it was seen: the mention itself has nothing beside it that says name. */
const mentionScore = 0.5;

const at = 0x40;
const shortestName = 3;

/** Remembers the words of the people found, and of e-mail addresses that are made of names. */
export function remember(scanned: Scan, room: Room, found: readonly Candidate[], memory: NameMemory): void {
  let token = 0;
  for (const { start, end, type, score } of found) {
    if (type !== 'PERSON' || score < sureName) continue;
    while (token > 0 && (scanned.start[token] ?? 0) > start) token -= 1;
    while (token < scanned.count && (scanned.end[token] ?? 0) <= start) token += 1;
    for (; token < scanned.count && (scanned.start[token] ?? 0) < end; token += 1)
      add(scanned, room, token, memory);
  }
  for (let i = 2; i < scanned.count; i += 1) {
    if (scanned.kind[i] === SYMBOL && scanned.text.charCodeAt(scanned.start[i] ?? 0) === at)
      rememberLocalPart(scanned, room, i, memory);
  }
}

/** "mira.okafor@" names Mira Okafor: its words are taken when all are names, as far as the lists go. */
function rememberLocalPart(scanned: Scan, room: Room, sign: number, memory: NameMemory): void {
  for (let i = sign - 1; i >= 0 && i > sign - 6 && scanned.gap[i + 1] === 0; i -= 1) {
    if (scanned.kind[i] === WORD && isListedName(room.known[i + margin] ?? 0)) add(scanned, room, i, memory);
  }
}

function isListedName(known: number): boolean {
  return ((known >> firstName) & 3) > 0 || ((known >> lastName) & 3) > 1;
}

function add(scanned: Scan, room: Room, token: number, memory: NameMemory): void {
  const length = (scanned.end[token] ?? 0) - (scanned.start[token] ?? 0);
  if (scanned.kind[token] !== WORD || length < shortestName) return;
  if (((room.known[token + margin] ?? 0) >> plainWord) % 4 > 1) return;
  memory.add(scanned.hash[token] ?? 0);
}

/**
 * Adds the mentions of remembered names that nobody took for names where they stand: "the patient, Thomas". A word that
 * is also an everyday one must be written as a name is.
 */
export function recall(scanned: Scan, room: Room, memory: NameMemory, found: Candidate[]): void {
  if (memory.size === 0) return;
  const { kind, hash, start, end, case: casing } = scanned;
  const sure = found.filter(({ score }) => score >= defaultMinScore);
  let next = 0;
  for (let token = 0; token < scanned.count; token += 1) {
    if (kind[token] !== WORD || !memory.has(hash[token] ?? 0)) continue;
    const from = start[token] ?? 0;
    while (next < sure.length && (sure[next]?.end ?? 0) <= from) next += 1;
    if ((sure[next]?.start ?? Infinity) <= from) continue;
    const how = casing[token] ?? LOWER;
    const isWord = ((room.known[token + margin] ?? 0) >> plainWord) % 4 > 0;
    if (isWord && how !== CAPITAL && (how !== UPPER || room.lineCase[token + margin] === 2)) continue;
    found.push({ start: from, end: end[token] ?? 0, type: 'PERSON', score: mentionScore });
  }
}
