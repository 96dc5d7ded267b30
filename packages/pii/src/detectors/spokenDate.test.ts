import { describe, expect, it } from 'vitest';
import { spokenDate } from './spokenDate.ts';
import { foundIn } from './testSupport.ts';

describe('spokenDate', () => {
  it.each([
    ['third of march nineteen eighty two', 'DATE third of march nineteen eighty two'],
    ['it was March third, nineteen eighty two', 'DATE March third, nineteen eighty two'],
    ['the twenty first of june ninety one', 'DATE twenty first of june ninety one'],
    ['on june the fifth', 'DATE june the fifth'],
    ['december twelve two thousand and four', 'DATE december twelve two thousand and four'],
    ['august nineteen seventy', 'DATE august nineteen seventy'],
    ['the 4th of july nineteen oh five', 'DATE 4th of july nineteen oh five'],
    ['date of birth: second of may two thousand', 'DATE_OF_BIRTH second of may two thousand'],
    ['i was born the ninth of april 1988', 'DATE_OF_BIRTH ninth of april 1988'],
  ])('finds in %j', (text, found) => {
    expect(foundIn(spokenDate, text)).toEqual([found]);
  });

  it.each([
    'you may first call us',
    'a second march through town',
    'in june',
    'two flights in march',
    '3 march 1982',
    'may one of you call',
    'on march, three people came',
    'first\n\njune',
  ])('passes over %j', (text) => {
    expect(foundIn(spokenDate, text)).toEqual([]);
  });
});
