import type { Candidate, Detector } from '../span.ts';
import { isBreak, runEnd } from './chars.ts';
import { allMatches, matchAt } from './match.ts';

const names =
  /(?<![A-Za-z])(?:(pin)(?: code| number)?|pass ?words?|pass ?phrase|pass ?code|passwd|pwd|pw|one[- ]time (?:code|password)|otp|security code|verification code)(?![A-Za-z])/gi;
/** Between the name and the value: a mark (group 1), or a verb after at most three words ("for the shop is"). */
const link =
  /(?:["'\u2019]?[ \t]{0,2}(?:[:=]|->|=>)[ \t]{0,3})|(?:(?: [A-Za-z]{1,12}){0,3} (?:is|was|as|to)\b[:,]?[ \t]{1,2}(?:now |still |just |currently )?)/iy;

/** What people say of a password without telling it. */
const saidOf = new Set(
  (
    'a about again all already also always an and as at be been being blank by case changed compromised correct ' +
    'different done empty expired fine for forgotten from getting given good gone hard i in incorrect invalid it ' +
    'its just known leaked locked lost me missing my needed new no none not now of ok okay old on only optional or ' +
    'out over please protected rejected required reset right safe same secret secure sent set short shown simple so ' +
    'still stored strong stuck temporary that the there this to too unknown up valid very visible was weak what ' +
    'when where why with working wrong you your'
  ).split(' '),
);

/** Passwords, passcodes and PINs that somebody writes down: "my password is ...", "pwd: ...". */
export const password: Detector = {
  name: 'password',
  types: ['PASSWORD', 'PIN'],
  find(text) {
    const found: Candidate[] = [];
    for (const match of allMatches(names, text)) {
      const from = match.index + match[0].length;
      const linked = matchAt(link, text, from);
      if (linked === null) continue;
      const isMark = /[:=>]/.test(linked[0]);
      const range = valueRange(text, from + linked[0].length);
      if (range === undefined) continue;
      const value = text.slice(range.start, range.end);
      if (saidOf.has(value.toLowerCase().replace(/['\u2019.,!?]+.*$/, ''))) continue;
      if (match[1] === undefined) found.push({ ...range, type: 'PASSWORD', score: score(value, isMark) });
      else if (/^\d{3,12}$/.test(value)) found.push({ ...range, type: 'PIN', score: 0.8 });
    }
    return found;
  },
};

/** A quoted value goes to its closing quote; a bare one to the next space, without the mark that ends a sentence. */
function valueRange(text: string, at: number): { start: number; end: number } | undefined {
  const quote = text[at] ?? '';
  const closing = { '"': '"', "'": "'", '`': '`', '\u201c': '\u201d', '\u2018': '\u2019' }[quote];
  if (closing !== undefined) {
    const close = text.slice(at + 1, at + 130).indexOf(closing);
    if (close > 0 && !text.slice(at + 1, at + 1 + close).includes('\n')) {
      return { start: at + 1, end: at + 1 + close };
    }
  }
  const stop = runEnd(text, at, (code) => !isBreak(code));
  let end = stop;
  while (end > at && '.,;:)"\'`>]}'.includes(text[end - 1] ?? '')) end -= 1;
  return end > at ? { start: at, end } : undefined;
}

/** "password is sunshine" is a password as well; only the certainty differs. */
function score(value: string, isMark: boolean): number {
  const odd = /\d/.test(value) || /[^A-Za-z'\u2019]/.test(value) || /[a-z][A-Z]/.test(value);
  return odd ? 0.85 : isMark ? 0.6 : 0.45;
}
