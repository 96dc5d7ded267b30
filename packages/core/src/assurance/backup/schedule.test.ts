import { expect, it } from 'vitest';
import { nextDrillAt, restoreOverdueSince } from './schedule.ts';

const day = (n: number) => new Date(Date.UTC(2026, 0, n));

it.each([
  ['nothing to back up', null, null, null],
  ['a new installation, after a day', day(1), null, day(2)],
  ['one that passed, after a month', day(1), { endedAt: day(10), passed: true }, day(40)],
  ['one that failed, the next day', day(1), { endedAt: day(10), passed: false }, day(11)],
])('the next drill: %s', (_, since, last, due) => {
  expect(nextDrillAt(since, last)).toEqual(due);
});

it.each([
  ['nothing to back up', null, null, 99, null],
  ['none yet, still within five weeks', day(1), null, 35, null],
  ['none yet, after five weeks', day(1), null, 36, day(36)],
  ['one that passed', day(1), day(20), 54, null],
  ['one that passed long ago', day(1), day(20), 60, day(55)],
])('overdue: %s', (_, since, passed, now, overdue) => {
  expect(restoreOverdueSince(since, passed, day(now))).toEqual(overdue);
});
