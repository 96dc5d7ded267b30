import { describe, expect, it } from 'vitest';
import { dueIfNow, isToRemind, nextDue, type Review } from './review.ts';

const day = (number: number) => new Date(Date.UTC(2026, 0, number));

describe('when a review is due', () => {
  it.each<[string, Date | null, Date, Date | null]>([
    ['nobody works under it', null, day(200), null],
    ['long before', day(1), day(60), null],
    ['a moment before the last fortnight', day(1), new Date(day(77).getTime() - 1), null],
    ['the last fortnight', day(1), day(77), day(91)],
    ['looked at late, people have a fortnight all the same', day(1), day(120), day(134)],
  ])('%s', (_, base, now, due) => {
    expect(dueIfNow(base, 90, now)).toEqual(due);
  });

  it('is told ahead', () => {
    expect(nextDue(day(1), 90)).toEqual(day(91));
    expect(nextDue(null, 90)).toBeNull();
  });
});

describe('a reminder', () => {
  const review: Review = {
    ...{ id: 'r', agreement: { id: 'a', title: 'A' }, party: { id: 'p', name: 'P' } },
    ...{ openedAt: day(1), dueAt: day(15), remindedAt: null, closedAt: null, kept: 1, removed: 0, open: 2 },
  };
  it.each<[string, Partial<Review>, Date, boolean]>([
    ['three days before', {}, day(12), true],
    ['a moment earlier', {}, new Date(day(12).getTime() - 1), false],
    ['once', { remindedAt: day(12) }, day(13), false],
    ['not when all is answered', { open: 0 }, day(13), false],
    ['not when it is closed', { closedAt: day(12) }, day(13), false],
  ])('comes %s', (_, changes, now, comes) => {
    expect(isToRemind({ ...review, ...changes }, now)).toBe(comes);
  });
});
