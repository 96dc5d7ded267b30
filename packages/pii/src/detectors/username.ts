import { ASKED, AT, CUE } from '../begins.ts';
import type { Candidate, Detector } from '../span.ts';
import { cluesOf } from './cluesOf.ts';
import { matchAt } from './match.ts';
import { topics } from './near.ts';
import { topicId } from './topics.ts';

const link = /["'\u2019]?(?: (?:is|was|will be)\b|[ \t]{0,2}[:=#])[ \t]{0,2}["'\u2018\u201c(]?/iy;
const name = /@?[A-Za-z0-9_][A-Za-z0-9._@-]{1,63}/y;
const loose = / (?:is |for )?["'(]?/y;
const signedIn = / as ["'(]?/y;
const handle = /(?<![\w@./-])@[A-Za-z0-9_][A-Za-z0-9_.]{2,29}(?![\w/@])/y;
const mark = /["'\u2019]?[ \t]{0,2}[:=#][ \t]{0,2}["'\u2018\u201c(]?/y;
const userTopics = topics('USERNAME', 'SOCIAL');
const longestAnswer = 90;
const socialTopic = topicId('SOCIAL');
const userTopic = topicId('USERNAME');
/** An answer that is nothing but one name, "it's" before it at most; a mark, a digit or a capital inside makes it no word. */
const answer =
  /^\s{0,3}(?:(?:it'?s|its|it is|my|user|username|is|sure|yes|yeah)[,:]? ){0,3}(@?[A-Za-z0-9_][A-Za-z0-9._-]{2,39})[.!]?\s{0,3}$/i;

/** Words that follow "username is" without being one. */
const notNames = new Set(
  'not the my a an in on no wrong incorrect invalid required missing unknown taken correct right same different still also too already very and usual normal guest expected before user'.split(
    ' ',
  ),
);

/** User names by what they are called ("username: mkessler84", "user frank66"), and handles ("@mkessler84"). */
export const username: Detector = {
  name: 'username',
  types: ['USERNAME'],
  begins: CUE | AT | ASKED,
  find(text, scanned) {
    const clues = cluesOf(scanned);
    const found: Candidate[] = [];
    for (let cue = 0; cue < clues.cueTopic.length; cue += 1) {
      if (userTopics[clues.cueTopic[cue] ?? 0] !== 1) continue;
      const from = scanned.end[(clues.cueTo[cue] ?? 1) - 1] ?? 0;
      const social = clues.cueTopic[cue] === socialTopic;
      const linked =
        matchAt(social ? mark : link, text, from) ?? (social ? null : matchAt(signedIn, text, from));
      const joined = linked ?? matchAt(loose, text, from);
      if (joined === null) continue;
      const match = matchAt(name, text, from + joined[0].length);
      const value = match?.[0].replace(/[.@-]+$/, '');
      if (match === null || value === undefined || notNames.has(value.toLowerCase())) continue;
      // Without "is" or a colon it must look like no word.
      if (linked === null && !/[A-Za-z]/.test(value)) continue;
      if (linked === null && !/[\d_@]|[a-z]\.[a-z]/.test(value)) continue;
      found.push({
        start: match.index,
        end: match.index + value.length,
        type: 'USERNAME',
        score: linked === null ? 0.6 : 0.7,
      });
    }
    if (clues.turn && clues.asked[userTopic] === 1) found.push(...answered(text));
    for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
      const match = matchAt(handle, text, at);
      if (match === null) continue;
      const value = match[0].replace(/\.+$/, '');
      found.push({
        start: at,
        end: at + value.length,
        type: 'USERNAME',
        score: /[\d_]/.test(value) ? 0.5 : 0.3,
      });
    }
    return found;
  },
};

/** All of an answer to the question for a user name, where it is no everyday word. */
function answered(text: string): Candidate[] {
  if (text.length > longestAnswer) return [];
  const match = answer.exec(text);
  const value = match?.[1]?.replace(/[._-]+$/, '') ?? '';
  if (match === null || !/[\d_]|[a-z][A-Z]|[A-Za-z][.-][A-Za-z]/.test(value)) return [];
  const start = text.lastIndexOf(value);
  return [{ start, end: start + value.length, type: 'USERNAME', score: 0.6 }];
}
