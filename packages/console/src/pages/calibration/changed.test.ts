import { expect, it } from 'vitest';
import { changesOf, differencesOf, nameWords } from './changed.ts';

const threshold = (kind: string, name: string, value: number) => ({
  kind,
  name,
  value,
  unit: 'u',
  evidence: 'e',
});

it('takes what differs from what is in force, and nothing else', () => {
  const thresholds = [threshold('canary', 'coolDownHours', 1), threshold('risk', 'score', 3)];
  expect(changesOf(thresholds, { 'canary coolDownHours': 1, 'risk score': 5, 'risk gone': 9 })).toEqual([
    { kind: 'risk', name: 'score', value: 5 },
  ]);
});

it('tells where old and new differ, and the sums of all', () => {
  expect(differencesOf({ before: { a: 3, b: 2 }, after: { b: 2, c: 1 } })).toEqual({
    rows: [
      { kind: 'a', before: 3, after: 0 },
      { kind: 'c', before: 0, after: 1 },
    ],
    before: 5,
    after: 3,
  });
});

it('reads a name as words', () => {
  expect(nameWords('highTimes')).toBe('High times');
  expect(nameWords('z')).toBe('Z');
});
