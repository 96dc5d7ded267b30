import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, foldText } from './fold.ts';

const seed = 20261123;

describe('fold, on any text', () => {
  it('offsets rise, lie in the text and never part a surrogate pair', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
        const { start, end, length } = fold(text);
        for (let i = 0; i < length; i += 1) {
          const [from = 0, to = 0] = [start[i], end[i]];
          expect(from).toBeLessThan(to);
          expect(to).toBeLessThanOrEqual(text.length);
          expect(from).toBeGreaterThanOrEqual(start[i - 1] ?? 0);
          expect(
            /^[\udc00-\udfff]/.test(text.slice(from)) && /[\ud800-\udbff]$/.test(text.slice(0, from)),
          ).toBe(false);
        }
      }),
      { seed },
    );
  });

  it('folding twice is folding once', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
        expect(foldText(foldText(text))).toBe(foldText(text));
      }),
      { seed },
    );
  });
});
