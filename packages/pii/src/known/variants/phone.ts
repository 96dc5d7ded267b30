import { foldText } from '../../fold.ts';
import { idVariants } from './id.ts';
import type { Variant } from './variant.ts';

/**
 * The last nine digits are the same in every way to write a number, abroad or at home; eight and seven without the
 * area or where numbers are short; four where something says that they end one.
 */
export function phoneVariants(value: string): Variant[] {
  const digits = foldText(value.replace(/(?:ext|x)\.?\s*\d+\s*$/i, '')).replace(/\D/g, '');
  if (digits.length < 7) return idVariants(value);
  const tail = (count: number, score: number): Variant => ({
    text: digits.slice(-count),
    gaps: 'any',
    score,
    phoneTail: true,
    loose: true,
  });
  return [
    tail(9, 1),
    ...(digits.length < 10 ? [] : [tail(8, 0.85), tail(7, 0.8)]),
    { text: digits.slice(-4), gaps: 'any', score: 0.8, needs: 'ending' },
    ...spellings(value, digits),
  ];
}

/** All of a number, with its calling code and with the zero instead: what a typing error is looked for in. */
function spellings(value: string, digits: string): Variant[] {
  const national = value.trim().startsWith('+')
    ? [1, 2, 3].flatMap((code) => [digits.slice(code), `0${digits.slice(code)}`])
    : [digits];
  return [digits, ...national]
    .filter((text) => text.length >= 9 && text.length <= 14)
    .map((text) => ({ text, gaps: 'any', score: 1, fuzzy: true }));
}
