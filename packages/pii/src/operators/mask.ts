import type { Operator } from './operator.ts';

export interface MaskRule {
  /** Which letters and digits stay: the last ones or the first ones. */
  readonly keep: 'last' | 'first';
  readonly count: number;
  /** One character for each that is hidden. */
  readonly char?: string;
}

const telling = /[\p{L}\p{N}]/u;
const mark = /[\p{M}\p{Cf}]/u;

/**
 * Hides letters and digits and keeps the shape: `(•••) •••-2671`. Where more than a third of them would stay, none
 * does: the last four of a five-digit number are nearly the number.
 * @throws RangeError for a count that is not a whole number from 0 to 8, or a mask that is a letter or digit
 */
export function mask({ keep, count, char = '•' }: MaskRule): Operator {
  if (!Number.isInteger(count) || count < 0 || count > 8) throw new RangeError('mask: count must be 0 to 8');
  if (Array.from(char).length !== 1 || telling.test(char))
    throw new RangeError('mask: not one character that hides');
  return {
    name: 'mask',
    shows: true,
    apply(value) {
      const chars = Array.from(value).filter((one) => !mark.test(one));
      const all = chars.filter((one) => telling.test(one)).length;
      const kept = count * 3 > all ? 0 : count;
      let seen = 0;
      return chars
        .map((one) => {
          if (!telling.test(one)) return one;
          seen += 1;
          const stays = keep === 'first' ? seen <= kept : seen > all - kept;
          return stays ? one : char;
        })
        .join('');
    },
  };
}
