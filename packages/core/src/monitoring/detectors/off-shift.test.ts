import { describe, expect, it } from 'vitest';
import { offShift } from './off-shift.ts';
import { DAY, event, HOUR, MINUTE, row, severitiesOf, signsOf, START, type Told } from './scene.ts';

const bare = { ticket: null, ticketState: null };
const own = { 'unexplained-a-day': 1 };

/** A shift of eight hours from 09:00, told as it starts. */
const shift = event({ kind: 'shift', subject: null, until: START + 8 * HOUR });

const from = (hours: number, told: Told) => (i: number) => ({ ...told, after: hours * HOUR + i * MINUTE });

describe('outside a shift that was told', () => {
  it.each<[string, number, (place: number) => Told, readonly string[]]>([
    ['within it', 40, from(1, bare), []],
    ['half an hour over, to finish', 20, from(8, {}), []],
    ['an hour over, on tickets', 20, from(9, {}), ['low']],
    ['an hour over, without tickets', 20, from(9, bare), ['low', 'high']],
    ['three hours over, on tickets', 20, from(11, {}), ['low', 'medium']],
    ['two customers an hour over', 2, from(9, bare), []],
    ['an hour over, refused', 20, from(9, { ...bare, ok: false }), ['low']],
    ['an hour over, refused once', 1, from(9, { ...bare, ok: false }), []],
    ['before it', 20, from(-3, bare), ['low', 'high']],
  ])('%s', (_, count, told, says) => {
    expect(severitiesOf(offShift, [shift, ...row(count, told)], { own })).toEqual(says);
  });

  it('follows a roster that was changed', () => {
    const longer = event({ kind: 'shift', subject: null, until: START + 12 * HOUR });
    expect(severitiesOf(offShift, [shift, longer, ...row(20, from(10, bare))], { own })).toEqual([]);
  });

  it.each<[string, number, number, number, readonly string[]]>([
    ['one that ends sooner', 2, 3, 4, ['low', 'high']],
    ['one that was taken away', 2, 2, 4, ['low', 'high']],
    ['one that was taken away, before that was told', 2, 2, 1, []],
    ['one that ends later', 2, 12, 10, []],
  ])('follows a shift that was changed: %s', (_, told, until, worked, says) => {
    const changed = event({
      ...{ kind: 'shift', subject: null, code: 'changed' },
      ...{ after: told * HOUR, until: START + until * HOUR },
    });
    const work = row(20, from(worked, bare));
    const events = worked < told ? [shift, ...work, changed] : [shift, changed, ...work];
    expect(severitiesOf(offShift, events, { own })).toEqual(says);
  });

  it('says how far outside and what was taken', () => {
    const [sign] = signsOf(offShift, [shift, ...row(4, from(9, bare))], { own });
    expect(sign?.reason).toBe(
      'Worked 62 minutes outside any shift: 3 customers, 3 of them without a ticket that explains it.',
    );
  });
});

describe('outside the hours somebody usually works, where no roster is told', () => {
  const days = (count: number, hour: (day: number) => number) =>
    Array.from({ length: count }, (_, day) =>
      row(8, (i) => ({ after: (day - count) * DAY + (hour(day) + i) * HOUR })),
    ).flat();

  it.each<[string, number, (day: number) => number, number, readonly string[]]>([
    ['at night, without tickets', 20, () => 0, 16, ['low', 'high']],
    ['an hour longer', 20, () => 0, 8, []],
    ['at night, in the first week', 5, () => 0, 16, []],
    ['at night, by turns with the day', 20, (day) => (day % 2) * 12, 16, []],
  ])('%s', (_, known, hour, at, says) => {
    expect(severitiesOf(offShift, [...days(known, hour), ...row(20, from(at, bare))], { own })).toEqual(says);
  });

  it('is context on a first night with tickets, and for whose work needs none', () => {
    expect(severitiesOf(offShift, [...days(20, () => 0), ...row(40, from(16, {}))], { own })).toEqual([
      'low',
    ]);
    const quality = { own: { 'unexplained-a-day': 40 } };
    expect(severitiesOf(offShift, [...days(20, () => 0), ...row(40, from(16, bare))], quality)).toEqual([
      'low',
    ]);
  });
});
