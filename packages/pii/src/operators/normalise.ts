import { foldText } from '../fold.ts';
import type { PiiType } from '../span.ts';

/** A phone number is the same with its calling code and without: the last nine digits tell. */
const phoneDigits = 9;

/**
 * What two spellings of one value have in common, so that they get the same token: no case, accents, separators or
 * calling code.
 */
export function normalise(type: PiiType, value: string): string {
  const folded = foldText(value);
  if (type === 'PHONE' && /^\d+$/.test(folded)) return folded.slice(-phoneDigits);
  return folded === '' ? value : folded;
}
