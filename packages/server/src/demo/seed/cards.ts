import type { Random } from './random.ts';

export interface Card {
  readonly brand: string;
  readonly number: string;
}

/** The first ten digits of numbers the card schemes and payment firms publish for tests: nobody holds such a card. */
const ranges = [
  ['Visa', '4242424242', 16],
  ['Visa', '4111111111', 16],
  ['Mastercard', '5555555555', 16],
  ['Mastercard', '2223003122', 16],
  ['Discover', '6011111111', 16],
  ['American Express', '3782822463', 15],
] as const;

export function cardOf(random: Random): Card {
  const [brand, prefix, length] = random.pick(ranges);
  return { brand, number: withCheckDigit(prefix + random.digits(length - prefix.length - 1)) };
}

/** Appends the Luhn check digit (ISO/IEC 7812-1, annex B). */
function withCheckDigit(digits: string): string {
  const sum = Array.from(digits)
    .toReversed()
    .reduce((total, digit, index) => {
      const value = Number(digit) * (index % 2 === 0 ? 2 : 1);
      return total + (value > 9 ? value - 9 : value);
    }, 0);
  return digits + String((10 - (sum % 10)) % 10);
}
