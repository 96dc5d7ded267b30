import type { Candidate, Detector } from '../span.ts';
import { allMatches } from './match.ts';

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
const date = new RegExp(`(?<![\\w/])(?:${forms.join('|')})(?![\\w/])`, 'i');
const reach = 40;

/** Dates of birth: a date near "born", "DOB", "date of birth", behind the word or just before it. */
export const dateOfBirth: Detector = {
  name: 'dateOfBirth',
  types: ['DATE_OF_BIRTH'],
  find(text) {
    const found: Candidate[] = [];
    for (const match of allMatches(label, text)) {
      const from = match.index + match[0].length;
      const behind = inWindow(text, from, Math.min(text.length, from + reach), 'first');
      const candidate = behind ?? inWindow(text, Math.max(0, match.index - reach), match.index, 'last');
      if (candidate !== undefined) found.push(candidate);
    }
    return found;
  },
};

/** The date in a window, the one nearest to the word; a sentence or an empty line between ends the search. */
function inWindow(text: string, from: number, to: number, which: 'first' | 'last'): Candidate | undefined {
  // One unit more on each side, so that a date cut by the window's edge is not taken for a shorter one.
  let base = Math.max(0, from - 1);
  let window = text.slice(base, to + 1);
  if (which === 'first') {
    const stop = window.search(/\n\s{0,3}\n|[.!?]\s{1,3}[A-Z]/);
    if (stop > 0) window = window.slice(0, stop + 1);
    return candidateIn(window, base);
  }
  const blank = window.lastIndexOf('\n\n');
  if (blank >= 0) {
    base += blank + 2;
    window = window.slice(blank + 2);
  }
  let best: Candidate | undefined;
  for (let next = candidateIn(window, base); next !== undefined;) {
    best = next;
    next = candidateIn(text.slice(best.end, to), best.end);
  }
  return best !== undefined && to - best.end <= 12 ? best : undefined;
}

function candidateIn(window: string, base: number): Candidate | undefined {
  const match = date.exec(window);
  if (match === null) return undefined;
  const start = base + match.index;
  const score = /\d[^\d]{1,12}\d/.test(match[0]) || match[0].length >= 8 ? 0.9 : 0.5;
  return { start, end: start + match[0].length, type: 'DATE_OF_BIRTH', score };
}
