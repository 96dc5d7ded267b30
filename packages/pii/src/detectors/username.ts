import type { Candidate, Detector } from '../span.ts';
import { allMatches } from './match.ts';

const named =
  /(?<![A-Za-z])(?:user ?name|user ?id|log ?in(?: ?name| ?id)|screen ?name|handle|login)["'\u2019]?(?: (?:is|was)\b|[ \t]{0,2}[:=])[ \t]{0,2}["'\u2018\u201c]?([A-Za-z0-9_][A-Za-z0-9._@-]{1,63})/dgi;

/** Words that follow "username is" without being one. */
const notNames = new Set(
  'not the my a an in on no wrong incorrect invalid required missing unknown taken correct right same different still also too already very'.split(
    ' ',
  ),
);

/** User names by what they are called: "username: mkessler84". */
export const username: Detector = {
  name: 'username',
  types: ['USERNAME'],
  find(text) {
    const found: Candidate[] = [];
    for (const match of allMatches(named, text)) {
      const range = match.indices?.[1];
      const value = match[1]?.replace(/[.@-]+$/, '');
      if (range === undefined || value === undefined || notNames.has(value.toLowerCase())) continue;
      found.push({ start: range[0], end: range[0] + value.length, type: 'USERNAME', score: 0.7 });
    }
    return found;
  },
};
