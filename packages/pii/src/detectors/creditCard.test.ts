import { describe, expect, it } from 'vitest';
import { creditCard } from './creditCard.ts';
import { foundIn } from './testSupport.ts';
import { scan } from '../scan.ts';

describe('creditCard', () => {
  it.each([
    ['4111111111111111', '4111111111111111'],
    ['pay 4111 1111 1111 1111 now', '4111 1111 1111 1111'],
    ['5555-5555-5555-4444', '5555-5555-5555-4444'],
    ['amex 3782 822463 10005', '3782 822463 10005'],
    ['30569309025904', '30569309025904'],
    ['6011111111111117 and', '6011111111111117'],
    ['3530.1113.3330.0000', '3530.1113.3330.0000'],
    ['2223003122003222', '2223003122003222'],
    ['a typing error: 4111 1111 1111 1112', '4111 1111 1111 1112'],
    ['card 1234567890123456', '1234567890123456'],
    ['4111 1111 1111 1111 12/27', '4111 1111 1111 1111'],
    ['4111 1111 1111 1111 123', '4111 1111 1111 1111'],
    ['41111111 11111111', '41111111 11111111'],
    ['5139-1258-6803-7515-939', '5139-1258-6803-7515-939'],
    ['card 504837123456', '504837123456'],
    ['8780311296188896432', '8780311296188896432'],
    ['453 e 15', '453 e 15'],
    ['4.53E+15', '4.53E+15'],
  ])('finds in %j', (text, value) => {
    expect(foundIn(creditCard, text)).toEqual([`CREDIT_CARD ${value}`]);
  });

  it.each([
    '1700000000000',
    '12345678901234567890',
    '2026-11-23 14:30:00',
    '123456789012',
    'a4111111111111112b',
    '1 2 3 4 5 6 7 8 9 10 11 12 13',
  ])('passes over %j', (text) => {
    expect(foundIn(creditCard, text)).toEqual([]);
  });

  it('a check digit and a context word move the score and never drop a number', () => {
    const score = (text: string): number => creditCard.find(text, scan(text))[0]?.score ?? 0;
    expect(score('4111111111111111')).toBeGreaterThan(score('4111111111111112'));
    expect(score('card 4111111111111112')).toBeGreaterThan(score('4111111111111112'));
    expect(score('9999999999999')).toBeGreaterThan(0);
  });
});
