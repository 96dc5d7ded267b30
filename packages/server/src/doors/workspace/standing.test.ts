import type { Code } from '@cordon/core/kernel';
import { describe, expect, it } from 'vitest';
import type { PastAssignment } from '../../assignments/index.ts';
import { standingOf, type StandingFacts } from './standing.ts';

const now = new Date('2026-11-02T10:00:00Z');
const base: PastAssignment = {
  ...{ id: 'a', person: { id: 'ada', name: 'Ada' }, party: 'bright', source: 'shop', accessRole: 'tier1' },
  ...{
    agreement: { id: 'agr', title: 'Support' },
    purpose: 'orders',
    site: { id: 'manila', name: 'Manila' },
  },
  ...{ shift: null, changes: [], from: new Date('2026-01-01'), until: null, madeBy: null, endedWhy: null },
};
const shift = { from: '08:00', to: '12:00', timeZone: 'UTC' };
const seat = (stop: Code | null, changesAt: number | null = null) => new Map([['a', { stop, changesAt }]]);
const facts: StandingFacts = {
  ...{ now, worksFrom: () => true, owesFactor: false, seats: seat(null), conduct: () => null },
};
const codeOf = (one: Partial<PastAssignment>, more: Partial<StandingFacts> = {}) =>
  standingOf([{ ...base, ...one }], { ...facts, ...more }).work[0]?.stop?.code ?? null;

describe('what somebody works as', () => {
  it.each<[string, Partial<PastAssignment>, Partial<StandingFacts>, string | null]>([
    ['goes on', {}, {}, null],
    ['was ended', { endedWhy: 'ended' }, {}, 'not-permitted'],
    ['was removed in a review', { endedWhy: 'removed' }, {}, 'not-permitted'],
    ['is over by its time', { until: now }, {}, 'not-permitted'],
    ['is on shift', { shift }, {}, null],
    ['is off shift', { shift: { ...shift, to: '10:00' } }, {}, 'outside-hours'],
    ['is closed until a course is passed', {}, { conduct: () => 'retraining' }, 'conduct-retraining'],
    ['is closed until a day', {}, { conduct: () => 'suspension' }, 'conduct-suspended'],
    ['is taken away', {}, { conduct: () => 'removal' }, 'conduct-removed'],
    ['waits for a second factor', {}, { owesFactor: true }, 'step-up-needed'],
    ['waits for none where it is over', { until: now }, { owesFactor: true }, 'not-permitted'],
    ['is stopped by its device', {}, { seats: seat('device-failing') }, 'device-failing'],
    ['is stopped by its badge', {}, { seats: seat('not-badged-in') }, 'not-badged-in'],
    ['is over whatever its device', { until: now }, { seats: seat('device-failing') }, 'not-permitted'],
    ['is at another site', {}, { worksFrom: () => false }, 'network-not-allowed'],
  ])('%s', (_, one, more, code) => {
    expect(codeOf(one, more)).toBe(code);
  });

  it('says each end in words of its own, with a next step', () => {
    const whys = [
      'ended',
      'replaced',
      'removed',
      'unanswered',
      'site-closed',
      'directory',
      'conduct',
    ] as const;
    const stops = whys.map((endedWhy) => standingOf([{ ...base, endedWhy }], facts).work[0]?.stop);
    expect(new Set(stops.map((stop) => stop?.text)).size).toBe(whys.length);
    expect(stops.every((stop) => (stop?.next.length ?? 0) > 10)).toBe(true);
  });

  it('knows when the clock changes it: a start, an end, a shift, an extension', () => {
    const at = (one: Partial<PastAssignment>) =>
      standingOf([{ ...base, ...one }], facts).changesAt?.toISOString();
    expect(at({})).toBeUndefined();
    expect(at({ shift })).toBe('2026-11-02T12:00:00.000Z');
    const [start, end] = [Date.parse('2026-11-02T12:00:00Z'), Date.parse('2026-11-02T13:30:00Z')];
    expect(at({ shift, changes: [{ kind: 'on', because: 'extend', start, end }] })).toBe(
      '2026-11-02T13:30:00.000Z',
    );
    expect(at({ until: new Date('2026-11-02T11:00:00Z'), shift })).toBe('2026-11-02T11:00:00.000Z');
    const coming = new Date('2026-11-02T10:30:00Z');
    expect(at({ from: coming })).toBe(coming.toISOString());
    expect(standingOf([{ ...base, from: coming }], facts).work).toEqual([]);
    expect(at({ endedWhy: 'ended', shift })).toBeUndefined();
    const stale = Date.parse('2026-11-02T10:15:00Z');
    expect(standingOf([base], { ...facts, seats: seat(null, stale) }).changesAt).toEqual(new Date(stale));
  });
});
