import { describe, expect, it } from 'vitest';
import { EntryTimes } from './entryTimes.ts';
import type { SeenAt } from './entryTimes.ts';

const at = (seconds: number): string => new Date(seconds * 1000).toISOString();
const found = (seen: readonly SeenAt[], times: readonly number[], skew = 10): string[] => {
  const check = new EntryTimes(seen, skew);
  for (const [i, seconds] of times.entries()) check.entry(i, at(seconds));
  return check.problems().map(({ code, problem }) => `${code}: ${problem}`);
};

describe('the times of entries', () => {
  const seen = [
    { size: 4, timestamp: 2000 },
    { size: 2, timestamp: 1000 },
    { size: 2, timestamp: 1500 },
  ];
  const back = 'a time before the log was last witnessed without it';
  const post = 'a time after it had been witnessed';

  it.each<[string, readonly number[], string[]]>([
    ['fit between cosignatures', [900, 1000, 1500, 1999, 2000], []],
    ['may miss them by the skew', [1010, 1010, 1490, 2010, 1990], []],
    ['claim too early', [900, 900, 1489, 1600, 2100], [`entry-backdated: entry 2 claims ${back}`]],
    ['claim too early in a run', [0, 0, 0, 0, 0], [`entry-backdated: entries 2 to 4 claim ${back}`]],
    ['claim too late', [900, 1011, 1600, 1600, 2100], [`entry-postdated: entry 1 claims ${post}`]],
    [
      'lie on either side',
      [3000, 900, 1600, 2500, 500],
      [
        `entry-backdated: entry 4 claims ${back}`,
        `entry-postdated: entry 0 claims ${post}`,
        `entry-postdated: entry 3 claims ${post}`,
      ],
    ],
  ])('%s', (_, times, problems) => {
    expect(found(seen, times)).toEqual(problems);
  });

  it('are not judged where no witness saw the log', () => {
    expect(found([], [5, 1, 9_000_000])).toEqual([]);
  });

  it('are named by the first of very many, and counted', () => {
    const times = Array.from({ length: 120 }, (_, i) => (i % 2 === 0 ? 5000 : 0));
    const problems = found([{ size: 120, timestamp: 1000 }], times);
    expect(problems.length).toBe(51);
    expect(problems.at(-1)).toBe(`entry-postdated: 10 more entries claim ${post}`);
  });
});
