import type { Token } from '../text/tokens.ts';

/** A length of time named in a text. */
export interface Duration {
  readonly hours: number;
  /** The token of its number. */
  readonly at: number;
}

const UNITS: Readonly<Record<string, number>> = {
  hour: 1,
  hours: 1,
  hrs: 1,
  day: 24,
  days: 24,
  week: 168,
  weeks: 168,
  month: 720,
  months: 720,
};
const SMALL = [
  ...[
    'zero',
    'one',
    'two',
    'three',
    'four',
    'five',
    'six',
    'seven',
    'eight',
    'nine',
    'ten',
    'eleven',
    'twelve',
  ],
  ...['thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen'],
];
const TENS = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
/** `thirty (30) full calendar days`: words between the number and its unit. */
const BETWEEN = new Set(['calendar', 'business', 'working', 'consecutive', 'full', 'clock', 'banking']);

/** Every length of time in a unit, in hours: `48 hours`, `seventy-two (72) hours`, `10 business days`. */
export function durationsOf(tokens: readonly Token[]): Duration[] {
  return tokens.flatMap(({ word }, at) => {
    const hours = UNITS[word];
    if (hours === undefined) return [];
    let back = at - 1;
    while (back > 0 && BETWEEN.has(tokens[back]?.word ?? '')) back -= 1;
    const number = numberAt(tokens, back);
    return number === null ? [] : [{ hours: number * hours, at: back }];
  });
}

function numberAt(tokens: readonly Token[], at: number): number | null {
  const word = tokens[at]?.word ?? '';
  if (/^\d{1,4}$/.test(word)) return Number(word);
  const small = SMALL.indexOf(word);
  const tens = TENS.indexOf(tokens[at - 1]?.word ?? '');
  if (small > 0) return small + (tens < 0 || small > 9 ? 0 : (tens + 2) * 10);
  const round = TENS.indexOf(word);
  if (round >= 0) return (round + 2) * 10;
  return word === 'hundred' ? 100 * (numberAt(tokens, at - 1) ?? 1) : null;
}
