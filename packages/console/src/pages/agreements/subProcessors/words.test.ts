import { describe, expect, it } from 'vitest';
import { shareOver, stateMark, timeLeft } from './words.ts';

const now = Date.parse('2026-11-02T08:00:00Z');
const at = (ms: number) => new Date(now + ms).toISOString();
const [MINUTE, HOUR, DAY] = [60_000, 3_600_000, 86_400_000];

it.each([
  [13 * DAY + 4 * HOUR, '13 days 4 hours'],
  [DAY, '1 day'],
  [DAY + 5 * MINUTE, '1 day'],
  [HOUR + MINUTE, '1 hour 1 minute'],
  [1, '1 minute'],
  [0, 'closed'],
  [-1, 'closed'],
])('%d milliseconds are %s', (ms, words) => {
  expect(timeLeft(at(ms), now)).toBe(words);
});

it('the bar goes from empty to full and not beyond', () => {
  expect(shareOver(at(0), at(DAY), now)).toBe(0);
  expect(shareOver(at(-DAY), at(DAY), now)).toBe(0.5);
  expect(shareOver(at(-2 * DAY), at(-DAY), now)).toBe(1);
  expect(shareOver(at(DAY), at(2 * DAY), now)).toBe(0);
});

describe('a sub-processor that may not be used', () => {
  const view = {
    ...{ bySilence: false, usableFrom: null, flowDownStatus: 'current' as const, objectUntil: at(DAY) },
    rule: { authorisation: 'general', noticeDays: 30, objectionDays: 30, clause: '3.2' },
  } as const;
  it('never looks good', () => {
    for (const state of ['notice', 'objected', 'authorised', 'withdrawn', 'ended'] as const) {
      expect(stateMark({ ...view, state }, now).tone).not.toBe('good');
    }
    expect(stateMark({ ...view, state: 'active' }, now).tone).toBe('good');
  });

  it('says when nobody answered', () => {
    expect(stateMark({ ...view, state: 'notice' }, now).words).toMatch(/runs/);
    expect(stateMark({ ...view, state: 'notice' }, now + 2 * DAY).words).toMatch(/Not answered/);
  });
});
