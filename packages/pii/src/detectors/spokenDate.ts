import { CUE } from '../begins.ts';
import { MIXED, NUMBER, PARAGRAPH, tokenHash, type Scan } from '../scan.ts';
import type { Candidate, Detector } from '../span.ts';
import { cluesOf } from './cluesOf.ts';
import { near, topics } from './near.ts';
import { saidNumber } from './saidNumbers.ts';
import { topicId } from './topics.ts';

const monthTopic = topicId('MONTH');
const birthTopics = topics('DOB');
const of = tokenHash('of');
const the = tokenHash('the');
const and = tokenHash('and');
const hundred = tokenHash('hundred');
const thousand = tokenHash('thousand');
/** Months that are words as well: "you may first", "the second march". */
const doubtful = new Set(['may', 'march', 'mar', 'mai'].map(tokenHash));
const lastDay = 31;

/** Dates said in words, as calls have them: "third of march nineteen eighty two", "june twenty first", "the fifth of May". */
export const spokenDate: Detector = {
  name: 'spokenDate',
  types: ['DATE', 'DATE_OF_BIRTH'],
  begins: CUE,
  find(_text, scanned) {
    const clues = cluesOf(scanned);
    const found: Candidate[] = [];
    for (let cue = 0; cue < clues.cueTopic.length; cue += 1) {
      if (clues.cueTopic[cue] !== monthTopic) continue;
      const month = clues.cueFrom[cue] ?? 0;
      const date = dateAround(scanned, month);
      if (date === undefined) continue;
      const { first, behind, score } = date;
      const born = near(scanned, clues, birthTopics, first, behind);
      found.push({
        start: scanned.start[first] ?? 0,
        end: scanned.end[behind - 1] ?? 0,
        type: born ? 'DATE_OF_BIRTH' : 'DATE',
        score: born ? 0.85 : score,
      });
    }
    return found;
  },
};

/** Tokens [first, behind) of the date with this month, if a day or a year stands beside it in words. */
function dateAround(
  scanned: Scan,
  month: number,
): { first: number; behind: number; score: number } | undefined {
  const linked = scanned.hash[month - 1] === of;
  const first = dayBefore(scanned, linked ? month - 1 : month);
  let behind = month + 1;
  let day = first !== undefined;
  if (!day) {
    const after = dayFrom(scanned, scanned.hash[behind] === the ? behind + 1 : behind);
    day = after !== undefined && !isYear(scanned, behind, after);
    if (day) behind = after ?? behind;
  }
  const year = yearFrom(scanned, behind, day);
  if (!day && year === undefined) return undefined;
  if (year === undefined && !linked && doubtful.has(scanned.hash[month] ?? 0)) return undefined;
  behind = year ?? behind;
  if (!isSpoken(scanned, first ?? month, behind)) return undefined;
  return { first: first ?? month, behind, score: day && year !== undefined ? 0.65 : 0.5 };
}

/** Where the day that ends before `behind` begins: "third", "twenty first", "3rd". */
function dayBefore(scanned: Scan, behind: number): number | undefined {
  for (let from = Math.max(0, behind - 2); from < behind; from += 1) {
    if (dayFrom(scanned, from) === behind && !isParted(scanned, from + 1, behind + 1)) return from;
  }
  return undefined;
}

/** Where the day of a month that begins at a token ends. */
function dayFrom(scanned: Scan, from: number): number | undefined {
  const { text, start, end, kind, hash, count } = scanned;
  if (from >= count || isParted(scanned, from, from + 1)) return undefined;
  if (kind[from] === NUMBER || kind[from] === MIXED)
    return /^(?:\d{1,2}(?:st|nd|rd|th)?)$/i.test(
      text.slice(start[from], Math.min(end[from] ?? 0, (start[from] ?? 0) + 6)),
    )
      ? from + 1
      : undefined;
  const said = saidNumber(hash[from]);
  if (said === undefined || said.value === 0 || said.value > lastDay) return undefined;
  const next = said.kind === 'ten' ? saidNumber(hash[from + 1]) : undefined;
  const joins = next !== undefined && next.kind !== 'ten' && next.value > 0 && next.value < 10;
  return joins && said.value + next.value <= lastDay ? from + 2 : from + 1;
}

/** Where the year that begins at a token ends: "nineteen eighty two", "two thousand and four", "ninety one" behind a day. */
function yearFrom(
  { text, start, end, kind, hash, gap, count }: Scan,
  at: number,
  day: boolean,
): number | undefined {
  const from = text[start[at] ?? 0] === ',' ? at + 1 : at;
  if (from >= count || gap[from] === PARAGRAPH) return undefined;
  if (kind[from] === NUMBER)
    return /^(?:19|20)\d\d$/.test(text.slice(start[from], end[from])) ? from + 1 : undefined;
  const first = saidNumber(hash[from]);
  if (first === undefined || first.kind === 'ordinal') return undefined;
  if (first.value === 2 && hash[from + 1] === thousand)
    return smallEnd(hash, hash[from + 2] === and ? from + 3 : from + 2) ?? from + 2;
  if (first.value === 19 || first.value === 20) {
    if (hash[from + 1] === hundred) return from + 2;
    const rest = smallEnd(hash, from + 1);
    if (rest !== undefined) return rest;
  }
  return day && first.kind === 'ten' ? smallEnd(hash, from) : undefined;
}

/** Where a number below a hundred that is said from here ends: "eighty two", "oh five", "twelve". */
function smallEnd(hash: Uint32Array, from: number): number | undefined {
  const first = saidNumber(hash[from]);
  if (first === undefined || first.kind === 'ordinal') return undefined;
  const next = saidNumber(hash[from + 1]);
  const joins = (first.kind === 'ten' || first.value === 0) && next?.kind === 'unit' && next.value < 10;
  return joins ? from + 2 : from + 1;
}

/** "march nineteen eighty two": what looks like a day begins a year. */
function isYear(scanned: Scan, from: number, behind: number): boolean {
  return (yearFrom(scanned, from, false) ?? 0) > behind;
}

/** Something is said in words, besides the month: the rest is another detector's. */
function isSpoken({ hash }: Scan, first: number, behind: number): boolean {
  for (let i = first; i < behind; i += 1) if (saidNumber(hash[i]) !== undefined) return true;
  return false;
}

function isParted({ gap }: Scan, from: number, behind: number): boolean {
  for (let i = from; i < behind; i += 1) if (gap[i] === PARAGRAPH) return true;
  return false;
}
