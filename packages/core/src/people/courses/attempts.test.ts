import { describe, expect, it } from 'vitest';
import { nextPaper, type TriedPaper } from './attempts.ts';

const NOW = Date.parse('2026-11-27T12:00:00Z');
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const rules = { attempts: 3, wait: 10 };

/** A paper that was handed in so many minutes ago, five minutes after it was begun. */
const failed = (minutes: number): TriedPaper => ({
  ...{ startedAt: NOW - (minutes + 5) * MINUTE, submittedAt: NOW - minutes * MINUTE, passed: false },
});
const open: TriedPaper = { startedAt: NOW - MINUTE, submittedAt: null, passed: null };
const passed: TriedPaper = { startedAt: NOW - HOUR, submittedAt: NOW - 50 * MINUTE, passed: true };

describe('the next paper', () => {
  it.each<[string, readonly TriedPaper[], ReturnType<typeof nextPaper>]>([
    ['is given at first', [], { may: true, left: 3 }],
    ['goes on while one is open', [open], { may: false, code: 'open', at: NOW - MINUTE }],
    ['waits after one that failed', [failed(4)], { may: false, code: 'wait', at: NOW + 6 * MINUTE }],
    ['is given when the wait is over', [failed(10)], { may: true, left: 2 }],
    [
      'waits on the last of several',
      [failed(60), failed(1)],
      { may: false, code: 'wait', at: NOW + 9 * MINUTE },
    ],
    [
      'is given no more after so many in a day, until the first is a day old',
      [failed(600), failed(300), failed(100)],
      { may: false, code: 'spent', at: NOW - 605 * MINUTE + 24 * HOUR },
    ],
    [
      'does not count what is older than a day',
      [failed(1500), failed(300), failed(100)],
      { may: true, left: 1 },
    ],
    ['is given to whoever passed, whenever they like', [passed], { may: true, left: 3 }],
  ])('%s', (_, tried, wanted) => {
    expect(nextPaper(rules, tried, NOW)).toEqual(wanted);
    expect(nextPaper(rules, tried.toReversed(), NOW)).toEqual(wanted);
  });
});
