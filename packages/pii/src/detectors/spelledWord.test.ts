import { describe, expect, it } from 'vitest';
import { spelledWord } from './spelledWord.ts';
import { foundIn, foundInTurn } from './testSupport.ts';

describe('spelledWord', () => {
  it.each([
    ['my name is r a s h i d', ['PERSON r a s h i d']],
    ['it is rashid, r a s h i d', ['PERSON r a s h i d', 'PERSON rashid']],
    ['j-o-n-e-s', ['PERSON j-o-n-e-s']],
    ['b as in bravo four seven tango lima nine', ['ACCOUNT b as in bravo four seven tango lima nine']],
    [
      'm for mother, o for orange, k for king, r for road',
      ['PERSON m for mother, o for orange, k for king, r for road'],
    ],
    ['the postcode is m fourteen five double q', ['ZIP m fourteen five double q']],
    ['kilo seven papa quebec two mike', ['ACCOUNT kilo seven papa quebec two mike']],
  ])('finds in the turn %j', (text, found) => {
    expect(foundInTurn(spelledWord, text)).toEqual(found);
  });

  it('outside of a conversation wants a word that says what is spelled', () => {
    expect(foundIn(spelledWord, 'my last name is q u i s t')).toEqual(['PERSON q u i s t']);
    expect(foundIn(spelledWord, 'groups a b c d')).toEqual([]);
  });

  it.each([
    'a b test',
    'i a m here',
    'i have a question',
    'Mike and Oscar came',
    'the u s of a',
    'plan a or plan b',
    'mike one two',
    'r\n\na\n\ns',
  ])('passes over %j', (text) => {
    expect(foundInTurn(spelledWord, text)).toEqual([]);
  });
});
