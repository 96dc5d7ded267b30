import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compilePattern } from './matcher.ts';
import { PatternError } from './parsePattern.ts';

const found = (pattern: string, text: string, ignoreCase = false): string[] =>
  compilePattern(pattern, ignoreCase)
    .find(text)
    .map(({ start, end }) => text.slice(start, end));

describe('patterns', () => {
  it.each([
    ['HH-\\d{5}', 'HH-12345 and HH-123456', ['HH-12345']],
    ['[A-C]x?\\d+', 'A12 Bx9 D1 xA1', ['A12', 'Bx9']],
    ['(?:ab|abc)d', 'abd abcd abcde', ['abd', 'abcd']],
    ['a.c', 'a-c, a\nc', ['a-c']],
    ['[^0-9 ]{3}', 'abc 123', ['abc']],
    ['\\w+-\\w+', 'one-two', ['one-two']],
    ['\\d{3}[- ]?\\d{4}', '555-2671 5552671 555 26712', ['555-2671', '5552671']],
    ['a\\.b\\\\c\\{', 'a.b\\c{', ['a.b\\c{']],
    ['[\\d\\-.]{4}', '1-2.', ['1-2.']],
    ['(a|b){2,3}', 'ab abb abbb', ['ab', 'abb']],
    ['é\\d', 'é1 e1', ['é1']],
    ['x{0}ab', 'ab', ['ab']],
    ['\\D\\S\\W', 'a- ', ['a- ']],
  ])('%s in %j', (pattern, text, matches) => {
    expect(found(pattern, text)).toEqual(matches);
  });

  it('case counts unless it is said not to', () => {
    expect(found('hh\\d', 'HH1 hh2')).toEqual(['hh2']);
    expect(found('hh\\d', 'HH1 hh2', true)).toEqual(['HH1', 'hh2']);
  });

  it.each([
    '(a)\\1',
    '(?=a)b',
    '(?<!a)b',
    '(?<n>a)',
    '\\bword',
    '^a',
    'a$',
    'a+?',
    'a**',
    '(a+)+(b+)+',
    '((a{64}){64})',
    'a{65}',
    'a{3,2}',
    'a{,3}',
    '[z-a]',
    '[]',
    '[a',
    '(a',
    'a)',
    '*a',
    'a\\',
    '\\p{L}',
    '\\x41',
    'a?',
    '',
    'a|',
    `${'('.repeat(30)}a${')'.repeat(30)}`,
    'a'.repeat(501),
  ])('refuses %j without quoting it', (pattern) => {
    expect(() => compilePattern(pattern, false)).toThrow(PatternError);
  });

  it('finds what the engine finds, for patterns both know', () => {
    const leaf = fc.constantFrom('a', 'b', '[ab]', '[^a]', '\\d', '.');
    const pattern = fc.letrec<{ node: string }>((tie) => ({
      node: fc.oneof(
        { maxDepth: 3 },
        leaf,
        fc.tuple(tie('node'), tie('node')).map(([a, b]) => a + b),
        fc.tuple(tie('node'), tie('node')).map(([a, b]) => `(?:${a}|${b})`),
        fc.tuple(tie('node'), fc.constantFrom('?', '{1,3}', '{2}')).map(([a, times]) => `(?:${a})${times}`),
      ),
    })).node;
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '1', '-'), maxLength: 8 });
    fc.assert(
      fc.property(pattern, text, (source, word) => {
        fc.pre(!new RegExp(`^(?:${source})$`).test(''));
        const whole = compilePattern(`(?:${source})`, false)
          .find(word)
          .some(({ start, end }) => start === 0 && end === word.length);
        const reference = word !== '' && new RegExp(`^(?:${source})$`).test(word);
        // A place inside a word is no place to begin or end at, so only whole texts compare.
        expect(whole).toBe(reference);
      }),
      { seed: 20261126, numRuns: 2000 },
    );
  });

  it.each([
    ['(a|b)*a(a|b){20}', 'ab'],
    ['(a?){30}(a){30}', 'a'],
    ['(\\w-)+x', 'a-'],
    ['\\w+-\\w+-x', 'aaaaaaaaaaaaaaaa-'],
    ['.{1,64}.{1,64}!', 'ab '],
    ['(\\d[ -]?){13,19}', '1 '],
  ])('%s takes time linear in the text', (pattern, piece) => {
    const matcher = compilePattern(pattern, false);
    const text = piece.repeat(30_000 / piece.length);
    expect(matcher.find(text).every(({ start, end }) => start < end)).toBe(true);
  });
});
