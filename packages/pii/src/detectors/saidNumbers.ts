import { tokenHash } from '../scan.ts';

/** What a number word of English means: a unit or a teen, a round ten that a unit may follow, or a place in a row. */
export interface Said {
  readonly value: number;
  readonly kind: 'unit' | 'ten' | 'ordinal';
}

const units =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen';
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety';
const ordinals =
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth ' +
  'seventeenth eighteenth nineteenth twentieth';

const said = new Map<number, Said>();
units.split(' ').forEach((word, value) => said.set(tokenHash(word), { value, kind: 'unit' }));
tens.split(' ').forEach((word, at) => said.set(tokenHash(word), { value: 20 + 10 * at, kind: 'ten' }));
ordinals.split(' ').forEach((word, at) => said.set(tokenHash(word), { value: at + 1, kind: 'ordinal' }));
said.set(tokenHash('oh'), { value: 0, kind: 'unit' });
said.set(tokenHash('thirtieth'), { value: 30, kind: 'ordinal' });

/** The number that a token says, by its hash in a scan; `undefined` for every other word. */
export function saidNumber(hash: number | undefined): Said | undefined {
  return said.get(hash ?? 0);
}
