import { DIGIT } from '../begins.ts';
import type { Candidate, Detector } from '../span.ts';
import { cluesOf } from './cluesOf.ts';
import { fullForms, shortForms } from './dateForms.ts';
import { allMatches, emptyLine } from './match.ts';
import { topics } from './near.ts';
import { topicId } from './topics.ts';

const date = new RegExp(`(?<![\\w/])(?:${[...fullForms, ...shortForms].join('|')})(?![\\w/])`, 'gi');
const dobTopics = topics('DOB');
const reach = 40;
const longestDate = 50;
/** How far into an answer a date is what was asked for. */
const longestAnswer = 200;

/** Dates of birth: a date near "born", "DOB", "date of birth", behind the word or just before it. */
export const dateOfBirth: Detector = {
  name: 'dateOfBirth',
  types: ['DATE_OF_BIRTH'],
  begins: DIGIT,
  find(text, scanned) {
    const clues = cluesOf(scanned);
    const found: Candidate[] = [];
    for (let cue = 0; cue < clues.cueTopic.length; cue += 1) {
      if (dobTopics[clues.cueTopic[cue] ?? 0] !== 1) continue;
      const from = scanned.start[clues.cueFrom[cue] ?? 0] ?? 0;
      const to = scanned.end[(clues.cueTo[cue] ?? 1) - 1] ?? 0;
      const candidate = dateBehind(text, to) ?? dateBefore(text, from);
      if (candidate !== undefined) found.push(candidate);
    }
    if (clues.turn && clues.asked[topicId('DOB')] === 1) {
      for (const match of allMatches(date, text.slice(0, longestAnswer))) found.push(candidate(match, 0));
    }
    return found;
  },
};

/** The first date behind the word, in the same sentence. */
function dateBehind(text: string, from: number): Candidate | undefined {
  const paragraph = text.slice(from, from + reach + longestDate).split(emptyLine, 1)[0] ?? '';
  const stop = paragraph.search(/[.!?]\s{1,3}[A-Z]/);
  const match = allMatches(date, stop >= 0 ? paragraph.slice(0, stop) : paragraph)[0];
  return match === undefined || match.index > reach ? undefined : candidate(match, from);
}

/** The last date before the word, if hardly anything stands between: "12 May 1990 is my birthday". */
function dateBefore(text: string, to: number): Candidate | undefined {
  const paragraph =
    text
      .slice(Math.max(0, to - longestDate), to)
      .split(emptyLine)
      .at(-1) ?? '';
  const match = allMatches(date, paragraph).at(-1);
  if (match === undefined || paragraph.length - match.index - match[0].length > 12) return undefined;
  return candidate(match, to - paragraph.length);
}

function candidate(match: RegExpExecArray, base: number): Candidate {
  const start = base + match.index;
  const full = /\d[^\d]{1,12}\d/.test(match[0]) || match[0].length >= 8;
  return { start, end: start + match[0].length, type: 'DATE_OF_BIRTH', score: full ? 0.9 : 0.5 };
}
