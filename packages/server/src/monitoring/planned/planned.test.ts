import type { Shift, ShiftChange } from '@cordon/core/policy';
import { describe, expect, it } from 'vitest';
import { LEAD, shiftsToTell, type ToldLast, type Work } from './planned.ts';

const HOUR = 3_600_000;
/** Monday, 2 November 2026, midnight UTC. */
const MONDAY = Date.UTC(2026, 10, 2);
const at = (hour: number) => MONDAY + hour * HOUR;

const day: Shift = { from: '08:00', to: '16:00', timeZone: 'UTC' };
const night: Shift = { from: '22:00', to: '06:00', timeZone: 'UTC' };
const work = (shift: Shift | null, changes: readonly ShiftChange[] = []): Work => ({
  ...{ person: 'per_ada', party: 'pty', shift, changes },
});
const change = (kind: 'on' | 'off', start: number, end: number): ShiftChange => ({
  ...{ kind, start: at(start), end: at(end) },
});
const last = (hour: number): ReadonlyMap<string, ToldLast> =>
  new Map([['per_ada', { party: 'pty', until: at(hour) }]]);
const none: ReadonlyMap<string, ToldLast> = new Map();

describe('what is told of shifts', () => {
  it.each<
    [string, readonly Work[], ReadonlyMap<string, ToldLast>, number, readonly [number, number, string] | null]
  >([
    ['nothing long before one begins', [work(day)], none, 7, null],
    ['it, half an hour before', [work(day)], none, 7.5, [7.5, 16, 'roster']],
    ['it, though nobody looked in time', [work(day)], none, 12, [7.5, 16, 'roster']],
    ['nothing a second time', [work(day)], last(16), 12, null],
    ['nothing once it is over', [work(day)], last(16), 16, null],
    ['one past midnight', [work(night)], none, 3, [-2.5, 6, 'roster']],
    ['the next one', [work(day)], last(-8), 8, [7.5, 16, 'roster']],
    ['that it was extended', [work(day, [change('on', 16, 18)])], last(16), 15.5, [15.5, 18, 'changed']],
    ['nothing yet of an extension', [work(day, [change('on', 16, 18)])], last(16), 12, null],
    [
      'that another one came in its place',
      [work({ ...day, to: '14:00' })],
      last(16),
      10,
      [10, 14, 'changed'],
    ],
    ['that it was given away', [work(day, [change('off', 8, 16)])], last(16), 10, [10, 10, 'changed']],
    ['nothing of one that was given away in time', [work(day, [change('off', 8, 16)])], none, 9, null],
    [
      'one that was taken over',
      [work(day, [change('off', 8, 16), change('on', 18, 22)])],
      none,
      18,
      [17.5, 22, 'roster'],
    ],
    ['what is left of one', [work(day, [change('off', 12, 16)])], none, 9, [7.5, 12, 'roster']],
    ['that the work ended', [], last(16), 10, [10, 10, 'changed']],
    [
      'two kinds of work as one',
      [work(day), work({ ...day, from: '15:00', to: '20:00' })],
      none,
      15,
      [7.5, 20, 'roster'],
    ],
    ['nothing of whoever works always', [work(null)], none, 12, null],
    ['all day of whoever works always by now', [work(null)], last(9), 12, [0, 24, 'roster']],
    ['all day, in place of a shift that runs', [work(null)], last(16), 12, [12, 24, 'changed']],
  ])('%s', (_, works, told, now, expected) => {
    expect(shiftsToTell(works, told, at(now))).toEqual(
      expected === null
        ? []
        : [
            {
              ...{ person: 'per_ada', party: 'pty', at: at(expected[0]), until: at(expected[1]) },
              code: expected[2],
            },
          ],
    );
  });

  it('is of each person their own, and the same the second time', () => {
    const ben = { ...work(night), person: 'per_ben' };
    const now = at(7.5);
    const told = shiftsToTell([work(day), ben], none, now);
    expect(told.map(({ person }) => person)).toEqual(['per_ada']);
    const known = new Map(told.map(({ person, party, until }) => [person, { party, until }] as const));
    expect(shiftsToTell([work(day), ben], known, now)).toEqual([]);
    expect(shiftsToTell([work(day), ben], known, at(22) - LEAD)).toMatchObject([{ person: 'per_ben' }]);
  });
});
