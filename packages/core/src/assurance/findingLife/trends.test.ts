import { expect, it } from 'vitest';
import { quarterOf, trendsOf, type TrendedFinding } from './trends.ts';

const DAY = 86_400_000;
const now = Date.parse('2026-11-27T00:00:00Z');

const found = (given: Partial<TrendedFinding>): TrendedFinding => ({
  ...{ kind: 'seat-unmasked', vendor: 'pty_b', severity: 'high', state: 'open' },
  ...{ raisedAt: now - 3 * DAY, dueAt: now + DAY, closedAt: null, ...given },
});
const closed = (raisedAgo: number, closedAgo: number, given: Partial<TrendedFinding> = {}): TrendedFinding =>
  found({ state: 'closed', raisedAt: now - raisedAgo * DAY, closedAt: now - closedAgo * DAY, ...given });

it('folds what stands, what is late and what is accepted', () => {
  const { open, overdue, accepted } = trendsOf(
    [
      found({}),
      found({ dueAt: now }),
      found({ severity: 'low', state: 'fix-claimed' }),
      found({ state: 'exception', dueAt: 0 }),
    ],
    [],
    now,
  );
  expect({ open, overdue, accepted }).toEqual({
    open: { critical: 0, high: 2, medium: 0, low: 1 },
    overdue: 1,
    accepted: 1,
  });
});

it('what was found twice at one vendor recurs; once at each of two does not, nor what is years old', () => {
  const { recurring } = trendsOf(
    [
      closed(40, 30),
      found({}),
      found({ vendor: null }),
      found({ kind: 'log-overdue', vendor: 'pty_c' }),
      closed(700, 690, { kind: 'log-overdue', vendor: 'pty_c' }),
    ],
    [],
    now,
  );
  expect(recurring).toEqual([{ kind: 'seat-unmasked', vendor: 'pty_b', times: 2 }]);
});

it('how long it took is the median by severity and quarter, with how many were late', () => {
  const { toClose } = trendsOf(
    [
      closed(10, 8),
      closed(20, 10, { dueAt: now - 12 * DAY }),
      closed(9, 5),
      closed(200, 190, { severity: 'low' }),
      found({}),
    ],
    [],
    now,
  );
  expect(toClose).toEqual([
    { quarter: '2026-Q2', severity: 'low', closed: 1, medianDays: 10, late: 0 },
    { quarter: '2026-Q4', severity: 'high', closed: 3, medianDays: 4, late: 1 },
  ]);
});

it('an even number of them is halfway between the two in the middle', () => {
  expect(trendsOf([closed(10, 8), closed(10, 4)], [], now).toClose[0]?.medianDays).toBe(4);
});

it('controls improved are proposals that landed, by quarter', () => {
  const { improved } = trendsOf(
    [],
    [
      { kind: 'terms', at: now },
      { kind: 'terms', at: now - DAY },
      { kind: 'threshold', at: now - 100 * DAY },
    ],
    now,
  );
  expect(improved).toEqual([
    { quarter: '2026-Q3', kind: 'threshold', count: 1 },
    { quarter: '2026-Q4', kind: 'terms', count: 2 },
  ]);
});

it('quarters begin in UTC', () => {
  expect(
    ['2026-01-01T00:00:00Z', '2026-03-31T23:59:59Z', '2026-12-31T23:59:59Z'].map((at) =>
      quarterOf(Date.parse(at)),
    ),
  ).toEqual(['2026-Q1', '2026-Q1', '2026-Q4']);
});
