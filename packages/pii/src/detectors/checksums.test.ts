import { describe, expect, it } from 'vitest';
import { bech32, ibanCheck, luhn } from './checksums.ts';

describe('checksums', () => {
  it.each(['4111111111111111', '378282246310005', '5555555555554444', '6011111111111117'])('luhn %s', (n) => {
    expect(luhn(n)).toBe(true);
    const last = Number(n.at(-1));
    expect(luhn(n.slice(0, -1) + String((last + 1) % 10))).toBe(false);
  });

  it.each(['GB82WEST12345698765432', 'DE89370400440532013000', 'FR1420041010050500013M02606'])(
    'iban %s',
    (n) => {
      expect(ibanCheck(n)).toBe(true);
      expect(ibanCheck(n.replace('2', '3'))).toBe(false);
    },
  );

  it('bech32 and bech32m: the example addresses of BIP 173 and BIP 350', () => {
    expect(bech32('bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4')).toBe(true);
    expect(bech32('bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0')).toBe(true);
    expect(bech32('bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5')).toBe(false);
    expect(bech32('bc1b')).toBe(false);
  });
});
