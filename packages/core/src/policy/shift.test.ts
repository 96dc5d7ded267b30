import { describe, expect, it } from 'vitest';
import { isOnShift, lastSpan, nextTurn, readShift, spanAt, type Shift, type ShiftChange } from './shift.ts';

const at = (text: string): number => Date.parse(text);
const day: Shift = {
  days: ['mon', 'tue', 'wed', 'thu', 'fri'],
  from: '08:00',
  to: '17:00',
  timeZone: 'Asia/Manila',
};
const night: Shift = { days: ['fri'], from: '22:00', to: '06:00', timeZone: 'Asia/Manila' };
const newYork: Shift = { from: '02:00', to: '10:00', timeZone: 'America/New_York' };

describe('when a shift runs', () => {
  it.each<[string, Shift, string, string, string]>([
    // 2 November 2026 is a Monday; Manila is eight hours ahead.
    ['the shift of today', day, '2026-11-02T02:00:00Z', '2026-11-02T00:00:00Z', '2026-11-02T09:00:00Z'],
    ['its first moment', day, '2026-11-02T00:00:00Z', '2026-11-02T00:00:00Z', '2026-11-02T09:00:00Z'],
    ['its end is outside', day, '2026-11-02T09:00:00Z', '2026-11-03T00:00:00Z', '2026-11-03T09:00:00Z'],
    ['over a weekend', day, '2026-11-06T09:00:00Z', '2026-11-09T00:00:00Z', '2026-11-09T09:00:00Z'],
    ['past midnight', night, '2026-11-06T20:00:00Z', '2026-11-06T14:00:00Z', '2026-11-06T22:00:00Z'],
    ['once a week', night, '2026-11-06T22:00:00Z', '2026-11-13T14:00:00Z', '2026-11-13T22:00:00Z'],
    // Clocks go forward on 8 March 2026 from 02:00 to 03:00, back on 1 November from 02:00 to 01:00.
    ['clocks forward', newYork, '2026-03-08T06:59:00Z', '2026-03-08T07:00:00Z', '2026-03-08T14:00:00Z'],
    ['clocks back', newYork, '2026-11-01T08:00:00Z', '2026-11-01T07:00:00Z', '2026-11-01T15:00:00Z'],
  ])('is found for %s', (_, shift, now, start, end) => {
    expect(spanAt(shift, at(now))).toEqual({ start: at(start), end: at(end) });
  });

  it('is found afterwards too', () => {
    expect(lastSpan(day, at('2026-11-08T12:00:00Z'))).toEqual({
      start: at('2026-11-06T00:00:00Z'),
      end: at('2026-11-06T09:00:00Z'),
    });
  });
});

describe('being on shift', () => {
  const change = (kind: 'on' | 'off', start: string, end: string): ShiftChange => ({
    kind,
    start: at(start),
    end: at(end),
  });
  const extended = [change('on', '2026-11-02T09:00:00Z', '2026-11-02T11:00:00Z')];
  const given = [change('off', '2026-11-02T00:00:00Z', '2026-11-02T09:00:00Z')];
  it.each<[string, Shift | null, readonly ShiftChange[], string, boolean]>([
    ['always', null, [], '2026-11-02T20:00:00Z', true],
    ['within', day, [], '2026-11-02T08:59:00Z', true],
    ['after it', day, [], '2026-11-02T09:00:00Z', false],
    ['extended', day, extended, '2026-11-02T09:00:00Z', true],
    ['after the extension', day, extended, '2026-11-02T11:00:00Z', false],
    ['given away', day, given, '2026-11-02T05:00:00Z', false],
    ['given away and taken over at once', day, [...given, ...extended], '2026-11-02T09:00:00Z', true],
    ['always, but off by name', null, given, '2026-11-02T05:00:00Z', false],
  ])('is right %s', (_, shift, changes, now, on) => {
    expect(isOnShift(shift, changes, at(now))).toBe(on);
  });

  it('tells when it turns, extensions joined on', () => {
    expect(nextTurn(day, extended, at('2026-11-02T08:00:00Z'))).toBe(at('2026-11-02T11:00:00Z'));
    expect(nextTurn(day, [], at('2026-11-02T09:00:00Z'))).toBe(at('2026-11-03T00:00:00Z'));
    expect(nextTurn(day, given, at('2026-11-02T05:00:00Z'))).toBe(at('2026-11-03T00:00:00Z'));
    expect(nextTurn(null, [], 0)).toBeNull();
  });
});

it.each([
  null,
  'always',
  {},
  { from: '08:00', to: '08:00', timeZone: 'UTC' },
  { from: '08:00', to: '25:00', timeZone: 'UTC' },
  { from: '24:00', to: '08:00', timeZone: 'UTC' },
  { from: '08:00', to: '17:00', timeZone: 'Manila' },
  { from: '08:00', to: '17:00', timeZone: 'UTC', days: [] },
  { from: '08:00', to: '17:00', timeZone: 'UTC', day: ['mon'] },
])('reads no shift out of %j', (value) => {
  expect(readShift(value)).toBeUndefined();
});
