import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { oneErrorApart } from './oneError.ts';

/** All that one typing error makes of a string. */
function errorsOf(text: string, letters: readonly string[]): Set<string> {
  const all = new Set([text]);
  for (let at = 0; at <= text.length; at += 1) {
    const [before, after] = [text.slice(0, at), text.slice(at)];
    all.add(before + after.slice(1));
    if (after.length > 1) all.add(before + after.charAt(1) + after.charAt(0) + after.slice(2));
    for (const letter of letters) {
      all.add(before + letter + after);
      if (after !== '') all.add(before + letter + after.slice(1));
    }
  }
  return all;
}

describe('oneErrorApart', () => {
  it('says what writing out every error says', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 });
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(oneErrorApart(a, b)).toBe(errorsOf(a, ['a', 'b', 'c']).has(b));
      }),
      { seed: 20261126, numRuns: 1000 },
    );
  });
});
