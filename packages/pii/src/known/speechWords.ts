import { WordTable } from './words.ts';

/** What a word stands for when somebody spells a value or says a number. */
export type Spoken =
  /** A number by itself: "four", "oh", "nineteen". */
  | { readonly kind: 'number'; readonly value: number }
  /** "twenty": a digit may follow that belongs to it. */
  | { readonly kind: 'tens'; readonly value: number }
  | { readonly kind: 'ordinal'; readonly value: number }
  | { readonly kind: 'hundred' }
  | { readonly kind: 'thousand' }
  /** "double", "triple": how often what follows is meant. */
  | { readonly kind: 'times'; readonly value: number }
  /** A letter by the name of the radio alphabet, or as it is called. */
  | { readonly kind: 'letter'; readonly letter: string }
  /** "dot", "dash", "at": a mark that folding leaves out. */
  | { readonly kind: 'mark' }
  /** Said between digits and letters without a meaning of its own. */
  | { readonly kind: 'filler' }
  /** "m as in mike", "m for mother". */
  | { readonly kind: 'link' };

const nato = (
  'alpha bravo charlie delta echo foxtrot golf hotel india juliet kilo lima mike november oscar papa quebec romeo ' +
  'sierra tango uniform victor whiskey xray yankee zulu'
).split(' ');
const units = (
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen ' +
  'eighteen nineteen'
).split(' ');
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const ordinals = (
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth ' +
  'sixteenth seventeenth eighteenth nineteenth'
).split(' ');

function table(): WordTable<Spoken> {
  const all = new Map<string, Spoken>();
  for (const [value, word] of units.entries()) all.set(word, { kind: 'number', value });
  for (const word of ['oh', 'nought', 'naught', 'nil']) all.set(word, { kind: 'number', value: 0 });
  all.set('niner', { kind: 'number', value: 9 });
  for (const [i, word] of tens.entries()) all.set(word, { kind: 'tens', value: 20 + 10 * i });
  all.set('fourty', { kind: 'tens', value: 40 });
  for (const [i, word] of ordinals.entries()) all.set(word, { kind: 'ordinal', value: i + 1 });
  all.set('twentieth', { kind: 'ordinal', value: 20 });
  all.set('thirtieth', { kind: 'ordinal', value: 30 });
  all.set('hundred', { kind: 'hundred' });
  all.set('thousand', { kind: 'thousand' });
  for (const [word, value] of [
    ['double', 2],
    ['triple', 3],
    ['treble', 3],
    ['quadruple', 4],
  ] as const) {
    all.set(word, { kind: 'times', value });
  }
  for (const word of nato) all.set(word, { kind: 'letter', letter: word.charAt(0) });
  for (const [word, letter] of [
    ['alfa', 'a'],
    ['juliett', 'j'],
    ['whisky', 'w'],
    ['zed', 'z'],
    ['zee', 'z'],
    ['aitch', 'h'],
    ['haitch', 'h'],
  ] as const) {
    all.set(word, { kind: 'letter', letter });
  }
  for (const word of 'dot period point dash hyphen minus underscore at slash plus hash'.split(' ')) {
    all.set(word, { kind: 'mark' });
  }
  for (const word of 'and then uh um er erm hmm okay ok comma space capital uppercase lowercase letter'.split(
    ' ',
  )) {
    all.set(word, { kind: 'filler' });
  }
  for (const word of ['as', 'for', 'like']) all.set(word, { kind: 'link' });
  return new WordTable(all);
}

export const speechWords = table();
