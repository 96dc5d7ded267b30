/** A set of UTF-16 units, as ranges with both ends in it. */
export interface CharSet {
  readonly ranges: readonly (readonly [from: number, to: number])[];
  readonly negated: boolean;
}

const unitOf = (char: string): number => char.charCodeAt(0);
const range = (from: string, to: string): readonly [number, number] => [unitOf(from), unitOf(to)];
const digits = [range('0', '9')];
const word = [range('a', 'z'), range('A', 'Z'), range('0', '9'), range('_', '_')];
const space = [range('\t', '\r'), range(' ', ' '), range('\u00a0', '\u00a0'), range('\u2000', '\u200a')];

/** \d \w \s and their opposites. */
export const classes: Readonly<Record<string, CharSet>> = {
  d: { ranges: digits, negated: false },
  D: { ranges: digits, negated: true },
  w: { ranges: word, negated: false },
  W: { ranges: word, negated: true },
  s: { ranges: space, negated: false },
  S: { ranges: space, negated: true },
};

/** Any unit but the end of a line. */
export const anyUnit: CharSet = { ranges: [range('\n', '\n'), range('\r', '\r')], negated: true };

export function oneUnit(char: string): CharSet {
  return { ranges: [range(char, char)], negated: false };
}

/** @param ignoreCase whether a unit is in the set when it is so in the other case */
export function includes(set: CharSet, unit: number, ignoreCase: boolean): boolean {
  if (!ignoreCase) return inRanges(set, unit) !== set.negated;
  const char = String.fromCharCode(unit);
  const forms = [unit, unitOf(char.toLowerCase()), unitOf(char.toUpperCase())];
  return forms.some((form) => inRanges(set, form)) !== set.negated;
}

function inRanges({ ranges }: CharSet, unit: number): boolean {
  return ranges.some(([from, to]) => unit >= from && unit <= to);
}
