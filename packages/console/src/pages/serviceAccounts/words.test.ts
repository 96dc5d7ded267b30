import { describe, expect, it } from 'vitest';
import { daysLeft, standingWords } from './words.ts';

const NOW = Date.parse('2026-11-03T12:00:00Z');
const at = (days: number) => new Date(NOW + days * 86_400_000).toISOString();

type Standing = Parameters<typeof standingWords>[0];

const account: Standing = {
  ...{ state: 'in-force', mayDecide: false, ended: null, expiresAt: at(60), reviewDue: null, fields: [] },
};

describe('standingWords', () => {
  it.each<[string, Partial<Standing>, string, string]>([
    ['in force', {}, 'good', 'In force'],
    ['about to end', { expiresAt: at(1) }, 'warn', 'Ends in 1 day'],
    ['under review', { reviewDue: at(3) }, 'warn', 'Under review'],
    ['without a clause', { fields: null }, 'stop', 'The terms open nothing to it now'],
    ['proposed, for me', { state: 'proposed', mayDecide: true }, 'warn', 'Waits for you'],
    ['proposed, for others', { state: 'proposed' }, 'wait', 'Waits for the company'],
    ['refused', { state: 'refused' }, 'stop', 'Refused'],
  ])('says how one stands that is %s', (_, more, tone, words) => {
    expect(standingWords({ ...account, ...more }, NOW)).toEqual({ tone, words });
  });

  it('says why one ended', () => {
    const ended = { by: null, at: at(0), why: 'owner-gone', entry: 7 } as const;
    expect(standingWords({ ...account, state: 'ended', ended }, NOW).words).toBe(
      'Ended: nobody answers for it any more',
    );
  });
});

it('counts days to the end, and none after it', () => {
  expect([daysLeft(at(1.2), NOW), daysLeft(at(-1), NOW)]).toEqual([2, 0]);
});
