import { expect, it } from 'vitest';
import { gapsOf } from './index.ts';

const piece = (seq: number) => ({ seq, from: seq * 10, until: seq * 10 + 9 });

it.each([
  ['nothing is missing', [0, 1, 2], 3, []],
  ['one in the middle', [0, 2], 3, [{ from: 9, until: 20, pieces: 1 }]],
  ['the first two', [2], 3, [{ from: null, until: 20, pieces: 2 }]],
  ['the last one', [0, 1], 3, [{ from: 19, until: null, pieces: 1 }]],
  ['it broke off', [0, 1], null, [{ from: 19, until: null, pieces: null }]],
  ['nothing ever came', [], null, [{ from: null, until: null, pieces: null }]],
  ['nothing was to come', [], 0, []],
])('%s', (_, seqs, made, gaps) => {
  expect(gapsOf(seqs.map(piece), made)).toEqual(gaps);
});
