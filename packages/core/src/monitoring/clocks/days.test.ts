import { describe, expect, it } from 'vitest';
import { clock, fact, known, vendorKnown } from '../../../../../tests/support/clocks.ts';
import type { Fact } from './index.ts';

describe('HIPAA', () => {
  it.each([
    [
      'the day of discovery does not count',
      '2026-01-01T15:00:00Z',
      'America/New_York',
      '2026-03-03T04:59:59.000Z',
    ],
    [
      'it ends at midnight where it was discovered',
      '2026-01-02T03:00:00Z',
      'America/New_York',
      '2026-03-03T04:59:59.000Z',
    ],
    [
      'the same instant, another day in Manila',
      '2026-01-01T17:00:00Z',
      'Asia/Manila',
      '2026-03-03T15:59:59.000Z',
    ],
    ['a leap day is a day', '2028-01-15T12:00:00Z', 'America/Chicago', '2028-03-16T04:59:59.000Z'],
    [
      'a last day of 25 hours ends with it',
      '2026-09-02T12:00:00Z',
      'America/Denver',
      '2026-11-02T06:59:59.000Z',
    ],
    ['a zone that skips midnight', '2026-02-26T10:00:00Z', 'Africa/Cairo', '2026-04-27T20:59:59.000Z'],
  ])('60 days: %s', (_, at, zone, due) => {
    expect(clock([known(at, zone)], 'hipaa-individuals').due?.at).toBe(due);
  });

  it.each([
    [
      'an ordinary year',
      '2026-06-01T12:00:00Z',
      'America/New_York',
      'Monday 1 March 2027, 23:59 (America/New_York, UTC-05:00)',
    ],
    [
      'a leap year ends it a day earlier',
      '2027-06-01T12:00:00Z',
      'America/New_York',
      'Tuesday 29 February 2028, 23:59 (America/New_York, UTC-05:00)',
    ],
    [
      '31 December there, 1 January in UTC',
      '2027-01-01T02:00:00Z',
      'America/New_York',
      'Monday 1 March 2027, 23:59 (America/New_York, UTC-05:00)',
    ],
    [
      '1 January there, 31 December in UTC',
      '2026-12-31T20:00:00Z',
      'Asia/Manila',
      'Tuesday 29 February 2028, 23:59 (Asia/Manila, UTC+08:00)',
    ],
  ])('fewer than 500, 60 days after the year: %s', (_, at, zone, words) => {
    expect(clock([known(at, zone)], 'hipaa-hhs-year').due?.words).toBe(words);
  });

  const AT = '2026-01-10T15:00:00Z';
  const ZONE = 'America/New_York';
  const affected = (count: number): Fact => fact(AT, ZONE, { kind: 'affected', count });
  const living = (place: string, count: number): Fact => fact(AT, ZONE, { kind: 'residents', place, count });
  const stateOf = (facts: readonly Fact[], id: string): string =>
    clock([known(AT, ZONE), ...facts], id).state;

  it.each([
    ['nobody counted', [], 'running', 'running'],
    ['499', [affected(499)], 'not-owed', 'running'],
    ['500', [affected(500)], 'running', 'not-owed'],
  ])('HHS, %s: at once %s, by the year %s', (_, facts, large, year) => {
    expect([stateOf(facts, 'hipaa-hhs'), stateOf(facts, 'hipaa-hhs-year')]).toEqual([large, year]);
  });

  it.each([
    ['nobody counted', [], 'hipaa-media', 'running'],
    ['500 in one state', [affected(500), living('US-TX', 500)], 'hipaa-media@US-TX', 'not-owed'],
    ['501 in one state', [affected(501), living('US-TX', 501)], 'hipaa-media@US-TX', 'running'],
    ['400 there and 101 not placed', [affected(501), living('US-TX', 400)], 'hipaa-media@US-TX', 'running'],
    ['400 there and 100 not placed', [affected(500), living('US-TX', 400)], 'hipaa-media@US-TX', 'not-owed'],
    ['501 not placed at all', [affected(501)], 'hipaa-media', 'running'],
    [
      '600 over two states',
      [affected(600), living('US-TX', 300), living('US-OK', 300)],
      'hipaa-media',
      'not-owed',
    ],
  ])('media, %s', (_, facts, id, state) => {
    expect(stateOf(facts, id)).toBe(state);
  });

  it('tells HHS no later than the individuals', () => {
    const told = fact('2026-02-01T15:00:00Z', ZONE, {
      kind: 'sent',
      clock: 'hipaa-individuals',
      whole: true,
    });
    expect(clock([known(AT, ZONE), told], 'hipaa-hhs').due?.at).toBe('2026-02-02T04:59:59.000Z');
  });

  it('counts from the vendor’s discovery too, until somebody says that it is no agent', () => {
    const facts = [known(AT, ZONE), vendorKnown('2026-01-03T15:00:00Z', ZONE)];
    expect(clock(facts, 'hipaa-individuals~vendor').due?.at).toBe('2026-03-05T04:59:59.000Z');
    const ruled = [...facts, fact(AT, ZONE, { kind: 'vendor-is-agent', is: false })];
    expect(clock(ruled, 'hipaa-individuals~vendor').state).toBe('not-owed');
    expect(clock(ruled, 'hipaa-individuals').state).toBe('running');
  });

  it('counts from when diligence would have shown it, for HIPAA alone', () => {
    const facts = [
      vendorKnown(AT, ZONE),
      fact('2026-01-05T15:00:00Z', ZONE, { kind: 'vendor-should-have-known', recordedAt: AT }),
    ];
    expect(clock(facts, 'hipaa-410').from?.at).toBe('2026-01-05T15:00:00.000Z');
    expect(clock(facts, 'gdpr-33-2').from?.at).toBe('2026-01-10T15:00:00.000Z');
  });

  it.each([
    ['encrypted', { kind: 'encrypted', is: true }],
    ['hardly compromised', { kind: 'low-probability', is: true }],
    ['not covered', { kind: 'law', law: 'hipaa', applies: false }],
  ] as const)('is not owed when %s', (_, told) => {
    expect(stateOf([fact(AT, ZONE, told)], 'hipaa-individuals')).toBe('not-owed');
  });
});

describe('law enforcement', () => {
  const ZONE = 'America/New_York';
  const START = known('2026-01-10T15:00:00Z', ZONE);
  /** The end of 11 March, in New York. */
  const DUE = '2026-03-12T03:59:59.000Z';
  const said = (at: string, form: 'written' | 'oral' | null, until: string | null): Fact =>
    fact(at, ZONE, { kind: 'law-enforcement', form, until });

  it.each([
    [
      'written, within the time: moves nothing',
      [said('2026-01-20T15:00:00Z', 'written', '2026-02-20T15:00:00Z')],
      DUE,
    ],
    [
      'written, beyond it: due when it ends',
      [said('2026-01-20T15:00:00Z', 'written', '2026-06-01T15:00:00Z')],
      '2026-06-01T15:00:00.000Z',
    ],
    [
      'only spoken: 30 days at most',
      [said('2026-03-01T15:00:00Z', 'oral', '2026-06-01T15:00:00Z')],
      '2026-03-31T14:00:00.000Z',
    ],
    [
      'spoken, for less',
      [said('2026-03-10T15:00:00Z', 'oral', '2026-03-15T14:00:00Z')],
      '2026-03-15T14:00:00.000Z',
    ],
    [
      'written, without a time: as if spoken',
      [said('2026-03-01T15:00:00Z', 'written', null)],
      '2026-03-31T14:00:00.000Z',
    ],
    [
      'nobody says which: as if spoken',
      [said('2026-03-01T15:00:00Z', null, '2026-06-01T15:00:00Z')],
      '2026-03-31T14:00:00.000Z',
    ],
    [
      'spoken, then written in that time',
      [
        said('2026-03-01T15:00:00Z', 'oral', null),
        said('2026-03-20T15:00:00Z', 'written', '2026-05-01T14:00:00Z'),
      ],
      '2026-05-01T14:00:00.000Z',
    ],
    [
      'spoken, then written too late',
      [
        said('2026-03-01T15:00:00Z', 'oral', null),
        said('2026-04-01T15:00:00Z', 'written', '2026-05-01T14:00:00Z'),
      ],
      '2026-03-31T14:00:00.000Z',
    ],
    [
      'after it was due: moves nothing',
      [said('2026-03-12T05:00:00Z', 'written', '2026-06-01T15:00:00Z')],
      DUE,
    ],
  ])('%s', (_, statements, due) => {
    expect(clock([START, ...statements], 'hipaa-individuals').due?.at).toBe(due);
  });

  it('holds back what may not go out yet, and not the GDPR', () => {
    const facts = [START, said('2026-01-20T15:00:00Z', 'written', '2026-02-20T15:00:00Z')];
    const held = clock(facts, 'hipaa-individuals', '2026-02-01T00:00:00Z');
    expect([held.state, held.tolledUntil?.at]).toEqual(['tolled', '2026-02-20T15:00:00.000Z']);
    expect(clock(facts, 'hipaa-individuals', '2026-02-21T00:00:00Z').state).toBe('running');
    expect(clock(facts, 'gdpr-33-1', '2026-01-11T00:00:00Z').state).toBe('running');
    expect(clock(facts, 'hipaa-individuals').why.join(' ')).toContain('nothing may go out before');
  });
});

describe('California', () => {
  const ZONE = 'America/Los_Angeles';
  const AT = '2026-03-01T18:00:00Z';
  const count = (people: number, there?: number): Fact[] => [
    fact(AT, ZONE, { kind: 'affected', count: people }),
    ...(there === undefined ? [] : [fact(AT, ZONE, { kind: 'residents', place: 'US-CA', count: there })]),
  ];

  it('tells residents in 30 calendar days, over a change of clocks, whatever the last day is', () => {
    const found = clock([known(AT, ZONE)], 'california-residents');
    expect(found.due?.words).toBe('Tuesday 31 March 2026, 23:59 (America/Los_Angeles, UTC-07:00)');
    const sunday = clock([known('2026-03-06T20:00:00Z', ZONE)], 'california-residents');
    expect(sunday.due?.words).toBe('Sunday 5 April 2026, 23:59 (America/Los_Angeles, UTC-07:00)');
    expect(sunday.why.at(-1)).toContain('ends on a weekend');
  });

  it('tells the Attorney General in 15 days of that, and by day 45 whatever happens', () => {
    const waiting = clock([known(AT, ZONE)], 'california-attorney-general');
    expect([waiting.state, waiting.due?.at]).toEqual(['waiting', '2026-04-16T06:59:59.000Z']);
    const told = fact('2026-03-10T18:00:00Z', ZONE, {
      kind: 'sent',
      clock: 'california-residents',
      whole: true,
    });
    const found = clock([known(AT, ZONE), told], 'california-attorney-general', '2026-03-11T00:00:00Z');
    expect([found.state, found.due?.at]).toEqual(['running', '2026-03-26T06:59:59.000Z']);
  });

  it.each([
    ['nobody counted', [], 'running', 'waiting'],
    [
      'nobody lives there',
      count(800, 0).concat(fact(AT, ZONE, { kind: 'residents', place: 'US-NV', count: 800 })),
      'not-owed',
      'not-owed',
    ],
    ['500', count(500), 'running', 'not-owed'],
    ['501', count(501), 'running', 'waiting'],
    ['10 there, 490 not placed', count(500, 10), 'running', 'not-owed'],
  ])('%s: residents %s, Attorney General %s', (_, facts, residents, general) => {
    const all = [known(AT, ZONE), ...facts];
    expect(['california-residents', 'california-attorney-general'].map((id) => clock(all, id).state)).toEqual(
      [residents, general],
    );
  });

  it('has the vendor tell the owner at once', () => {
    const found = clock([vendorKnown(AT, ZONE)], 'california-owner');
    expect([found.due, found.limit, found.by]).toEqual([null, 'immediately following discovery', 'vendor']);
  });
});
