import { nouns } from './nouns.ts';
import { sentencesOf, type Sentence, type Word } from './words.ts';

/** A place where a text asks the reader for a kind of data. */
export interface Asked {
  /** Of `dataKinds`. */
  readonly kind: string;
  /** Half-open range of the words that name it, in UTF-16 code units. */
  readonly start: number;
  readonly end: number;
  /** Only a part is asked for, as in "the last four digits". */
  readonly part: boolean;
}

const GIVE =
  '(?:send|give|tell|provide|share|confirm|type|enter|write|read|text|supply|state|submit|forward|message|paste|' +
  'attach|spell|repeat|say|verify|drop|put|pop|add|include|note down|fill in|key in|hand over|let us know|' +
  'let me know|reply with|respond with|answer with|come back with|quote|specify|show|disclose|reveal|upload)(?![a-z])';

const HAVE =
  '(?:have|know|get|see|take|ask for|ask|note|grab|check|verify|confirm|record|collect|obtain|use)';

/** Ways of asking, each up to the words that name what is asked for. */
const CUES = new RegExp(
  [
    // "could you please confirm", "would you mind sending"
    `(?:can|could|would|will|may|might) (?:you|u)(?: \\w+){0,3}? (?:${GIVE}|sending|giving|telling|sharing|confirming|providing|typing)`,
    // "may I have", "can we get"
    `(?:can|could|may|might|shall) (?:i|we)(?: \\w+){0,2}? ${HAVE}`,
    // "please send", "kindly provide", "pls share"
    `(?:please|pls|plz|kindly)(?: \\w+){0,2}? ${GIVE}`,
    // "send me", "you can text us"
    `(?:${GIVE}|email|mail|text|message) (?:me|us|here|back|over)`,
    // "pop your card number in": not what the writer does, can do or asks others to do
    `(?<!(?:^| )(?:i|we|they|it|will|ill|well|can|could|to|who|have|already|cannot|cant|not|now) )${GIVE} (?:your|ur)(?= )`,
    'let (?:me|us) have',
    // "I'll have to have", "we must know"
    `(?:i|we|ill|well|weve|ive|id|wed)(?: \\w+){0,2}? (?:have to|must|got to|gotta) ${HAVE}(?![a-z])`,
    // "reply to this message with your"
    '(?:reply|respond|answer)(?: \\w+){0,4}? with(?= )',
    `possible(?: \\w+){0,2}? to ${HAVE}(?![a-z])`,
    // "got your card handy", and not "we have got your card"
    '(?<!(?:^| )(?:i|we|ive|weve|have|has|they|already) )got (?:your|ur)(?= )',
    `(?:if|when) (?:you|u)(?: \\w+){0,2}? (?:${GIVE}|sent|gave|told|shared|provided|typed|wrote)`,
    `(?:chance|possible|wonder|wondering|appreciate|grateful)(?: \\w+){0,4}? ${GIVE}`,
    '(?:i|we|id|im|were)(?: \\w+){0,3}? (?:ask|asking)(?: you)? for',
    // "I need", "we will need", "we require", "I am missing"
    `(?:i|we|ill|well|im|were|id|wed)(?: (?:just|also|only|still|do|will|would|now|then|first|am|are|shall|going|to|gonna)){0,4} (?:need(?! to (?!know|have|ask|get|take|verify|confirm|collect|note))|require|want|like|missing|lack|looking for|waiting for)`,
    `(?:need|needed|have|want|ask|like|asking|required|require) you to(?: \\w+){0,2}? ${GIVE}`,
    // "what is your", "whats ur", "which is the", "tell me what"
    '(?:what|whats|which|when|where|whens|wheres|wat|wats)(?: (?:is|are|was|were|s|about|do|does|did|would|be|exactly|then|again)){0,3}(?: (?:ur|your|the|you|on|for|that|this|his|her|their)){0,3}',
    '(?:do you|do u|dyou) (?:have|know|remember|recall|take|use|want to give)',
    '(?:how about|mind if i|mind giving|mind sending|mind telling|mind sharing|mind confirming)',
    '(?:to (?:go on|continue|proceed|verify you|identify you|help you|check)(?: \\w+){0,4}? (?:need|require))',
  ].join('|'),
  'g',
);

/** At the beginning of a sentence, or after a word that only leads to it. */
const IMPERATIVE = new RegExp(
  `^(?:(?:ok|okay|hi|hello|sure|thanks|thank you|so|and|then|now|just|also|next|first|alright|great|perfect|go ahead and|well|hey|but|if so|simply) ){0,4}(?:${GIVE}|need)\\b`,
);

const NEGATED =
  /(?:^| )(?:never|not|dont|doesnt|wont|wouldnt|cant|cannot|shouldnt|neednt|no need to|without|nobody|didnt|stop|avoid|no longer)(?: \w+){0,3} ?$/;
/** "Do not hesitate to send": what is negated is not the sending. */
const NOT_NEGATED = /(?:hesitate|forget|mind|worry|afraid|miss|fail|shy|only|just)(?: \w+){0,2} ?$/;
/** What is asked about is something else: "what is the status of your prescription", "we need more days". */
const OF_OTHER = /\b(?:status|wrong|happened|problem|days|day|time|while|moment|hours|delay|delayed|order)\b/;
const REFERS = new RegExp(
  `^ (?:is|are)(?: \\w+){0,2} (?:required|needed|necessary|missing|mandatory)|${GIVE} (?:it|this|that|them|these|those)\\b|(?:have|get|take) (?:it|that|them)\\b`,
);
const PART =
  /(?:last|first|final|ending|beginning)(?: (?:4|four|3|three|2|two|few|part|digits|letters|numbers|of|the|your)){1,6} ?$/;

/** A bare "card number?" or "your date of birth please" has few words around it. */
const FEW = 7;
/** How far behind a question word the thing asked for may stand, in words. */
const NEAR = 8;
/** Ways of asking that stand before a noun and may be about it. */
const NEAREST = 3;

/**
 * Finds where an English text asks its reader for personal data. It finds the asking and not the data: "your card number
 * was removed" and "never send us your password" ask for nothing. Linear in the text; never throws.
 * @returns in the order of the text, one for each place
 */
export function askedFor(text: string): readonly Asked[] {
  return sentencesOf(text).flatMap(inSentence);
}

interface Named {
  readonly kind: string;
  /** Offsets in the sentence as it is joined, and indices of its words. */
  readonly from: number;
  readonly to: number;
  readonly first: number;
  readonly last: number;
}

function inSentence({ words, question }: Sentence): readonly Asked[] {
  const joined = words.map((word) => word.text).join(' ');
  const starts = startsOf(words);
  const named = namedIn(joined, starts);
  if (named.length === 0) return [];
  const cues = cuesIn(joined);
  return named.flatMap(({ kind, from, to, first, last }) => {
    const near = cues.filter((cue) => cue.from <= from).slice(-NEAREST);
    const asks =
      near.some((cue) => isAbout(cue, joined, from)) ||
      isBare(joined, words.length, question, from, to) ||
      refersBack(joined, to);
    if (!asks) return [];
    const part =
      PART.test(joined.slice(Math.max(0, from - 60), from)) ||
      /^(?: \w+){0,2} (?:ending|last)\b/.test(joined.slice(to, to + 60));
    return [{ kind, start: words[first]?.start ?? 0, end: words[last]?.end ?? 0, part }];
  });
}

/** Where each word begins in the joined sentence. */
function startsOf(words: readonly Word[]): readonly number[] {
  let at = 0;
  return words.map(({ text }) => {
    const start = at;
    at += text.length + 1;
    return start;
  });
}

const NOUNS = nouns.map(([kind, phrases]) => {
  const longestFirst = phrases.toSorted((a, b) => b.length - a.length);
  return [kind, new RegExp(`(?<![a-z0-9])(?:${longestFirst.join('|')})(?![a-z0-9])`, 'g')] as const;
});

function namedIn(joined: string, starts: readonly number[]): readonly Named[] {
  const found: Named[] = [];
  for (const [kind, pattern] of NOUNS) {
    for (const { index: from, 0: phrase } of joined.matchAll(pattern)) {
      const to = from + phrase.length;
      if (found.some((other) => from < other.to && other.from < to)) continue;
      const first = wordAt(starts, from);
      found.push({ kind, from, to, first, last: wordAt(starts, to - 1) });
    }
  }
  return found.toSorted((a, b) => a.from - b.from);
}

/** The word that a place of the joined sentence is in. */
function wordAt(starts: readonly number[], place: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= place) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

interface Cue {
  readonly from: number;
  readonly to: number;
  readonly wh: boolean;
}

function cuesIn(joined: string): readonly Cue[] {
  const cues: Cue[] = [];
  const begins = IMPERATIVE.exec(joined);
  if (begins !== null) cues.push({ from: 0, to: begins[0].length, wh: false });
  for (const { index: from, 0: cue } of joined.matchAll(CUES)) {
    // Inside a word there is no cue.
    if (from > 0 && joined[from - 1] !== ' ') continue;
    cues.push({ from, to: from + cue.length, wh: /^(?:wh|wat)/.test(cue) });
  }
  return cues.filter(
    ({ from, to }) => !isNegated(joined.slice(0, from)) && !isNegatedWithin(joined.slice(from, to)),
  );
}

/** "Please do not share". */
function isNegatedWithin(cue: string): boolean {
  return (
    /\b(?:not|never|dont|avoid|stop|without)\b/.test(cue) && !/\b(?:hesitate|forget|mind|worry)\b/.test(cue)
  );
}

function isNegated(before: string): boolean {
  const near = before.slice(-60);
  return NEGATED.test(near) && !NOT_NEGATED.test(near);
}

/** A request goes on to the end of its sentence; a question word asks for what stands close behind it. */
function isAbout(cue: Cue, joined: string, noun: number): boolean {
  const between = joined.slice(cue.to, Math.max(noun, cue.to));
  // "please tell us when never to send your PIN": the nearer word decides.
  if (isNegated(between) || OF_OTHER.test(between.slice(0, 60))) return false;
  return !cue.wh || between.slice(0, 200).split(' ').length <= NEAR;
}

function isBare(joined: string, words: number, question: boolean, from: number, to: number): boolean {
  if (words > FEW || isNegated(joined.slice(0, from))) return false;
  const polite =
    /^ (?:please|pls|plz|thanks)\b/.test(joined.slice(to)) ||
    /(?:please|pls|plz)(?: (?:your|ur|the|a|full|and))* ?$/.test(joined.slice(0, from));
  const leads =
    /^(?:(?:and|so|quick|check|one more thing|last thing|just|your|ur|the|what about|also|a|ok|okay|full|complete|whole|last|four|4|digits|of|any|credit|debit) ?)*$/;
  return polite || (question && leads.test(joined.slice(0, from)));
}

/** "Your card number, could you send it". */
function refersBack(joined: string, to: number): boolean {
  const rest = joined.slice(to, to + 80);
  const found = REFERS.exec(rest);
  return found !== null && !isNegated(joined.slice(0, to + found.index));
}
