import { expect, it } from 'vitest';
import { standingWords } from './peerWords.ts';

const standing = (own: number | null, peers: number[], above = 0) => ({
  ...{ measure: 'customers' as const, own, peers, above },
});

it.each([
  [standing(12, [1, 2, 20], 2), '12 a day, more than 2 of 3 peers.'],
  [standing(0, [0, 0]), '0 a day, as all of 2 peers.'],
  [standing(1, [2, 3]), '1 a day, no more than any of 2 peers.'],
  [standing(4, []), '4 a day; nobody else does the same work.'],
  [standing(null, [4]), 'Did not work in this time.'],
])('%j', (given, words) => {
  expect(standingWords(given)).toBe(words);
});
