import { CUE, DIGIT } from '../begins.ts';
import { NUMBER, SYMBOL, WORD } from '../scan.ts';
import type { Candidate, Detector } from '../span.ts';
import { isDigit } from './chars.ts';
import { cluesOf } from './cluesOf.ts';
import { fullForms, month, shortForms } from './dateForms.ts';
import { matchAt } from './match.ts';
import { topics } from './near.ts';
import { topicId } from './topics.ts';

const full = new RegExp(`(?<![\\w/.$£€-]|\\d,)(?:${fullForms.join('|')})(?!(?!T\\d\\d:)[\\w/])`, 'iy');
const partial = new RegExp(`(?<!\\w)(?:${shortForms.slice(0, 3).join('|')})(?![\\w/])`, 'iy');
const relative = /(?:last|next|this|on) (?=\w{6,9})|/iy;
const time = /[T ]\d{2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})?(?!\w)/y;
const named = new RegExp(`(?<![a-z])${month}(?![a-z])`, 'i');
const dateTopics = topics('MONTH', 'WEEKDAY');
const monthTopic = topicId('MONTH');

/**
 * Dates: ISO 8601 with or without a time, day or month first, with the name of the month. "Last Tuesday", a year
 * alone and a month alone say little of anybody and score below the default line.
 */
export const date: Detector = {
  name: 'date',
  types: ['DATE'],
  begins: DIGIT | CUE,
  find(text, scanned) {
    const clues = cluesOf(scanned);
    const { start, end, kind, gap } = scanned;
    const found: Candidate[] = [];
    let done = 0;
    for (const token of clues.numbers) {
      const at = start[token] ?? 0;
      const size = (end[token] ?? 0) - at;
      if (at < done || size > 4) continue;
      const named =
        clues.topic[token + 1] === monthTopic ||
        clues.topic[token + 2] === monthTopic ||
        clues.topic[token + 3] === monthTopic;
      if (!named && !(size !== 3 && dateSeparated(text, at + size) && kind[token] === NUMBER)) continue;
      const match = matchAt(full, text, at) ?? (named ? matchAt(partial, text, at) : null);
      if (match === null) continue;
      done = add(found, text, match);
    }
    for (let cue = 0; cue < clues.cueTopic.length; cue += 1) {
      if (dateTopics[clues.cueTopic[cue] ?? 0] !== 1) continue;
      const token = clues.cueFrom[cue] ?? 0;
      const at = start[token] ?? 0;
      if (clues.cueTopic[cue] === monthTopic) {
        const match = matchAt(full, text, at) ?? matchAt(partial, text, at);
        if (match !== null) add(found, text, match);
      } else if (token > 0 && kind[token - 1] === WORD && kind[token] !== SYMBOL && gap[token] === 1) {
        const before = start[token - 1] ?? 0;
        const match = matchAt(relative, text, before);
        if (match !== null && match[0] !== '')
          found.push({ start: before, end: end[token] ?? 0, type: 'DATE', score: 0.2 });
      }
    }
    return found;
  },
};

/** One or two separators of dates behind a number, and a digit behind those. */
function dateSeparated(text: string, at: number): boolean {
  if (!isDateMark(text.charCodeAt(at))) return false;
  return isDigit(text.charCodeAt(isDateMark(text.charCodeAt(at + 1)) ? at + 2 : at + 1));
}

function isDateMark(code: number): boolean {
  return (code >= 0x2d && code <= 0x2f) || code === 0x20;
}

/** Adds what a pattern matched, and the time behind it; returns where it ends. */
function add(found: Candidate[], text: string, match: RegExpExecArray): number {
  const value = match[0];
  const end = match.index + value.length;
  const timed = matchAt(time, text, end);
  const stop = timed?.[0].startsWith('T') === true ? end + timed[0].length : end;
  const score = named.test(value) ? namedScore(value) : numericScore(value);
  found.push({ start: match.index, end: stop, type: 'DATE', score });
  return stop;
}

function namedScore(value: string): number {
  if (/\d{4}/.test(value) && /\d\D+\d/.test(value)) return 0.65;
  if (/\d[^\d]+\d/.test(value)) return 0.5;
  if (/\d{4}/.test(value)) return 0.35;
  return /[A-Z]/.test(value) ? 0.45 : 0.3;
}

/** Low for numbers that cannot be a day and a month. */
function numericScore(value: string): number {
  const parts = value.split(/[^\d]+/);
  const [a = 0, b = 0, c = 0] = parts.map(Number);
  const yearFirst = parts[0]?.length === 4;
  const [x, y, year] = yearFirst ? [b, c, a] : [a, b, c];
  if (x < 1 || y < 1 || x > 31 || y > 31 || (x > 12 && y > 12)) return 0.1;
  if (parts[yearFirst ? 0 : 2]?.length === 2)
    return value.includes('/') || value.includes('-') ? 0.45 : /^\d\d\.\d\d\.\d\d$/.test(value) ? 0.42 : 0.25;
  return year >= 1900 && year <= 2100 ? (value.includes(' ') ? 0.4 : 0.6) : 0.3;
}
