import { expect, it } from 'vitest';
import { cadenceRun, lineWords, percent, STEPS, stepsDone } from './words.ts';

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
