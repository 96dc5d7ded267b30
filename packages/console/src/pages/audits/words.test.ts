import { expect, it } from 'vitest';
import { ageWords, cadenceRun, lineWords, openRequests, percent, STEPS, stepsDone } from './words.ts';

it.each([
  { line: 'access 118 tier1', said: 'Access, entry 118' },
  { line: 'setting 4 networks-confirmed', said: 'Setting, networks confirmed' },
  { line: 'person per_ada', said: 'per_ada' },
])('$line reads $said', ({ line, said }) => {
  expect(lineWords({ line, person: null })).toBe(said);
});

it('a closed audit has all steps behind it, one that was given up none', () => {
  expect([stepsDone('closed'), stepsDone('abandoned')]).toEqual([STEPS.length, 0]);
});

it('a cadence runs from the last audit to the next', () => {
  expect([cadenceRun(0, 10, -5), cadenceRun(0, 10, 5), cadenceRun(0, 10, 20), cadenceRun(5, 5, 5)]).toEqual([
    0, 0.5, 1, 1,
  ]);
});

it('a share reads as a percentage', () => {
  expect(percent(0.0488)).toBe('4.9 %');
});

it.each([
  { requests: [], words: null },
  { requests: [{ answeredAt: '2026-11-02', overdue: false }], words: null },
  {
    requests: [{ answeredAt: null, overdue: false }],
    words: 'One request for evidence is not answered yet.',
  },
  {
    requests: [{ answeredAt: null, overdue: true }],
    words: 'One request for evidence is not answered yet, and overdue.',
  },
  {
    requests: [
      { answeredAt: null, overdue: true },
      { answeredAt: null, overdue: false },
    ],
    words: '2 requests for evidence are not answered yet, 1 overdue.',
  },
])('of what was asked for: $words', ({ requests, words }) => {
  expect(openRequests(requests)).toBe(words);
});

it('what was said before the period began is older than the audit', () => {
  const audit = { from: '2026-11-01T00:00:00.000Z' };
  expect(ageWords('2026-10-31', audit)).toBe('Older than the period of this audit');
  expect(ageWords('2026-11-01', audit)).toBeNull();
});
