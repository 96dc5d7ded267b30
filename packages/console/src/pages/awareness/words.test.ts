import { expect, it } from 'vitest';
import { minutesWords, restsOnEnough, scoreWords, shareWords } from './words.ts';

it.each([
  [{ share: 0.85, missing: null }, '85 %'],
  [{ share: 0, missing: null }, '0 %'],
  [{ share: null, missing: 'no-feed' }, 'nobody tells yet'],
  [{ share: null, missing: 'too-few' }, 'held back: too few people'],
] as const)('%j is said as %s', (part, words) => {
  expect(shareWords(part)).toBe(words);
});

it.each([
  [{ score: 82, confidence: 1 }, true, 'rests on all of the formula'],
  [{ score: 82, confidence: 0.5 }, true, 'rests on 50 % of the formula'],
  [{ score: 100, confidence: 0.1 }, false, 'Too little is known: 100 on 10 % of the formula'],
  [{ score: null, confidence: 0 }, false, 'Nothing is known yet'],
])('%j is shown: %s, and said as %s', (scored, shown, words) => {
  expect(restsOnEnough(scored)).toBe(shown);
  expect(scoreWords(scored)).toBe(words);
});

it('says minutes as hours where they are many', () => {
  expect([minutesWords(12), minutesWords(180)]).toEqual(['12 min', '3.0 h']);
});
