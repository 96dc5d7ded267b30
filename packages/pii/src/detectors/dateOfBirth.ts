import type { Candidate, Detector } from '../span.ts';
import { allMatches, emptyLine } from './match.ts';

const label =
  /(?<![A-Za-z])(?:d\.? ?o\.? ?b\.?|date of birth|birth ?date|birth ?day|born|geboren|n\u00e9e? le)(?![A-Za-z])/gi;
const month =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const forms = [
  '\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}',
  '\\d{1,2}[-/. ]{1,2}\\d{1,2}[-/. ]{1,2}(?:\\d{4}|\\d{2})',
  `\\d{1,2}(?:st|nd|rd|th)?[ .-]{0,2}(?:of )?${month}[ .,'-]{1,3}(?:\\d{4}|\\d{2})`,
  `${month}[ .-]{1,2}\\d{1,2}(?:st|nd|rd|th)?[ ,.-]{1,3}(?:\\d{4}|\\d{2})`,
  `${month}[ ,]{1,2}\\d{4}`,
  `\\d{1,2}(?:st|nd|rd|th)?[ .-]{1,2}(?:of )?${month}`,
  `${month} \\d{1,2}(?:st|nd|rd|th)?`,
  '(?:19|20)\\d{6}',
  '(?:19|20)\\d{2}',
];
const date = new RegExp(`(?<![\\w/])(?:${forms.join('|')})(?![\\w/])`, 'gi');
const reach = 40;
const longestDate = 50;

/** Dates of birth: a date near "born", "DOB", "date of birth", behind the word or just before it. */
export const dateOfBirth: Detector = {
  name: 'dateOfBirth',
  types: ['DATE_OF_BIRTH'],
  digits: true,
  find(text) {
    const found: Candidate[] = [];
    for (const match of allMatches(label, text)) {
      const from = match.index + match[0].length;
      const candidate = dateBehind(text, from) ?? dateBefore(text, match.index);
      if (candidate !== undefined) found.push(candidate);
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
