import { expect, it } from 'vitest';
import { codeWords, lasted, removedWord, silentWords } from './words.ts';

it.each([
  [null, 'not told'],
  [40, '40 s'],
  [89, '1 min'],
  [600, '10 min'],
])('%s seconds read %s', (seconds, words) => {
  expect(lasted(seconds)).toBe(words);
});

it('codes and kinds read as words', () => {
  expect(codeWords('late-delivery')).toBe('late delivery');
  expect([silentWords(1), silentWords(3)]).toEqual(['One stretch is silent', '3 stretches are silent']);
  expect([removedWord('CREDIT_CARD'), removedWord('AGENT')]).toEqual(['credit card', 'agent']);
});
