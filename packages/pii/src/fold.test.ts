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
});
