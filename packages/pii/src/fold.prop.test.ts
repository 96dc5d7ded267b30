import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, foldText, roomFor, type Folded } from './fold.ts';

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

  it('is the same where another text was folded before, and leaves none of it behind', () => {
    const room = roomFor(80);
    const shown = ({ units, start, end, length }: Folded) =>
      [units, start, end].map((list) => [...list.subarray(0, length)]);
    const texts = fc.array(fc.string({ unit: 'binary', maxLength: 80 }), { maxLength: 4 });
    fc.assert(
      fc.property(texts, (some) => {
        for (const text of some) {
          const folded = fold(text, room);
          expect(shown(folded)).toEqual(shown(fold(text)));
          expect(folded.units[folded.length] ?? 0).toBe(0);
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
