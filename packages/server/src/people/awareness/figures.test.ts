import { boardOf } from '@cordon/core/people/awareness';
import { describe, expect, it } from 'vitest';
import { figuresOf, NO_SITE, type Told } from './figures.ts';

const members = [
  ...Array.from({ length: 6 }, (_, nth) => ({ id: `c${String(nth)}`, site: 'cebu' })),
  ...Array.from({ length: 7 }, (_, nth) => ({ id: `m${String(nth)}`, site: 'manila' })),
  { id: 'x', site: null },
];
const nothing: Told = { training: null, phishing: null, spaced: null, nearMisses: new Map() };

describe('figuresOf', () => {
  it('counts each person once, in their site and in the vendor', () => {
    const { whole, teams } = figuresOf(members, nothing);
    expect(whole).toEqual({ people: 14, training: null, phishing: null, spaced: null, nearMisses: 0 });
    expect(teams.map(({ team, people }) => [team, people])).toEqual([
      ['cebu', 6],
      ['manila', 7],
      [NO_SITE, 1],
    ]);
  });

  it('counts of training those alone of whom something is asked', () => {
    const training = new Map([
      ['c0', true],
      ['c1', false],
      ['m0', true],
    ]);
    const { whole, teams } = figuresOf(members, { ...nothing, training });
    expect(whole.training).toEqual({ asked: 3, current: 2 });
    expect(teams.map((one) => one.training?.asked)).toEqual([2, 1, 0]);
  });

  it('tells of phishing for the vendor alone where sites are not told apart', () => {
    const whole = { reached: 12, caught: 3, reported: 6, withinHour: 4, medianMinutes: 20 };
    const found = figuresOf(members, { ...nothing, phishing: { whole, sites: null } });
    expect(found.whole.phishing).toEqual(whole);
    expect(found.teams.map(({ phishing }) => phishing)).toEqual([null, null, null]);
    const { total, teams } = boardOf(found.whole, found.teams);
    expect(total.parts.find(({ part }) => part === 'reported')).toMatchObject({ share: 0.5 });
    expect(total.medianMinutes).toBe(20);
    expect(teams[0]?.parts.find(({ part }) => part === 'reported')).toMatchObject({ missing: 'no-feed' });
  });

  it('holds a site of one back, and another with it', () => {
    const { whole, teams } = figuresOf(members, nothing);
    expect(boardOf(whole, teams).teams.map(({ people }) => people)).toEqual([null, 7, null]);
  });
});
