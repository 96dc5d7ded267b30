import { foldText } from '../../fold.ts';
import { partScore, shortest, withErrors, type Variant } from './variant.ts';

const looseDigits = 7;
/** The first eight digits of a number this long name its issuer and begin to name its holder (ISO/IEC 7812). */
const leastOfCard = 12;

/**
 * Hyphens and spaces may stand anywhere; long runs of digits are also searched by themselves (48291 of ORD-48291), all
 * digits together where they are many, and the last four of a long number where something says that they end one.
 */
export function idVariants(value: string): Variant[] {
  const text = foldText(value);
  if (text.length < shortest) return [];
  const runs = (value.match(/\d{5,}/g) ?? []).filter((run) => run !== text);
  const digits = text.replace(/\D/g, '');
  return [
    ...withErrors([{ text, gaps: 'any', score: 1, loose: digits === text && text.length >= looseDigits }]),
    ...runs.map((run): Variant => ({ text: run, gaps: 'any', score: partScore })),
    ...(digits !== text && digits.length >= looseDigits
      ? withErrors([{ text: digits, gaps: 'any', score: partScore, loose: true }])
      : []),
    // "7731 88" of ORD-7731-88: an identifier is read out without its letters.
    ...(digits !== text && digits.length === looseDigits - 1
      ? [{ text: digits, gaps: 'any', score: partScore } as const]
      : []),
    ...(digits.length > looseDigits
      ? [{ text: digits.slice(-4), gaps: 'any', score: 0.8, needs: 'ending' } as const]
      : []),
    ...(digits.length >= leastOfCard
      ? [{ text: digits.slice(0, 8), gaps: 'any', score: partScore } as const]
      : []),
  ];
}
