import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newEffort, wordDiff, type Part } from './words.ts';

const word = fc.constantFrom(
  'data',
  'the',
  'vendor',
  'customer',
  '24',
  'hours',
  'e-mail',
  '1,000.50',
  '(a)',
  '\u2014',
);
const space = fc.constantFrom(' ', '  ', '\n', ' \n ');
const text = fc
  .array(fc.tuple(word, space), { maxLength: 40 })
  .map((words) => words.map(([one, gap]) => one + gap).join(''));
const anyText = fc.oneof(text, fc.string({ unit: 'grapheme', maxLength: 80 }));

const join = (parts: readonly Part[], without: Part['kind']): string =>
  parts
    .filter(({ kind }) => kind !== without)
    .map((part) => part.text)
    .join('');
const squeeze = (from: string): string => from.replace(/\s+/gu, '');

describe('a word diff', () => {
  it('applied gives the newer text to the letter, and the older one but for spaces', () => {
    fc.assert(
      fc.property(anyText, anyText, (before, after) => {
        const parts = wordDiff(before, after);
        expect(join(parts, 'removed')).toBe(after);
        expect(squeeze(join(parts, 'added'))).toBe(squeeze(before));
      }),
    );
  });

  it('sees no change in spaces and line breaks', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(word, space, space)), (words) => {
        const before = words.map(([one, gap]) => one + gap).join('');
        const after = words.map(([one, , gap]) => one + gap).join('');
        expect(wordDiff(before, after).every(({ kind }) => kind === 'same')).toBe(true);
      }),
    );
  });
});

describe('a changed word', () => {
  it('is one part removed and one added, its neighbours stay', () => {
    expect(wordDiff('Notice within 24 hours of it.', 'Notice within 72 hours of it.')).toEqual([
      { kind: 'same', text: 'Notice within ' },
      { kind: 'removed', text: '24 ' },
      { kind: 'added', text: '72 ' },
      { kind: 'same', text: 'hours of it.' },
    ]);
  });

  it.each([
    ['joined', 'not able', 'notable'],
    ['raised', '10 m2', '10 m\u00B2'],
    ['cut out of a number', '1,000 records', '1,00 records'],
    ['another sign', 'a "b"', 'a \u201Cb\u201D'],
  ])('%s is a change', (_, before, after) => {
    expect(wordDiff(before, after).some(({ kind }) => kind !== 'same')).toBe(true);
  });

  it('beside others is not shown as confetti: two common words between long changes go along', () => {
    const parts = wordDiff('one two three of four five six', 'seven eight nine of ten eleven twelve');
    expect(parts.map(({ kind }) => kind)).toEqual(['removed', 'added']);
  });
});

describe('texts made to be slow', () => {
  const alike = (of: string, count: number) =>
    Array.from({ length: count }, (_, i) => `${of}${String(i)}`).join(' ');

  it('are shown as replaced whole', () => {
    expect(wordDiff(alike('a', 4000), alike('b', 4000)).map(({ kind }) => kind)).toEqual([
      'removed',
      'added',
    ]);
  });

  it('share one effort: what one used up the next has not', () => {
    const effort = newEffort();
    for (let i = 0; i < 50; i++) wordDiff(alike('a', 2000), alike('b', 2000), effort);
    expect(effort.left).toBe(0);
    const parts = wordDiff('within 24 hours', 'within 72 hours', effort);
    expect(parts.map(({ kind }) => kind)).toEqual(['removed', 'added']);
  });
});
