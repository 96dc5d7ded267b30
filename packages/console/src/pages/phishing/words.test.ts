import { expect, it } from 'vitest';
import { percent, scopeWords, timeWords, waitsFor } from './words.ts';

it.each([
  [null, 'none'],
  [0, '0 %'],
  [0.125, '13 %'],
])('says the share %s', (share, words) => {
  expect(percent(share)).toBe(words);
});

it.each([
  [null, 'nobody reported'],
  [42, '42 s'],
  [600, '10 min'],
  [9000, '2.5 h'],
])('says the time %s', (seconds, words) => {
  expect(timeWords(seconds)).toBe(words);
});

it('says whose word is missing', () => {
  const word = (side: 'company' | 'vendor') => ({ side, name: 'A', at: '', entry: 1 });
  expect(waitsFor({ authorisations: [] })).toBe('Neither party has signed it yet.');
  expect(waitsFor({ authorisations: [word('company')] })).toBe('The vendor has not signed it yet.');
  expect(waitsFor({ authorisations: [word('company'), word('vendor')] })).toBe(
    'Both parties have signed it.',
  );
});

it('signs all of a scope', async () => {
  const scope = {
    ...{ agreement: 'a', vendor: 'v', from: 'x', until: 'y', templates: ['t'], people: 'agents' as const },
    ...{ sites: null, perHour: 5, names: 'nobody' as const, course: true, limitPercent: 10, sender: null },
  };
  const words = await scopeWords(scope);
  expect(words).toMatchObject({ templates: 't', perHour: 5 });
  expect((await scopeWords({ ...scope, limitPercent: 11 })).scope).not.toBe(words.scope);
});
