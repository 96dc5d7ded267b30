import { describe, expect, it } from 'vitest';
import { newNumbering, redact, type Detector } from './index.ts';

/** Sees the last letter of a word only: each round uncovers the next. */
const peel: Detector = {
  name: 'peel',
  types: ['OTHER'],
  find: (text) => {
    const at = text.search(/[a-z](?![a-z])/);
    return at < 0 ? [] : [{ start: at, end: at + 1, type: 'OTHER', score: 1 }];
  },
};

describe('redact', () => {
  it('puts the type in place of each value', () => {
    expect(redact('write to mira@mail.example or call (415) 555-2671.').text).toBe(
      'write to [EMAIL] or call [PHONE].',
    );
  });

  it('says what it replaced: offsets before and after', () => {
    const text = 'a@b.example, c@d.example';
    const { text: out, spans, replacements } = redact(text);
    expect(spans.map(({ start, end }) => text.slice(start, end))).toEqual(['a@b.example', 'c@d.example']);
    expect(replacements.map(({ start, end }) => out.slice(start, end))).toEqual(['[EMAIL]', '[EMAIL]']);
    expect(replacements.map((replacement) => replacement.text)).toEqual(['[EMAIL]', '[EMAIL]']);
  });

  it('leaves a text without findings as it is', () => {
    expect(redact('all is well')).toEqual({ text: 'all is well', spans: [], replacements: [] });
  });

  it('numbers values: the same value, the same number', () => {
    const text = 'a@b.example, c@d.example, A@B.EXAMPLE';
    expect(redact(text, { mask: 'token' }).text).toBe('[EMAIL_1], [EMAIL_2], [EMAIL_1]');
  });

  it('numbers go on after those a text already has', () => {
    expect(redact('[EMAIL_7] a@b.example', { mask: 'token' }).text).toBe('[EMAIL_7] [EMAIL_8]');
  });

  it('a shared numbering holds over several texts', () => {
    const numbering = newNumbering();
    const mask = 'token' as const;
    expect(redact('a@b.example', { mask, numbering }).text).toBe('[EMAIL_1]');
    expect(redact('c@d.example a@b.example', { mask, numbering }).text).toBe('[EMAIL_2] [EMAIL_1]');
  });

  it('finds what only shows once its neighbour is gone', () => {
    expect(redact('abc', { detectors: [peel] }).text).toBe('[OTHER][OTHER][OTHER]');
  });

  it('replaces the whole text when it gives up one value per round without end', () => {
    const { text, spans } = redact('abcdefghijklmnopqrstuvwxyz', { detectors: [peel] });
    expect(text).toBe('[OTHER]');
    expect(spans).toEqual([{ start: 0, end: 26, type: 'OTHER', score: 1, by: 'unsettled' }]);
  });

  it('finishes on a megabyte of many values', () => {
    const text = 'mira@mail.example (415) 555-2671 '.repeat(30_000);
    expect(redact(text).text).toBe('[EMAIL] [PHONE] '.repeat(30_000));
  }, 120_000);
});
