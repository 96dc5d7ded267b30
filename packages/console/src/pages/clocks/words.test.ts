import { describe, expect, it } from 'vitest';
import type { NoticeClock } from '../../api/types.ts';
import { lasting, nameOf, passed, standing, toneOf, workedBy } from './words.ts';

const moment = (at: string) => ({ at, zone: 'UTC', words: at });
const CLOCK: NoticeClock = {
  ...{ id: 'gdpr-33-1', kind: 'gdpr-33-1', law: 'gdpr', citation: 'GDPR Article 33(1)', by: 'company' },
  ...{
    to: 'supervisory-authority',
    agreement: null,
    limit: '72 hours',
    counted: '',
    state: 'running',
    late: false,
  },
  ...{ from: moment('2026-11-01T00:00:00Z'), due: moment('2026-11-04T00:00:00Z'), reminders: [], why: [] },
  ...{ tolledUntil: null, taken: [], place: null, discovery: 'own', asCorrected: null },
};
const at = (text: string): number => Date.parse(text);

it.each([
  [59_000, 'less than a minute'],
  [60_000, '1 minute'],
  [3_600_000 + 60_000, '1 hour 1 minute'],
  [2 * 86_400_000 + 4 * 3_600_000 + 60_000, '2 days 4 hours'],
  [86_400_000 + 60_000, '1 day'],
])('%d ms are %s', (ms, words) => {
  expect(lasting(ms)).toBe(words);
});

it.each<[Partial<NoticeClock>, string]>([
  [{}, 'Supervisory authority, GDPR Article 33(1)'],
  [{ to: 'company', by: 'vendor' }, 'The company by the vendor, GDPR Article 33(1)'],
  [
    { to: 'media', place: 'US-TX', discovery: 'vendor' },
    'The media of US-TX, GDPR Article 33(1), counted from the vendor’s discovery',
  ],
])('with %j is called %s', (part, name) => {
  expect(nameOf({ ...CLOCK, ...part })).toBe(name);
});

describe('a clock', () => {
  it.each([
    ['2026-11-01T12:00:00Z', '2 days 12 hours left', 1 / 6, 'wait'],
    ['2026-11-03T10:00:00Z', '14 hours left', 58 / 72, 'warn'],
    ['2026-11-04T03:00:00Z', 'Overdue by 3 hours', 1, 'bad'],
  ])('at %s: %s', (now, words, share, tone) => {
    expect([standing(CLOCK, at(now)), passed(CLOCK, at(now)), toneOf(CLOCK, at(now))]).toEqual([
      words,
      share,
      tone,
    ]);
  });

  it.each<[Partial<NoticeClock>, string, string]>([
    [{ state: 'done' }, 'Given in time', 'good'],
    [{ state: 'done', late: true }, 'Given, too late', 'bad'],
    [{ state: 'not-owed' }, 'Not owed', 'plain'],
    [{ state: 'tolled' }, 'Held back by law enforcement', 'stop'],
    [{ state: 'waiting', from: null, due: null }, 'Not begun', 'plain'],
    [{ due: null }, 'Owed at once, for 12 hours now', 'warn'],
  ])('that is %j: %s', (part, words, tone) => {
    const now = at('2026-11-01T12:00:00Z');
    expect([standing({ ...CLOCK, ...part }, now), toneOf({ ...CLOCK, ...part }, now)]).toEqual([words, tone]);
  });
});

it('as corrected, a clock stands by what was not taken back', () => {
  const due = moment('2026-11-10T00:00:00Z');
  const asCorrected = {
    from: CLOCK.from,
    due,
    state: 'running' as const,
    late: false,
    reminders: [],
    why: '',
  };
  const now = at('2026-11-09T00:00:00Z');
  expect(standing({ ...CLOCK, asCorrected }, now)).toBe('Overdue by 5 days');
  expect(standing(workedBy({ ...CLOCK, asCorrected }), now)).toBe('1 day left');
});
