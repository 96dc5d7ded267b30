import { expect, it } from 'vitest';
import { confidenceWords, minutesWords, shareWords } from './words.ts';

it.each([
  [{ share: 0.85, missing: null }, '85 %'],
  [{ share: 0, missing: null }, '0 %'],
  [{ share: null, missing: 'no-feed' }, 'nobody tells yet'],
  [{ share: null, missing: 'too-few' }, 'held back: too few people'],
] as const)('%j is said as %s', (part, words) => {
  expect(shareWords(part)).toBe(words);
});

it('says on how much a score rests', () => {
  expect(confidenceWords(1)).toBe('rests on all of the formula');
  expect(confidenceWords(0.1)).toBe('rests on 10 % of the formula');
});

it('says minutes as hours where they are many', () => {
  expect([minutesWords(12), minutesWords(180)]).toEqual(['12 min', '3.0 h']);
});
