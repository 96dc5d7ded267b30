import { describe, expect, it } from 'vitest';
import { spokenAddress } from './spokenAddress.ts';
import { foundIn, foundInTurn } from './testSupport.ts';

describe('spokenAddress', () => {
  it.each([
    ['um four fifty two west alder drive', 'four fifty two west alder drive'],
    ['twenty two orchard lane', 'twenty two orchard lane'],
    ['my address is nine mill road', 'nine mill road'],
    ['eleven hundred fifth avenue', 'eleven hundred fifth avenue'],
  ])('finds in the turn %j', (text, found) => {
    expect(foundInTurn(spokenAddress, text)).toEqual([`ADDRESS ${found}`]);
  });

  it.each([
    'a twenty minute drive',
    'two of them are in the street',
    'one more way',
    'thirty five people in our road',
    'twenty two road',
    'one two\n\nalder drive',
  ])('passes over %j', (text) => {
    expect(foundIn(spokenAddress, text)).toEqual([]);
    expect(foundInTurn(spokenAddress, text)).toEqual([]);
  });
});
