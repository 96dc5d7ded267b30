import { foldText } from '../../fold.ts';
import { partScore, shortest, withErrors, type Variant } from './variant.ts';

const looseDigits = 7;

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
    ...(digits.length > looseDigits
      ? [{ text: digits.slice(-4), gaps: new Set<number>(), score: 0.8, needs: 'ending' } as const]
      : []),
  ];
}
