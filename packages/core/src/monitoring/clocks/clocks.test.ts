import { describe, expect, it } from 'vitest';
import { clock, fact, known, vendorKnown } from '../../../../../tests/support/clocks.ts';
import { clocksOf, type Fact } from './index.ts';

const contract = (at: string, zone: string, hours: number): Fact =>
  fact(at, zone, { kind: 'contract', agreement: 'agr_one', clause: '7.1', hours });

describe('hours pass as they pass', () => {
  const ID = 'contract:agr_one:7.1';
  it.each([
    ['an ordinary day', '2026-11-27T09:30:00Z', 'Europe/Berlin', 24, '2026-11-28T09:30:00.000Z'],
    ['over a weekend', '2026-11-27T16:00:00Z', 'America/Chicago', 72, '2026-11-30T16:00:00.000Z'],
    ['clocks put forward in Berlin', '2026-03-28T12:00:00Z', 'Europe/Berlin', 24, '2026-03-29T12:00:00.000Z'],
    ['clocks put back in Berlin', '2026-10-24T12:00:00Z', 'Europe/Berlin', 24, '2026-10-25T12:00:00.000Z'],
    [
      'clocks put forward in New York',
      '2026-03-07T20:00:00Z',
      'America/New_York',
      48,
      '2026-03-09T20:00:00.000Z',
    ],
    ['over a leap day', '2028-02-28T23:30:00Z', 'Asia/Manila', 48, '2028-03-01T23:30:00.000Z'],
    ['over the end of a year', '2026-12-31T23:59:00Z', 'Asia/Kolkata', 1, '2027-01-01T00:59:00.000Z'],
  ])('%s', (_, at, zone, hours, due) => {
    expect(clock([contract(at, zone, hours), vendorKnown(at, zone)], ID).due?.at).toBe(due);
  });

  it('tells the wall clock of both sides of a change of clocks', () => {
    const at = '2026-10-24T12:00:00Z';
    const found = clock([contract(at, 'Europe/Berlin', 24), vendorKnown(at, 'Europe/Berlin')], ID);
    expect([found.from?.words, found.due?.words]).toEqual([
      'Saturday 24 October 2026, 14:00 (Europe/Berlin, UTC+02:00)',
      'Sunday 25 October 2026, 13:00 (Europe/Berlin, UTC+01:00)',
    ]);
  });
});

describe('the GDPR', () => {
  it.each([
    ['an ordinary week', '2026-11-24T08:15:00Z', 'Europe/Dublin', '2026-11-27T08:15:00.000Z'],
    [
      'Christmas and a weekend give no more time',
      '2026-12-24T15:00:00Z',
      'Europe/Rome',
      '2026-12-27T15:00:00.000Z',
    ],
    ['clocks put forward', '2026-03-27T23:30:00Z', 'Europe/Madrid', '2026-03-30T23:30:00.000Z'],
    ['clocks put back', '2026-10-23T22:30:00Z', 'Europe/Madrid', '2026-10-26T22:30:00.000Z'],
    ['29 February', '2028-02-27T10:00:00Z', 'Europe/Paris', '2028-03-01T10:00:00.000Z'],
  ])('33(1): 72 hours over %s', (_, at, zone, due) => {
    expect(clock([known(at, zone)], 'gdpr-33-1').due?.at).toBe(due);
  });

  const AT = '2026-11-24T08:00:00Z';
  const ZONE = 'Europe/Berlin';

  it('counts from the first time the company knew, not from the last that was told', () => {
    const later = [known('2026-11-24T18:00:00Z', ZONE), known(AT, ZONE)];
    expect(clock(later, 'gdpr-33-1').from?.at).toBe('2026-11-24T08:00:00.000Z');
  });

  it('counts from the first record where nobody says when the company knew, and says so', () => {
    const found = clock([vendorKnown(AT, ZONE)], 'gdpr-33-1');
    expect(found.due?.at).toBe('2026-11-27T08:00:00.000Z');
    expect(found.why[0]).toContain('at the latest when the first fact was recorded');
  });

  it('takes what nobody assessed as a high risk, and says so', () => {
    const found = clock([known(AT, ZONE)], 'gdpr-34');
    expect([found.state, found.due, found.limit]).toEqual(['running', null, 'without undue delay']);
    expect(found.taken).toContain('Nobody assessed the risk: taken as high.');
    expect(found.taken).toContain('Whether the GDPR applies is not told: taken as yes.');
  });

  it.each([
    ['unlikely', 'not-owed', 'not-owed'],
    ['likely', 'running', 'not-owed'],
    ['high', 'running', 'running'],
  ])('a risk that is %s: authority %s, individuals %s', (risk, authority, individuals) => {
    const facts = [known(AT, ZONE), fact(AT, ZONE, { kind: 'risk', risk })];
    expect(['gdpr-33-1', 'gdpr-34'].map((id) => clock(facts, id).state)).toEqual([authority, individuals]);
  });

  it('knows when a vendor does and not since when: then from the earliest time known', () => {
    const facts = [
      known(AT, ZONE),
      contract(AT, ZONE, 24),
      fact('2026-11-25T08:00:00Z', ZONE, { kind: 'vendor-aware', exact: false }),
    ];
    const found = clock(facts, 'contract:agr_one:7.1');
    expect(found.from?.at).toBe('2026-11-24T08:00:00.000Z');
    expect(found.why[0]).toContain('since when is not told');
  });

  it('waits for a vendor of whom nobody says that it knows', () => {
    const found = clock([known(AT, ZONE), contract(AT, ZONE, 24)], 'contract:agr_one:7.1');
    expect([found.state, found.due]).toEqual(['waiting', null]);
  });

  it('is partly done by a first phase in time, and late by one after it', () => {
    const sent = (at: string, whole: boolean): Fact =>
      fact(at, ZONE, { kind: 'sent', clock: 'gdpr-33-1', whole });
    const inTime = clock(
      [known(AT, ZONE), sent('2026-11-27T07:59:00Z', false)],
      'gdpr-33-1',
      '2026-12-01T00:00:00Z',
    );
    expect([inTime.state, inTime.late]).toEqual(['partly', false]);
    const late = clock([known(AT, ZONE), sent('2026-11-27T08:01:00Z', true)], 'gdpr-33-1');
    expect([late.state, late.late]).toEqual(['done', true]);
    const never = clock([known(AT, ZONE)], 'gdpr-33-1', '2026-11-27T08:00:01Z');
    expect([never.state, never.late]).toEqual(['overdue', true]);
  });

  it('reminds at half, four fifths and the end', () => {
    const { reminders } = clock([known(AT, ZONE)], 'gdpr-33-1');
    expect(reminders.map(({ mark, moment }) => [mark, moment.at])).toEqual([
      [50, '2026-11-25T20:00:00.000Z'],
      [80, '2026-11-26T17:36:00.000Z'],
      [100, '2026-11-27T08:00:00.000Z'],
    ]);
    expect(clock([known(AT, ZONE)], 'gdpr-34').reminders.map(({ mark }) => mark)).toEqual([0]);
  });
});

it('counts nothing rather than something wrong', () => {
  expect(() => clocksOf([known('2026-02-30T00:00:00Z', 'UTC')], 0)).toThrow(RangeError);
  expect(() => clocksOf([known('2026-02-03T00:00:00Z', 'Atlantis/Harbor')], 0)).toThrow(RangeError);
  expect(clocksOf([], 0)).toEqual([]);
});
