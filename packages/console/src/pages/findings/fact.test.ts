import { expect, it } from 'vitest';
import { factName, factOf, type Fact } from './fact.ts';

it.each<readonly [string, string | number, Fact]>([
  ['entry', 44, { kind: 'entries', entries: [44] }],
  ['first', 5, { kind: 'entries', entries: [5] }],
  ['first', '2026-11-26T15:57:02.733Z', { kind: 'instant', at: '2026-11-26T15:57:02.733Z' }],
  ['entries', '44 43', { kind: 'entries', entries: [44, 43] }],
  ['entries', 1, { kind: 'words', words: '1' }],
  ['entries', '', { kind: 'words', words: '' }],
  ['statements', 12, { kind: 'words', words: '12' }],
  ['shownTo', 'per_finn', { kind: 'words', words: 'per_finn' }],
  ['recording', 'rec_1', { kind: 'recording', id: 'rec_1' }],
  ['field', '2026', { kind: 'words', words: '2026' }],
])('%s %j', (name, value, fact) => {
  expect(factOf(name, value)).toEqual(fact);
});

it('reads names as words', () => {
  expect(['mapVersion', 'entry', 'shownUnder'].map(factName)).toEqual([
    'map version',
    'entry',
    'shown under',
  ]);
});
