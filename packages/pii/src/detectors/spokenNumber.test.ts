import { describe, expect, it } from 'vitest';
import { spokenNumber } from './spokenNumber.ts';
import { foundIn } from './testSupport.ts';

describe('spokenNumber', () => {
  it.each([
    ['call four one five double two oh nine eight one', 'PHONE four one five double two oh nine eight one'],
    [
      'card four one one one one one one one one one one one one one one one',
      'CREDIT_CARD four one one one one one one one one one one one one one one one',
    ],
    [
      'my social is five three six, two two, eight seven four one',
      'SSN five three six, two two, eight seven four one',
    ],
    ['born in nineteen eighty four', 'DATE_OF_BIRTH nineteen eighty four'],
    ['pin is triple five two', 'PIN triple five two'],
    ['the last four of my card are 4 eight two one', 'CREDIT_CARD 4 eight two one'],
    ['order number is seven seven three', 'ACCOUNT seven seven three'],
    ['zip six two seven oh four', 'ZIP six two seven oh four'],
    [
      'Four-one-five five-five-five two-six-seven-one',
      'PHONE Four-one-five five-five-five two-six-seven-one',
    ],
  ])('finds in %j', (text, found) => {
    expect(foundIn(spokenNumber, text)).toEqual([found]);
  });

  it.each(['one or two', 'two for one', 'one two three', 'nobody', 'the one', 'seven of nine', 'five five'])(
    'passes over %j',
    (text) => {
      expect(foundIn(spokenNumber, text)).toEqual([]);
    },
  );
});
