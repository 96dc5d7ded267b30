import { describe, expect, it } from 'vitest';
import { turnNumber } from './turnNumber.ts';
import { foundInTurn } from './testSupport.ts';

describe('turnNumber', () => {
  it.each([
    ['4821', 'SSN 4821'],
    ['robert porter 5565', 'SSN 5565'],
    ['dd 56 d 5', 'ACCOUNT dd 56 d 5'],
    ['policy number lkd 521553849', 'ACCOUNT lkd 521553849'],
    ['chennai 600002', 'ZIP 600002'],
    ['my ssn 2514', 'SSN 2514'],
    ['password is 8775', 'PASSWORD 8775'],
    ['9876543210', 'PHONE 9876543210'],
    ['88-20411', 'ACCOUNT 88-20411'],
    ['i want to change my account 48291', 'ACCOUNT 48291'],
  ])('finds in %j', (text, found) => {
    expect(foundInTurn(turnNumber, text)).toEqual([found]);
  });

  it.each([
    '225 pm',
    '140 per ticket',
    '3 persons',
    'i want to spend 300',
    'transfer 1000',
    '10 gb',
    '2018',
    '$500',
    'is it 4821?',
    'i need 250 of them',
    'around 400',
    '10-12',
  ])('passes over %j', (text) => {
    expect(foundInTurn(turnNumber, text)).toEqual([]);
  });
});
