import { describe, expect, it } from 'vitest';
import { cardSecrets } from './cardSecrets.ts';
import { foundIn } from './testSupport.ts';

describe('cardSecrets', () => {
  it.each([
    ['CVV 123', 'CARD_CVV 123'],
    ['the security code on the back is 4821', 'CARD_CVV 4821'],
    ['cvv: 123,', 'CARD_CVV 123'],
    ['exp 12/27', 'CARD_EXPIRY 12/27'],
    ['expires on 09/2028', 'CARD_EXPIRY 09/2028'],
    ['valid thru 0927', 'CARD_EXPIRY 0927'],
    ['card 4111 1111 1111 1111 12/27', 'CARD_EXPIRY 12/27'],
    ['Expiration date: 2028-09', 'CARD_EXPIRY 2028-09'],
  ])('finds in %j', (text, found) => {
    expect(foundIn(cardSecrets, text)).toEqual([found]);
  });

  it.each([
    '12/27',
    'expires in 3 days',
    'cvv is missing',
    'exp 13/27',
    'security code 12345',
    'ratio 03/25',
    'my card expires soon',
  ])('passes over %j', (text) => {
    expect(foundIn(cardSecrets, text)).toEqual([]);
  });
});
