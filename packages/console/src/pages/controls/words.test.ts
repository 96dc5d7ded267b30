import { expect, it } from 'vitest';
import { comingFrom, endedWords, everyWords, historyWords, lookedAt } from './words.ts';

const last = { at: '2026-11-02T08:00:00Z', population: 21, failed: 1, failing: [], ms: 3 };

it.each([
  [null, 'Will look at: people.'],
  [{ ...last, failed: 0 }, 'Looked at 21: people.'],
  [last, 'Looked at 21: people. 1 of them fails.'],
  [{ ...last, population: 12_000, failed: 1200 }, 'Looked at 12,000: people. 1,200 of them fail.'],
  [{ ...last, population: null, failed: null }, 'Made on the company and its installation.'],
])('what was looked at: %o', (run, words) => {
  expect(lookedAt({ population: 'people', last: run })).toBe(words);
});

it('the history is heard as counts', () => {
  const history = (['passes', 'fails', 'passes'] as const).map((state) => ({
    ...{ at: last.at, failed: 0, population: 1, state },
  }));
  expect(historyWords({ title: 'T', history })).toBe('T. Of the last 3 runs, fails: 1, passes: 2');
  expect(historyWords({ title: 'T', history: [] })).toBe('T: never run');
});

it.each([
  [1, 'every hour'],
  [6, 'every 6 hours'],
  [24, 'every day'],
  [168, 'every 7 days'],
])('%i hours', (hours, words) => {
  expect(everyWords(hours)).toBe(words);
});

it.each([
  [{ state: 'done', made: 79, failed: 1, couldNotRun: 0 }, '79 made, 1 failed.'],
  [{ state: 'done', made: 79, failed: 0, couldNotRun: 2 }, '79 made, 0 failed. 2 could not be made.'],
  [
    { state: 'broke-off', made: 3, failed: null, couldNotRun: null },
    'The tests broke off before they were done. Run them again.',
  ],
] as const)('what a pass came to: %o', (pass, words) => {
  expect(endedWords(pass)).toBe(words);
});

it.each([
  ['a', null],
  ['b', 'running'],
  ['c', 'running'],
  ['d', 'waiting'],
  ['e', null],
])('%s comes from %s', (id, from) => {
  expect(comingFrom(id, { tests: ['a', 'b', 'c'], made: 1 }, { tests: ['c', 'd'] })).toBe(from);
  expect(comingFrom(id, null, null)).toBe(null);
});
