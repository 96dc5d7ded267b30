/**
 * What detectors begin at, so that none of them searches the whole text: made of a scan in one pass (see
 * detectors/cluesOf.ts), at most once a text. Numbers are indexes of tokens unless said otherwise.
 */
export interface Clues {
  ready: boolean;
  /** Of each token, what subject it names as a context word; 0 for none. See detectors/topics.ts. */
  topic: Uint8Array;
  /** Words and phrases that name a subject: tokens [cueFrom, cueTo), in order. */
  cueTopic: number[];
  cueFrom: number[];
  cueTo: number[];
  /** Tokens that hold a digit, in order. */
  numbers: number[];
  /** Groups of ASCII digits in text units; `gap` separators to the group before, 0 when they do not belong together. */
  groupStart: number[];
  groupEnd: number[];
  groupGap: number[];
  groupToken: number[];
  /** Tokens long and mixed enough to be a key, a hash, an address of a wallet. */
  long: number[];
  /** Words that say a digit or a number below a hundred. */
  spoken: number[];
  /** Single letters, and names of letters ("bravo"). */
  letters: number[];
  /** The words "at" and "dot", and words that end like a host name without its dots. */
  written: number[];
  /** Which kinds of clues there are, and signs: bits of begins.ts. */
  has: number;
  /** The text is one turn of a conversation: a bare number in a short answer is then a value. */
  turn: boolean;
  /** Whether `asked` may be anything but 0. */
  isAsked: boolean;
  /** Subjects that the turn before asked for, by topic; all 0 when there was none. */
  readonly asked: Uint8Array;
  /** The turn before asked for a name, of whoever speaks now: "may I have your name?". */
  nameAsked: boolean;
}

export const mostTopics = 64;

export function newClues(tokens: number): Clues {
  return {
    ready: false,
    topic: new Uint8Array(tokens),
    cueTopic: [],
    cueFrom: [],
    cueTo: [],
    numbers: [],
    groupStart: [],
    groupEnd: [],
    groupGap: [],
    groupToken: [],
    long: [],
    spoken: [],
    letters: [],
    written: [],
    has: 0,
    turn: false,
    isAsked: false,
    asked: new Uint8Array(mostTopics),
    nameAsked: false,
  };
}
