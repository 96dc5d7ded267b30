import { expect, it } from 'vitest';
import { historyWords, levelOf, rehearsedWords, scheduleWords, spanWords, verdictWords } from './words.ts';

const at = '2026-11-02T08:00:00.000Z';
const one = (passed: boolean | null) => ({ run: 'drl_1', at, passed, timeToDetectMs: null });

it.each([
  [true, 'good', 'Passed'],
  [false, 'bad', 'Failed'],
  [null, 'plain', 'Not made'],
] as const)('a verdict of %s is %s', (passed, tone, words) => {
  expect(verdictWords(passed)).toEqual({ tone, words });
});

it.each([
  [null, 'not watched'],
  [0, '0 ms'],
  [999.6, '1000 ms'],
  [1500, '1.5 s'],
  [119_000, '119.0 s'],
  [180_000, '3 min'],
])('%s milliseconds are read as %s', (ms, words) => {
  expect(spanWords(ms, 'not watched')).toBe(words);
});

it('the history is one sentence', () => {
  const title = 'Enumeration';
  expect(historyWords({ title, history: [] })).toBe('Enumeration: never made');
  expect(historyWords({ title, history: [one(true), one(false), one(true), one(null)] })).toBe(
    'Enumeration, the last 4: 2 passed, 1 failed, 1 not made',
  );
  const noticed = [1500, 300].map((timeToDetectMs) => ({ ...one(true), timeToDetectMs }));
  expect(historyWords({ title, history: noticed })).toBe(
    'Enumeration, the last 2: 2 passed, 0 failed, 0 not made; noticed after 300 ms to 1.5 s',
  );
});

it.each([
  [0, 0],
  [100, 0],
  [1_000, 1 / 3],
  [100_000, 1],
  [9_000_000, 1],
])('%s milliseconds stand at %s of the scale', (ms, level) => {
  expect(levelOf(ms)).toBeCloseTo(level);
});

it.each([
  [null, 'not watched'],
  ['none-needed', 'none needed'],
  [true, 'yes'],
  [false, 'no'],
] as const)('%s is read as %s', (answer, words) => {
  expect(rehearsedWords(answer)).toBe(words);
});

it('a schedule is read in the words it is set in', () => {
  expect([null, 7, 30, 90].map(scheduleWords)).toEqual([
    'By hand only',
    'Weekly',
    'Monthly',
    'Every 90 days',
  ]);
});
