import { describe, expect, it } from 'vitest';
import { redactParts } from './redactParts.ts';
import { broken } from './testSupport.ts';

const part = (...fragments: string[]) => ({ fragments });

describe('redactParts', () => {
  it('gives the text back to its fragments', () => {
    expect(redactParts([part('call (415) ', '555', '-2671', ' now'), part('x')])).toEqual({
      fragments: [['call [PHONE]', '', '', ' now'], ['x']],
      found: [{ type: 'PHONE', part: 0, from: 0, to: 2 }],
    });
  });

  it('searches in all parts what one part tells', () => {
    const order = { fragments: ['HH-48291-7'], label: 'order no' };
    const parts = [part('about hh 48291 7'), order];
    expect(redactParts(parts).fragments).toEqual([['about [ACCOUNT]'], ['[ACCOUNT]']]);
    expect(redactParts(parts, { remember: false }).fragments).toEqual([['about hh 48291 7'], ['[ACCOUNT]']]);
  });

  it('takes a part for what its field says', () => {
    const speaker = { fragments: ['Ada Lund'], type: 'PERSON' } as const;
    expect(redactParts([speaker, part('thanks, Ada')]).fragments).toEqual([
      ['[PERSON]'],
      ['thanks, [PERSON]'],
    ]);
    expect(redactParts([{ fragments: ['?!'], type: 'OTHER' }]).fragments).toEqual([['[OTHER]']]);
    expect(redactParts([speaker], { types: ['EMAIL'] }).fragments).toEqual([['Ada Lund']]);
  });

  it('searches a kept field for known values only', () => {
    const kept = { fragments: ['Ada a@b.example'], knownOnly: true } as const;
    const known = [{ type: 'PERSON', value: 'Ada Lund' }] as const;
    expect(redactParts([kept], { known }).fragments).toEqual([['[PERSON] a@b.example']]);
  });

  it('numbers values the same all over', () => {
    const parts = [part('a@b.example'), part('[EMAIL_3] c@d.example'), part('A@B.example')];
    expect(redactParts(parts, { mask: 'token' }).fragments).toEqual([
      ['[EMAIL_4]'],
      ['[EMAIL_3] [EMAIL_5]'],
      ['[EMAIL_4]'],
    ]);
  });

  it('passes on what a detector throws', () => {
    expect(() => redactParts([part('x')], { detectors: [broken] })).toThrow(RangeError);
    expect(() => redactParts([part('x')], { detectors: [broken], remember: false })).toThrow(RangeError);
  });

  it('reads a part without its marks, and leaves them there', () => {
    const marked = { fragments: ['Hello ', '**', 'Mi', '**', 'ra'], marks: new Set([1, 3]) };
    const known = [{ type: 'PERSON', value: 'Mira Okafor' }] as const;
    expect(redactParts([marked], { known, detectors: [] }).fragments).toEqual([
      ['Hello ', '**', '[PERSON]', '**', ''],
    ]);
    const touching = { fragments: ['Mira', '', 'met'], marks: new Set([1]) };
    expect(redactParts([touching], { known, detectors: [] }).fragments).toEqual([['[PERSON]', '', 'met']]);
  });
});
