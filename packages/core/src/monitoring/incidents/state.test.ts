import { describe, expect, it } from 'vitest';
import { incidentStates, movesOf, nextStepOf, refusalOfMove, type IncidentStanding } from './state.ts';

const base: IncidentStanding = {
  ...{ state: 'open', owned: true, unjudged: 0, real: 1, undecided: 0, hasPostMortem: true },
};
const standing = (given: Partial<IncidentStanding>): IncidentStanding => ({ ...base, ...given });

describe('where an incident may go', () => {
  const table: readonly (readonly [
    string,
    Partial<IncidentStanding>,
    (typeof incidentStates)[number],
    unknown,
  ])[] = [
    ['is looked into once somebody owns it', {}, 'investigating', null],
    ['moves for nobody', { owned: false }, 'investigating', 'nobody-owns-it'],
    ['is not closed unseen', {}, 'closed', 'not-from-here'],
    ['is closed with a post-mortem', { state: 'contained' }, 'closed', null],
    ['is not closed without one', { state: 'contained', hasPostMortem: false }, 'closed', 'no-post-mortem'],
    [
      'is not closed over a machine’s act',
      { state: 'contained', undecided: 1 },
      'closed',
      'machine-undecided',
    ],
    ['nor ended as a false alarm over one', { undecided: 1, real: 0 }, 'false-positive', 'machine-undecided'],
    [
      'is not closed with signals nobody judged',
      { state: 'contained', unjudged: 1 },
      'closed',
      'signals-unjudged',
    ],
    ['is no false alarm with a real signal', {}, 'false-positive', 'signals-real'],
    ['is a false alarm with none', { real: 0, hasPostMortem: false }, 'false-positive', null],
    ['is opened again', { state: 'closed' }, 'investigating', null],
    ['is not contained once closed', { state: 'closed' }, 'contained', 'not-from-here'],
  ];
  it.each(table)('%s', (_, given, to, expected) => {
    expect(refusalOfMove(standing(given), to)).toBe(expected);
  });

  it('offers exactly what is not refused', () => {
    expect(movesOf(base)).toEqual(['investigating', 'contained']);
    expect(movesOf(standing({ owned: false }))).toEqual([]);
  });
});

describe('what comes next', () => {
  const table: readonly (readonly [Partial<IncidentStanding>, string])[] = [
    [{ owned: false }, 'take'],
    [{ undecided: 2, unjudged: 3 }, 'decide'],
    [{ undecided: 2, owned: false }, 'take'],
    [{ unjudged: 3 }, 'judge'],
    [{ real: 0 }, 'dismiss'],
    [{}, 'contain'],
    [{ state: 'investigating' }, 'contain'],
    [{ state: 'contained', hasPostMortem: false }, 'write-up'],
    [{ state: 'contained' }, 'close'],
    [{ state: 'closed' }, 'none'],
    [{ state: 'closed', undecided: 1 }, 'decide'],
  ];
  it.each(table)('%j: %s', (given, expected) => {
    expect(nextStepOf(standing(given))).toBe(expected);
  });
});
