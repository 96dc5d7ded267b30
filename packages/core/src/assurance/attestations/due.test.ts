import { describe, expect, it } from 'vitest';
import { datesProblem, daysLeft, missing, paperState, runOut, type Dated } from './due.ts';

const NOW = Date.parse('2026-11-27T10:00:00Z');
const paper = (change: Partial<Dated> = {}): Dated => ({
  ...{ id: 'a', kind: 'iso-27001', control: null, madeOn: '2026-01-01', validUntil: '2027-01-01' },
  ...{ verdict: 'accepted', ...change },
});

describe('a paper', () => {
  it.each([
    ['good', { validUntil: '2027-06-01' }],
    ['ends-soon', { validUntil: '2027-01-26' }],
    // Its last day still counts.
    ['ends-soon', { validUntil: '2026-11-27' }],
    ['ended', { validUntil: '2026-11-26' }],
    ['ended', { validUntil: '2026-11-26', verdict: null }],
    ['waits', { verdict: null }],
    ['refused', { verdict: 'refused' }],
  ] as const)('is %s with %j', (state, change) => {
    expect(paperState(paper(change), NOW)).toBe(state);
  });

  it.each([
    [null, { madeOn: '2026-01-31', validUntil: '2029-01-31' }],
    ['too-long', { madeOn: '2026-01-31', validUntil: '2029-02-01' }],
    ['too-long', { kind: 'clean-desk', madeOn: '2026-07-31', validUntil: '2027-03-01' }],
    [null, { kind: 'clean-desk', madeOn: '2026-07-31', validUntil: '2027-02-28' }],
    ['ends-first', { madeOn: '2026-02-01', validUntil: '2026-01-31' }],
    ['in-the-future', { madeOn: '2026-12-01' }],
  ] as const)('has days with problem %s: %j', (problem, change) => {
    expect(datesProblem(paper(change), NOW)).toBe(problem);
  });

  it('has no days left once its last day is over', () => {
    expect([daysLeft('2026-11-26', NOW), daysLeft('2026-11-27', NOW), daysLeft('2026-11-28', NOW)]).toEqual([
      -1, 0, 1,
    ]);
  });
});

describe('what ran out', () => {
  const old = paper({ id: 'old', validUntil: '2026-10-01' });
  it('is told of, the newest of its kind', () => {
    const older = paper({ id: 'older', validUntil: '2025-10-01' });
    expect(runOut([older, old], NOW).map(({ id }) => id)).toEqual(['old']);
  });
  it.each([
    ['another one is good', paper({ id: 'new' }), []],
    ['another one waits to be accepted', paper({ id: 'new', verdict: null }), ['old']],
    ['another one was refused', paper({ id: 'new', verdict: 'refused' }), ['old']],
    ['one of another kind is good', paper({ id: 'new', kind: 'pen-test' }), ['old']],
  ] as const)('when %s', (_, other, ids) => {
    expect(runOut([old, other], NOW).map(({ id }) => id)).toEqual(ids);
  });
});

describe('a duty to attest', () => {
  const duty = { agreement: 'agr_1', clause: '7.9', control: 'background checks', everyMonths: 6 };
  const statement = (change: Partial<Dated>) =>
    paper({ kind: 'statement', control: 'background checks', ...change });
  it.each([
    ['nothing stated, not due yet', '2026-06-01T00:00:00Z', [], 0],
    ['nothing stated, due', '2026-05-01T00:00:00Z', [], 1],
    ['stated in time', '2025-01-01T00:00:00Z', [statement({ madeOn: '2026-06-01' })], 0],
    ['stated too long ago', '2025-01-01T00:00:00Z', [statement({ madeOn: '2026-05-01' })], 1],
    [
      'stated and refused',
      '2025-01-01T00:00:00Z',
      [statement({ madeOn: '2026-06-01', verdict: 'refused' })],
      1,
    ],
    [
      'another control stated',
      '2025-01-01T00:00:00Z',
      [statement({ madeOn: '2026-06-01', control: 'x' })],
      1,
    ],
  ] as const)('%s', (_, since, papers, count) => {
    expect(missing([{ ...duty, since }], papers, NOW)).toHaveLength(count);
  });
});
