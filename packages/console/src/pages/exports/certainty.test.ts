import { expect, it } from 'vitest';
import { certainty } from './certainty.ts';

it.each([
  [
    { matched: 310, pieces: 312, chance: 1e-80, canary: false },
    '310 of 312 marks fit. By chance some export would fit as well less often than once in a million million.',
  ],
  [
    { matched: 40, pieces: 44, chance: 4e-8, canary: false },
    '40 of 44 marks fit. By chance some export would fit as well once in about 10,000,000.',
  ],
  [
    { matched: 3, pieces: 6, chance: 1, canary: true },
    'The customer that was made up for this export alone is in it. 3 of 6 marks fit, which alone would not do.',
  ],
  [
    { matched: 900, pieces: 900, chance: 0, canary: false },
    '900 of 900 marks fit. By chance some export would fit as well less often than once in a million million.',
  ],
])('says how sure it is: %j', (fit, words) => {
  expect(certainty(fit)).toBe(words);
});
