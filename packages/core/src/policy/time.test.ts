import { describe, expect, it } from 'vitest';
import { isPast, isRecent, minutes, minutesInWords, parseInstant } from './time.ts';

const now = Date.UTC(2026, 9, 1, 12);

describe('parseInstant', () => {
  it.each([
    ['2026-10-01T12:00Z', now],
    ['2026-10-01T12:00:00Z', now],
    ['2026-10-01T12:00:00.000Z', now],
    ['2026-10-01T20:00:00+08:00', now],
    ['2024-02-29T00:00:00Z', Date.UTC(2024, 1, 29)],
  ])('%s', (text, expected) => {
    expect(parseInstant(text)).toBe(expected);
  });

  it.each([
    '2026-10-01',
    '2026-10-01T12:00',
    '2026-02-30T00:00Z',
    '2026-02-29T00:00Z',
    '2026-13-01T00:00Z',
    '2026-00-10T00:00Z',
    '2026-10-01T24:00Z',
    '2026-10-01T12:60Z',
    '2026-10-01 12:00Z',
    '2026-10-01T12:00+25:00',
    'tomorrow',
    '',
  ])('refuses %s', (text) => {
    expect(parseInstant(text)).toBeUndefined();
  });
});

describe('isRecent', () => {
  it.each([
    ['just now', 0, true],
    ['one millisecond short of the window', minutes(10) - 1, true],
    ['exactly the window', minutes(10), false],
    ['ahead by less than a clock may differ', -minutes(1), true],
    ['ahead by more', -minutes(1) - 1, false],
    ['not a number', Number.NaN, false],
    ['endless', Number.POSITIVE_INFINITY, false],
  ])('%s', (_, age, expected) => {
    expect(isRecent(now - age, now, minutes(10))).toBe(expected);
  });

  it('does not believe a broken clock', () => {
    expect(isRecent(now, Number.NaN, minutes(10))).toBe(false);
    expect(isPast(now, Number.NaN)).toBe(false);
    expect(isPast(Number.NEGATIVE_INFINITY, now)).toBe(false);
  });
});

it('says minutes in words', () => {
  expect(minutesInWords(1)).toBe('1 minute');
  expect(minutesInWords(90)).toBe('90 minutes');
  expect(minutesInWords(480)).toBe('8 hours');
  expect(minutesInWords(1440)).toBe('24 hours');
  expect(minutesInWords(2880)).toBe('2 days');
});
