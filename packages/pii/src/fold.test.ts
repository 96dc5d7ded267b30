import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, foldText } from './fold.ts';

describe('foldText', () => {
  it.each([
    ['Zoë  ÅNGSTRÖM', 'zoeangstrom'],
    ['e\u0301te\u0301', 'ete'],
    ['Straße, Łódź, Øster, Đorđe', 'strasselodzosterdorde'],
    ['+1 (415) 555-2671', '14155552671'],
    ['４１５ ٤١٥ ४१५', '415415415'],
    ['ﬁn\u00adal\u200b', 'final'],
    ['𝐌𝐢𝐫𝐚', 'mira'],
    ['İstanbul', 'istanbul'],
    ['佐藤 花子', '佐藤花子'],
    ['!?-_', ''],
  ])('%j -> %j', (text, folded) => {
    expect(foldText(text)).toBe(folded);
  });
});

describe('fold', () => {
  it('maps each unit to the characters it came from; marks go with the letter before them', () => {
    const folded = fold('Ze\u0301 ﬁ');
    expect([...folded.units.slice(0, folded.length)].map((unit) => String.fromCharCode(unit)).join('')).toBe(
      'zefi',
    );
    expect([...folded.start.slice(0, folded.length)]).toEqual([0, 1, 4, 4]);
    expect([...folded.end.slice(0, folded.length)]).toEqual([1, 3, 5, 5]);
  });

  it('holds a character that becomes eighteen', () => {
    expect(foldText('\ufdfa'.repeat(20))).toBe(foldText('\ufdfa').repeat(20));
    expect(foldText('\ufdfa').length).toBeGreaterThan(10);
  });

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
    );
  });

  it('folding twice is folding once', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
        expect(foldText(foldText(text))).toBe(foldText(text));
      }),
    );
  });
});
