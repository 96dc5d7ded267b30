import { ASKED, CUE } from '../begins.ts';
import type { Scan } from '../scan.ts';
import type { Candidate, Detector } from '../span.ts';
import { isBreak, runEnd } from './chars.ts';
import { cluesOf } from './cluesOf.ts';
import { matchAt } from './match.ts';
import { topics } from './near.ts';
import { topicId } from './topics.ts';

const secretTopics = topics('PASSWORD', 'PIN');
const rest = /(?: [a-z]{1,4})? \d{1,6}(?: [a-z]{1,2}(?![a-z]))?(?!\w)/iy;
const passwordTopic = topicId('PASSWORD');
const longestAnswer = 4;
const answers = new Set(
  'yes sure one moment hold please wait sorry what which why thanks thank hi hello sec second ok k do dont know think remember have'.split(
    ' ',
  ),
);
const pinTopic = topicId('PIN');
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
  begins: CUE | ASKED,
  find(text, scanned) {
    const clues = cluesOf(scanned);
    const found: Candidate[] = [];
    for (let cue = 0; cue < clues.cueTopic.length; cue += 1) {
      if (secretTopics[clues.cueTopic[cue] ?? 0] !== 1) continue;
      const from = scanned.end[(clues.cueTo[cue] ?? 1) - 1] ?? 0;
      const linked = matchAt(link, text, from);
      const isMark = linked !== null && /[:=>]/.test(linked[0]);
      const range = valueRange(text, linked === null ? afterSpace(text, from) : from + linked[0].length);
      if (range === undefined) continue;
      const value = text.slice(range.start, range.end);
      const end = clues.turn ? spelledEnd(text, range.end) : range.end;
      if (saidOf.has(value.toLowerCase().replace(/['\u2019.,!?]+.*$/, ''))) continue;
      const isPin = clues.cueTopic[cue] === pinTopic;
      if (isPin) {
        if (/^\d{3,12}$/.test(value)) found.push({ ...range, type: 'PIN', score: 0.8 });
      } else if (linked !== null) {
        found.push({ start: range.start, end, type: 'PASSWORD', score: score(value, isMark) });
      } else if (isOdd(value) || clues.turn) {
        found.push({ start: range.start, end, type: 'PASSWORD', score: isOdd(value) ? 0.65 : 0.42 });
      }
    }
    if (clues.turn && clues.asked[passwordTopic] === 1) found.push(...answered(scanned));
    return found;
  },
};

/** "james 750", "kh 524 g", "9 euro 9": a password said in pieces, a number among them. */
function spelledEnd(text: string, end: number): number {
  const match = matchAt(rest, text, end);
  return match === null ? end : end + match[0].length;
}

/** All of a short answer to the question for a password. */
function answered({ text, count, start, end }: Scan): Candidate[] {
  if (count === 0 || count > longestAnswer) return [];
  const range = { start: start[0] ?? 0, end: end[count - 1] ?? 0 };
  const words = text
    .slice(range.start, range.end)
    .toLowerCase()
    .split(/[\s,.!?]+/);
  return words.every((word) => saidOf.has(word) || answers.has(word))
    ? []
    : [{ ...range, type: 'PASSWORD', score: 0.6 }];
}

function afterSpace(text: string, at: number): number {
  return text[at] === ' ' ? at + 1 : text.length;
}

/** No word: it holds a digit, a mark that no word has, or case that changes inside. */
function isOdd(value: string): boolean {
  return (
    value.length >= 3 &&
    (/\d/.test(value) || /[a-z][A-Z]/.test(value) || /[^\p{L}\p{M}'\u2019.,/-]/u.test(value))
  );
}

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
